"""Tells the index what changed without a signal of its own."""

from collections.abc import Iterable

from articles.search.indexing import record_changes


def announce(article_ids: Iterable[int]) -> None:
    """Names articles that were changed in bulk; to be called inside the transaction that changed them.

    The first of them are searchable with the answer to the request, the rest when the outbox is next drained.
    """
    record_changes(sorted(set(article_ids)))
