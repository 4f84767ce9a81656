"""How well documents answer a query tree: BM25 added up over the three views of each word.

The figures were found on public question sets (benchmarks/retrieval_quality.py measures them again). A view's weight
is applied here and never as a boost in the index, where it would saturate. A name, a phrase or a beginning of words
counts as one word that stands wherever any of its forms does.
"""

import math
from collections.abc import Iterator
from typing import Final, TypeAlias

import numpy as np

from articles.arabic.folding import fold
from articles.search.engines.whoosh.documents import views
from articles.search.engines.whoosh.matching import stem_postings, word_postings, written_postings
from articles.search.engines.whoosh.occurrences import (
    counted,
    family_spots,
    in_headlines,
    phrase_spots,
    prefix_postings,
)
from articles.search.engines.whoosh.postings import Floats, Ids, Postings
from articles.search.engines.whoosh.snapshot import Snapshot
from articles.search.syntax import All, AnyOf, Family, Node, Phrase, Prefix, Word

K1: Final = 0.9
B: Final = 0.75
VIEW_WEIGHTS: Final = {'stem': 1.0, 'root': 1.4, 'gram': 0.7}
WHOLE_WEIGHT: Final = sum(VIEW_WEIGHTS.values())
"""Of a phrase's word or a beginning, which have one view only."""
NAME_WEIGHT: Final = 2.0
"""Of a name in any of its spellings."""
HEADLINE_WEIGHT: Final = 1.0
"""Added for standing in the headline."""
REPORTED_WEIGHT: Final = 2.0
"""Added for a meeting that the article reports on, whichever words it uses for it."""


Leaf: TypeAlias = Word | Phrase | Prefix | Family


def scoring_leaves(tree: Node) -> Iterator[Leaf]:
    """The parts of the tree that ask for words; what is excluded does not score."""
    match tree:
        case Word() | Phrase() | Prefix() | Family():
            yield tree
        case All() | AnyOf():
            for part in tree.parts:
                yield from scoring_leaves(part)


class Ranking:
    """Scores by document, added up leaf by leaf."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.scores: Floats = np.zeros(snapshot.size)
        self._reported: set[str] = set()

    def add(self, leaf: Leaf) -> None:
        match leaf:
            case Word(exact=True):
                self._add('folded', written_postings(self.snapshot, leaf), WHOLE_WEIGHT)
            case Word():
                self._add_word(leaf)
            case Phrase():
                self._add_spots(phrase_spots(self.snapshot, leaf), WHOLE_WEIGHT * len(leaf.words))
            case Family():
                self._add_spots(family_spots(self.snapshot, leaf), NAME_WEIGHT)
                if leaf.kind == 'meeting':
                    self._add_reported(leaf.slug)
            case Prefix():
                self._add('folded', prefix_postings(self.snapshot, leaf), WHOLE_WEIGHT)

    def add_stem(self, stem: str) -> None:
        """Adds what a word with this light stem is worth, by that view alone."""
        self._add('stem', self.snapshot.postings('stem', stem), VIEW_WEIGHTS['stem'])

    def _add_word(self, leaf: Word) -> None:
        word = fold(leaf.text)
        _, root, grams = views(word)
        self._add('stem', word_postings(self.snapshot, leaf), VIEW_WEIGHTS['stem'])
        self._add('root', self.snapshot.postings('root', root), VIEW_WEIGHTS['root'])
        for gram in grams:
            self._add('gram', self.snapshot.postings('gram', gram), VIEW_WEIGHTS['gram'])
        self._add('headline', stem_postings(self.snapshot, 'headline', word), HEADLINE_WEIGHT)

    def _add_spots(self, spots: Ids, weight: float) -> None:
        self._add('folded', counted(spots), weight)
        self._add('headline', counted(in_headlines(self.snapshot, spots)), HEADLINE_WEIGHT * weight)

    def _add_reported(self, meeting: str) -> None:
        """Lifts what reports on a meeting over what names it in passing, once for all spellings of its name."""
        documents, _ = self.snapshot.postings('reported_value', meeting)
        if len(documents) and meeting not in self._reported:
            self._reported.add(meeting)
            self.scores[documents] += REPORTED_WEIGHT * self._idf(len(documents)) * (K1 + 1)

    def _idf(self, known: int) -> float:
        """Of what stands in `known` documents, as in Lucene."""
        return math.log(1 + (self.snapshot.size - known + 0.5) / (known + 0.5))

    def _add(self, field: str, postings: Postings, weight: float) -> None:
        documents, counts = postings
        if len(documents):
            worth = weight * self._idf(len(documents)) * (K1 + 1)
            self.scores[documents] += worth * counts / (counts + self._norm(field)[documents])

    def _norm(self, field: str) -> Floats:
        def norm() -> Floats:
            return K1 * (1 - B + B * self.snapshot.lengths(field) / self.snapshot.mean_length(field))

        return self.snapshot.remembered(('norm', field), norm)
