"""Columns of a segment, laid out as Whoosh's own: written and read whole, no Python code for each document."""

from typing import Any, Final

import numpy as np
from whoosh.codec.whoosh3 import LENGTHS_COLUMN, W3Codec, _lenfield
from whoosh.columns import Column
from whoosh.reading import SegmentReader
from whoosh.util.numeric import byte_to_length

from articles.search.engines.whoosh.blocks import Bytes, Ids
from articles.search.engines.whoosh.content import Texts
from articles.search.engines.whoosh.storage import view_of

STEP_LENGTHS: Final = np.array([byte_to_length(step) for step in range(256)])
"""The length that stands for each step in which Whoosh keeps the lengths of fields."""
_MANY: Final = 2**15
"""Documents from which on Whoosh keeps where each text begins beside how long it is."""


def steps_of(lengths: Ids) -> Bytes:
    """The steps in which Whoosh keeps these lengths."""
    return np.minimum(np.searchsorted(STEP_LENGTHS, lengths, side='left'), 255).astype(np.uint8)


def length_column(segment: Any, field: str) -> str:
    """The name of the file of a field's lengths."""
    return str(W3Codec.column_filename(segment, _lenfield(field)))


def write_column(file: Any, kind: Column, values: Ids | Texts) -> None:
    """Writes a column of numbers or compressed texts."""
    if isinstance(values, Texts):
        _write_texts(file, values)
    else:
        file.write(values.astype(f'>{kind._typecode}').tobytes())


def read_numbers(reader: SegmentReader, name: str) -> Ids:
    """The numbers of a column, one for each document of the segment."""
    size, kind = reader.doc_count_all(), np.dtype(f'>{reader.schema[name].column_type._typecode}')
    return _padded(_column(reader, name), size, kind).astype(np.int64)


def read_steps(reader: SegmentReader, field: str) -> Bytes:
    """The lengths of a field, one step for each document of the segment."""
    kind = np.dtype(LENGTHS_COLUMN._typecode)
    return _padded(_column(reader, _lenfield(field)), reader.doc_count_all(), kind)


def text_sizes(reader: SegmentReader, name: str) -> Ids:
    """How many bytes each text of a column takes, as compressed; the texts lie one after the other from 0 on."""
    sizes = np.zeros(reader.doc_count_all(), dtype=np.int64)
    if reader._perdoc.has_column(name):
        written = reader._perdoc.column_reader(name, reader.schema[name].column_type)._lengths
        sizes[: len(written)] = written
    return sizes


def text_view(reader: SegmentReader, name: str) -> memoryview:
    """The texts of a column as they lie in the file, and what follows them."""
    return _column(reader, name)


def _write_texts(file: Any, texts: Texts) -> None:
    for piece in texts.pieces:
        file.write(piece)
    begins = np.cumsum(texts.sizes) - texts.sizes
    many = len(texts.sizes) > _MANY
    sizes_kind, begins_kind = _kind(texts.sizes), _kind(begins)
    file.write(texts.sizes.astype(f'>{sizes_kind}').tobytes())
    if many:
        file.write(begins.astype(f'>{begins_kind}').tobytes())
    file.write(sizes_kind.encode())
    if many:
        file.write(begins_kind.encode() + b'X')


def _kind(numbers: Ids) -> str:
    """The type code of the narrowest array for these numbers."""
    largest = int(numbers.max()) if len(numbers) else 0
    return next(kind for kind in 'BHIQ' if largest < 256 ** np.dtype(kind).itemsize)


def _column(reader: SegmentReader, name: str) -> memoryview:
    if not reader._perdoc.has_column(name):
        return memoryview(b'')
    return view_of(reader.storage(), W3Codec.column_filename(reader.segment(), name))


def _padded(content: memoryview, size: int, kind: 'np.dtype[Any]') -> 'np.ndarray[Any, np.dtype[Any]]':
    """The numbers that were written; Whoosh's own writer leaves out zeros at the end."""
    numbers = np.zeros(size, dtype=kind)
    written = np.frombuffer(content, kind)[:size]
    numbers[: len(written)] = written
    return numbers
