"""Every address that the archive answers has its line in docs/pages.md."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from articles.urls import urlpatterns

DOCUMENTED = (Path(settings.BASE_DIR) / 'docs/pages.md').read_text(encoding='utf-8')


def _plain(route):
    route = re.sub(r'<(?:\w+:)?(\w+)>', r'<\1>', route).replace('<pk>', '<id>')
    return '/' + route


@pytest.mark.parametrize('pattern', urlpatterns, ids=lambda pattern: pattern.name)
def test_an_address_is_documented(pattern):
    route = _plain(str(pattern.pattern)).removesuffix('download/')
    if pattern.name == 'article_detail':
        route = '/articles/<id>/<slug>/'
    assert f'`{route}' in DOCUMENTED


@pytest.mark.parametrize('address', ['/healthz', '/readyz', '/sitemap.xml', '/robots.txt'])
def test_an_address_for_machines_is_documented(address):
    assert f'`{address}`' in DOCUMENTED
