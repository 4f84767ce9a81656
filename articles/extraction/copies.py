"""Tells copies of one text from texts on one subject: syndicated, reprinted, updated, in another frame or spelling.

A text is the set of its shingles, three words in a row each, by the consonants of the folded words: what outlets
spell differently (أستانا، أستانة, وأكد for أكد) is the same shingle. Two texts are compared by all their shingles;
which two are worth comparing is told by their sketches, the few smallest of the shingles' hashes (Broder's bottom-k
sketch): texts that share a part of their shingles share about that part of their sketches.
"""

import re
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from articles.arabic.folding import fold
from articles.arabic.numerals import ORDINALS
from articles.arabic.tokens import WORD, plain_words

SHINGLE: Final = 3
"""Words in a row that make one shingle."""

SKETCH: Final = 24
"""Hashes kept of a text for finding candidates."""

SHORT: Final = 40
"""Shingles below which a text is short: announcements made after one pattern differ in few words."""

JACCARD: Final = 0.6
"""Common shingles over all shingles, from which two texts are copies."""

SHORT_JACCARD: Final = 0.7

_MOST_WITH_NUMBERS: Final = SHORT / SHORT_JACCARD
"""Shingles of a text that may be a copy of a short one: of no other text are the numbers asked for."""

CONTAINED: Final = 0.85
"""Part of the shorter text's shingles from which it is a copy, where it is not much shorter."""

LEAST_SIZE: Final = 0.55
"""Shorter over longer. Below it the longer one may be a digest of several stories, a copy of none of them."""

SAME_LEAD: Final = 0.5
LEAD_JACCARD: Final = 0.4
"""Two texts of one lead are copies with fewer common shingles: what differs is spelling, cuts and additions. A story
that repeats yesterday's background has a lead of its own."""

Shingles = NDArray[np.uint64]

_VOWELS: Final = 'اويءئؤهى'
_NUMBER = re.compile(r'[0-9]+')
_MULTIPLIERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Print:
    """What a text is compared by: its shingles, sorted, each once, then as they follow each other, and its numbers."""

    shingles: Shingles
    sequence: Shingles
    """The shingles in the order of the text."""
    numbers: frozenset[str]
    """Of a text that may be compared with a short one; of others none are taken."""


def take_print(text: str) -> Print:
    """The print of a text; that of a text without words is empty."""
    sequence = _shingles(_consonants(text).encode().split())
    shingles = _each_once(sequence)
    numbers = _numbers(fold(text)) if len(shingles) <= _MOST_WITH_NUMBERS else frozenset[str]()
    return Print(shingles, sequence, numbers)


def _numbers(folded: str) -> frozenset[str]:
    """The numbers of a text, in digits and as ordinals: 'the seventh round' is another than 'the eighth'."""
    ordinals = (word.removeprefix('و').removeprefix('ال') for word in WORD.findall(folded))
    worded = (str(ORDINALS[word]) for word in ordinals if word in ORDINALS)
    return frozenset((*_NUMBER.findall(folded), *worded))


def sketch_of(taken: Print) -> list[int]:
    """The smallest hashes of a print, at most SKETCH of them, each below 2**63."""
    smallest: list[int] = (taken.shingles[:SKETCH] >> np.uint64(1)).tolist()
    return smallest


def are_copies(first: Print, second: Print) -> bool:
    """Whether two texts are copies of one text. Symmetric."""
    shorter, longer = sorted((len(first.shingles), len(second.shingles)))
    if not shorter:
        return False
    common = len(np.intersect1d(first.shingles, second.shingles, assume_unique=True))
    jaccard = common / (shorter + longer - common)
    if shorter < SHORT:
        return jaccard >= SHORT_JACCARD and first.numbers == second.numbers
    if jaccard >= JACCARD:
        return True
    if shorter / longer < LEAST_SIZE:
        return False
    return common / shorter >= CONTAINED or (jaccard >= LEAD_JACCARD and _same_lead(first, second))


def _same_lead(first: Print, second: Print) -> bool:
    """Whether the first third of each text, by the length of the shorter, stands in the other."""
    length = max(1, min(len(first.sequence), len(second.sequence)) // 3)
    shares = (
        np.isin(text.sequence[:length], other.shingles).mean() for text, other in ((first, second), (second, first))
    )
    return bool(min(shares) >= SAME_LEAD)


def _consonants(text: str) -> str:
    """The words of a text without vowels, spaces between them."""
    plain = plain_words(text)
    if plain is not None:
        return _without_vowels(plain)
    return ' '.join(WORD.findall(_without_vowels(fold(text))))


def _without_vowels(folded: str) -> str:
    for vowel in _VOWELS:
        folded = folded.replace(vowel, '')
    return folded


def _shingles(words: list[bytes]) -> Shingles:
    if not words:
        return np.empty(0, dtype=np.uint64)
    hashes = np.zeros(max(SHINGLE, len(words)), dtype=np.uint64)
    hashes[: len(words)] = np.fromiter(map(crc32, words), dtype=np.uint64, count=len(words))
    starts = len(hashes) - SHINGLE + 1
    mixed = [hashes[place : place + starts] * multiplier for place, multiplier in enumerate(_MULTIPLIERS)]
    return _mixed(np.sum(mixed, axis=0, dtype=np.uint64))


def _each_once(sequence: Shingles) -> Shingles:
    """The shingles of a sequence, sorted."""
    ordered = np.sort(sequence)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def _mixed(values: Shingles) -> Shingles:
    """Every bit of a value spread over all bits (the finalizer of splitmix64), so that the smallest are a fair draw."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
