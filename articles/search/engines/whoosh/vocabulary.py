"""Words and their forms as numbers: each distinct word is analysed once, whatever the number of articles."""

from array import array
from typing import Final

import numpy as np

from articles.arabic.folding import fold
from articles.arabic.grams import letter_groups
from articles.arabic.stemming import light_stem, root
from articles.arabic.stopwords import STOP_WORDS
from articles.arabic.writing import letters_of
from articles.search.engines.whoosh.blocks import Ids

MOST_WORDS: Final = 60_000
"""Distinct words a vocabulary is kept for: some 60 MB. Whoever uses one begins another then."""


class Lexicon:
    """Terms of a field, numbered in the order they were met."""

    def __init__(self) -> None:
        self.numbers: dict[bytes, int] = {}
        self.terms: list[bytes] = []
        self._sorted: list[int] = []
        self._ranks = np.zeros(0, dtype=np.int32)

    def number(self, term: str) -> int:
        encoded = term.encode()
        found = self.numbers.setdefault(encoded, len(self.terms))
        if found == len(self.terms):
            self.terms.append(encoded)
        return found

    def in_order(self, occurring: Ids) -> Ids:
        """The numbers of these terms, which are different ones, in the order of their bytes."""
        if len(self._sorted) < len(self.terms):
            if 4 * len(occurring) < len(self.terms):
                return np.array(sorted(occurring.tolist(), key=self.terms.__getitem__), dtype=np.int64)
            self._sort()
        in_order: Ids = occurring[np.argsort(self._ranks[occurring])]
        return in_order

    def _sort(self) -> None:
        """Sorts in the terms that were met since, not all anew."""
        self._sorted += sorted(range(len(self._sorted), len(self.terms)), key=self.terms.__getitem__)
        self._sorted.sort(key=self.terms.__getitem__)
        self._ranks = np.empty(len(self._sorted), dtype=np.int32)
        self._ranks[self._sorted] = np.arange(len(self._sorted), dtype=np.int32)


class Vocabulary(dict[str, int]):
    """The number of each word met so far, as it stands in the texts; a word not met yet is analysed when asked for."""

    def __init__(self) -> None:
        self.written, self.folded = Lexicon(), Lexicon()
        self.stem, self.root, self.gram = Lexicon(), Lexicon(), Lexicon()
        # By the number of the word.
        self.written_of, self.folded_of = array('I'), array('I')
        # By the number of the folded word. The letter groups of all words stand one after the other.
        self.stem_of, self.root_of = array('I'), array('I')
        self.grams, self.gram_counts = array('I'), array('I')
        self.is_stop_word = array('B')

    def __missing__(self, word: str) -> int:
        # What cannot be encoded fails before anything is noted: a vocabulary outlives the article that failed.
        written, folded = self.written.number(letters_of(word)), self._folded_number(fold(word))
        self.written_of.append(written)
        self.folded_of.append(folded)
        number = self[word] = len(self.written_of) - 1
        return number

    @property
    def is_full(self) -> bool:
        return len(self) > MOST_WORDS

    def _folded_number(self, word: str) -> int:
        known = self.folded.numbers.get(word.encode())
        if known is not None:
            return known
        if word in STOP_WORDS:
            stem, root_number, groups = 0, 0, []  # stop words have no views; these numbers are never asked for
        else:
            stem, root_number = self.stem.number(light_stem(word)), self.root.number(root(word))
            groups = [self.gram.number(group) for group in letter_groups(word)]
        self.is_stop_word.append(word in STOP_WORDS)
        self.stem_of.append(stem)
        self.root_of.append(root_number)
        self.gram_counts.append(len(groups))
        self.grams.extend(groups)
        return self.folded.number(word)
