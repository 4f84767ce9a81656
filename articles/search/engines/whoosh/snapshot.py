"""One generation of the index, held open for reading: its segments under one numbering of documents.

A snapshot never changes. What a commit replaces is read anew; what it leaves alone lives on with its segment
(open_segments.py), which the next snapshot takes over. `Searcher.refresh` and `reader(reuse=)` are not used: they bring
deleted articles back.
"""

import os
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cached_property, partial
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt
from whoosh.fields import Schema
from whoosh.index import TOC
from whoosh.reading import SegmentReader

from articles.search.engines.whoosh.caching import ArrayCache
from articles.search.engines.whoosh.facets import Facet, ValueNumbers
from articles.search.engines.whoosh.open_segments import OpenSegment
from articles.search.engines.whoosh.parts import Part
from articles.search.engines.whoosh.postings import Ids, Postings
from articles.search.engines.whoosh.segments import INDEX_NAME
from articles.search.engines.whoosh.small_segments import SmallSegments
from articles.search.engines.whoosh.storage import IndexStorage

Value = TypeVar('Value')

_ROOMY: Final = 250_000
"""Documents up to which the caches are as large as they are named; from there on they grow with the index."""
_MOST_ROOM: Final = 4
"""So many times as large they become at most: what is kept of a word takes ten bytes a document and more."""
_NOTHING: Final = np.zeros(0, dtype=np.int64)


def newest_generation(folder: Path) -> int:
    """The number of the newest commit. Raises FileNotFoundError where there is none (yet, or any more)."""
    generation: int = TOC._latest_generation(os.listdir(folder), 'MAIN')  # noqa: PTH208
    if generation < 0:
        raise FileNotFoundError(folder / '_MAIN_0.toc')
    return generation


class Caches:
    """What is kept in memory, each kind up to a number of bytes."""

    def __init__(self, words: int, generation: int, answers: int) -> None:
        """Bytes: `words` for what belongs to words and segments, `generation` for what belongs to words in all of
        one generation, `answers` for what belongs to queries; more in a large index, see `fit`."""
        self.words, self.answers = ArrayCache(words), ArrayCache(answers)
        self.generation = generation
        self.values = ValueNumbers()
        self._limits = (words, generation, answers)

    def fit(self, documents: int) -> None:
        """Gives an index of so many documents the room it needs, within bounds."""
        times = min(max(documents / _ROOMY, 1), _MOST_ROOM)
        self.words.limit, self.generation, self.answers.limit = (int(limit * times) for limit in self._limits)

    @classmethod
    def none(cls) -> 'Caches':
        return cls(0, 0, 0)


