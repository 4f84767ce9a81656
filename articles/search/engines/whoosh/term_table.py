"""The terms of a segment with what is known of each: one array for each fact, looked up by halving, never loaded.

    arrays of the first field, of the second, …    little-endian, as narrow as their largest number
    the directory, as JSON                         by field and array: where it begins, its type, its length
    length of the directory                        8 bytes

Terms are sorted by their UTF-8 bytes. The blocks of a field lie in the postings file in the order of its terms.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from articles.search.engines.whoosh.blocks import Blocks, Bytes, Ids, PostingLists, starts_of

_LENGTH: Final = np.dtype('<u8')
_TYPES: Final = (('<u1', 1), ('<u2', 2), ('<u4', 4), ('<u8', 8))
_MILES: Final = ((2048, 1), (32_768, 16))
"""Terms of a field up to which every so many-th is held in memory: the fewer there are, the oftener they are looked up,
for small segments are new to every process."""
_FIELD: Final = re.compile(rb'"([^"]+)": ({[^{}]*})')
"""A field in the directory."""
_LONGEST_MILE: Final = 256
_NOTHING: Final = np.zeros(0, dtype=np.int64)


class TermRows(NamedTuple):
    """Facts of consecutive terms, an entry for each."""

    terms: list[bytes]
    sizes: Ids
    """Documents of the term."""
    firsts: Ids
    lasts: Ids
    totals: Ids
    """How often it stands in all of them."""
    most: Ids
    """How often in the one that has it most often."""
    shortest: Ids
    """Whoosh's step of the length of the shortest and the longest of these documents."""
    longest: Ids
    kinds: Bytes
    block_lengths: Ids


def rows_of(terms: list[bytes], lists: PostingLists, blocks: Blocks, steps: Bytes) -> TermRows:
    """The facts of terms with these postings. `steps`: the length of the field by document, as Whoosh's step."""
    starts = starts_of(lists.sizes)
    lengths = steps[lists.documents].astype(np.int64)
    return TermRows(
        terms,
        lists.sizes,
        lists.firsts,
        lists.lasts,
        lists.totals,
        np.maximum.reduceat(lists.counts, starts),
        np.minimum.reduceat(lengths, starts),
        np.maximum.reduceat(lengths, starts),
        blocks.kinds,
        blocks.lengths,
    )


