"""Posting lists of one index segment, read whole into numpy arrays.

Whoosh reads postings one by one through a chain of Python calls, 2-3 microseconds for each hit and term. Here the
block of a term (blocks.py) is turned into arrays at once; tests compare them with Whoosh's own matchers.
"""

from typing import Final, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
from whoosh.reading import SegmentReader

from articles.search.engines.whoosh.blocks import Ids as Ids
from articles.search.engines.whoosh.blocks import PostingLists
from articles.search.engines.whoosh.columns import STEP_LENGTHS, read_numbers, read_steps

Number = TypeVar('Number', bound=np.generic)
Floats = npt.NDArray[np.float64]


class Postings(NamedTuple):
    """The documents of one term in ascending order, and how often it stands in each."""

    documents: Ids
    counts: Floats


Spots = Ids
"""Where a term stands: document and place in one number, ascending: document << 32 | place."""
PLACE_BITS: Final = 32


def read_postings(reader: SegmentReader, field: str, term: bytes) -> Postings | None:
    """The postings of `term`, deleted documents included; None where the segment does not know it."""
    lists = _read_lists(reader, field, term, places=False)
    return Postings(lists.documents, lists.counts.astype(np.float64)) if lists else None


def read_frequency(reader: SegmentReader, field: str, term: bytes) -> int:
    """In how many documents `term` stands, deleted ones included; no postings are read."""
    terms = reader._terms.table.get(field)
    number = None if terms is None else terms.find(term)
    return 0 if number is None else int(terms.sizes[number])


def read_spots(reader: SegmentReader, field: str, term: bytes) -> Spots | None:
    """Every place of `term` in a field that keeps places; None where the segment does not know it."""
    lists = _read_lists(reader, field, term, places=True)
    if lists is None or lists.places is None:
        return None
    return np.repeat(lists.documents << PLACE_BITS, lists.counts) | lists.places


def spots_from(spots: Spots, base: int) -> Spots:
    """The spots of a segment whose documents are numbered from `base` on."""
    return spots + (base << PLACE_BITS) if base else spots


def _read_lists(reader: SegmentReader, field: str, term: bytes, *, places: bool) -> PostingLists | None:
    terms = reader._terms.table.get(field)
    number = None if terms is None else terms.find(term)
    return None if number is None else reader._terms.lists(terms, number, places=places)


def read_column(reader: SegmentReader, name: str) -> Ids:
    """The numbers of a column, one for each document of the segment."""
    return read_numbers(reader, name)


def read_lengths(reader: SegmentReader, field: str) -> Floats:
    """How many words the field has in each document of the segment, in the steps in which Whoosh keeps it."""
    return STEP_LENGTHS[read_steps(reader, field)].astype(np.float64)
