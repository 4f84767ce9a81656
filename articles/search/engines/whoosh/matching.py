"""Which documents a query tree matches: every node becomes a mask over the documents of a snapshot."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from articles.arabic.folding import fold
from articles.arabic.stemming import stems_of
from articles.arabic.stopwords import STOP_WORDS
from articles.arabic.tokens import iterate_words
from articles.arabic.writing import letters_of
from articles.search.engines.base import FACET_FIELDS
from articles.search.engines.whoosh.alike import alike_postings, alike_words
from articles.search.engines.whoosh.documents import views
from articles.search.engines.whoosh.occurrences import (
    family_postings,
    phrase_postings,
    prefix_postings,
    words_beginning,
)
from articles.search.engines.whoosh.parts import Part
from articles.search.engines.whoosh.postings import KeptPostings, Mask, Postings, united
from articles.search.engines.whoosh.snapshot import Snapshot
from articles.search.syntax import (
    Alike,
    All,
    AnyOf,
    Beside,
    DateRange,
    Everything,
    Family,
    Filter,
    Node,
    Not,
    Phrase,
    Prefix,
    Spelled,
    Word,
)

Listed: TypeAlias = Word | Alike | Phrase | Family | Prefix | Filter
"""What has lists of documents."""


def split_words(tree: Node) -> Node | None:
    """The tree with every `Word` of one folded word, stop words left out; None where nothing else is in it."""
    match tree:
        case Word(exact=False):
            words = [word.folded for word in iterate_words(tree.text)]
            kept = tuple(Word(word, not_written=tree.not_written) for word in words if word not in STOP_WORDS)
            return kept[0] if len(kept) == 1 else All(kept) if kept else None
        case AnyOf(parts=()):
            return tree  # nothing: no stop word was left out of it
        case All() | AnyOf():
            parts = tuple(part for part in map(split_words, tree.parts) if part is not None)
            if not parts:
                return None
            return replace(tree, parts=parts)
        case Not():
            part = split_words(tree.part)
            return Not(part) if part is not None else None
        case Phrase() | Prefix():
            return tree if (tree.words if isinstance(tree, Phrase) else tree.text) else None
    return tree


def as_written(tree: Node) -> Node:
    """The tree with stop words taken for words: the meaning of a query that has nothing else."""
    match tree:
        case Word(exact=False):
            words = tuple(Phrase((word.folded,)) for word in iterate_words(tree.text))
            return All(words) if words else Everything()
        case All() | AnyOf():
            return replace(tree, parts=tuple(map(as_written, tree.parts)))
        case Not():
            return Not(as_written(tree.part))
    return tree


@dataclass(frozen=True, slots=True)
class Matching:
    """Matches trees that `split_words` has been over. `related`: a word also matches by its root."""

    snapshot: Snapshot
    related: bool = False

    def mask(self, tree: Node) -> Mask:
        """The documents that match, deleted ones included. Not to be written into: it may be kept."""
        match tree:
            case All():
                return self._all(tree)
            case AnyOf():
                return self._any(tree)
            case Not():
                return ~Matching(self.snapshot).mask(tree.part)  # what is excluded is never widened
            case DateRange():
                return self._dates(tree)
            case Everything() | Beside() | Spelled():
                return np.ones(self.snapshot.size, dtype=np.bool_)
        if isinstance(tree, Filter) and tree.field not in FACET_FIELDS:
            raise ValueError(f'No field {tree.field!r} to filter by; known are {", ".join(FACET_FIELDS)}')
        key = ('mask', tree, self.related and isinstance(tree, Word))
        if isinstance(tree, Phrase) and len(tree.words) > 1:
            return self.snapshot.answered(key, lambda: self._having(tree))
        return self.snapshot.remembered(key, lambda: self._having(tree))

    def _having(self, tree: Listed) -> Mask:
        found = np.zeros(self.snapshot.size, dtype=np.bool_)
        for segment, part in self.snapshot.divided(found):
            for postings in self._postings(segment, tree):
                postings.mark(part)
        return found

    def _postings(self, segment: Part, tree: Listed) -> Iterator[KeptPostings]:
        match tree:
            case Word(exact=True):
                yield written_postings(segment, tree)
            case Word():
                yield word_postings(segment, tree)
                if self.related:
                    yield segment.kept('root', views(fold(tree.text))[1])
            case Alike():
                yield alike_postings(segment, tree, alike_words(self.snapshot, tree.text))
            case Phrase():
                yield phrase_postings(segment, tree)
            case Family():
                yield family_postings(segment, tree)
            case Prefix():
                yield prefix_postings(segment, tree, words_beginning(self.snapshot, tree))
            case Filter():
                for value in tree.values:
                    yield segment.kept(f'{tree.field}_value', value)

    def _all(self, tree: All) -> Mask:
        found = np.ones(self.snapshot.size, dtype=np.bool_)
        for part in tree.parts:
            found &= self.mask(part)
        return found

    def _any(self, tree: AnyOf) -> Mask:
        least = min(tree.least, len(tree.parts))
        if tree.parts and least != 1:
            return self.count_parts(tree) >= least
        found = np.zeros(self.snapshot.size, dtype=np.bool_)
        for part in tree.parts:
            found |= self.mask(part)
        return found

    def count_parts(self, tree: AnyOf) -> npt.NDArray[np.int64]:
        """How many of the parts match, by document."""
        counts = np.zeros(self.snapshot.size, dtype=np.int64)
        for part in tree.parts:
            counts += self.mask(part)
        return counts

    def _dates(self, tree: DateRange) -> Mask:
        """Articles that may have been published in the range: a date known by its year counts as the whole year."""
        first, last = self.snapshot.column('first_day'), self.snapshot.column('last_day')
        found = first > 0
        if tree.start:
            found &= last >= datetime.date.fromisoformat(tree.start).toordinal()
        if tree.end:
            found &= first <= datetime.date.fromisoformat(tree.end).toordinal()
        return found


def stem_postings(segment: Part, field: str, word: str) -> KeptPostings:
    """Where any form of the folded word stands, as if it were one word."""

    return segment.kept_as(
        (field, 'forms', word), lambda part: united(part.postings_of(field, stems_of(word)), part.size)
    )


def word_postings(segment: Part, word: Word) -> KeptPostings:
    """Where any form of a word of one folded word stands, those that are another word left out."""
    if not word.not_written:
        return stem_postings(segment, 'stem', fold(word.text))

    def without_others(part: Part) -> Postings:
        counts = np.zeros(part.size, dtype=np.int64)
        documents, found = stem_postings(part, 'stem', fold(word.text)).listed()
        counts[documents] = found
        for form in word.not_written:
            documents, others = part.postings('written', form)
            counts[documents] -= others
        documents = np.flatnonzero(counts > 0)
        return Postings(documents, counts[documents])

    return segment.kept_as(('without others', word), without_others)


def written_postings(segment: Part, word: Word) -> KeptPostings:
    """Where the word stands letter for letter."""
    return segment.kept('written', letters_of(word.text))
