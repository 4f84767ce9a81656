"""One generation of the index, held open for reading: numbers of documents on one side, arrays on the other.

A snapshot never changes. What a commit replaces is read anew; what it leaves alone (the postings of a segment never
change) stays in the cache under the name of the segment. `Searcher.refresh` and `reader(reuse=)` are not used: they
bring deleted articles back.
"""

import os
import threading
import zlib
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from itertools import accumulate
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt
from whoosh.index import TOC, FileIndex
from whoosh.reading import SegmentReader, TermInfo

from articles.search.engines.base import SearchUnavailable
from articles.search.engines.whoosh.caching import ArrayCache
from articles.search.engines.whoosh.columns import text_sizes, text_view
from articles.search.engines.whoosh.facets import Facet
from articles.search.engines.whoosh.postings import (
    Floats,
    Ids,
    Number,
    Postings,
    Spots,
    read_column,
    read_frequency,
    read_lengths,
    read_postings,
    read_spots,
    spots_from,
)
from articles.search.engines.whoosh.storage import IndexStorage

Value = TypeVar('Value')
Mask = npt.NDArray[np.bool_]

_NOTHING: Final = np.zeros(0, dtype=np.int64)
NO_POSTINGS: Final = Postings(_NOTHING, np.zeros(0))
NO_SPOTS: Final = _NOTHING


def newest_generation(folder: Path) -> int:
    """The number of the newest commit. Raises FileNotFoundError where there is none (yet, or any more)."""
    generation: int = TOC._latest_generation(os.listdir(folder), 'MAIN')  # noqa: PTH208
    if generation < 0:
        raise FileNotFoundError(folder / '_MAIN_0.toc')
    return generation


@contextmanager
def _damage_said() -> Iterator[None]:
    """Every look into the files: a damaged one surfaces as whatever its pickles and numbers make of it."""
    try:
        yield
    except Exception as error:
        raise SearchUnavailable(
            f'The search index is damaged ({error!r}). Run: python manage.py rebuild_index'
        ) from error


class Segment:
    """A segment of the index: the documents of one commit or merge, numbered from `base` on."""

    def __init__(self, reader: SegmentReader, base: int) -> None:
        self.reader = reader
        self.base = base
        self.name = reader.segment().segment_id()
        self.size = reader.doc_count_all()
        self.deleted = reader.segment().deleted_count()


