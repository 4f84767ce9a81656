"""Posting lists of one index segment, read whole into numpy arrays.

Whoosh reads postings one by one through a chain of Python calls, 2-3 microseconds for each hit and term. Here the
block of a term (blocks.py) is turned into arrays at once; tests compare them with Whoosh's own matchers.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
from whoosh.reading import SegmentReader

from articles.search.engines.whoosh.blocks import Bytes, PostingLists, decode_few
from articles.search.engines.whoosh.blocks import Ids as Ids
from articles.search.engines.whoosh.columns import read_numbers, read_steps

Number = TypeVar('Number', bound=np.generic)
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Counts = npt.NDArray[Any]
"""Whole numbers, none of them negative."""

SMALL: Final = 1000
"""Documents up to which a segment is small: all small ones are read as one (small_segments.py)."""
_ROW_PAYS: Final = 8
"""A row of counts is read faster than a list that names more than one in so many documents, and takes less memory."""
_NOTHING: Final = np.zeros(0, dtype=np.int64)


class Postings(NamedTuple):
    """The documents of one term in ascending order, and how often it stands in each."""

    documents: Ids
    counts: Counts


NO_POSTINGS: Final = Postings(_NOTHING, _NOTHING)


class KeptPostings(NamedTuple):
    """Postings as they are kept in memory: frequent ones as a row, which has a count for every document."""

    known: int
    """How many documents there are."""
    documents: Ids | None
    """None for a row."""
    counts: Counts
    """As narrow as the largest of them allows."""

    def mark(self, mask: Mask) -> None:
        """Sets the mask where a document has the term."""
        if self.documents is None:
            mask |= self.counts > 0
        else:
            mask[self.documents] = True

    def listed(self) -> Postings:
        if self.documents is not None:
            return Postings(self.documents, self.counts)
        documents = np.flatnonzero(self.counts)
        return Postings(documents, self.counts[documents])


def is_small(size: int) -> bool:
    """Whether a segment of so many documents is read together with other small ones."""
    return size <= SMALL


def keep(postings: Postings, size: int) -> KeptPostings:
    """Postings of a part of `size` documents, to be kept."""
    if len(postings.documents) * _ROW_PAYS < size:
        return KeptPostings(len(postings.documents), postings.documents, _narrowed(postings.counts))
    return keep_row(postings, size)


def keep_row(postings: Postings, size: int) -> KeptPostings:
    """As `keep`, always as a row."""
    counts = _narrowed(postings.counts)
    row = np.zeros(size, dtype=counts.dtype)
    row[postings.documents] = counts
    return KeptPostings(len(postings.documents), None, row)


def _narrowed(counts: Counts) -> Counts:
    """The same numbers, as narrow as the largest of them allows."""
    if counts.dtype.itemsize == 1:
        return counts
    return counts.astype(np.min_scalar_type(int(counts.max()) if len(counts) else 0))


def united(postings: Sequence[Postings], size: int) -> Postings:
    """Several words taken as one: the documents that have any of them, with the counts added up."""
    having = [each for each in postings if len(each.documents)]
    if len(having) < 2:
        return having[0] if having else NO_POSTINGS
    counts = np.zeros(size, dtype=np.int64)
    for documents, added in having:
        counts[documents] += added
    documents = np.flatnonzero(counts)
    return Postings(documents, counts[documents])


Spots = Ids
"""Where a term stands: document and place in one number, ascending: document << 32 | place."""
NO_SPOTS: Final = _NOTHING
PLACE_BITS: Final = 32


def read_postings(reader: SegmentReader, field: str, term: bytes) -> Postings:
    """The postings of `term`, deleted documents included."""
    lists = read_lists(reader, field, term, places=False)
    return Postings(lists.documents, lists.counts) if lists else NO_POSTINGS


def read_frequency(reader: SegmentReader, field: str, term: bytes) -> int:
    """In how many documents `term` stands, deleted ones included; no postings are read."""
    return _read_fact(reader, field, term, 'sizes')


def read_total(reader: SegmentReader, field: str, term: bytes) -> int:
    """How often `term` stands in all documents, deleted ones included; no postings are read."""
    return _read_fact(reader, field, term, 'totals')


def read_spots(reader: SegmentReader, field: str, term: bytes) -> Spots:
    """Every place of `term`, for fields that keep them."""
    lists = read_lists(reader, field, term, places=True)
    if lists is None or lists.places is None:
        return NO_SPOTS
    return np.repeat(lists.documents << PLACE_BITS, lists.counts) | lists.places


def _read_fact(reader: SegmentReader, field: str, term: bytes, fact: str) -> int:
    terms = reader._terms.table.get(field)
    number = None if terms is None else terms.find(term)
    return 0 if number is None else int(getattr(terms, fact)[number])


def read_lists(reader: SegmentReader, field: str, term: bytes, *, places: bool) -> PostingLists | None:
    """The postings of `term` as they lie in the file; None where it has none. `places`: where the field keeps them."""
    terms = reader._terms.table.get(field)
    number = None if terms is None else terms.find(term)
    return None if number is None else reader._terms.lists(terms, number, places=places)


def read_few_lists(reader: SegmentReader, field: str) -> tuple[list[str], list[list[int]]]:
    """All words of a field with the documents of each: for fields of few words in small segments."""
    terms = reader._terms.table.get(field)
    if terms is None:
        return [], []
    facts = zip(terms.kinds.tolist(), terms.sizes.tolist(), terms.firsts.tolist(), strict=True)
    content = (reader._terms.blocks_of(terms, number, number + 1) for number in range(len(terms)))
    lists = [decode_few(block, *each)[0] for block, each in zip(content, facts, strict=True)]
    return [text.decode() for text in terms.texts()], lists


def read_column(reader: SegmentReader, name: str) -> Ids:
    """The numbers of a column, one for each document of the segment."""
    return read_numbers(reader, name)


def read_length_steps(reader: SegmentReader, field: str) -> Bytes:
    """How many words the field has in each document of the segment, as the step in which Whoosh keeps it."""
    return read_steps(reader, field)
