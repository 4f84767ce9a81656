"""How well documents answer a query tree: BM25 added up over the three views of each word.

The figures were found on public question sets (benchmarks/retrieval_quality.py measures them again). A view's weight
is applied here and never as a boost in the index, where it would saturate. A name, a phrase or a beginning of words
counts as one word that stands wherever any of its forms does.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from articles.arabic.folding import fold
from articles.search.engines.whoosh.columns import STEP_LENGTHS
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
    stand_everywhere,
    words_beginning,
)
from articles.search.engines.whoosh.parts import Part
from articles.search.engines.whoosh.postings import NO_POSTINGS, Counts, Floats, Ids, KeptPostings, Spots, keep
from articles.search.engines.whoosh.snapshot import Snapshot
from articles.search.syntax import All, AnyOf, Beside, Family, Node, Phrase, Prefix, Spelled, Word

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
    spelled: float = 0.5
    """The share of what a word is worth that a word of a name adds, as typed."""
    beside: float = 1.5
    """Added where two words stand as they were typed, side by side."""
    headline: float = 0.5
    """Added for standing in the headline."""
    reported: float = 3.0
    """Added for a meeting that the article reports on, whichever words it uses for it."""
    speaker: float = 0.5
    """Added for a person who speaks in the article."""


THREE_VIEWS: Final = Weights()
PLAIN: Final = Weights(
    stem=1.0, root=0.0, gram=0.0, whole=1.0, name=1.0, spelled=0.0, beside=0.0, headline=0.0, reported=0.0, speaker=0.0
)
"""BM25 of the words as they are matched and of nothing else: what other engines rank by."""

Evident: TypeAlias = Word | Phrase | Prefix | Family | Beside
Leaf: TypeAlias = Evident | Spelled


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


class Kind(NamedTuple):
    """One kind of evidence for a leaf."""

    field: str
    """By whose lengths it is weighed."""
    weight: float
    read: Callable[[Part], KeptPostings]


Evidence: TypeAlias = tuple[KeptPostings, ...]
"""The postings of a leaf in one part of the index, of each kind."""


def scoring_leaves(tree: Node) -> Iterator[Leaf]:
    """The parts of the tree that ask for words; what is excluded does not score."""
    match tree:
        case Word() | Phrase() | Prefix() | Family() | Beside() | Spelled():
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
        """What the leaves of a query are worth in the documents `found`."""
        scores = np.zeros(len(found))
        for leaf in leaves:
            if not isinstance(leaf, Spelled):
                scores += self.of_leaf(leaf).of(found)
            elif self.weights.spelled:  # kept as the word itself is: a query without names may ask for it too
                scores += self.weights.spelled * self.of_leaf(Word(leaf.word)).of(found)
        for kind, slug in dict.fromkeys((leaf.kind, leaf.slug) for leaf in leaves if isinstance(leaf, Family)):
            scores += self._lift(kind, slug).of(found)
        return scores

    def of_leaf(self, leaf: Evident) -> Scores:
        """What a leaf of the query adds to each document."""
        of_query = isinstance(leaf, Phrase) and len(leaf.words) > 1

        def add_up() -> Scores:
            kinds = list(self._kinds(leaf))
            if not kinds:  # nothing to keep: words that stand everywhere now may have told something before
                return Scores(NO_POSTINGS.documents, np.zeros(0))
            key = (
                'evidence',
                leaf,
                self.weights,
                words_beginning(self.snapshot, leaf) if isinstance(leaf, Prefix) else (),
            )
            evidence = []
            for segment in self.snapshot.parts:
                keep_with = segment.answered if of_query else segment.remembered
                read = partial(_read_evidence, segment, kinds)
                evidence.append(keep_with(key, read))
            return self.added_up(kinds, evidence)

        kept = self.snapshot.answered if of_query else self.snapshot.remembered
        return kept(('scores', leaf, self.weights), add_up)

    def of_stems(self, stems: Sequence[str]) -> Scores:
        """What words with these light stems are worth, by that view alone."""
        kinds = [Kind('stem', self.weights.stem, partial(_kept_postings, field='stem', word=stem)) for stem in stems]
        return self.added_up(kinds, [_read_evidence(segment, kinds) for segment in self.snapshot.parts])

    def added_up(self, kinds: Sequence[Kind], evidence: Sequence[Evidence]) -> Scores:
        """All kinds of evidence together. `evidence`: by part of the index the postings of each kind."""
        known = [sum(held[place].known for held in evidence) for place in range(len(kinds))]
        factors = [kind.weight * self._idf(number) * (K1 + 1) for kind, number in zip(kinds, known, strict=True)]
        scores = np.zeros(self.snapshot.size)
        room = np.empty(self.snapshot.size)  # arrays that are made anew for each kind take twice the time
        for (part, added), held in zip(self.snapshot.divided(scores), evidence, strict=True):
            for kind, factor, kept in zip(kinds, factors, held, strict=True):
                self._add(added, kept, self._norm(part, kind.field), factor, room[: part.size])
        if 4 * sum(known) < self.snapshot.size:
            documents = np.flatnonzero(scores)
            return Scores(documents, scores[documents])
        return Scores(None, scores)

    @staticmethod
    def _add(scores: Floats, kept: KeptPostings, norm: Floats, factor: float, room: Floats) -> None:
        """Adds what the postings in a part of the index are worth. `room`: as long as `scores`, overwritten."""
        if not kept.known:
            return
        if kept.documents is None:
            scores += _worth(kept.counts, norm, factor, room)
        else:
            scores[kept.documents] += _worth(kept.counts, norm[kept.documents], factor)

    def _kinds(self, leaf: Evident) -> Iterator[Kind]:
        """The kinds of evidence for a leaf that weigh anything."""
        return (kind for kind in self._all_kinds(leaf) if kind.weight)

    def _all_kinds(self, leaf: Evident) -> Iterator[Kind]:
        weights = self.weights
        match leaf:
            case Word(exact=True):
                yield Kind('folded', weights.whole, partial(written_postings, word=leaf))
            case Word():
                yield from self._views(leaf)
            case Phrase():
                worth = weights.whole * len(leaf.words)
                yield Kind('folded', worth, partial(phrase_postings, phrase=leaf))
                yield Kind('headline', weights.headline * worth, lambda each: _inside(each, phrase_spots(each, leaf)))
            case Family():
                yield Kind('folded', weights.name, partial(family_postings, family=leaf))
                worth = weights.headline * weights.name
                yield Kind('headline', worth, lambda each: _inside(each, family_spots(each, leaf)))
            case Prefix():
                words = words_beginning(self.snapshot, leaf)
                yield Kind('folded', weights.whole, partial(prefix_postings, prefix=leaf, words=words))
            case Beside() if weights.beside and not stand_everywhere(self.snapshot, leaf):
                yield Kind('folded', weights.beside, partial(beside_postings, pair=leaf))

    def _views(self, leaf: Word) -> Iterator[Kind]:
        weights, word = self.weights, fold(leaf.text)
        _, root, grams = views(word)
        yield Kind('stem', weights.stem, partial(word_postings, word=leaf))
        yield Kind('root', weights.root, partial(_read_postings, field='root', word=root))
        for gram in grams:
            yield Kind('gram', weights.gram, partial(_read_postings, field='gram', word=gram))
        yield Kind('headline', weights.headline, partial(stem_postings, field='headline', word=word))

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

    def _norm(self, segment: Part, field: str) -> Floats:
        """By document of a part: what the length of the field makes of a count."""
        return self.snapshot.remembered(
            ('norm', segment.name, field), lambda: self._step_norms(field)[segment.length_steps(field)]
        )

    def _step_norms(self, field: str) -> Floats:
        """By step of length."""
        return K1 * (1 - B + B * STEP_LENGTHS / self.snapshot.mean_length(field))


def _worth(counts: Counts, norm: Floats, factor: float, room: Floats | None = None) -> Floats:
    """What these counts are worth, each in a document of its own; written into `room` where that is given."""
    values = np.add(norm, counts, out=room)
    np.divide(counts, values, out=values)
    values *= factor
    return values


def _read_evidence(segment: Part, kinds: Sequence[Kind]) -> Evidence:
    return tuple(kind.read(segment) for kind in kinds)


def _read_postings(segment: Part, field: str, word: str) -> KeptPostings:
    """The postings of a word, not kept for themselves: the evidence for a leaf is kept as a whole."""
    return segment.passing(field, word)


def _kept_postings(segment: Part, field: str, word: str) -> KeptPostings:
    return segment.kept(field, word)


def _inside(segment: Part, spots: Spots) -> KeptPostings:
    """The documents that have some of the spots in their headlines."""
    return keep(counted(in_headlines(segment, spots)), segment.size)
