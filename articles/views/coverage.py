"""How much was written: published articles per meeting, participant, speaker, source and topic.

The search index knows these counts by heart. Without an index they are counted in the database, which walks over
every finding of the archive.
"""

from typing import Any

from django.core.cache import cache
from django.db.models import Count, Model

from articles.models import Article, Mention, Statement, Status, TopicAssignment
from articles.search.engines import SearchUnavailable, get_engine
from articles.search.syntax import Everything

MOST_RECORDS = 5000
"""Values of a facet that are counted; the reference facts know some hundreds."""
KEPT_SECONDS = 60

_FINDINGS: dict[str, tuple[type[Model], str]] = {
    'meeting': (Mention, 'meeting__slug'),
    'participant': (Mention, 'participant__slug'),
    'speaker': (Statement, 'speaker__slug'),
    'topic': (TopicAssignment, 'topic__slug'),
}


def article_counts(of: str) -> dict[str, int]:
    """By slug of a 'meeting', 'participant', 'speaker', 'topic' or 'source' its published articles."""
    try:
        answer = get_engine().run(Everything(), stop=0, facets=(of,), facet_limit=MOST_RECORDS)
    except SearchUnavailable:
        return _counted_in_database(of)
    return dict(answer.facets.get(of, ()))


def _counted_in_database(of: str) -> dict[str, int]:
    if of == 'source':
        return dict(Article.objects.published().order_by().values_list('source__slug').annotate(n=Count('pk')))
    model, slug = _FINDINGS[of]
    standing = model._default_manager.standing().published().order_by()  # type: ignore[attr-defined]
    counted = standing.values_list(slug).annotate(n=Count('article', distinct=True))
    return {slug: count for slug, count in counted if slug}


def figures() -> dict[str, int]:
    """What the archive holds: 'articles' and standing 'statements'. Kept for a minute, renewed by a new article."""
    newest = Article.objects.order_by('-pk').values_list('pk', flat=True).first()
    return cache.get_or_set(f'figures:{newest}', _count_figures, KEPT_SECONDS) or {}


def _count_figures() -> dict[str, int]:
    return {'articles': Article.objects.published().count(), 'statements': count_statements()}


def count_statements(**conditions: Any) -> int:
    """The standing statements of published articles. All of them and those of the few articles that are not public are
    counted apart: neither needs a join."""
    standing = Statement.objects.filter(status__in=[Status.PROPOSED, Status.CONFIRMED], **conditions)
    # Asked by `status__in` for those of a few articles, SQLite goes through all there are.
    hidden = Statement.objects.standing().filter(article__in=Article.objects.hidden().values('pk')).filter(**conditions)
    return standing.count() - hidden.count()
