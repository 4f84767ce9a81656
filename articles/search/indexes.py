"""What of an article is searched: the record that every engine indexes, and Haystack's view of it."""

import calendar
import datetime
from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.db.models import Prefetch, QuerySet
from haystack import indexes

from articles.models import Article, Mention, Statement, Status, TopicAssignment
from articles.search.engines.base import ArticleRecord

_BATCH: Final = 200
"""Articles read from the database at a time."""

_UNREAD: Final = (
    'search_norm', 'staff_fields', 'source__search_norm', 'source__staff_fields', 'source__notes', 'source__domains',
    'source__variants', 'source__rules',
)  # fmt: skip


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):  # type: ignore[misc]
    """The fields that Haystack's `SearchQuerySet` may filter, sort and count by."""

    text = indexes.CharField(document=True, model_attr='body')
    headline = indexes.CharField(model_attr='headline')
    published = indexes.DateField(model_attr='published_date', null=True)
    source = indexes.CharField(null=True)
    country = indexes.CharField(null=True)
    language = indexes.CharField(model_attr='language')
    year = indexes.CharField(null=True)
    month = indexes.CharField(null=True)
    meeting = indexes.MultiValueField(null=True)
    reported = indexes.MultiValueField(null=True)
    participant = indexes.MultiValueField(null=True)
    speaker = indexes.MultiValueField(null=True)
    topic = indexes.MultiValueField(null=True)
    family = indexes.CharField(null=True)
    copy = indexes.CharField(null=True)

    def get_model(self) -> type[Article]:
        return Article

    def index_queryset(self, using: str | None = None) -> QuerySet[Article]:
        """The published articles, with everything that is indexed of them read along."""
        return with_indexed_values(Article.objects.published())

    def read_queryset(self, using: str | None = None) -> QuerySet[Article]:
        """What a page of results shows of its articles, in one query; what admin and extraction need is left out."""
        return Article.objects.published().select_related('source').defer(*_UNREAD)

    def prepare(self, obj: Article) -> dict[str, Any]:
        prepared: dict[str, Any] = super().prepare(obj)
        prepared.update({name: list(values) for name, values in record_of(obj).facets.items()})
        return prepared


def with_indexed_values(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Reads along what `record_of` needs, in a bounded number of queries."""
    standing = {'status__in': [Status.PROPOSED, Status.CONFIRMED]}
    return articles.select_related('source', 'family').prefetch_related(  # type: ignore[type-var]
        Prefetch(
            'mentions',
            Mention.objects.filter(**standing).select_related('meeting', 'participant').order_by('pk'),
            to_attr='indexed_mentions',
        ),
        Prefetch(
            'statements',
            Statement.objects.filter(**standing, speaker__isnull=False).select_related('speaker').order_by('pk'),
            to_attr='indexed_statements',
        ),
        Prefetch(
            'topic_assignments',
            TopicAssignment.objects.filter(**standing).select_related('topic').order_by('pk'),
            to_attr='indexed_topics',
        ),
    )


def read_records(ids: Iterable[int] | None = None) -> Iterator[ArticleRecord]:
    """The records of the published articles, or of those among `ids`; an article that is not published has none."""
    articles = Article.objects.published().order_by('pk')
    if ids is not None:
        articles = articles.filter(pk__in=list(ids))
    for article in with_indexed_values(articles).iterator(chunk_size=_BATCH):
        yield record_of(article)


def record_of(article: Article) -> ArticleRecord:
    """The record of an article read by `with_indexed_values`."""
    first_day, last_day = _possible_days(article)
    return ArticleRecord(
        id=article.pk,
        headline=article.headline,
        body=article.body,
        first_day=first_day,
        last_day=last_day,
        family=article.family_id or 0,
        facets={name: tuple(sorted(set(values))) for name, values in _facets(article).items()},
    )


def _facets(article: Article) -> dict[str, list[str]]:
    mentions: list[Mention] = article.indexed_mentions  # type: ignore[attr-defined]
    statements: list[Statement] = article.indexed_statements  # type: ignore[attr-defined]
    topics: list[TopicAssignment] = article.indexed_topics  # type: ignore[attr-defined]
    source, day = article.source, article.published_date
    reported = Mention.Role.REPORTED
    by_month = day is not None and article.published_precision != Article.Precision.YEAR
    return {
        'source': [source.slug] if source else [],
        'country': [source.country] if source and source.country else [],
        'language': [article.language] if article.language else [],
        'year': [f'{day:%Y}'] if day else [],
        'month': [f'{day:%Y-%m}'] if day and by_month else [],
        'meeting': [mention.meeting.slug for mention in mentions if mention.meeting],
        'reported': [mention.meeting.slug for mention in mentions if mention.meeting and mention.role == reported],
        'participant': [mention.participant.slug for mention in mentions if mention.participant],
        'speaker': [statement.speaker.slug for statement in statements if statement.speaker],
        'topic': [assignment.topic.slug for assignment in topics],
        'family': [str(article.family_id)] if article.family_id else [],
        'copy': [_copy_status(article)],
    }


def _copy_status(article: Article) -> str:
    if article.family is None:
        return 'single'
    return 'first' if article.family.first_id == article.pk else 'copy'


def _possible_days(article: Article) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day on which it can have been published, as precisely as its date is known."""
    day = article.published_date
    if day is None:
        return None, None
    match article.published_precision:
        case Article.Precision.YEAR:
            return day.replace(month=1, day=1), day.replace(month=12, day=31)
        case Article.Precision.MONTH:
            return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day
