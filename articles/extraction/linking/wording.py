"""A text as its words: folded for comparing, each with its place, and with what parts it from the next.

Shared by the linkers: one text is taken apart once, however many of them ask for it.
"""

import re
from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import Final

from articles.arabic.folding import IGNORED_CLASS
from articles.extraction.remembering import remembering
from articles.extraction.scanning import scan

QUOTATION_MARKS: Final = '"\'“”„‟«»‹›‘’‚‛′″＂〝〞〟❝❞❛❜`'
# A hyphen, the underscore of a hashtag or a quotation mark may stand inside of a name; a comma may not.
_SOFT_GAP = re.compile(rf'[^\S\n\r\u2028\u2029]*(?:[-‐‑_#{QUOTATION_MARKS}{IGNORED_CLASS}][^\S\n\r\u2028\u2029]*)*')
_INITIAL_GAP = re.compile(r'\.[^\S\n]*')


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of `text`."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[str, ...]
    """What stands between each word and the next."""
    parted: list[bool]
    """Whether that ends a sentence, a clause, a bracket or a line."""
    distinct: frozenset[str]
    """The words, each once: to ask what it can be."""

    def places_of(self, wanted: Set[str]) -> list[int]:
        """The indices of all words that are one of `wanted`, in order."""
        known = self.distinct & wanted
        return list(compress(range(len(self.words)), map(known.__contains__, self.words))) if known else []

    def word_before(self, offset: int) -> int:
        """The index of the last word that begins before the character `offset` of `text`; -1 where there is none."""
        return bisect_right(self.starts, offset - 1) - 1

    def breaks_after(self, index: int) -> bool:
        """Whether a sentence, clause or bracket ends after the word, or the text does."""
        return index + 1 >= len(self.words) or (index >= 0 and self.parted[index])


@lru_cache(maxsize=8)
def read_wording(text: str) -> Wording:
    """Takes `text` apart. Linear in its length."""
    scanned = scan(text)
    parting = list(map(_parts, scanned.gaps))
    parted = list(map(bool, parting))
    if None in parting:
        parted = [
            len(word) > 1 if parts is None else parts for word, parts in zip(scanned.words, parting, strict=False)
        ]
    return Wording(text, scanned.words, scanned.starts, scanned.ends, scanned.gaps, parted, frozenset(scanned.words))


@remembering
def _parts(gap: str) -> bool | None:
    """Whether a gap parts the words beside it; None where it does not if the first of them is an initial."""
    if _SOFT_GAP.fullmatch(gap):
        return False
    return None if _INITIAL_GAP.fullmatch(gap) else True
