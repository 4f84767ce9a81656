"""All small segments of one generation, read as if they were one.

Commits of requests make many segments of a few articles. What a word is in each of them is a matter of microseconds,
and what would be kept of it by segment takes as long to put together. It is kept for all of them as one row instead,
which grows by what is new: of two generations the first segments mostly are the same.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, takewhile
from operator import eq
from typing import Any, Final, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from articles.search.engines.whoosh.blocks import Bytes, decode_few, decode_few_places
from articles.search.engines.whoosh.caching import ArrayCache
from articles.search.engines.whoosh.open_segments import OpenSegment, reading
from articles.search.engines.whoosh.parts import Part
from articles.search.engines.whoosh.postings import (
    PLACE_BITS,
    Counts,
    Ids,
    KeptPostings,
    Mask,
    Postings,
    Spots,
    keep_row,
)
from articles.search.engines.whoosh.term_table import FieldTerms

Value = TypeVar('Value')

_FEW: Final = 64
"""Documents up to which a list is read number by number."""
_NOTHING: Final = np.zeros(0, dtype=np.int64)


class ReadAsOne(Part):
    """Several small segments under one numbering of documents."""

    def __init__(self, name: str, segments: Sequence[OpenSegment], cache: ArrayCache, answers: ArrayCache) -> None:
        """`name`: no other part has it; `cache` keeps what belongs to a generation, `answers` what to queries."""
        self.name, self.segments = name, segments
        self.bases = list(accumulate((segment.size for segment in segments), initial=0))
        self.size = self.bases.pop()
        self._cache, self._answers = cache, answers
        self._fields: dict[str, list[tuple[int, OpenSegment, FieldTerms]]] = {}

    def remembered(self, key: Hashable, make: Callable[[], Value]) -> Value:
        return self._cache.get((self.name, key), make)

    def answered(self, key: Hashable, make: Callable[[], Value]) -> Value:
        return self._answers.get((self.name, key), make)

    def kept_as(self, key: Hashable, read: Callable[[Part], Postings]) -> KeptPostings:
        return self.remembered(key, lambda: keep_row(read(self), self.size))

    def passing(self, field: str, word: str) -> KeptPostings:
        return self.kept(field, word)

    def postings(self, field: str, word: str) -> Postings:
        documents, counts = _Numbers(), _Numbers()
        with reading():
            for base, segment, terms, number in self._having(field, word):
                size = terms.sizes.item(number)
                if size <= _FEW:
                    content = segment.blocks.blocks_of(terms, number, number + 1)
                    first = base + terms.firsts.item(number)
                    few = decode_few(content, terms.kinds.item(number), size, first)
                    documents.few += few[0]
                    counts.few += few[1]
                else:
                    lists = segment.blocks.lists(terms, number, places=False)
                    documents.add(lists.documents + base)
                    counts.add(lists.counts)
        return Postings(documents.joined(), counts.joined())

    def spots(self, field: str, word: str) -> Spots:
        return self.remembered((field, word, 'spots'), lambda: self._read_spots(field, [word]))

    def spots_of(self, field: str, words: Iterable[str]) -> Spots:
        spots = self._read_spots(field, words)
        spots.sort(kind='stable')
        return spots

    def _read_spots(self, field: str, words: Iterable[str]) -> Spots:
        spots = _Numbers()
        with reading():
            for base, segment, terms, number in chain.from_iterable(self._having(field, word) for word in words):
                total = terms.totals.item(number)
                if total <= _FEW:
                    content = segment.blocks.blocks_of(terms, number, number + 1)
                    first = base + terms.firsts.item(number)
                    few = decode_few_places(content, terms.kinds.item(number), terms.sizes.item(number), first, total)
                    spots.few += [document << PLACE_BITS | place for document, place in few]
                else:
                    lists = segment.blocks.lists(terms, number, places=True)
                    spots.add(np.repeat((lists.documents + base) << PLACE_BITS, lists.counts) | lists.places)
        return spots.joined()

    def frequency(self, field: str, word: str) -> int:
        with reading():
            return sum(terms.sizes.item(number) for _, _, terms, number in self._having(field, word))

    def total(self, field: str, words: Iterable[str]) -> int:
        having = chain.from_iterable(self._having(field, word) for word in words)
        with reading():
            return sum(terms.totals.item(number) for _, _, terms, number in having)

    def word_count(self, field: str) -> int:
        return sum(segment.word_count(field) for segment in self.segments)

    def _having(self, field: str, word: str) -> Iterator[tuple[int, OpenSegment, FieldTerms, int]]:
        """The segments that have `word`: where their documents begin, their terms, and its number among them."""
        term = word.encode()
        for base, segment, terms in self._tables(field):
            number = terms.find(term)
            if number is not None:
                segment.note_mapped(0)
                yield base, segment, terms, number

    def _tables(self, field: str) -> list[tuple[int, OpenSegment, FieldTerms]]:
        """The segments that have any term of the field: where their documents begin, and their terms."""
        if field not in self._fields:
            self._fields[field] = [
                (base, segment, segment.blocks.table[field])
                for base, segment in zip(self.bases, self.segments, strict=True)
                if field in segment.blocks.table
            ]
        return self._fields[field]

    def column(self, name: str) -> Ids:
        return self.remembered(('column', name), lambda: _joined([each.column(name) for each in self.segments]))

    def length_steps(self, field: str) -> Bytes:
        return self.remembered(('steps', field), lambda: _joined([each.length_steps(field) for each in self.segments]))

    def words(self, field: str, prefix: str, live: Mask | None = None) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for base, segment in zip(self.bases, self.segments, strict=True):
            found += segment.words(field, prefix, None if live is None else live[base : base + segment.size])
        return found

    def sharing(self, field: str, groups: Collection[str], least: int) -> list[tuple[str, int]]:
        return [word for segment in self.segments for word in segment.sharing(field, groups, least)]


class Row(NamedTuple):
    """What was found in small segments, by document."""

    segments: list[str]
    """Their names. A list, for tuples are looked into for arrays."""
    counts: Counts


class SmallSegments(ReadAsOne):
    """The small segments of a generation. Rows live on from one generation to the next and grow."""

    def __init__(
        self, name: str, segments: Sequence[OpenSegment], words: ArrayCache, cache: ArrayCache, answers: ArrayCache
    ) -> None:
        """`name`: of the generation; `words` keeps what belongs to words."""
        super().__init__(f'{name}, small', segments, cache, answers)
        self._words = words
        self._names = [segment.name for segment in segments]
        self._rests: dict[int, ReadAsOne] = {}

    def kept_as(self, key: Hashable, read: Callable[[Part], Postings]) -> KeptPostings:
        row = self._words.renewed(('small', key), lambda before: self._grown(before, read))
        return KeptPostings(int(np.count_nonzero(row.counts)), None, row.counts)

    def total(self, field: str, words: Iterable[str]) -> int:
        words = tuple(words)
        row = self._words.renewed(('total', field, words), lambda before: self._with_totals(before, field, words))
        return int(row.counts.sum())

    def _with_totals(self, before: Row | None, field: str, words: Sequence[str]) -> Row:
        """How often the words stand in each of the segments."""
        same = self._same(before)
        more = [segment.total(field, words) for segment in self.segments[same:]]
        return Row(self._names, np.concatenate((before.counts[:same] if before else [], more)).astype(np.int64))

    def _same(self, before: Row | None) -> int:
        """With how many of these segments it began before."""
        return sum(takewhile(bool, map(eq, before.segments, self._names))) if before else 0

    def _grown(self, before: Row | None, read: Callable[[Part], Postings]) -> Row:
        """The row of these segments: those that it began with before are not looked into."""
        same = self._same(before)
        if before is None or not same:
            return Row(self._names, keep_row(read(self._rest(0)), self.size).counts)
        if same == len(self._names) == len(before.segments):
            return before
        counts = before.counts[: self.bases[same] if same < len(self.bases) else self.size]
        if same < len(self._names):
            rest = self._rest(same)
            counts = np.concatenate((counts, keep_row(read(rest), rest.size).counts))
        return Row(self._names, counts)

    def _rest(self, first: int) -> ReadAsOne:
        """The segments from one of them on."""
        if first not in self._rests:
            rest = self.segments[first:]
            self._rests[first] = ReadAsOne(f'{self.name} from {first}', rest, self._cache, self._answers)
        return self._rests[first]


class _Numbers:
    """Numbers that come one by one and as arrays."""

    def __init__(self) -> None:
        self.few: list[int] = []
        self._arrays: list[npt.NDArray[Any]] = []

    def add(self, numbers: npt.NDArray[Any]) -> None:
        if self.few:
            self._arrays.append(np.array(self.few, dtype=np.int64))
            self.few = []
        self._arrays.append(numbers)

    def joined(self) -> Ids:
        last = np.array(self.few, dtype=np.int64)
        return np.concatenate([*self._arrays, last]) if self._arrays else last


def _joined(arrays: Sequence[npt.NDArray[Any]]) -> npt.NDArray[Any]:
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays or [_NOTHING])
