"""Lines broken at a fixed width, as in mail and in text taken from PDFs, put together to paragraphs again."""

import re
from bisect import bisect_left, bisect_right
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.cleaning.wording import LIGHT_WORDS

Span = tuple[int, int]

WIDTHS: Final = (35, 130)
"""Characters of a line between which texts are wrapped; longer lines are paragraphs."""
FULL: Final = 0.8
"""Share of the width that a line has at least which was broken because it was full."""
ENOUGH: Final = 5
"""Full lines from which on a text is wrapped."""
MOSTLY: Final = 0.33
"""Share of all lines that are full, at least: the last one of a paragraph is not."""
ENDING: Final = 0.4
"""Share of the full lines that end with their sentence, at most: paragraphs of one length all do."""
GOING_ON: Final = 0.15
"""Share of them that break off in the middle of a phrase or hold the end of a sentence, at least: titles do neither."""

_ENDS = re.compile(r'[.!؟?:…]["”»)\]]*$')
_ENDS_WITHIN = re.compile(r'[^.\d\s][.؟!]["”»)]*\s+[^\s.]')
_FIRST_WORD = re.compile(r'\S+')


def unwrap(text: str, spans: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """The lines of a text (start, end, whether a blank line stands before), those of one paragraph put together.

    A text that is not wrapped is given back as it is.
    """
    width = _find_width(text, spans)
    if width is None:
        return spans
    parted = sum(blank for _, _, blank in spans[1:]) >= 2
    joined: list[tuple[int, int, bool]] = []
    last = ''
    for start, end, blank in spans:
        first_word = _FIRST_WORD.match(text, start, end)
        fits = joined and len(last) + 1 + (len(first_word.group()) if first_word else 0) <= width
        ends = joined and not parted and _ENDS.search(last)
        if joined and not (blank or fits or ends):
            joined[-1] = (joined[-1][0], end, joined[-1][2])
        else:
            joined.append((start, end, blank))
        last = text[start:end]
    return joined


def _find_width(text: str, spans: list[tuple[int, int, bool]]) -> int | None:
    """The width at which a text was wrapped; None where it was not."""
    lengths = sorted(end - start for start, end, _ in spans)
    widest = bisect_right(lengths, WIDTHS[1])
    counts = {
        width: bisect_right(lengths, width) - bisect_left(lengths, FULL * width)
        for width in set(lengths[bisect_left(lengths, WIDTHS[0]) : widest])
    }
    width = max(counts, key=lambda width: (counts[width], width), default=0)
    if counts.get(width, 0) < max(ENOUGH, MOSTLY * len(spans)):
        return None
    full = [text[start:end] for start, end, _ in spans if FULL * width <= end - start <= width]
    ending = sum(_ENDS.search(line) is not None for line in full)
    going_on = sum(_ENDS_WITHIN.search(line) is not None or _breaks_off(line) for line in full)
    return width if ending <= ENDING * len(full) and going_on >= GOING_ON * len(full) else None


def _breaks_off(line: str) -> bool:
    """Whether a line ends with a word that ties on to the next one: a preposition, a conjunction, a relative."""
    return fold(line[-12:].split()[-1]) in LIGHT_WORDS
