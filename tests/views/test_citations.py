"""Who a citation names as the author."""

import pytest

from articles.views.citations import cite_as_bibtex, cite_as_ris, cite_as_text
from tests.factories import ArticleFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize('byline', ['أستانا-موسكو-سانا', 'سانا', 'دمشق - سانا'])
def test_places_and_an_agency_are_the_agency(byline):
    article = ArticleFactory(byline=byline, headline='خبر', source=SourceFactory(name_ar='وكالة سانا'))
    assert 'author = {وكالة سانا}' in cite_as_bibtex(article, 'https://a.example/1')
    assert 'AU  - وكالة سانا\r\n' in cite_as_ris(article, 'https://a.example/1')
    assert cite_as_text(article, 'https://a.example/1').startswith('وكالة سانا. خبر. ')
    assert byline not in cite_as_text(article, 'https://a.example/1').split('. ')


@pytest.mark.parametrize('byline', ['أحمد العلي', 'دمشق - أحمد العلي', 'أحمد العلي - سانا'])
def test_a_person_stays_the_author(byline):
    article = ArticleFactory(byline=byline, source=SourceFactory(name_ar='وكالة سانا'))
    assert f'author = {{{byline}}}' in cite_as_bibtex(article, 'https://a.example/1')
