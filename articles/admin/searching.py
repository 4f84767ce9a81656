"""Which articles a search in the admin finds."""

from articles.arabic.folding import fold
from articles.models import Article
from articles.search.engines import SearchUnavailable
from articles.search.queries import search_ids
from articles.search.results import SearchRequest
from articles.views.pagination import COUNTED_TO

INDEXED_AT_MOST = 500
"""Articles that a search takes from the index: the best."""


def articles_found(typed: str) -> list[int]:
    """The keys of the articles with all words in headline, file name or byline, and of those that the index finds by
    all that it knows: the text, who and what it names.

    The database goes through all articles for the first, which is the longest part of such a search: once.
    """
    articles = Article.objects.order_by()
    for word in fold(typed).split():
        articles = articles.filter(search_norm__contains=word)
    return list({*articles.values_list('pk', flat=True)[: COUNTED_TO + 1], *_indexed(typed)})


def _indexed(typed: str) -> list[int]:
    """None without an index."""
    try:
        return list(search_ids(SearchRequest(text=typed, strict=True, facets=False), limit=INDEXED_AT_MOST))
    except SearchUnavailable:
        return []