class Snapshot:
    """All segments of one generation under one numbering of documents, in which the small ones come last."""

    folder: Path
    schema: Schema
    segments: list[OpenSegment]

    def __init__(self, folder: Path, caches: Caches, before: 'Snapshot | None' = None) -> None:
        """Opens the newest generation in `folder`. Raises OSError where a commit removed files meanwhile.

        `before`: an older generation of the same folder, whose segments live on where they are still there.
        """
        self._caches = caches
        self._facets: dict[str, Facet] = {}
        before = before if before and before.folder == folder else None
        storage = IndexStorage(folder)
        try:
            self._open(folder, storage, before)
        finally:
            storage.release()

    def _open(self, folder: Path, storage: IndexStorage, before: 'Snapshot | None') -> None:
        known = {segment.name: segment for segment in before.segments} if before else {}
        # Made of many objects, and the same as long as the folder is.
        contents = TOC.read(storage, INDEX_NAME, schema=before.schema if before else None)
        self.folder, self.schema = folder, contents.schema
        self.name = f'{folder.name}:{contents.generation}'
        opened = [
            (known.get(held.segment_id()) or self._opened(storage, contents, held), held) for held in contents.segments
        ]
        opened.sort(key=lambda pair: pair[0].is_small)
        self.segments = [segment for segment, _ in opened]
        self.bases = list(accumulate((segment.size for segment in self.segments), initial=0))
        self.size = self.bases.pop()
        self._caches.fit(self.size)
        self._own = ArrayCache(self._caches.generation)
        self.live = np.ones(self.size, dtype=np.bool_)
        for base, (_, held) in zip(self.bases, opened, strict=True):
            if held.has_deletions():
                self.live[base + np.fromiter(held.deleted_docs(), np.int64)] = False
        self._name_parts()

    def _name_parts(self) -> None:
        large = [segment for segment in self.segments if not segment.is_small]
        small = self.segments[len(large) :]
        self.parts: list[Part] = list(large)
        if small:
            self.parts.append(SmallSegments(self.name, small, self._caches.words, self._own, self._caches.answers))

    def _opened(self, storage: IndexStorage, contents: TOC, segment: Any) -> OpenSegment:
        reader = SegmentReader(storage, contents.schema, segment, generation=contents.generation)
        return OpenSegment(reader, self._caches.words, self._caches.answers, self._caches.values)

    def divided(self, numbers: npt.NDArray[Any]) -> Iterator[tuple[Part, npt.NDArray[Any]]]:
        """Each part of the index with its part of an array that has an entry for each document."""
        for part, base in zip(self.parts, self.bases, strict=False):
            yield part, numbers[base : base + part.size]

    @cached_property
    def document_count(self) -> int:
        return int(np.count_nonzero(self.live))

    @cached_property
    def ids(self) -> Ids:
        """The key of the article behind each document."""
        return self.column('id')

    def numbers_of(self, articles: Sequence[int]) -> list[int | None]:
        """The document of each article; None where it is not indexed."""
        wanted = np.array(articles, dtype=np.int64)
        found: list[int | None] = [None] * len(articles)
        for ids, numbers in self._by_article:
            begins, ends = np.searchsorted(ids, wanted, 'left').tolist(), np.searchsorted(ids, wanted, 'right').tolist()
            for place, (begin, end) in enumerate(zip(begins, ends, strict=True)):
                for number in numbers[begin:end].tolist():  # several versions of it, of which one lives at most
                    if self.live[number]:
                        found[place] = number
        return found

    @cached_property
    def _by_article(self) -> list[tuple[Ids, Ids]]:
        """The keys of articles in ascending order with their documents, by part of the index."""
        sorted_parts = []
        for base, part in zip(self.bases, self.parts, strict=False):
            ids, order = part.remembered('by article', partial(_articles_in_order, part))
            sorted_parts.append((ids, order + base if base else order))
        return sorted_parts

    def stamps(self) -> dict[int, int]:
        """The stamp of each article, as it was when it was indexed."""
        numbers = np.flatnonzero(self.live)
        return dict(zip(self.ids[numbers].tolist(), self.column('stamp')[numbers].tolist(), strict=True))

    def column(self, name: str) -> Ids:
        """A number for each document."""
        return self.remembered(('column', name), lambda: _joined([part.column(name) for part in self.parts]))

    def mean_length(self, field: str) -> float:
        """Words of the field a document, over all documents."""
        total = sum(part.word_count(field) for part in self.parts)
        return total / self.size if total else 1.0

    def postings(self, field: str, word: str) -> Postings:
        """The documents of `word`, deleted ones included, with how often it stands in each."""
        found = [part.kept(field, word).listed() for part in self.parts]
        documents = _joined([each.documents + base for each, base in zip(found, self.bases, strict=False)])
        return Postings(documents, _joined([each.counts for each in found]))

    def frequency(self, field: str, word: str) -> int:
        """How many documents have `word`, deleted ones included; no postings are read."""
        return sum(part.frequency(field, word) for part in self.parts)

    def live_count(self, field: str, word: str) -> int:
        """How many documents have `word`, deleted ones left out."""
        return sum(
            int(np.count_nonzero(live[part.kept(field, word).listed().documents]))
            for part, live in self.divided(self.live)
        )

    def text(self, number: int) -> tuple[str, str]:
        """Headline and body of a document."""
        place = self._place_of(number)
        return self.segments[place].text(number - self.bases[place])

    def headline(self, number: int) -> str:
        """The headline of a document, for lists that show nothing else of it."""
        place = self._place_of(number)
        return self.segments[place].headline(number - self.bases[place])

    def _place_of(self, number: int) -> int:
        """Which of the segments a document is in."""
        return bisect_right(self.bases, number) - 1

    def words(self, field: str, prefix: str = '') -> Iterator[tuple[str, int]]:
        """The words of the field that begin with `prefix`, a segment at a time, with how many documents have them.

        A word that only deleted documents have is not told: what was withheld must not show in a completion. Where
        others have it too, the number may count deleted ones until a merge.
        """
        for part, live in self.divided(self.live):
            yield from part.words(field, prefix, live)

    def facet(self, field: str) -> Facet:
        """The values of a facet field with their documents."""
        found = self._facets.get(field)
        if found is None:
            facets = [segment.facet(field) for segment in self.segments]
            found = self._facets[field] = Facet(self._caches.values, facets, self.bases)
        return found

    def remembered(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What `make` answered before for `key` in this generation, or its answer now. Arrays and tuples only."""
        return self._own.get(key, make)

    def answered(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """As `remembered`, for what only the same query asks for again: on its next page, or after a click."""
        return self._caches.answers.get((self.name, key), make)


def _articles_in_order(part: Part) -> tuple[Ids, Ids]:
    ids = part.column('id')
    order = np.argsort(ids, kind='stable')
    return ids[order], order


def _joined(arrays: Sequence[npt.NDArray[Any]]) -> npt.NDArray[Any]:
    return arrays[0] if len(arrays) == 1 else np.concatenate([_NOTHING, *arrays])