class TermTableWriter:
    """Writes the table to a file opened for writing, a field at a time."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._directory: dict[str, dict[str, tuple[int, str, int]]] = {}
        self._end = 0

    def add_field(self, name: str, parts: Sequence[TermRows], begin: int) -> None:
        """The terms of a field, in sorted parts. `begin`: where its blocks begin in the postings file."""
        terms = [term for part in parts for term in part.terms]
        arrays = {
            'texts': np.frombuffer(b''.join(terms), dtype=np.uint8),
            'ends': np.cumsum([0, *map(len, terms)]),
            'blocks': begin + np.cumsum(np.concatenate([[0], *(part.block_lengths for part in parts)])),
        }
        for fact in ('sizes', 'firsts', 'lasts', 'totals', 'most', 'shortest', 'longest', 'kinds'):
            arrays[fact] = np.concatenate([_NOTHING, *(getattr(part, fact) for part in parts)])
        self._directory[name] = {fact: self._write(numbers) for fact, numbers in arrays.items()}

    def finish(self) -> None:
        """Writes the directory."""
        directory = json.dumps(self._directory).encode()
        self._file.write(directory)
        self._file.write(np.array(len(directory), dtype=_LENGTH).tobytes())

    def _write(self, numbers: npt.NDArray[Any]) -> tuple[int, str, int]:
        largest = int(numbers.max()) if len(numbers) else 0
        kind = next(kind for kind, width in _TYPES if largest >> 8 * width == 0)
        begin, content = self._end, numbers.astype(kind).tobytes()
        self._file.write(content)
        self._end += len(content)
        return begin, kind, len(numbers)


class FieldTerms:
    """The terms of one field, sorted; a sequence of their bytes."""

    def __init__(self, buffer: memoryview, arrays: Mapping[str, tuple[int, str, int]]) -> None:
        def array(fact: str) -> npt.NDArray[Any]:
            begin, kind, length = arrays[fact]
            return np.frombuffer(buffer, kind, length, begin)

        begin, _, length = arrays['texts']
        self._texts = buffer[begin : begin + length]
        self._ends = array('ends')
        self._border = self._ends.item  # a single number, three times as fast as an index
        self.blocks = array('blocks')
        """Where the block of each term begins in the postings file; one entry more for the end."""
        self.sizes = array('sizes')
        self.firsts, self.lasts = array('firsts'), array('lasts')
        self.totals, self.most = array('totals'), array('most')
        self.shortest, self.longest = array('shortest'), array('longest')
        self.kinds = array('kinds')

    def __len__(self) -> int:
        return len(self.sizes)

    def __getitem__(self, number: int) -> bytes:
        return bytes(self._texts[self._border(number) : self._border(number + 1)])

    def texts(self, start: int = 0, stop: int | None = None) -> list[bytes]:
        """The terms numbered `start` to `stop`."""
        ends = self._ends[start : (len(self) if stop is None else stop) + 1]
        if len(ends) < 2:
            return []
        content = bytes(self._texts[ends[0] : ends[-1]])
        return [content[begin:end] for begin, end in pairwise((ends - ends[0]).tolist())]

    def having(self, letters: bytes, *, first: bool, last: bool) -> Ids:
        """The numbers of the terms that `letters` stand in, ascending; at their beginning, at their end.

        Goes over all the terms, some 2 GB a second.
        """
        if first:
            found = self.beginning_with(letters)
            return np.arange(found.start, found.stop)
        content, places = bytes(self._texts), []
        place = content.find(letters)
        while place >= 0:
            places.append(place)
            place = content.find(letters, place + 1)
        starts = np.array(places, dtype=np.int64)
        numbers = np.searchsorted(self._ends, starts, 'right') - 1
        ends, borders = starts + len(letters), self._ends[numbers + 1]
        return np.unique(numbers[ends == borders if last else ends <= borders])

    @cached_property
    def _mile(self) -> int:
        return next((mile for most, mile in _MILES if len(self) <= most), _LONGEST_MILE)

    @cached_property
    def _milestones(self) -> list[bytes]:
        """Every so many-th term, looked up in memory before the table is."""
        if self._mile == 1:
            return self.texts()
        begins, ends = self._ends[: -1 : self._mile].tolist(), self._ends[1 :: self._mile].tolist()
        return [bytes(self._texts[begin:end]) for begin, end in zip(begins, ends, strict=True)]

    def place(self, term: bytes) -> int:
        """How many terms stand before `term`."""
        passed = bisect_left(self._milestones, term)
        if self._mile == 1:
            return passed
        return bisect_left(self, term, max(0, (passed - 1) * self._mile), min(passed * self._mile, len(self)))

    def find(self, term: bytes) -> int | None:
        """The number of `term`; None where the segment does not know it."""
        if self._mile == 1:
            number = bisect_left(self._milestones, term)
            return number if number < len(self._milestones) and self._milestones[number] == term else None
        number = self.place(term)
        return number if number < len(self) and self[number] == term else None

    def beginning_with(self, prefix: bytes) -> range:
        """The numbers of the terms that begin with `prefix`."""
        start = self.place(prefix)
        if not prefix:
            return range(len(self))
        return range(start, bisect_left(self, True, start, key=lambda term: not term.startswith(prefix)))


class TermTable(Mapping[str, FieldTerms]):
    """The terms of a segment by field, in the order of the fields' names. Views of `buffer`, nothing is copied."""

    def __init__(self, buffer: memoryview) -> None:
        self._buffer = buffer
        length = int(np.frombuffer(buffer[-_LENGTH.itemsize :], _LENGTH)[0])
        end = len(buffer) - _LENGTH.itemsize
        # A process opens each new segment and asks for some of its fields: only these are parsed.
        directory = dict(_FIELD.findall(buffer[end - length : end]))
        self._directory = {name.decode(): directory[name] for name in sorted(directory)}
        self._fields: dict[str, FieldTerms] = {}

    def __getitem__(self, name: str) -> FieldTerms:
        if name not in self._fields:
            self._fields[name] = FieldTerms(self._buffer, json.loads(self._directory[name]))
        return self._fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._directory)

    def __len__(self) -> int:
        return len(self._directory)
