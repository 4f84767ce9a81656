"""How much was written: published articles per meeting, participant, source and topic.

Counting walks over every mention of the archive, so the counts are kept for a minute. A new article renews them at
once; an edit shows within that minute.
"""

from collections import Counter

from django.core.cache import cache
from django.db.models import Count

from articles.models import Article, Mention, Statement, TopicAssignment

KEPT_SECONDS = 60


def _linked_articles(model: type[Mention] | type[TopicAssignment] | type[Statement], field: str) -> dict[int, int]:
    """Published articles per record. The few that are not published are counted apart: the rest needs no join."""
    standing = model.objects.standing().filter(**{f'{field}__isnull': False}).order_by().values_list(field)
    counts = Counter(dict(standing.annotate(n=Count('article', distinct=True))))
    if Article.objects.exclude(status='published').exists():
        hidden = standing.exclude(article__status='published').annotate(n=Count('article', distinct=True))
        counts.subtract(dict(hidden))
    return {pk: count for pk, count in counts.items() if count}


def _statements() -> dict[int, int]:
    spoken = Statement.objects.standing().filter(speaker__isnull=False).order_by().values_list('speaker')
    counts = Counter(dict(spoken.annotate(n=Count('pk'))))
    if Article.objects.exclude(status='published').exists():
        counts.subtract(dict(spoken.exclude(article__status='published').annotate(n=Count('pk'))))
    return {pk: count for pk, count in counts.items() if count}


def _sources() -> dict[int, int]:
    printed = Article.objects.published().filter(source__isnull=False).order_by().values_list('source')
    return dict(printed.annotate(n=Count('pk')))


def _figures() -> dict[str, int]:
    articles = Article.objects.published().count()
    return {'articles': articles, 'statements': Statement.objects.standing().published().count()}


_COUNTED = {
    'meeting': lambda: _linked_articles(Mention, 'meeting'),
    'participant': lambda: _linked_articles(Mention, 'participant'),
    'topic': lambda: _linked_articles(TopicAssignment, 'topic'),
    'source': _sources,
    'speaker': _statements,
}


def _kept(name: str, compute: 'object') -> dict:  # type: ignore[type-arg]
    newest = Article.objects.order_by('-pk').values_list('pk', flat=True).first()
    return cache.get_or_set(f'coverage:{name}:{newest}', compute, KEPT_SECONDS) or {}


def article_counts(of: str) -> dict[int, int]:
    """By primary key of a 'meeting', 'participant', 'topic' or 'source' its published articles; of a 'speaker' the
    standing statements. Records without any are not in it."""
    return _kept(of, _COUNTED[of])


def figures() -> dict[str, int]:
    """What the archive holds: 'articles' and 'statements'."""
    return _kept('figures', _figures)
