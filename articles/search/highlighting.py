"""The headline and the best passages of an article with what matched marked: whole words, by offsets, escaped."""

from collections.abc import Sequence
from typing import Final

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles.search.occurrences import Occurrence

PASSAGE_LENGTH: Final = 260
"""Characters of a passage."""
_SHORTEST: Final = 100
"""Characters of a passage that may end with its paragraph."""
_BEFORE: Final = 70
"""Characters before the first marked word of a passage."""
_PARAGRAPH: Final = '\n\n'


def mark(text: str, occurrences: Sequence[Occurrence], start: int = 0, end: int | None = None) -> SafeString:
    """`text[start:end]` as HTML with <mark> around the occurrences. The mark never begins or ends inside a word."""
    end = len(text) if end is None else end
    pieces: list[SafeString] = []
    place = start
    for occurrence in occurrences:
        if start <= occurrence.start and occurrence.end <= end:
            pieces.append(conditional_escape(text[place : occurrence.start]))
            pieces.append(format_html('<mark>{}</mark>', text[occurrence.start : occurrence.end]))
            place = occurrence.end
    pieces.append(conditional_escape(text[place:end]))
    return mark_safe(''.join(pieces))  # noqa: S308 - every piece is escaped above


def best_passages(text: str, occurrences: Sequence[Occurrence], limit: int = 2) -> tuple[SafeString, ...]:
    """The passages that answer most parts of the query, in the order of the text; its opening where none does."""
    if not occurrences:
        return (_passage(text, (), *_window(text, 0, 0)),) if text.strip() else ()
    spans: list[tuple[int, int]] = []
    answered: set[int] = set()
    while len(spans) < limit:
        best = _best_span(text, occurrences, spans, answered)
        if best is None:
            break
        spans.append(best)
        answered |= {each.part for each in _inside(occurrences, *best)}
    return tuple(_passage(text, occurrences, *span) for span in sorted(spans))


def _best_span(
    text: str, occurrences: Sequence[Occurrence], taken: Sequence[tuple[int, int]], answered: set[int]
) -> tuple[int, int] | None:
    """The window with most parts not yet answered, then most parts, then most marks; none that overlaps one taken."""
    best, best_worth = None, (-1, -1, -1)
    for index, occurrence in enumerate(occurrences):
        if any(start - PASSAGE_LENGTH < occurrence.start < end for start, end in taken):
            continue
        within = []
        for other in occurrences[index : index + 40]:
            if other.end > occurrence.start + PASSAGE_LENGTH - _BEFORE:
                break
            within.append(other)
        parts = {other.part for other in within}
        surfaces = {text[other.start : other.end] for other in within}
        worth = (len(parts - answered), len(parts), len(surfaces))
        if worth > best_worth:
            best, best_worth = _window(text, occurrence.start, occurrence.end), worth
    return best


def _inside(occurrences: Sequence[Occurrence], start: int, end: int) -> list[Occurrence]:
    return [each for each in occurrences if start <= each.start and each.end <= end]


def _window(text: str, first: int, last: int) -> tuple[int, int]:
    """Whole words around `first:last`, within the paragraph where what is left of that is long enough."""
    begin = text.rfind(_PARAGRAPH, 0, first) + len(_PARAGRAPH) if _PARAGRAPH in text[:first] else 0
    start = max(begin, first - _BEFORE)
    if start > begin:
        space = text.find(' ', start, first)
        start = space + 1 if space >= 0 else first
    end = min(len(text), max(start + PASSAGE_LENGTH, last))
    paragraph_end = text.find(_PARAGRAPH, max(last, start + _SHORTEST))
    if 0 <= paragraph_end < end:
        return start, paragraph_end
    if end < len(text):
        space = text.rfind(' ', last, end)
        end = space if space > last else end if last == 0 else last
    return start, end


def _passage(text: str, occurrences: Sequence[Occurrence], start: int, end: int) -> SafeString:
    marked = mark(text, occurrences, start, end)
    before = '' if start == 0 or text[:start].endswith(_PARAGRAPH) else '…'
    after = '' if end >= len(text) or text[end:].startswith(_PARAGRAPH) else '…'
    return format_html('{}{}{}', before, marked, after)