class Snapshot:
    """All segments of one generation under one numbering of documents."""

    def __init__(self, folder: Path, cache: ArrayCache, answers: ArrayCache | None = None) -> None:
        """Opens the newest generation in `folder`. Raises OSError where a commit removed files meanwhile.

        `cache` keeps what belongs to words, whoever asks for them; `answers` what belongs to queries.
        """
        storage = IndexStorage(folder)
        try:
            self._open(folder, storage)
        finally:
            storage.release()
        self._cache = cache
        self._answers = answers or ArrayCache(limit=0)
        self._facets: dict[str, Facet] = {}
        self._texts: dict[str, tuple[Ids, memoryview]] = {}
        self._reading = threading.Lock()

    def _open(self, folder: Path, storage: IndexStorage) -> None:
        contents = FileIndex(storage)._read_toc()
        self.folder = folder
        self.name = f'{folder.name}:{contents.generation}'
        readers = [
            SegmentReader(storage, contents.schema, segment, generation=contents.generation)
            for segment in contents.segments
        ]
        bases = accumulate((reader.doc_count_all() for reader in readers), initial=0)
        self.segments = [Segment(reader, base) for reader, base in zip(readers, bases, strict=False)]
        self.size = sum(segment.size for segment in self.segments)
        self.live = np.ones(self.size, dtype=np.bool_)
        for segment, held in zip(self.segments, contents.segments, strict=True):
            self.live[[segment.base + number for number in held.deleted_docs()]] = False

    @cached_property
    def document_count(self) -> int:
        return int(np.count_nonzero(self.live))

    @cached_property
    def ids(self) -> Ids:
        """The key of the article behind each document."""
        return self.column('id')

    def numbers_of(self, articles: Sequence[int]) -> list[int | None]:
        """The document of each article; None where it is not indexed."""
        ids, numbers = self.remembered('numbers', self._by_article)
        places = np.searchsorted(ids, np.array(articles, dtype=np.int64))
        found = zip(articles, places.tolist(), strict=True)
        return [int(numbers[place]) if place < len(ids) and ids[place] == article else None for article, place in found]

    def _by_article(self) -> tuple[Ids, Ids]:
        numbers = np.flatnonzero(self.live)
        numbers = numbers[np.argsort(self.ids[numbers], kind='stable')]
        return self.ids[numbers], numbers

    def stamps(self) -> dict[int, int]:
        """The stamp of each article, as it was when it was indexed."""
        numbers = np.flatnonzero(self.live)
        return dict(zip(self.ids[numbers].tolist(), self.column('stamp')[numbers].tolist(), strict=True))

    def column(self, name: str) -> Ids:
        """A number for each document."""
        return self.remembered(('column', name), lambda: self._joined(name, 'column', read_column, _NOTHING))

    def lengths(self, field: str) -> Floats:
        """How many words the field has, by document."""
        return self.remembered(('length', field), lambda: self._joined(field, 'length', read_lengths, np.zeros(0)))

    def mean_length(self, field: str) -> float:
        """Words of the field a document, over all documents."""
        with _damage_said():
            total = sum(segment.reader.field_length(field) for segment in self.segments)
        return total / self.size if total else 1.0

    def postings(self, field: str, word: str) -> Postings:
        """The documents of `word`, deleted ones included, with how often it stands in each."""
        term, found = word.encode(), []
        for segment in self.segments:
            key = (segment.name, field, term)
            postings = self._cached(key, partial(read_postings, segment.reader, field, term))
            if postings is not None:
                found.append(Postings(postings.documents + segment.base, postings.counts))
        if len(found) > 1:
            return Postings(*(np.concatenate(arrays) for arrays in zip(*found, strict=True)))
        return found[0] if found else NO_POSTINGS

    def frequency(self, field: str, word: str) -> int:
        """How many documents have `word`, deleted ones included; no postings are read."""
        term = word.encode()
        with _damage_said():
            return sum(read_frequency(segment.reader, field, term) for segment in self.segments)

    def live_count(self, field: str, word: str) -> int:
        """How many documents have `word`, deleted ones left out."""
        return int(np.count_nonzero(self.live[self.postings(field, word).documents]))

    def spots(self, field: str, word: str) -> Spots:
        """Every place of `word`, in deleted documents too."""
        term, found = word.encode(), []
        for segment in self.segments:
            key = (segment.name, field, term, 'spots')
            spots = self._cached(key, partial(read_spots, segment.reader, field, term))
            if spots is not None:
                found.append(spots_from(spots, segment.base))
        return np.concatenate(found) if len(found) > 1 else found[0] if found else NO_SPOTS

    def text(self, number: int) -> tuple[str, str]:
        """Headline and body of a document."""
        segment = next(segment for segment in reversed(self.segments) if segment.base <= number)
        ends, texts = self._texts_of(segment)
        place = number - segment.base
        with _damage_said():
            headline, _, body = zlib.decompress(texts[ends[place] : ends[place + 1]]).decode().partition('\n')
        return headline, body

    def _texts_of(self, segment: Segment) -> tuple[Ids, memoryview]:
        found = self._texts.get(segment.name)
        if found is None:
            with self._reading, _damage_said():
                ends = np.concatenate(([0], np.cumsum(text_sizes(segment.reader, 'text'))))
                found = self._texts[segment.name] = ends, text_view(segment.reader, 'text')
        return found

    def words(self, field: str, prefix: str = '') -> Iterator[tuple[str, int]]:
        """The words of the field that begin with `prefix`, a segment at a time, with how many documents have them.

        A word that only deleted documents have is not told: what was withheld must not show in a completion. Where
        others have it too, the number may count deleted ones until a merge.
        """
        start = prefix.encode()
        for segment in self.segments:
            if field not in segment.reader.indexed_field_names():
                continue
            items = []
            with self._reading, _damage_said():
                for (name, term), info in segment.reader._terms.items_from(field, start):
                    if name != field or not term.startswith(start):
                        break
                    if not segment.deleted or self._is_alive(segment, field, term, info):
                        items.append((term.decode(), info.doc_frequency()))
            yield from items

    def _is_alive(self, segment: Segment, field: str, term: bytes, info: TermInfo) -> bool:
        """Whether a document that is not deleted has the term. Few postings are read: the ends mostly tell."""
        live = self.live[segment.base : segment.base + segment.size]
        if info.doc_frequency() > segment.deleted or live[info.min_id()] or live[info.max_id()]:
            return True
        postings = read_postings(segment.reader, field, term)
        return postings is not None and bool(live[postings.documents].any())

    def facet(self, field: str) -> Facet:
        """The values of a facet field with their documents."""
        found = self._facets.get(field)
        if found is None:
            values = sorted({value for value, _ in self.words(field)})
            documents = [self.postings(field, value).documents for value in values]
            found = self._facets[field] = Facet(values, documents, self.size)
        return found

    def remembered(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What `make` answered before for `key` in this generation, or its answer now. Arrays and tuples only."""
        return self._cache.get((self.name, key), make)

    def answered(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """As `remembered`, for what only the same query asks for again: on its next page, or after a click."""
        return self._answers.get((self.name, key), make)

    def _joined(
        self, name: str, kind: str, read: Callable[[SegmentReader, str], npt.NDArray[Number]], none: npt.NDArray[Number]
    ) -> npt.NDArray[Number]:
        parts = [
            self._cached((segment.name, kind, name), partial(read, segment.reader, name)) for segment in self.segments
        ]
        return parts[0] if len(parts) == 1 else np.concatenate([none, *parts])

    def _cached(self, key: Hashable, read: Callable[[], Value]) -> Value:
        """What a segment holds; its files are read by one thread at a time."""

        def read_alone() -> Value:
            with self._reading, _damage_said():
                return read()

        return self._cache.get(key, read_alone)
