"""Segments written from arrays, straight into the one file that Whoosh reads them from."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import Any, Final

import numpy as np
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import Schema
from whoosh.filedb.compound import CompoundStorage

from articles.search.engines.whoosh.blocks import Bytes
from articles.search.engines.whoosh.codec import BlockCodec, BlockFieldWriter
from articles.search.engines.whoosh.columns import length_column, steps_of, write_column
from articles.search.engines.whoosh.content import SegmentContent
from articles.search.engines.whoosh.storage import ViewSegment

INDEX_NAME: Final = 'MAIN'
"""What Whoosh calls an index that has no name."""
_IN_MEMORY: Final = 4 * 1024 * 1024
"""Bytes of a term table kept in memory until the postings are written."""


def write_segment(storage: Any, schema: Schema, content: SegmentContent) -> ViewSegment:
    """A new segment file in the folder of the index. It is part of the index once it is in a table of contents."""
    segment = BlockCodec().new_segment(storage, INDEX_NAME)
    steps = {name: steps_of(lengths) for name, lengths in content.lengths.items()}
    pieces = _Pieces(segment.create_file(storage, segment.COMPOUND_EXT))
    for name, values in content.columns.items():
        with pieces.piece(W3Codec.column_filename(segment, name)) as file:
            write_column(file, schema[name].column_type, values)
    for name, numbers in steps.items():
        with pieces.piece(length_column(segment, name)) as file:
            file.write(numbers.tobytes())
    with SpooledTemporaryFile(_IN_MEMORY, dir=storage.folder) as terms:
        with pieces.piece(segment.make_filename(W3Codec.POSTS_EXT)) as postings:
            _write_fields(BlockFieldWriter(terms, postings), schema, content, steps)
        terms.seek(0)
        with pieces.piece(segment.make_filename(W3Codec.TERMS_EXT)) as file:
            shutil.copyfileobj(terms, file)
    pieces.close()
    segment.compound = True
    segment.set_doc_count(content.size)
    segment._fieldlengths = dict(content.totals)
    return segment


class _Pieces:
    """The pieces of a segment one after the other in a file, as Whoosh itself puts them together."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._directory: dict[str, dict[str, int]] = {}
        file.write_long(0)  # where the directory begins and how long it is: filled in when it is written
        file.write_int(0)

    @contextmanager
    def piece(self, name: str) -> Iterator[Any]:
        """The file, to write this piece to."""
        begin = self._file.tell()
        yield self._file
        self._directory[name] = {'offset': begin, 'length': self._file.tell() - begin}

    def close(self) -> None:
        CompoundStorage.write_dir(self._file, 0, self._directory)


def _write_fields(
    writer: BlockFieldWriter, schema: Schema, content: SegmentContent, steps: Mapping[str, Bytes]
) -> None:
    unscored = np.zeros(content.size, dtype=np.uint8)
    for name, parts in content.fields:
        writer.start_field(name, schema[name])
        for part in parts:
            writer.add_lists(part.terms, part.lists, steps.get(name, unscored))
        writer.finish_field()
    writer.finish()
