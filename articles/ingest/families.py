"""Groups copies of one text. For now exact copies alone; near copies follow with their signatures."""

from collections.abc import Iterable

from articles.models import Article


def group_copies(article_ids: Iterable[int]) -> set[int]:
    """Marks exact copies among and beside these articles; returns the ids of all whose mark changed."""
    changed = set()
    for article in Article.objects.filter(pk__in=list(article_ids)).only('pk', 'body_digest', 'duplicate_of_id'):
        first = Article.objects.filter(body_digest=article.body_digest, pk__lt=article.pk).order_by('pk').first()
        if first and article.duplicate_of_id != first.pk:
            Article.objects.filter(pk=article.pk).update(duplicate_of=first)
            changed.add(article.pk)
    return changed
