"""How well documents answer a query tree: BM25 added up over the three views of each word.

The figures were found on public question sets (benchmarks/retrieval_quality.py measures them again). A view's weight
is applied here and never as a boost in the index, where it would saturate. A name, a phrase or a beginning of words
counts as one word that stands wherever any of its forms does.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from articles.arabic.folding import fold
from articles.search.engines.whoosh.documents import views
from articles.search.engines.whoosh.matching import stem_postings, word_postings, written_postings
from articles.search.engines.whoosh.occurrences import (
    beside_postings,
    counted,
    family_postings,
    family_spots,
    in_headlines,
    phrase_postings,
    phrase_spots,
    prefix_postings,
)
from articles.search.engines.whoosh.postings import Floats, Ids, Postings
from articles.search.engines.whoosh.snapshot import NO_POSTINGS, Snapshot
from articles.search.syntax import All, AnyOf, Beside, Family, Node, Phrase, Prefix, Word

K1: Final = 0.9
B: Final = 0.75


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence is worth."""

    stem: float = 1.0
    root: float = 1.4
    gram: float = 0.7
    """Of each letter group."""
    whole: float = 3.1
    """Of a phrase's word or a beginning, which have one view only: that of all three together."""
    name: float = 2.0
    """Of a name in any of its spellings."""
    beside: float = 0.75
    """Added where two words stand as they were typed, side by side."""
    headline: float = 0.5
    """Added for standing in the headline."""
    reported: float = 3.0
    """Added for a meeting that the article reports on, whichever words it uses for it."""
    speaker: float = 0.5
    """Added for a person who speaks in the article."""


THREE_VIEWS: Final = Weights()
PLAIN: Final = Weights(
    stem=1.0, root=0.0, gram=0.0, whole=1.0, name=1.0, beside=0.0, headline=0.0, reported=0.0, speaker=0.0
)
"""BM25 of the words as they are matched and of nothing else: what other engines rank by."""

Leaf: TypeAlias = Word | Phrase | Prefix | Family | Beside


class Scores(NamedTuple):
    """What documents get: those of `documents`, ascending, or every document where that is None."""

    documents: Ids | None
    values: Floats

    def of(self, found: Ids) -> Floats:
        """What each of the documents `found`, ascending, gets."""
        if self.documents is None:
            return self.values[found]
        scores = np.zeros(len(found))
        places = np.searchsorted(found, self.documents)
        inside = places < len(found)
        inside[inside] = found[places[inside]] == self.documents[inside]
        scores[places[inside]] = self.values[inside]
        return scores


class Part(NamedTuple):
    """One kind of evidence for a leaf."""

    field: str
    """By whose lengths it is weighed."""
    postings: Postings
    weight: float


def scoring_leaves(tree: Node) -> Iterator[Leaf]:
    """The parts of the tree that ask for words; what is excluded does not score."""
    match tree:
        case Word() | Phrase() | Prefix() | Family() | Beside():
            yield tree
        case All() | AnyOf():
            for part in tree.parts:
                yield from scoring_leaves(part)


class Ranking:
    """Scores of the documents of a snapshot."""

    def __init__(self, snapshot: Snapshot, weights: Weights = THREE_VIEWS) -> None:
        self.snapshot = snapshot
        self.weights = weights

    def scores(self, leaves: Sequence[Leaf], found: Ids) -> Floats:
        """The score of each of the documents `found`, ascending."""
        scores = np.zeros(len(found))
        for leaf in leaves:
            scores += self.of_leaf(leaf).of(found)
        for kind, slug in dict.fromkeys((leaf.kind, leaf.slug) for leaf in leaves if isinstance(leaf, Family)):
            scores += self._lift(kind, slug).of(found)
        return scores

    def of_leaf(self, leaf: Leaf) -> Scores:
        """What a leaf of the query adds to each document."""

        def add_up() -> Scores:
            return self.added_up(part for part in self._parts(leaf) if part.weight)

        if isinstance(leaf, Phrase) and len(leaf.words) > 1:
            return self.snapshot.answered(('scores', leaf, self.weights), add_up)
        return self.snapshot.remembered(('scores', leaf, self.weights), add_up)

    def stem_part(self, stem: str) -> Part:
        """What a word with this light stem is worth, by that view alone."""
        return Part('stem', self.snapshot.postings('stem', stem), self.weights.stem)

    def added_up(self, parts: Iterable[Part]) -> Scores:
        """The evidence of all parts together."""
        scored = [(part.postings.documents, self._worth(part)) for part in parts if len(part.postings.documents)]
        if len(scored) == 1 and 2 * len(scored[0][0]) < self.snapshot.size:
            return Scores(*scored[0])
        scores = np.zeros(self.snapshot.size)
        for documents, values in scored:
            scores[documents] += values
        return Scores(None, scores)

    def _parts(self, leaf: Leaf) -> Iterator[Part]:
        snapshot, weights = self.snapshot, self.weights
        match leaf:
            case Word(exact=True):
                yield Part('folded', written_postings(snapshot, leaf), weights.whole)
            case Word():
                yield from self._views(leaf)
            case Phrase():
                worth = weights.whole * len(leaf.words)
                yield Part('folded', phrase_postings(snapshot, leaf), worth)
                if weights.headline:
                    inside = in_headlines(snapshot, phrase_spots(snapshot, leaf))
                    yield Part('headline', counted(inside), weights.headline * worth)
            case Family():
                yield Part('folded', family_postings(snapshot, leaf), weights.name)
                if weights.headline:
                    inside = in_headlines(snapshot, family_spots(snapshot, leaf))
                    yield Part('headline', counted(inside), weights.headline * weights.name)
            case Prefix():
                yield Part('folded', prefix_postings(snapshot, leaf), weights.whole)
            case Beside() if weights.beside:
                yield Part('folded', beside_postings(snapshot, leaf), weights.beside)

    def _views(self, leaf: Word) -> Iterator[Part]:
        snapshot, weights = self.snapshot, self.weights
        yield Part('stem', word_postings(snapshot, leaf), weights.stem)
        word = fold(leaf.text)
        _, root, grams = views(word)
        if weights.root:
            yield Part('root', snapshot.postings('root', root), weights.root)
        for gram in grams if weights.gram else ():
            yield Part('gram', snapshot.postings('gram', gram), weights.gram)
        if weights.headline:
            yield Part('headline', stem_postings(snapshot, 'headline', word), weights.headline)

    def _lift(self, kind: str, slug: str) -> Scores:
        """Lifts what is about a name over what names it in passing, once for all spellings of it."""
        lifts = {
            'meeting': ('reported_value', self.weights.reported),
            'participant': ('speaker_value', self.weights.speaker),
        }
        field, weight = lifts.get(kind, ('', 0.0))
        documents = self.snapshot.postings(field, slug).documents if weight else NO_POSTINGS.documents
        worth = weight * self._idf(len(documents)) * (K1 + 1)
        return Scores(documents, np.full(len(documents), worth))

    def _idf(self, known: int) -> float:
        """Of what stands in `known` documents, as in Lucene."""
        return math.log(1 + (self.snapshot.size - known + 0.5) / (known + 0.5))

    def _worth(self, part: Part) -> Floats:
        documents, counts = part.postings
        values = self._norm(part.field)[documents]
        values += counts
        np.divide(counts, values, out=values)
        values *= part.weight * self._idf(len(documents)) * (K1 + 1)
        return values

    def _norm(self, field: str) -> Floats:
        def norm() -> Floats:
            return K1 * (1 - B + B * self.snapshot.lengths(field) / self.snapshot.mean_length(field))

        return self.snapshot.remembered(('norm', field), norm)
