"""The plain chain that ours is measured beside: light stems, roots and letter groups, BM25 added up, nothing else.

No names, no headlines, no words side by side, and no word is required: whatever our search does beyond the three views
shows as a difference to this. Made of the words of `articles.arabic` alone, without the search engine.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from articles.arabic.grams import letter_groups
from articles.arabic.stemming import light_stem, root
from articles.arabic.stopwords import STOP_WORDS
from articles.arabic.tokens import iterate_words

K1: Final = 0.9
B: Final = 0.75
WEIGHTS: Final = {'stem': 1.0, 'root': 1.4, 'gram': 0.7}

Term = tuple[str, str]
"""A view and what a word is in it."""


class PlainChain:
    """An index of texts in memory, to be asked for the texts nearest to some words."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """`texts`: by the key of each document."""
        self.keys = tuple(texts)
        self._terms: dict[str, tuple[Term, ...]] = {}
        self._postings: dict[Term, list[tuple[int, int]]] = defaultdict(list)
        lengths = {view: np.zeros(len(self.keys)) for view in WEIGHTS}
        for number, text in enumerate(texts.values()):
            counts = Counter(self._terms_of(text))
            for term, count in counts.items():
                self._postings[term].append((number, count))
                lengths[term[0]][number] += count
        self._norms = {view: K1 * (1 - B + B * each / (each.mean() or 1)) for view, each in lengths.items()}

    def find(self, text: str, depth: int) -> list[str]:
        """The keys of the `depth` documents nearest to the words of `text`, best first; of equal ones the earlier."""
        scores = np.zeros(len(self.keys))
        for term in self._terms_of(text):
            if term in self._postings:
                self._add(scores, term)
        best = np.argsort(-scores, kind='stable')[:depth]
        return [self.keys[number] for number in best if scores[number]]

    def _add(self, scores: npt.NDArray[np.float64], term: Term) -> None:
        numbers, counts = np.array(self._postings[term]).T
        rarity = np.log(1 + (len(self.keys) - len(numbers) + 0.5) / (len(numbers) + 0.5))
        scores[numbers] += WEIGHTS[term[0]] * rarity * (K1 + 1) * counts / (counts + self._norms[term[0]][numbers])

    def _terms_of(self, text: str) -> Iterator[Term]:
        for word in iterate_words(text):
            if word.folded and word.folded not in STOP_WORDS:
                if word.folded not in self._terms:
                    self._terms[word.folded] = tuple(_terms_of_word(word.folded))
                yield from self._terms[word.folded]


def _terms_of_word(word: str) -> Iterator[Term]:
    yield 'stem', light_stem(word)
    yield 'root', root(word)
    for group in letter_groups(word):
        yield 'gram', group
