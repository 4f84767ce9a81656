"""Tells the index what changed without a signal of its own."""

from collections.abc import Iterable

from articles.models import Article
from articles.models.events import articles_stored


def announce(article_ids: Iterable[int]) -> None:
    """Names articles that were changed in bulk. To be called inside the transaction that changed them."""
    ids = sorted(set(article_ids))
    if ids:
        articles_stored.send(sender=Article, article_ids=ids)
