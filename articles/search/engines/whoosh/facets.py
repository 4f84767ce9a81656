"""How many of the chosen documents have each value of a facet field.

Values that many documents have are rows of bits, counted 64 documents at a time; the others are lists of documents.
Which is which decides the time and nothing else.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Ids = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]

_ROW_PAYS: Final = 64
"""A row of bits is read faster than a list that names more than one in so many documents."""


class Chosen:
    """A choice among the documents, as a mask and as bits."""

    def __init__(self, mask: Mask) -> None:
        self.mask = mask

    @cached_property
    def bits(self) -> Words:
        return _bits(self.mask)


class Facet:
    """The values of a facet field with the documents of each."""

    def __init__(self, values: Sequence[str], documents: Sequence[Ids], size: int) -> None:
        """`documents`: those of each value, at least one; `size`: the number of all documents."""
        self.values = tuple(values)
        self._place_of = {value: place for place, value in enumerate(self.values)}
        frequent = [place for place, found in enumerate(documents) if len(found) * _ROW_PAYS > size]
        rare = [place for place, found in enumerate(documents) if len(found) * _ROW_PAYS <= size]
        self._frequent, self._rare = np.array(frequent, dtype=np.int64), np.array(rare, dtype=np.int64)
        self._rows = np.array([_bits(_mask(documents[place], size)) for place in frequent])
        lengths = [len(documents[place]) for place in rare]
        self._starts = np.cumsum([0, *lengths[:-1]])
        self._documents = np.concatenate([documents[place] for place in rare]) if rare else None

    def place(self, value: str) -> int | None:
        """Where the value stands among `values`."""
        return self._place_of.get(value)

    def count(self, chosen: Chosen) -> Ids:
        """For each of `values`: how many of the chosen documents have it."""
        counts = np.zeros(len(self.values), dtype=np.int64)
        if len(self._frequent):
            counts[self._frequent] = np.bitwise_count(self._rows & chosen.bits).sum(axis=1, dtype=np.uint32)
        if self._documents is not None:
            counts[self._rare] = np.add.reduceat(chosen.mask[self._documents], self._starts, dtype=np.int64)
        return counts


def _mask(documents: Ids, size: int) -> Mask:
    mask = np.zeros(size, dtype=np.bool_)
    mask[documents] = True
    return mask


def _bits(mask: Mask) -> Words:
    """The mask in whole words of 64 bits."""
    packed = np.zeros((len(mask) + 63) // 64 * 8, dtype=np.uint8)
    packed[: (len(mask) + 7) // 8] = np.packbits(mask)
    return packed.view(np.uint64)
