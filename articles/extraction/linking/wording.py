"""A text as its words: folded for comparing, each with its place, joined so that names of several words can be found.

Shared by the linkers: one text is taken apart once, however many of them ask for it.
"""

import re
from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import Final

from articles.arabic.folding import IGNORED_CLASS
from articles.extraction.remembering import remembering
from articles.extraction.scanning import scan

SPACE: Final = ' '
BREAK: Final = '|'
"""Stands in `Wording.line` where a sentence, a clause, a bracket or a line ends between two words."""

QUOTATION_MARKS: Final = '"“”„‟«»‹›‘’‚‛′″＂〝〞〟❝❞❛❜`'
# A hyphen, the underscore of a hashtag or a quotation mark may stand inside of a name; a comma may not.
_SOFT_GAP = re.compile(rf"[^\S\n\r\u2028\u2029]*(?:[-‐‑_#{QUOTATION_MARKS}'{IGNORED_CLASS}][^\S\n\r\u2028\u2029]*)*")
_INITIAL_GAP = re.compile(r'\.[^\S\n]*')
_INITIAL: Final = '.'


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

    def places_of(self, wanted: Set[str]) -> list[int]:
        """The indices of all words that are one of `wanted`, in order."""
        known = self.distinct & wanted
        return [index for index, word in enumerate(self.words) if word in known] if known else []

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
    scanned = scan(text)
    words = scanned.words
    gaps = scanned.pieces[2:-1:2]
    joints = list(map(_joint, gaps))
    if _INITIAL in joints:
        joints = [
            joint if joint != _INITIAL else SPACE if len(word) == 1 else BREAK
            for word, joint in zip(words, joints, strict=False)
        ]
    line = ''.join(chain.from_iterable(zip(words, [*joints, ''], strict=False)))
    places = tuple(accumulate([len(word) + 1 for word in words[:-1]], initial=0)) if words else ()
    starts, ends = tuple(scanned.edges[1:-1:2]), tuple(scanned.edges[2::2])
    return Wording(text, tuple(words), starts, ends, line, places, gaps, frozenset(words))


@remembering
def _joint(gap: str) -> str:
    """What joins the words beside a gap in the line; `_INITIAL` where a single letter before it is the initial of a
    name."""
    if _SOFT_GAP.fullmatch(gap):
        return SPACE
    return _INITIAL if _INITIAL_GAP.fullmatch(gap) else BREAK
