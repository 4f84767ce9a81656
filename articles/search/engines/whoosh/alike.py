"""Which words of the index are written like a word that too few articles have: they share most of its letter groups.

One letter wrong in a long name leaves half of its groups and more. How many must be shared was measured on words that
three of 700 encyclopedia and press articles have at most, each with one letter changed, dropped, added or moved: the
right word was among the like ones for .43, .37, .66, .74 and .86 of those of five to nine letters (the Arabic article
left aside), and beside it stood 0.8 to 1.4 words of another stem and root.
"""

import math
from functools import partial
from typing import Final

import numpy as np

from articles.arabic.folding import fold
from articles.arabic.grams import letter_groups
from articles.arabic.stemming import stems_of
from articles.search.engines.base import FULL_PAGE
from articles.search.engines.whoosh.documents import views
from articles.search.engines.whoosh.parts import Part
from articles.search.engines.whoosh.postings import KeptPostings, united
from articles.search.engines.whoosh.snapshot import Snapshot
from articles.search.syntax import Alike

SHORTEST: Final = 5
"""Letters of a word that has words like it: two groups of a shorter one are too little to go by."""
MOST: Final = 32
"""Words that may stand for one: those most like it, of equal ones the most frequent."""
_OF_ONE: Final = 1 / 2
_OF_THE_OTHER: Final = 2 / 5
"""The least share of the letter groups of two words that both have: whichever of them has the fewer, and the other."""


def alike_words(snapshot: Snapshot, word: str) -> tuple[str, ...]:
    """The folded words of the index that are written like `word`, those most like it first.

    Empty for a number, a short word, and one that a page of articles has in some form: there is enough of that.
    """
    folded = fold(word)
    if len(folded) < SHORTEST or folded.isdigit():
        return ()
    return snapshot.remembered(('alike', folded), lambda: _choose(snapshot, folded))


def alike_postings(segment: Part, piece: Alike, words: tuple[str, ...]) -> KeptPostings:
    """Where one of these words stands, which are like that of the piece."""

    return segment.kept_as((piece, words), lambda part: united(part.postings_of('folded', words), part.size))


def _choose(snapshot: Snapshot, word: str) -> tuple[str, ...]:
    if not _is_rare(snapshot, word):
        return ()
    groups = frozenset(letter_groups(word))
    frequencies: dict[str, int] = {}
    for segment in snapshot.parts:
        for other, frequency in segment.remembered(('alike', word), partial(_in_segment, segment, groups)):
            frequencies[other] = frequencies.get(other, 0) + frequency
    ranked = []
    for other, frequency in frequencies.items():
        others = set(letter_groups(other))
        shared = len(groups & others)
        fewer, more = sorted((len(groups), len(others)))
        if other != word and shared >= _OF_ONE * fewer and shared >= _OF_THE_OTHER * more:
            ranked.append((-shared / (len(groups) + len(others)), -frequency, other))
    return tuple(other for *_, other in sorted(ranked)[:MOST])


def _in_segment(segment: Part, groups: frozenset[str]) -> tuple[tuple[str, int], ...]:
    return tuple(segment.sharing('folded', groups, math.ceil(_OF_THE_OTHER * len(groups))))


def _is_rare(snapshot: Snapshot, word: str) -> bool:
    """Whether fewer than a page of articles have the word, in any form of its stems or its root."""
    found = np.zeros(snapshot.size, dtype=np.bool_)
    _, root, _ = views(word)
    for segment, part in snapshot.divided(found):
        for field, terms in (('stem', stems_of(word)), ('root', (root,))):
            for term in terms:
                segment.kept(field, term).mark(part)
    return int(np.count_nonzero(found & snapshot.live)) < FULL_PAGE
