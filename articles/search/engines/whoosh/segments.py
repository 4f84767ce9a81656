"""Segments written from arrays."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from whoosh.fields import Schema

from articles.search.engines.whoosh.blocks import Bytes
from articles.search.engines.whoosh.codec import BlockCodec, BlockFieldWriter
from articles.search.engines.whoosh.columns import steps_of, write_columns, write_lengths
from articles.search.engines.whoosh.content import SegmentContent
from articles.search.engines.whoosh.storage import ViewSegment

INDEX_NAME = 'MAIN'
"""What Whoosh calls an index that has no name."""


def write_segment(storage: Any, schema: Schema, content: SegmentContent) -> ViewSegment:
    """A new segment file in the folder of the index. It is part of the index once it is in a table of contents."""
    codec = BlockCodec()
    segment = codec.new_segment(storage, INDEX_NAME)
    steps = {name: steps_of(lengths) for name, lengths in content.lengths.items()}
    write_columns(storage, segment, schema, content.columns)
    write_lengths(storage, segment, steps)
    _write_fields(codec.field_writer(storage, segment), schema, content, steps)
    segment.set_doc_count(content.size)
    segment._fieldlengths = dict(content.totals)
    segment.create_compound_file(storage)
    return segment


def _write_fields(
    writer: BlockFieldWriter, schema: Schema, content: SegmentContent, steps: Mapping[str, Bytes]
) -> None:
    unscored = np.zeros(content.size, dtype=np.uint8)
    for name, parts in content.fields:
        writer.start_field(name, schema[name])
        for part in parts:
            writer.add_lists(part.terms, part.lists, steps.get(name, unscored))
        writer.finish_field()
    writer.close()
