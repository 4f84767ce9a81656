"""How many of the chosen documents have each value of a facet field.

In a large segment, values that many documents have are rows of bits, counted 64 documents at a time; the others are
lists of documents. The lists of all small segments are counted as one. Which is which decides the time, nothing else.
"""

import threading
from collections.abc import Sequence
from operator import itemgetter
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Ids = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]

_ROW_PAYS: Final = 64
"""A row of bits is read faster than a list that names more than one in so many documents."""
_SPARSE: Final = 4
"""Where fewer than one word of 64 bits in so many has a document, the others are left out."""
_NOTHING: Final = np.zeros(0, dtype=np.int64)


class ValueNumbers:
    """The values of facet fields, each with a number that it keeps as long as the process lives. Safe for threads."""

    def __init__(self) -> None:
        self.values: list[str] = []
        self._numbers: dict[str, int] = {}
        self._adding = threading.Lock()

    def of(self, values: Sequence[str]) -> Ids:
        """The numbers of these values."""
        with self._adding:
            for value in values:
                if value not in self._numbers:
                    self._numbers[value] = len(self.values)
                    self.values.append(value)
        return np.array([self._numbers[value] for value in values], dtype=np.int64)

    def number(self, value: str) -> int | None:
        return self._numbers.get(value)


class ListedFacet(NamedTuple):
    """The values of a facet field in a small segment."""

    numbers: Ids
    """The value of each of `documents`."""
    documents: Ids


class SegmentFacet:
    """The values of a facet field in a large segment, with the documents of each."""

    def __init__(self, numbers: Ids, documents: Sequence[Ids], size: int) -> None:
        """`numbers`: of the values; `documents`: those of each; `size`: the number of all documents."""
        self.size = size
        many = np.array([len(found) * _ROW_PAYS > size for found in documents], dtype=np.bool_)
        rare = [found for found, frequent in zip(documents, many.tolist(), strict=True) if not frequent]
        self._frequent = numbers[many]
        self._rows = np.array([_bits(_mask(documents[place], size)) for place in np.flatnonzero(many).tolist()])
        self._rare = numbers[~many]
        self._starts = np.cumsum([0, *map(len, rare)])[:-1]
        self._documents = np.concatenate([_NOTHING, *rare])

    def add_counts(self, counts: Ids, chosen: Mask) -> None:
        """Adds to the count of each value how many of the chosen documents have it."""
        if len(self._frequent):
            rows, bits = self._rows, _bits(chosen)
            filled = np.flatnonzero(bits)
            if len(filled) * _SPARSE < len(bits):
                rows, bits = rows[:, filled], bits[filled]
            counts[self._frequent] += np.bitwise_count(rows & bits).sum(axis=1, dtype=np.uint32)
        if len(self._rare):
            counts[self._rare] += np.add.reduceat(chosen[self._documents], self._starts, dtype=np.int64)


class Facet:
    """The values of a facet field in all segments."""

    def __init__(
        self, values: ValueNumbers, segments: Sequence['SegmentFacet | ListedFacet'], bases: Sequence[int]
    ) -> None:
        """`segments`: large ones first; `bases`: where the documents of each begin."""
        self._values, self._size = values, len(values.values)
        placed = list(zip(bases, segments, strict=True))
        self._large = [(base, facet) for base, facet in placed if isinstance(facet, SegmentFacet)]
        small = [(base, facet) for base, facet in placed if isinstance(facet, ListedFacet)]
        self._numbers = np.concatenate([_NOTHING, *(facet.numbers for _, facet in small)])
        self._documents = np.concatenate([_NOTHING, *(facet.documents + base for base, facet in small)])

    def count(self, chosen: Mask) -> 'ValueCounts':
        """How many of the chosen documents have each value."""
        counts = np.zeros(self._size, dtype=np.int64)
        for base, facet in self._large:
            facet.add_counts(counts, chosen[base : base + facet.size])
        if len(self._documents):
            counts += np.bincount(self._numbers[chosen[self._documents]], minlength=self._size)
        return ValueCounts(self._values, counts)


class ValueCounts(NamedTuple):
    """How often each value was counted."""

    values: ValueNumbers
    counts: Ids

    def of(self, value: str) -> int:
        number = self.values.number(value)
        return 0 if number is None or number >= len(self.counts) else int(self.counts[number])

    def most_frequent(self, limit: int) -> list[tuple[str, int]]:
        """The most frequent values that were counted at all; of equal ones the first by their letters."""
        numbers = np.flatnonzero(self.counts)
        if limit < len(numbers):
            least = np.partition(self.counts[numbers], -limit)[-limit] if limit else np.iinfo(np.int64).max
            numbers = numbers[self.counts[numbers] >= least]
        found = zip(numbers.tolist(), self.counts[numbers].tolist(), strict=True)
        counted = sorted((self.values.values[number], count) for number, count in found)
        return sorted(counted, key=itemgetter(1), reverse=True)[:limit]


def _mask(documents: Ids, size: int) -> Mask:
    mask = np.zeros(size, dtype=np.bool_)
    mask[documents] = True
    return mask


def _bits(mask: Mask) -> Words:
    """The mask in whole words of 64 bits."""
    packed = np.zeros((len(mask) + 63) // 64 * 8, dtype=np.uint8)
    packed[: (len(mask) + 7) // 8] = np.packbits(mask)
    return packed.view(np.uint64)
