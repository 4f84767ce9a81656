"""Builds the stock project's database and index from lines of JSON, or answers such lines.

python -m benchmarks.search.stock build|answer FOLDER
"""

import datetime
import json
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings

FOLDER = Path(sys.argv[2])
settings.configure(
    INSTALLED_APPS=['django.contrib.contenttypes', 'haystack', 'benchmarks.search.stock.apps.StockConfig'],
    DATABASES={'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': FOLDER / 'articles.sqlite3'}},
    HAYSTACK_CONNECTIONS={
        'default': {'ENGINE': 'haystack.backends.whoosh_backend.WhooshEngine', 'PATH': str(FOLDER / 'index')}
    },
    USE_TZ=False,
)
django.setup()

from django.core.paginator import Paginator  # noqa: E402
from django.db import connection  # noqa: E402
from haystack import connections  # noqa: E402
from haystack.query import SQ, SearchQuerySet  # noqa: E402

from benchmarks.search.stock.models import Article  # noqa: E402

FACETS = ('source', 'month', 'meeting', 'participant')
_PORTION = 500


def build() -> None:
    with connection.schema_editor() as editor:
        editor.create_model(Article)
    Article.objects.bulk_create((Article(**json.loads(line)) for line in sys.stdin), batch_size=_PORTION)
    backend = connections['default'].get_backend()
    index = connections['default'].get_unified_index().get_index(Article)
    keys = list(Article.objects.order_by('id').values_list('id', flat=True))
    for start in range(0, len(keys), _PORTION):
        backend.update(index, Article.objects.filter(id__in=keys[start : start + _PORTION]))


def answer() -> None:
    print('ready', flush=True)
    for line in sys.stdin:
        print(json.dumps(found(json.loads(line))), flush=True)


def found(asked: dict[str, Any]) -> dict[str, Any]:
    results = narrowed(words(asked['kind'], asked['words']), asked)
    if asked['facets']:
        for name in FACETS:
            results = results.facet(name)
    if asked['newest']:
        results = results.order_by('-day')
    if asked['snippets']:
        results = results.highlight()
    page = Paginator(results.load_all(), asked['per_page']).get_page(asked['page'])
    hits = list(page.object_list)
    [hit.object.headline for hit in hits]
    counts = results.facet_counts().get('fields', {}) if asked['facets'] else {}
    return {
        'total': page.paginator.count,
        'ids': [int(hit.pk) for hit in hits],
        'facets': {name: {str(value): count for value, count in values if value} for name, values in counts.items()},
        'snippets': [' '.join(hit.highlighted['text']) if hit.highlighted else '' for hit in hits]
        if asked['snippets']
        else [],
    }


def words(kind: str, asked: list[str]) -> SearchQuerySet:
    results = SearchQuerySet().models(Article)
    if kind == 'phrase':
        return results.filter(content__exact=' '.join(asked))
    lookup = 'content__startswith' if kind == 'prefix' else 'content'
    if kind in ('any', 'prefix'):
        condition = SQ(**{lookup: asked[0]})
        for word in asked[1:]:
            condition |= SQ(**{lookup: word})
        return results.filter(condition)
    for word in asked:
        results = results.filter(content=word)
    return results


def narrowed(results: SearchQuerySet, asked: dict[str, Any]) -> SearchQuerySet:
    if asked['start']:
        results = results.filter(day__gte=day(asked['start']), day__lte=day(asked['end']))
    return results.narrow(f'source_exact:{asked["source"]}') if asked['source'] else results


def day(written: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(written)


if __name__ == '__main__':
    {'build': build, 'answer': answer}[sys.argv[1]]()
