"""The articles linked with a record, in the order of their days.

The search index has them sorted by day and counted. The database finds them too, but gathers all of a record's
articles before it can sort them: with a participant whom every article names that takes ten times as long as the rest
of the page. It answers where there is no index, and while the index has changes still to take over: a list that says
20 articles of 30 would be wrong.
"""

from contextlib import suppress
from functools import partial
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import Article, ArticleQuerySet, IndexChange, Statement
from articles.search.engines import SearchUnavailable, get_engine
from articles.search.engines.base import NEWEST, OLDEST
from articles.search.syntax import All, Filter, Node, Not
from articles.views.pagination import BoundedPaginator, IndexedPaginator, page_of

NAMED_AT_MOST = 30_000
"""Articles that one query may name: SQLite takes 32,766 values, PostgreSQL 65,535."""


def linked_with(of: str, slug: str, *, but_not: str = '') -> Node:
    """The articles with a value of a facet field ('meeting', 'reported', 'topic'…), without those that have it in
    another field."""
    found = Filter(of, (slug,))
    return All((found, Not(Filter(but_not, (slug,))))) if but_not else found


def linked_page(
    request: HttpRequest, tree: Node, counted: ArticleQuerySet, *, per_page: int = 20, oldest_first: bool = False
) -> 'Page[Article]':
    """The page that `?page=` asks for of the articles of `tree`; `counted` selects and orders the same ones in the
    database."""

    loaded = Article.objects.published().with_cards()
    find = partial(linked_keys, tree, OLDEST if oldest_first else NEWEST)
    try:
        return IndexedPaginator(find, per_page, loaded).get_page(request.GET.get('page'))
    except SearchUnavailable:
        return page_of(request, counted, per_page, loaded=loaded)


def linked_keys(tree: Node, order: str, start: int, stop: int) -> tuple[int, list[int]]:
    """How many articles of `tree` there are, and the keys of those from and to. Raises SearchUnavailable without an
    index that is up to date."""
    _require_no_change_waiting()
    answer = get_engine().run(tree, order=order, start=start, stop=stop)
    return answer.total, answer.ids


class StatementPaginator(BoundedPaginator):
    """Pages of statements in the order of their articles: those of the newest articles of `tree`, in each of which
    something was said that may be asked for. They are sorted, not all there are of a speaker."""

    def __init__(self, entries: 'QuerySet[Any]', tree: Node, per_page: int, loaded: 'QuerySet[Any]') -> None:
        super().__init__(entries, per_page, loaded)
        self.tree = tree

    def keys_of(self, start: int, stop: int) -> list[int]:
        assert isinstance(self.object_list, QuerySet)
        wanted, articles = min(stop, self.count) - start, stop
        while articles <= NAMED_AT_MOST:
            found = get_engine().run(self.tree, order=NEWEST, stop=articles)
            among = self.object_list.filter(article__in=found.ids)
            keys = list(among.values_list('pk', flat=True)[start:stop])
            if len(keys) >= wanted or articles >= found.total:
                return keys
            articles *= 4
        return super().keys_of(start, stop)


def statement_page(request: HttpRequest, statements: 'QuerySet[Any]', tree: Node | None) -> 'Page[Statement]':
    """The page that `?page=` asks for of statements, newest article first; all of them are of articles of `tree`."""
    loaded = Statement.objects.select_related('speaker', 'article', 'article__source')
    ordered = statements.order_by('-article__published_order', '-article_id', 'start', 'end', 'kind')
    if tree is not None:
        with suppress(SearchUnavailable):  # then the database answers alone, from all statements
            _require_no_change_waiting()
            return StatementPaginator(ordered, tree, 20, loaded).get_page(request.GET.get('page'))
    return page_of(request, ordered, loaded=loaded)


def newest_linked(tree: Node, counted: Any, limit: int) -> list[int]:
    """The keys of the newest articles of `tree`; of the queryset `counted` of articles where the index is not up to
    date."""
    try:
        return linked_keys(tree, NEWEST, 0, limit)[1]
    except SearchUnavailable:
        return list(counted.newest_first().values_list('pk', flat=True)[:limit])


def _require_no_change_waiting() -> None:
    """Raises SearchUnavailable while the index lags behind the database."""
    index = get_engine().generation.partition(':')[0]
    if IndexChange.objects.pending(index).exists():
        raise SearchUnavailable('Changes wait for the index')
