"""A text as its words: folded for comparing, each with its place, joined so that names of several words can be found.

Shared by the linkers: one text is taken apart once, however many of them ask for it.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import Final

from articles.arabic.folding import IGNORED_CLASS, fold
from articles.arabic.tokens import WORD
from articles.extraction.remembering import remembering

SPACE: Final = ' '
BREAK: Final = '|'
"""Stands in `Wording.line` where a sentence, a clause, a bracket or a line ends between two words."""

QUOTATION_MARKS: Final = '"“”„‟«»‹›‘’‚‛′″＂〝〞〟❝❞❛❜`'
# A hyphen, the underscore of a hashtag or a quotation mark may stand inside of a name; a comma may not.
_SOFT_GAP = re.compile(rf"[^\S\n\r\u2028\u2029]*(?:[-‐‑_#{QUOTATION_MARKS}'{IGNORED_CLASS}][^\S\n\r\u2028\u2029]*)*")
_INITIAL_GAP = re.compile(r'\.[^\S\n]*')
_WORDS: Final = re.compile(f'({WORD.pattern})')


@remembering
def fold_word(word: str) -> str:
    """`fold` for one word: the same words come again and again."""
    return fold(word).replace(' ', '')


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of `text`. `line` joins the folded words by a space where nothing parts them, else by BREAK."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    line: str
    places: tuple[int, ...]
    """Where in `line` each word begins."""
    gaps: list[str]
    """What stands between each word and the next."""
    distinct: frozenset[str]
    """The words, each once: to ask what it can be."""

    def word_at(self, place: int) -> int:
        """The index of the word that covers the character `place` of `line`."""
        return bisect_right(self.places, place) - 1

    def word_before(self, offset: int) -> int:
        """The index of the last word that begins before the character `offset` of `text`; -1 where there is none."""
        return bisect_right(self.starts, offset - 1) - 1

    def breaks_after(self, index: int) -> bool:
        """Whether a sentence, clause or bracket ends after the word, or the text does."""
        following = index + 1
        return following >= len(self.words) or self.line[self.places[following] - 1] == BREAK


@lru_cache(maxsize=8)
def read_wording(text: str) -> Wording:
    """Takes `text` apart. Linear in its length."""
    pieces = _WORDS.split(text)
    words = list(map(fold_word, pieces[1::2]))
    if not all(words):
        pieces = _without_empty(pieces, words)
        words = [word for word in words if word]
    edges = tuple(accumulate(map(len, pieces)))
    gaps = pieces[2:-1:2]
    joints = [SPACE if gap == ' ' or _joins(gap, word) else BREAK for gap, word in zip(gaps, words, strict=False)]
    line = ''.join(chain.from_iterable(zip(words, [*joints, ''], strict=False)))
    places = tuple(accumulate([len(word) + 1 for word in words[:-1]], initial=0)) if words else ()
    return Wording(text, tuple(words), edges[:-1:2], edges[1::2], line, places, gaps, frozenset(words))


def _without_empty(pieces: list[str], words: list[str]) -> list[str]:
    """The pieces of a text, gaps and words in turn, with the words of which folding leaves nothing joined to the
    gaps around them."""
    kept = pieces[:1]
    for word, printed, gap in zip(words, pieces[1::2], pieces[2::2], strict=True):
        if word:
            kept += printed, gap
        else:
            kept[-1] += printed + gap
    return kept


def _joins(gap: str, previous: str) -> bool:
    """Whether what stands between two words does not part them."""
    return bool(_SOFT_GAP.fullmatch(gap) or (len(previous) == 1 and _INITIAL_GAP.fullmatch(gap)))
