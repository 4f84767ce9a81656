"""Our engine asked as an application asks it: `SearchQuerySet`, Django's paginator, `load_all` from a database."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.paginator import Paginator
from django.db import connections
from haystack.query import SearchQuerySet

from articles.models import Article as Stored
from articles.models import Original, Source
from articles.search.engines import get_engine
from benchmarks.search.adapters.base import Answer
from benchmarks.search.adapters.ours import ThreeViews
from benchmarks.search.articles import FACETS, Article, read_articles
from benchmarks.search.questions import Question

_MOST_VALUES = 1000
_ROWS = 2000


class HaystackResults(ThreeViews):
    """A typed query on its way through Haystack; the index is ours, the database has what a page of results shows."""

    name = 'through SearchQuerySet'

    def open(self, folder: Path) -> None:
        count = int(folder.name.rpartition('-')[2])
        database = folder.with_name(f'database-{count}.sqlite3')
        is_new = not database.exists()
        connections['default'].close()
        connections['default'].settings_dict['NAME'] = str(database)
        settings.INDEX_DIR = folder
        if is_new:
            call_command('migrate', verbosity=0)
            _store(read_articles(folder.parent, count))
        self.engine = get_engine()

    def ask(self, question: Question) -> Answer | None:
        if question.kind == 'similar' or question.kind == 'prefix' or question.source or question.start:
            return None
        self.engine.forget_answers()
        results = SearchQuerySet().auto_query(_typed(question)).load_all()
        for name in FACETS if question.facets else ():
            results = results.facet(name, limit=_MOST_VALUES)
        if question.newest:
            results = results.order_by('-published')
        page = Paginator(results, question.per_page).page(question.page)
        articles = [result.object for result in page.object_list]
        assert None not in articles
        facets = {name: dict(values) for name, values in results.facet_counts().get('fields', {}).items()}
        ids = [article.pk for article in articles]
        passages = self.engine.passages(self.tree(question), ids) if question.snippets else {}
        return Answer(page.paginator.count, ids, facets if question.facets else {}, list(passages.values()))


def _typed(question: Question) -> str:
    words = ' OR '.join(question.words) if question.kind == 'any' else ' '.join(question.words)
    return f'"{words}"' if question.kind == 'phrase' else words


def _store(articles: Iterable[Article]) -> None:
    """Rows with what a page of results shows of an article."""
    original = Original.objects.create(sha256='0' * 64, size=0)
    sources: dict[str, Source] = {}
    remaining = iter(articles)
    while part := list(islice(remaining, _ROWS)):
        for slug in {article.source for article in part} - sources.keys():
            sources[slug], _ = Source.objects.get_or_create(slug=slug, defaults={'name_ar': slug})
        Stored.objects.bulk_create(
            Stored(
                id=article.id,
                original=original,
                received_as=f'{article.id}',
                headline=article.headline,
                body=article.body,
                source=sources[article.source],
                published_date=article.day,
                published_precision=Stored.Precision.DAY,
                published_basis=Stored.Basis.GIVEN,
            )
            for article in part
        )
