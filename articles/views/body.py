"""The text of an article as the page shows it: every word in its place, names linked, statements set off, folds.

Nothing is added to the text and nothing left out: the texts of all segments, joined, are the body.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from articles.arabic.tokens import WORD
from articles.models import Article, Mention, Removal, Statement

SET_OFF_LENGTH = 90
"""Code points from which a direct statement stands in a block of its own; a shorter one is marked in its line."""
SHOWN_OF_A_REMOVAL = 1500
"""Code points of one removed piece that a fold shows; all of it stands in the original."""

_OPENING = re.compile(r'[«“”"„‘\'(\[][ \u00a0]?$')
_CLOSING = re.compile(r'[ \u00a0]?[»“”"‟’\')\]]*(?:[ \u00a0]?[.،,؛!؟?…]+)?')


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that is shown in one way."""

    text: str
    mention: Mention | None = None
    statement: Statement | None = None
    """A statement marked in its line; one set off is the piece's."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a paragraph: running text, or a statement set off from it."""

    segments: tuple[Segment, ...]
    statement: Statement | None = None
    starts: bool = True
    ends: bool = True
    """Whether the statement begins and ends here; one over several paragraphs does so in different pieces."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    number: int
    pieces: tuple[Piece, ...]
    said_in_line: tuple[Statement, ...] = ()
    """Statements marked in the line that end in this paragraph."""


@dataclass(frozen=True, slots=True)
class Fold:
    """What was left out at one place."""

    removals: tuple[Removal, ...]
    lines: int


@dataclass(slots=True)
class _Span:
    start: int
    end: int
    found: Mention | Statement = field(repr=False)


def article_blocks(
    article: Article, mentions: Iterable[Mention], statements: Iterable[Statement], removals: Iterable[Removal]
) -> list[Paragraph | Fold]:
    """The paragraphs of the article and, in their places, the folds of what was left out of it."""
    body = article.body
    links = _links(article, [mention for mention in mentions if mention.part == 'body' and mention.stands_in(body)])
    said = _statement_spans(body, [statement for statement in statements if statement.stands_in(body)])
    set_off = [span for span in said if _is_set_off(span)]
    in_line = [span for span in said if not _is_set_off(span)]
    folds = _folds_by_paragraph(article, removals)
    blocks: list[Paragraph | Fold] = []
    for index, (start, text) in enumerate(article.paragraphs):
        if index in folds:
            blocks.append(folds.pop(index))
        end = start + len(text)
        pieces = tuple(_pieces(body, start, end, links, set_off, in_line))
        ending = [span.found for span in _within(in_line, start, end) if span.end <= end]
        notes = tuple(found for found in ending if isinstance(found, Statement))
        blocks.append(Paragraph(index + 1, pieces, notes))
    return [*blocks, *(folds[index] for index in sorted(folds))]


def paragraph_starts(article: Article) -> list[int]:
    """The offsets at which the paragraphs of the body begin."""
    return [start for start, _ in article.paragraphs]


def paragraph_of(starts: list[int], offset: int) -> int:
    """The number of the paragraph in which an offset of the body lies; `starts` as `paragraph_starts` gives them."""
    return bisect_right(starts, offset) or 1


def _links(article: Article, mentions: Iterable[Mention]) -> list[_Span]:
    """Where names become links: a person once a paragraph, a state, group or meeting where it is first named.

    A link at every mention would leave no word of some articles unlinked.
    """
    spans = _apart([_Span(*_whole_words(article.body, mention), mention) for mention in mentions])
    starts = paragraph_starts(article)
    seen: set[tuple[int | None, int | None, int]] = set()
    links = []
    for span in spans:
        mention = span.found
        assert isinstance(mention, Mention)
        person = mention.participant is not None and mention.participant.kind == 'person'
        key = (mention.participant_id, mention.meeting_id, paragraph_of(starts, span.start) if person else 0)
        if key not in seen:
            seen.add(key)
            links.append(span)
    return links


def _whole_words(body: str, mention: Mention) -> tuple[int, int]:
    """The span of a mention widened to whole words: a link inside of an Arabic word would break its joining."""
    start, end = mention.start, min(mention.end, len(body))
    for match in WORD.finditer(body, max(0, start - 40), min(len(body), end + 40)):
        if match.start() < start < match.end():
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    return start, end


def _apart(spans: list[_Span]) -> list[_Span]:
    """Spans that do not overlap, in order; of two that do, the one that begins first, of equals the longer."""
    kept: list[_Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _statement_spans(body: str, statements: Iterable[Statement]) -> list[_Span]:
    """Direct statements with their quotation marks, and the indirect ones that hold no direct one."""
    direct = _apart([_Span(*_with_marks(body, s.start, s.end), s) for s in statements if s.kind == 'direct'])
    indirect = [
        _Span(s.start, s.end, s) for s in statements if s.kind != 'direct' and not _within(direct, s.start, s.end)
    ]
    return sorted([*direct, *_apart(indirect)], key=lambda span: span.start)


def _with_marks(body: str, start: int, end: int) -> tuple[int, int]:
    opening = _OPENING.search(body, max(0, start - 2), start)
    closing = _CLOSING.match(body, end)
    return (opening.start() if opening else start), (closing.end() if closing and closing.group().strip() else end)


def _is_set_off(span: _Span) -> bool:
    return isinstance(span.found, Statement) and span.found.kind == 'direct' and span.end - span.start >= SET_OFF_LENGTH


def _pieces(
    body: str, start: int, end: int, links: list[_Span], set_off: list[_Span], in_line: list[_Span]
) -> Iterator[Piece]:
    here, links, in_line = (_within(spans, start, end) for spans in (set_off, links, in_line))
    place = start
    for span in here:
        first, last = max(span.start, start), min(span.end, end)
        if body[place:first].strip():
            yield Piece(tuple(_segments(body, place, first, links, in_line)))
        statement = span.found
        assert isinstance(statement, Statement)
        yield Piece(
            tuple(_segments(body, first, last, links, [])), statement, starts=span.start >= start, ends=span.end <= end
        )
        place = last
    if body[place:end].strip() or not here:
        yield Piece(tuple(_segments(body, place, end, links, in_line)))


def _within(spans: list[_Span], start: int, end: int) -> list[_Span]:
    """The spans, in order and apart, that touch a stretch of the text."""
    first = bisect_right(spans, start, key=_end_of)
    return spans[first : bisect_left(spans, end, lo=first, key=_start_of)]


def _start_of(span: _Span) -> int:
    return span.start


def _end_of(span: _Span) -> int:
    return span.end


def _segments(body: str, start: int, end: int, links: list[_Span], in_line: list[_Span]) -> Iterator[Segment]:
    inside = [*_within(links, start, end), *_within(in_line, start, end)]
    edges = sorted({start, end, *(edge for span in inside for edge in (span.start, span.end) if start < edge < end)})
    for first, last in pairwise(edges):
        covering = [span.found for span in inside if span.start <= first and last <= span.end]
        mention = next((found for found in covering if isinstance(found, Mention)), None)
        statement = next((found for found in covering if isinstance(found, Statement)), None)
        yield Segment(body[first:last], mention, statement)


def _folds_by_paragraph(article: Article, removals: Iterable[Removal]) -> dict[int, Fold]:
    """The folds by the number of paragraphs that stand before them."""
    starts = paragraph_starts(article)
    places: dict[int, list[Removal]] = {}
    for removal in removals:
        if not removal.restored:
            places.setdefault(bisect_left(starts, removal.position), []).append(removal)
    return {index: Fold(tuple(found), _lines(found)) for index, found in places.items()}


def _lines(removals: list[Removal]) -> int:
    return sum(1 for removal in removals for line in removal.text.splitlines() if line.strip()) or 1
