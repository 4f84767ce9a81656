"""The shapes of the answers. Articles and searches are the objects of `manage.py export` and `manage.py search`."""

import datetime
from typing import Any

from ninja import Field, Schema


class Span(Schema):
    """Words of an article: code-point offsets into its body, or into its headline."""

    start: int
    end: int
    text: str
    part: str = Field('body', alias='in')
    rule: str | None = None


class Published(Schema):
    date: datetime.date
    precision: str
    basis: str
    evidence: str
    confidence: str | None
    rule: str | None


class OriginalInfo(Schema):
    name: str
    record: str | None
    sha256: str
    media_type: str
    captured_at: datetime.datetime | None
    ingested_at: datetime.datetime


class MeetingLink(Schema):
    slug: str
    role: str
    status: str
    evidence: list[Span]


class ParticipantLink(Schema):
    slug: str
    kind: str
    name_ar: str
    name_en: str | None
    status: str
    evidence: list[Span]


class StatementLink(Schema):
    """A statement; without a span where its words no longer stand in a text that staff changed."""

    speaker: str | None
    speaker_name: str | None
    kind: str
    text: str
    start: int | None
    end: int | None
    cue: str | None
    status: str


class TopicLink(Schema):
    slug: str
    status: str


class RemovedPiece(Schema):
    """A piece of page furniture: offsets into the decoded original."""

    text: str
    rule: str
    start: int
    end: int


class ArticleOut(Schema):
    id: int
    path: str
    language: str
    status: str
    headline: str | None
    source: str | None
    byline: str | None
    url: str | None
    body: str
    published: Published | None
    original: OriginalInfo
    meetings: list[MeetingLink]
    participants: list[ParticipantLink]
    statements: list[StatementLink]
    topics: list[TopicLink]
    on_topic: bool | None
    removed: list[RemovedPiece]
    duplicate_of: int | None
    family: int | None


class ArticlePage(Schema):
    total: int
    page: int
    pages: int
    articles: list[ArticleOut]


class TypedFilterOut(Schema):
    """A filter that stands in the text of the query, and the query without it."""

    field: str
    values: list[str]
    label: str
    excluded: bool
    query_without: str


class SearchOut(Schema):
    """What `manage.py search --json` prints."""

    query: str
    total: int
    strict_total: int
    relaxed: bool
    suggestion: str | None
    replaced_by: str | None
    notices: list[str]
    filters: list[TypedFilterOut]
    page: int
    pages: int
    hits: list[dict[str, Any]]
    facets: dict[str, list[tuple[str, int]]]


class NamedOut(Schema):
    slug: str
    name_ar: str
    name_en: str | None
    path: str
    articles: int


class SourceOut(NamedOut):
    country: str
    language: str
    kind: str
    domains: list[str]


class ParticipantOut(NamedOut):
    kind: str
    side: str
    country: str


class RoleOut(Schema):
    title_ar: str
    title_en: str
    start: str
    end: str
    basis: str


class ParticipantDetail(ParticipantOut):
    spellings: list[str]
    roles: list[RoleOut]
    meetings: list[str]


class MeetingOut(NamedOut):
    kind: str
    round: int | None
    start: datetime.date
    end: datetime.date
    date_precision: str
    place: str | None


class ParticipationOut(Schema):
    participant: str
    capacity: str
    party: str | None
    note: str


class MeetingDetail(MeetingOut):
    venue: str
    outcome_ar: str
    outcome_en: str
    participations: list[ParticipationOut]
    citations: list[str]


class StatementOut(StatementLink):
    article: int
    path: str


class StatementPage(Schema):
    total: int
    page: int
    pages: int
    statements: list[StatementOut]
