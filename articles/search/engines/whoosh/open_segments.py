"""A segment of the index, mapped for reading, with what was read of it.

A segment never changes: it lives on from one generation of the index to the next, until it is merged into another, and
what is kept of it lives as long. Which of its documents are deleted is a matter of the generation (snapshot.py).
"""

import threading
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from itertools import chain
from typing import Final, TypeVar

import lz4.block
import numpy as np
from whoosh.reading import SegmentReader

from articles.search.engines.base import SearchUnavailable
from articles.search.engines.whoosh.blocks import Bytes
from articles.search.engines.whoosh.caching import ArrayCache
from articles.search.engines.whoosh.codec import BlockTerms
from articles.search.engines.whoosh.columns import text_sizes, text_view
from articles.search.engines.whoosh.facets import ListedFacet, SegmentFacet, ValueNumbers
from articles.search.engines.whoosh.parts import Part
from articles.search.engines.whoosh.postings import (
    Ids,
    KeptPostings,
    Mask,
    Postings,
    Spots,
    is_small,
    keep,
    read_column,
    read_few_lists,
    read_frequency,
    read_length_steps,
    read_postings,
    read_spots,
    read_total,
)
from articles.search.engines.whoosh.storage import let_go_of

Value = TypeVar('Value')

_MAPPED_MOST: Final = 16 * 1024 * 1024
"""Bytes of a segment's file that a process holds mapped; more are given back, and read again when they are needed."""
_FEW: Final = 100
"""Documents up to which a file is too small to be given back: a megabyte."""
_MAPPED_AROUND: Final = 64 * 1024
"""Bytes that the system maps around each place that is read."""
_EDGE: Final = '_'
"""Stands before and behind a word in its letter groups (`articles.arabic.grams`); no word has it."""
_DAMAGED: Final = 'The search index is damaged ({}). Run: python manage.py rebuild_index'


