"""What of an article is searched: the record that every engine indexes, and Haystack's view of it."""

import calendar
import datetime
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet
from haystack import indexes

from articles.models import Article, Mention, Statement, Status, TopicAssignment
from articles.search.engines.base import ArticleRecord

_BATCH: Final = 200
"""Articles read from the database at a time."""

_SHOWN: Final = (
    'headline', 'body', 'language', 'byline', 'url', 'status', 'family', 'published_date', 'published_precision',
    'published_basis', 'published_confidence', 'published_order', 'updated_at', 'source__slug', 'source__name_ar',
    'source__name_en', 'source__kind', 'source__country',
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
        return Article.objects.published()

    def read_queryset(self, using: str | None = None) -> QuerySet[Article]:
        """What a page of results shows of its articles, in one query; anything else is read when asked for."""
        return Article.objects.published().select_related('source').only(*_SHOWN)

    def prepare(self, obj: Article) -> dict[str, Any]:
        prepared: dict[str, Any] = super().prepare(obj)
        for record in read_records([obj.pk]):
            prepared.update({name: list(values) for name, values in record.facets.items()})
        return prepared


class _Row(NamedTuple):
    """What an article's own row and those it names say."""

    id: int
    headline: str
    body: str
    day: datetime.date | None
    precision: str
    language: str
    family: int | None
    family_first: int | None
    source: str | None
    country: str | None


_COLUMNS: Final = (
    'pk', 'headline', 'body', 'published_date', 'published_precision', 'language', 'family_id', 'family__first_id',
    'source__slug', 'source__country',
)  # fmt: skip


def read_records(ids: Iterable[int] | None = None) -> Iterator[ArticleRecord]:
    """The records of the published articles, or of those among `ids`; an article that is not published has none.

    Plain values are read, no model objects: of an article of 4 KB there would be some fifty, a millisecond of them.
    """
    articles = Article.objects.published().order_by('pk')
    if ids is not None:
        articles = articles.filter(pk__in=list(ids))
    rows = (_Row(*values) for values in articles.values_list(*_COLUMNS).iterator(chunk_size=_BATCH))
    while batch := list(islice(rows, _BATCH)):
        found = _read_findings([row.id for row in batch])
        for row in batch:
            yield _record(row, found.get(row.id, {}))


def _read_findings(articles: list[int]) -> dict[int, dict[str, set[str]]]:
    """By article and facet: what stands of mentions, statements and topics."""
    found: dict[int, dict[str, set[str]]] = {}

    def standing(findings: Any) -> Any:
        # Not by `status__in`: of that SQLite has an index, in which nearly all findings of the archive are one.
        return findings.objects.order_by().filter(article_id__in=articles).exclude(status=Status.REJECTED)

    def note(article: int, facet: str, slug: str | None) -> None:
        if slug:
            found.setdefault(article, {}).setdefault(facet, set()).add(slug)

    mentions = standing(Mention).values_list('article_id', 'meeting__slug', 'participant__slug', 'role')
    for article, meeting, participant, role in mentions:
        note(article, 'meeting', meeting)
        note(article, 'participant', participant)
        if role == Mention.Role.REPORTED:
            note(article, 'reported', meeting)
    for article, speaker in standing(Statement).values_list('article_id', 'speaker__slug'):
        note(article, 'speaker', speaker)
    for article, topic in standing(TopicAssignment).values_list('article_id', 'topic__slug'):
        note(article, 'topic', topic)
    return found


def _record(row: _Row, found: dict[str, set[str]]) -> ArticleRecord:
    first_day, last_day = _possible_days(row.day, row.precision)
    facets = {**_own_facets(row), **{name: tuple(sorted(values)) for name, values in found.items()}}
    return ArticleRecord(row.id, row.headline, row.body, first_day, last_day, row.family or 0, facets)


def _own_facets(row: _Row) -> dict[str, tuple[str, ...]]:
    by_month = row.day is not None and row.precision != Article.Precision.YEAR
    values = {
        'source': row.source,
        'country': row.country,
        'language': row.language,
        'year': f'{row.day:%Y}' if row.day else '',
        'month': f'{row.day:%Y-%m}' if by_month else '',
        'family': str(row.family) if row.family else '',
        'copy': _copy_status(row),
    }
    return {name: (value,) for name, value in values.items() if value}


def _copy_status(row: _Row) -> str:
    if row.family is None:
        return 'single'
    return 'first' if row.family_first == row.id else 'copy'


def _possible_days(day: datetime.date | None, precision: str) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day on which it can have been published, as precisely as its date is known."""
    if day is None:
        return None, None
    match precision:
        case Article.Precision.YEAR:
            return day.replace(month=1, day=1), day.replace(month=12, day=31)
        case Article.Precision.MONTH:
            return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day
