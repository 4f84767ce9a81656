"""From a page with its rules applied to the body and the ledger of what was left out of it."""

from collections.abc import Iterable, Sequence

from articles.extraction.cleaning.page import Line, Page, visible
from articles.extraction.documents import Removal

Span = tuple[int, int]


def restore(page: Page, spans: Sequence[Span]) -> None:
    """Puts back what staff restored: every line and every cut that overlaps one of the spans."""
    if not spans:
        return
    for line in page.lines:
        if line.rule and _overlaps((line.start, line.end), spans):
            line.rule = ''
        line.cuts = [cut for cut in line.cuts if not _overlaps((cut[0], cut[1]), spans)]


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def write_body(page: Page, headline: Span | None) -> tuple[str, tuple[Removal, ...]]:
    """The body, paragraphs with a blank line between them, and the removals in the order of the original.

    A removal's position is where the next paragraph begins that stays. The span of the headline is no removal: it is
    shown as the headline.
    """
    paragraphs: list[str] = []
    removed: list[Removal] = []
    length = 0
    for line in page.lines:
        place = length + 2 if paragraphs else 0
        if line.rule:
            removed.extend(
                _removal(page.text, span, line.rule, place) for span in _without((line.start, line.end), headline)
            )
            continue
        paragraph, cuts = _write_line(page.text, line, place)
        if paragraph:
            paragraphs.append(paragraph)
            length = place + len(paragraph)
        removed.extend(cuts)
    body = '\n\n'.join(paragraphs)
    return body, within(tuple(removed), len(body))


def _write_line(text: str, line: Line, place: int) -> tuple[str, list[Removal]]:
    if not line.cuts:
        return line.text, []
    pieces: list[str] = []
    removed: list[Removal] = []
    start, length = line.start, 0
    for cut_start, cut_end, rule in (*_disjoint(line.cuts), (line.end, line.end, '')):
        piece = visible(text[start:cut_start])
        if piece:
            length += len(piece) + bool(pieces)
            pieces.append(piece)
        if rule:
            removed.append(_removal(text, (cut_start, cut_end), rule, place + length))
        start = max(start, cut_end)
    return ' '.join(pieces), removed


def _disjoint(cuts: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The cuts in order, without those that begin inside of another."""
    kept: list[tuple[int, int, str]] = []
    for cut in sorted(cuts, key=lambda cut: (cut[0], -cut[1])):
        if not kept or cut[0] >= kept[-1][1]:
            kept.append(cut)
    return kept


def _removal(text: str, span: Span, rule: str, position: int) -> Removal:
    return Removal(span[0], span[1], text[span[0] : span[1]], rule, position)


def _without(span: Span, hole: Span | None) -> list[Span]:
    """The parts of a span outside of a hole."""
    if hole is None or hole[0] >= span[1] or hole[1] <= span[0]:
        return [span]
    return [part for part in ((span[0], hole[0]), (hole[1], span[1])) if part[0] < part[1]]


def within(removed: tuple[Removal, ...], length: int) -> tuple[Removal, ...]:
    """The removals with their positions inside a body of `length` characters (staff may have shortened it)."""
    return tuple(removal if removal.position <= length else removal._replace(position=length) for removal in removed)
