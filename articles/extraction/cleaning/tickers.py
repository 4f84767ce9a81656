"""Tickers that run headlines together in one line, without a mark between them, above the story of a page."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from articles.extraction.cleaning.page import Line, Page
from articles.extraction.cleaning.wording import TICKER_BOOK, TICKER_LABELS, alternatives, overlap

STRIP_LENGTH: Final = 110
"""Characters such a line has at least: a shorter one can be told from the headline otherwise."""
HEAD_LINES: Final = 12
"""Lines among which the headline stands under it."""
HEADLINE_WORDS: Final = 3
"""Words a headline under it has at least."""
LEADING: Final = 3
"""Paragraphs that are asked what they take up of a line above them."""
TAKEN_UP: Final = 0.3
"""Share of a headline's words that they take up at least..."""
FOREIGN: Final = 0.3
"""...and of a ticker's at most: one of its headlines may be that of the story."""

_SENTENCE_WITHIN = re.compile(r'[^\W\d_]{2}[.!؟]["”»)]*\s')
_LABEL = re.compile(rf'\W*{alternatives(TICKER_LABELS)}\s?[:|»-]')


def drop_tickers(page: Page) -> None:
    """Leaves out long lines without any sentence under the label of a ticker, above the headline of the story."""
    lines = page.lines
    for number, line in enumerate(lines):
        if not line.stays or not (line.is_prose or len(line.text) >= STRIP_LENGTH):
            continue
        label = _label_above(lines, number)
        if label is None or not _is_strip(line) or not _stands_above_story(lines, number):
            return
        line.rule = label.rule = 'ticker'


def without_tickers(lines: Sequence[Line]) -> list[Line]:
    """The lines that are no tickers and do not head any: 'latest news' above one says nothing of the page."""
    return [line for line, following in pairwise((*lines, None)) if line and not _is_of_ticker(line, following)]


def _is_of_ticker(line: Line, following: Line | None) -> bool:
    if line.rule == 'ticker':
        return True
    return following is not None and following.rule == 'ticker' and TICKER_BOOK.count(line.words) > 0


def _is_strip(line: Line) -> bool:
    """Whether a long line has no sentence that ends."""
    return not line.is_finished and line.text[-1] not in ':،؛' and _SENTENCE_WITHIN.search(line.text) is None


def _label_above(lines: Sequence[Line], number: int) -> Line | None:
    """The line with the label of a ticker: the one before it, or its own."""
    if _LABEL.match(lines[number].folded):
        return lines[number]
    above = lines[number - 1] if number else None
    return above if above is not None and TICKER_BOOK.count(above.words) else None


def _stands_above_story(lines: Sequence[Line], number: int) -> bool:
    """Whether a headline and its story follow a line, and the story does not speak of what the line says."""
    strip, below = lines[number], lines[number + 1 : number + 1 + HEAD_LINES]
    first = next((place for place, line in enumerate(below) if line.stays and line.is_prose), None)
    if first is None:
        return False
    paragraphs = [line for line in lines[number + 1 + first : number + 1 + 2 * HEAD_LINES] if line.is_prose]
    story = frozenset[str]().union(*(line.content for line in paragraphs[:LEADING]))
    titles = [line for line in below[:first] if line.stays and len(line.words) >= HEADLINE_WORDS]
    if not any(overlap(title.content, story) >= TAKEN_UP for title in titles):
        return False
    return any(title.key in strip.key for title in titles) or overlap(strip.content, story) <= FOREIGN