class OpenSegment(Part):
    """The documents of one commit or merge, numbered from 0 on, those that were deleted since included."""

    def __init__(self, reader: SegmentReader, cache: ArrayCache, answers: ArrayCache, values: ValueNumbers) -> None:
        """`cache` keeps what belongs to words, `answers` what belongs to queries; `values` numbers those of facets."""
        self.reader = reader
        self.name: str = reader.segment().segment_id()
        self.size: int = reader.doc_count_all()
        self.is_small = is_small(self.size)
        self._word_counts: dict[str, int] = dict(reader.segment()._fieldlengths)
        self._cache, self._answers, self._values = cache, answers, values
        self._facets: dict[str, SegmentFacet | ListedFacet] = {}
        self._reading = threading.Lock()
        self._mapped = 0

    def remembered(self, key: Hashable, make: Callable[[], Value]) -> Value:
        return self._cache.get((self.name, key), make)

    def answered(self, key: Hashable, make: Callable[[], Value]) -> Value:
        return self._answers.get((self.name, key), make)

    def postings(self, field: str, word: str) -> Postings:
        found = self._read(partial(read_postings, self.reader, field, word.encode()))
        self.note_mapped(2 * len(found.documents))
        return found

    def postings_of(self, field: str, words: Iterable[str]) -> list[Postings]:
        def read() -> list[Postings]:
            return [read_postings(self.reader, field, word.encode()) for word in words]

        found = self._read(read)
        self.note_mapped(2 * sum(len(each.documents) for each in found))
        return found

    def kept_as(self, key: Hashable, read: Callable[[Part], Postings]) -> KeptPostings:
        return self.remembered(key, lambda: keep(read(self), self.size))

    def passing(self, field: str, word: str) -> KeptPostings:
        return keep(self.postings(field, word), self.size)

    @property
    def blocks(self) -> BlockTerms:
        """The terms and their postings, as they lie in the file."""
        terms: BlockTerms = self.reader._terms
        return terms

    def frequency(self, field: str, word: str) -> int:
        return self._read(partial(read_frequency, self.reader, field, word.encode()))

    def total(self, field: str, words: Iterable[str]) -> int:
        return self._read(lambda: sum(read_total(self.reader, field, word.encode()) for word in words))

    def word_count(self, field: str) -> int:
        return self._word_counts.get(field, 0)

    def spots(self, field: str, word: str) -> Spots:
        return self.remembered((field, word, 'spots'), lambda: self._spots(field, word))

    def _spots(self, field: str, word: str) -> Spots:
        found = self._read(partial(read_spots, self.reader, field, word.encode()))
        self.note_mapped(4 * len(found))
        return found

    def column(self, name: str) -> Ids:
        return self.remembered(('column', name), lambda: self._read(partial(read_column, self.reader, name)))

    def length_steps(self, field: str) -> Bytes:
        return self.remembered(('steps', field), lambda: self._read(partial(read_length_steps, self.reader, field)))

    def text(self, number: int) -> tuple[str, str]:
        """Headline and body of a document."""
        headline, _, body = self._unpacked(number).partition(b'\n')
        return headline.decode(), body.decode()

    def headline(self, number: int) -> str:
        """The headline alone: what most of the time goes to is to make characters of a body."""
        return self._unpacked(number).partition(b'\n')[0].decode()

    def _unpacked(self, number: int) -> bytes:
        ends, texts = self.texts
        found: bytes = self._read(lambda: lz4.block.decompress(texts[ends[number] : ends[number + 1]]))
        self.note_mapped(0)
        return found

    @cached_property
    def texts(self) -> tuple[Ids, memoryview]:
        """Where the compressed texts end, from 0 on, and the texts."""

        def read() -> tuple[Ids, memoryview]:
            sizes = text_sizes(self.reader, 'text')
            return np.concatenate(([0], np.cumsum(sizes))), text_view(self.reader, 'text')

        return self._read(read)

    def words(self, field: str, prefix: str, live: Mask | None = None) -> list[tuple[str, int]]:
        return self._read(lambda: list(self._words(field, prefix.encode(), live)))

    def _words(self, field: str, prefix: bytes, live: Mask | None) -> Iterator[tuple[str, int]]:
        terms = self.reader._terms.table.get(field)
        if terms is None:
            return
        numbers = terms.beginning_with(prefix)
        sizes = terms.sizes[numbers.start : numbers.stop]
        doubtful = np.zeros(len(numbers), dtype=np.bool_)
        if live is not None and not live.all():
            deleted = len(live) - int(np.count_nonzero(live))
            firsts, lasts = (facts[numbers.start : numbers.stop] for facts in (terms.firsts, terms.lasts))
            # Few postings are read: the ends mostly tell.
            doubtful = (sizes <= deleted) & ~live[firsts] & ~live[lasts]
        texts = terms.texts(numbers.start, numbers.stop)
        for text, size, doubt in zip(texts, sizes.tolist(), doubtful.tolist(), strict=True):
            if not doubt or live is None or live[read_postings(self.reader, field, text).documents].any():
                yield text.decode(), size

    def sharing(self, field: str, groups: Collection[str], least: int) -> list[tuple[str, int]]:
        def read() -> list[tuple[str, int]]:
            terms = self.reader._terms.table.get(field)
            if terms is None:
                return []
            shared = np.zeros(len(terms), dtype=np.uint8)
            for group in groups:
                letters = group.strip(_EDGE).encode()
                shared[terms.having(letters, first=group.startswith(_EDGE), last=group.endswith(_EDGE))] += 1
            return [(terms[number].decode(), int(terms.sizes[number])) for number in np.flatnonzero(shared >= least)]

        return self._read(read)

    def facet(self, field: str) -> SegmentFacet | ListedFacet:
        """The values of a facet field with their documents."""
        found = self._facets.get(field)
        if found is None:
            found = self._facets[field] = self._listed_facet(field) if self.is_small else self._facet(field)
        return found

    def _facet(self, field: str) -> SegmentFacet:
        words = [word for word, _ in self.words(field, '')]
        documents = [self.postings(field, word).documents for word in words]
        return SegmentFacet(self._values.of(words), documents, self.size)

    def _listed_facet(self, field: str) -> ListedFacet:
        words, lists = self._read(partial(read_few_lists, self.reader, field))
        values = np.repeat(self._values.of(words), list(map(len, lists)))
        return ListedFacet(values, np.array(list(chain.from_iterable(lists)), dtype=np.int64))

    def note_mapped(self, size: int) -> None:
        """Gives the mapped file back when much of it was read. About as much as `size` bytes were read just now."""
        if self.size <= _FEW:
            return
        self._mapped += size + _MAPPED_AROUND
        if self._mapped > _MAPPED_MOST:
            self._mapped = 0
            let_go_of(self.texts[1])

    def _read(self, read: Callable[[], Value]) -> Value:
        """What the files say; they are read by one thread at a time."""
        with reading(), self._reading:
            return read()


@contextmanager
def reading() -> Iterator[None]:
    """Raises SearchUnavailable where a file is damaged: it surfaces as whatever its pickles and numbers make of it."""
    try:
        yield
    except Exception as error:
        raise SearchUnavailable(_DAMAGED.format(repr(error))) from error
