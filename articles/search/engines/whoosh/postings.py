"""Posting lists of one index segment, read whole into numpy arrays.

Whoosh reads postings one by one through a chain of Python calls, 2-3 microseconds for each hit and term. Here the
blocks of a term are unpickled and turned into arrays at once. This is the only module that knows how Whoosh 2.7.4
lays its posting blocks out; tests compare it with Whoosh's own matchers.
"""

import io
import pickle
import struct
import zlib
from typing import Any, Final, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import LENGTHS_COLUMN, _lenfield
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.util.numeric import byte_to_length

Number = TypeVar('Number', bound=np.generic)
Ids = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_MAGIC_LENGTH: Final = 4
_BLOCK_LENGTH: Final = struct.Struct('!i')
_STEP_LENGTHS: Final = np.array([byte_to_length(step) for step in range(256)], dtype=np.float64)


class Postings(NamedTuple):
    """The documents of one term in ascending order, and how often it stands in each."""

    documents: Ids
    counts: Floats


class Places(NamedTuple):
    """Where a term stands: one entry for each place, by document and then by place."""

    documents: Ids
    places: Ids


def read_postings(reader: SegmentReader, field: str, term: bytes) -> Postings | None:
    """The postings of `term`, deleted documents included; None where the segment does not know it."""
    blocks = _read_blocks(reader, field, term)
    if blocks is None:
        return None
    documents = [np.cumsum(np.asarray(block[0], dtype=np.int64)) for block in blocks]
    counts = [_block_counts(block) for block in blocks]
    return Postings(_joined(documents), _joined(counts))


def read_places(reader: SegmentReader, field: str, term: bytes) -> Places | None:
    """Every place of `term` in a field that keeps places; None where the segment does not know it."""
    blocks = _read_blocks(reader, field, term)
    if blocks is None:
        return None
    documents, places = [], []
    for deltas, _, values in blocks:
        lengths = np.fromiter((len(value) // 4 for value in values), dtype=np.int64, count=len(values))
        documents.append(np.repeat(np.cumsum(np.asarray(deltas, dtype=np.int64)), lengths))
        places.append(np.frombuffer(b''.join(values), dtype=np.uint32).astype(np.int64))
    return Places(_joined(documents), _joined(places))


def read_column(reader: SegmentReader, name: str) -> Ids:
    """The numbers of a column, one for each document of the segment."""
    size, documents = reader.doc_count_all(), reader._perdoc
    if not documents.has_column(name):
        return np.zeros(size, dtype=np.int64)
    column = documents.column_reader(name, reader.schema[name].column_type)
    written = min(size, column._count)
    stored = bytes(column._dbfile.get(column._basepos, written * column._fixedlen))
    numbers = np.full(size, column._default, dtype=np.int64)
    numbers[:written] = np.frombuffer(stored, dtype=f'>i{column._fixedlen}')
    return numbers


def read_lengths(reader: SegmentReader, field: str) -> Floats:
    """How many words the field has in each document of the segment, in the steps in which Whoosh keeps it."""
    size, documents = reader.doc_count_all(), reader._perdoc
    name = _lenfield(field)
    steps = np.zeros(size, dtype=np.uint8)
    if documents.has_column(name):
        column = documents.column_reader(name, LENGTHS_COLUMN)
        written = min(size, column._count)
        steps[:written] = np.frombuffer(bytes(column._dbfile.get(column._basepos, written)), dtype=np.uint8)
    return _STEP_LENGTHS[steps]


def _block_counts(block: tuple[Any, ...]) -> Floats:
    size, weights = len(block[0]), block[1]
    if weights is None:
        return np.ones(size)
    if isinstance(weights, float):
        return np.full(size, weights)
    return np.asarray(weights, dtype=np.float64)


def _joined(arrays: list[npt.NDArray[Number]]) -> npt.NDArray[Number]:
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)


def _read_blocks(reader: SegmentReader, field: str, term: bytes) -> list[tuple[Any, ...]] | None:
    """The blocks of `term`: (differences of document numbers, weights, values) each."""
    terms = reader._terms
    try:
        offset, length = terms.term_info(field, term).extent()
    except TermNotFound:
        return None
    # Whoosh leaves the length in the one-tuple that struct gave it.
    stored = bytes(terms._postfile.get(offset, length[0] if isinstance(length, tuple) else length))
    position, last, blocks = _MAGIC_LENGTH, False, []
    while not last:
        (size,) = _BLOCK_LENGTH.unpack_from(stored, position)
        position += _BLOCK_LENGTH.size
        last, size = size < 0, abs(size)
        stream = io.BytesIO(stored[position : position + size])
        compressed = pickle.load(stream)[3]  # noqa: S301 - the folder belongs to the application alone
        content = stream.read()
        blocks.append(pickle.loads(zlib.decompress(content) if compressed else content))  # noqa: S301
        position += size
    return blocks
