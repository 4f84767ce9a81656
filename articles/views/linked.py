"""The articles linked with a record, in the order of their days.

The search index has them sorted by day and counted. The database finds them too, but gathers all of a record's
articles before it can sort them: with a participant whom every article names that takes ten times as long as the rest
of the page. It answers where there is no index, and while the index has changes still to take over: a list that says
20 articles of 30 would be wrong.
"""

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest

from articles.models import Article, ArticleQuerySet, IndexChange
from articles.search.engines import SearchUnavailable, get_engine
from articles.search.engines.base import NEWEST, OLDEST
from articles.search.syntax import All, Filter, Node, Not
from articles.views.pagination import IndexedPaginator, page_of


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

    def find(start: int, stop: int) -> tuple[int, list[int]]:
        answer = get_engine().run(tree, order=OLDEST if oldest_first else NEWEST, start=start, stop=stop)
        return answer.total, answer.ids

    loaded = Article.objects.published().with_cards()
    try:
        _require_no_change_waiting()
        return IndexedPaginator(find, per_page, loaded).get_page(request.GET.get('page'))
    except SearchUnavailable:
        return page_of(request, counted, per_page, loaded=loaded)


def newest_linked(tree: Node, counted: Any, limit: int) -> list[int]:
    """The keys of the newest articles of `tree`; of the queryset `counted` of articles where the index is not up to
    date."""
    try:
        _require_no_change_waiting()
        return get_engine().run(tree, order=NEWEST, stop=limit).ids
    except SearchUnavailable:
        return list(counted.newest_first().values_list('pk', flat=True)[:limit])


def _require_no_change_waiting() -> None:
    """Raises SearchUnavailable while the index lags behind the database."""
    index = get_engine().generation.partition(':')[0]
    if IndexChange.objects.pending(index).exists():
        raise SearchUnavailable('Changes wait for the index')
