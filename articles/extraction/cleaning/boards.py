"""The boards that pages hang beside a text: the clock, the weather, rates, the hours of prayer.

A line of theirs is made of nothing but their words, places and numbers.
"""

from typing import Final

from articles.extraction.cleaning.lexicon import Lexicon
from articles.extraction.cleaning.page import Line
from articles.extraction.cleaning.signs import sign_of
from articles.extraction.cleaning.vocabulary import bare_among
from articles.extraction.cleaning.wording import (
    BOARD_HEADINGS,
    BOARD_WORDS,
    CLOCK_WORDS,
    HEADED_PAIRS,
    RATED_WORDS,
    STAMP_WORD_SET,
    ZONES,
)

WORDS: Final = (2, 16)
"""Words a line of a board has at least and at most."""
IN_BOARDS: Final = sign_of(
    *BOARD_HEADINGS, *CLOCK_WORDS, *RATED_WORDS, *(word for pair in HEADED_PAIRS for word in pair)
)
"""One of these is in every such line."""


def is_board(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line is one of a clock, of the weather, of rates or of prayers. Asked for lines with the sign
    IN_BOARDS."""
    words = line.words
    if not WORDS[0] <= len(words) <= WORDS[1] or line.text.endswith(('؟', '?', '!')):
        return False
    if not all(_is_known(word, lexicon) for word in words):
        return False
    bare = {found for word in words if (found := bare_among(word, BOARD_WORDS))}
    if not bare.isdisjoint(BOARD_HEADINGS) or any(bare >= pair for pair in HEADED_PAIRS):
        return True
    has_number = any(word.isdecimal() for word in words)
    if has_number and not bare.isdisjoint(RATED_WORDS):
        return True
    tells_time = not bare.isdisjoint(CLOCK_WORDS)
    return tells_time and (has_number or not bare.isdisjoint(ZONES) or any(word.startswith('بت') for word in words))


def _is_known(word: str, lexicon: Lexicon) -> bool:
    if word.isdecimal() or word in STAMP_WORD_SET or word in lexicon.months:
        return True
    return bool(bare_among(word, BOARD_WORDS)) or word in lexicon.place_words
