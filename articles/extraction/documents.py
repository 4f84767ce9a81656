"""The plain data that passes from stage to stage: SourceDocument, CleanDocument, ArticleDraft.

All offsets are code-point offsets. A span of the body points into `ArticleDraft.body`; a span of a removal points
into `SourceDocument.text`, the decoded original.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Basis(StrEnum):
    """What an extracted value rests on, in order of trust."""

    STAFF = 'staff'
    GIVEN = 'given'
    METADATA = 'metadata'
    EXPLICIT = 'explicit'
    URL = 'url'
    RELATIVE = 'relative'
    EVENT = 'event'


class Precision(StrEnum):
    DAY = 'day'
    MONTH = 'month'
    YEAR = 'year'


class Confidence(StrEnum):
    HIGH = 'high'
    MEDIUM = 'medium'
    LOW = 'low'


class MeetingRole(StrEnum):
    """Whether an article reports on a meeting or mentions it in passing."""

    REPORTED = 'reported'
    MENTIONED = 'mentioned'


class StatementKind(StrEnum):
    DIRECT = 'direct'
    INDIRECT = 'indirect'


class Part(StrEnum):
    """Which text of an article a span points into."""

    BODY = 'body'
    HEADLINE = 'headline'


class UnreadableDocument(Exception):
    """The one error of every reader: this document cannot be read.

    `place` is where in the file ('line 7', 'record urn:uuid:…'; empty for the whole file), `reason` what is wrong
    and what to do about it.
    """

    def __init__(self, reason: str, *, place: str = '') -> None:
        super().__init__(f'{place}: {reason}' if place else reason)
        self.reason = reason
        self.place = place


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file or a record that could not be read, and why: what an ingest reports instead of stopping."""

    path: str
    place: str
    """Where in the file ('line 7', 'record urn:uuid:…'); empty for the whole file."""
    reason: str


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What came along with a text: given by the archivist (JSONL, CSV) or stated in the page's own markup (HTML)."""

    headline: str | None = None
    date: str | None = None
    """As written; ISO 8601 where the format prescribes it."""
    url: str | None = None
    source: str | None = None
    """A source slug, a domain or a name, as written."""
    byline: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One document as a reader hands it on: the bytes as they came and the text decoded from them."""

    name: str
    """The file's name, without its folders."""
    content: bytes
    """The bytes to keep: the file, or of a container the one record."""
    text: str
    """The decoded original: what is read. For HTML the visible text of the page, block by block."""
    media_type: str = 'text/plain'
    record: str | None = None
    """The id inside a JSONL, CSV, feed or WARC; None for a file of one document."""
    encoding: str = 'utf-8'
    captured_at: datetime.datetime | None = None
    given: PageMetadata = PageMetadata()
    stated: PageMetadata = PageMetadata()
    """What the page's markup states of itself (JSON-LD, OpenGraph, <time>, canonical URL)."""
    main_spans: tuple[tuple[int, int], ...] | None = None
    """For HTML: the spans of `text` that are the story by the page's structure; None where there is no structure."""
    stories: int = 1
    """For HTML: how many stories the structure of the page shows, each in a card of its own."""
    warnings: tuple[str, ...] = ()


class Removal(NamedTuple):
    """A piece of the decoded original left out of the body, with the rule that made it."""

    start: int
    end: int
    text: str
    rule: str
    position: int = 0
    """Where in the body it stood: an offset into the body, for showing the fold in place."""


@dataclass(frozen=True, slots=True)
class CleanDocument:
    """A document without its furniture."""

    headline: str | None
    byline: str | None
    body: str
    """Paragraphs with a blank line between them."""
    removed: tuple[Removal, ...] = ()
    dateline: str | None = None
    """The line of place and agency before the first sentence ('أستانا-موسكو-سانا')."""
    warnings: tuple[str, ...] = ()


class Evidence(NamedTuple):
    """The words a finding rests on: `text` is `body[start:end]` (or of the headline)."""

    start: int
    end: int
    text: str
    part: Part = Part.BODY
    rule: str = ''
    """Which rule found it: 'alias', 'surname', 'role', 'round-number', 'date-and-place'..."""


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """When the article appeared, and why we think so."""

    date: datetime.date
    precision: Precision
    basis: Basis
    evidence: str
    """The words it rests on, in the order of the reasoning, joined by ' · '."""
    confidence: Confidence
    rule: str = ''
    """The reasoning in one English sentence."""


@dataclass(frozen=True, slots=True)
class SourceFinding:
    """The outlet, by its slug in the reference facts."""

    slug: str
    basis: Basis
    evidence: str


class MeetingFinding(NamedTuple):
    slug: str
    role: MeetingRole
    evidence: tuple[Evidence, ...]


class ParticipantFinding(NamedTuple):
    slug: str
    evidence: tuple[Evidence, ...]


class StatementFinding(NamedTuple):
    """Something said: `text` is `body[start:end]`, without its quotation marks."""

    start: int
    end: int
    text: str
    kind: StatementKind
    speaker: str | None = None
    """A participant's slug; None where it cannot be told."""
    cue: Evidence | None = None
    """The words that name the speaker and the act ('وأضاف لافروف')."""
    speaker_name: str = ''
    """The speaker as the text names them, where they are in no reference file."""


class TopicFinding(NamedTuple):
    slug: str
    evidence: tuple[Evidence, ...]


class NameProposal(NamedTuple):
    """A person who speaks or acts and is in no reference file: for staff to decide on."""

    name: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """What the machine read out of one document."""

    headline: str | None
    body: str
    language: str
    byline: str | None = None
    url: str | None = None
    source: SourceFinding | None = None
    published: PublishedDate | None = None
    headline_basis: Basis | None = None
    byline_basis: Basis | None = None
    on_topic: bool | None = None
    meetings: tuple[MeetingFinding, ...] = ()
    participants: tuple[ParticipantFinding, ...] = ()
    statements: tuple[StatementFinding, ...] = ()
    topics: tuple[TopicFinding, ...] = ()
    proposals: tuple[NameProposal, ...] = ()
    removed: tuple[Removal, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StaffDecisions:
    """What staff decided about a document, which extraction must respect when it reads it again.

    `restored` are spans of the decoded original that staff put back into the body; the other fields, where they are
    not None, replace what extraction would find (an empty string means: there is none).
    """

    restored: tuple[tuple[int, int], ...] = ()
    headline: str | None = None
    body: str | None = None
    byline: str | None = None
    source: str | None = None
    published: datetime.date | None = None
    published_unknown: bool = False
