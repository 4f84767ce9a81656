"""The fields of the Whoosh index. A field gets its words counted or placed already; nothing is analysed in Whoosh.

Field and format classes are pickled into the index: renaming or moving one makes older indexes unreadable, which
`SCHEMA_VERSION` must then say.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
from whoosh import columns, fields, formats

from articles.search.engines.base import FACET_FIELDS

SCHEMA_VERSION: Final = 6
"""Raise it with every change to what is indexed or how it is stored."""

VIEWS: Final = ('stem', 'root', 'gram')
"""The three views of a word, by which articles are ranked."""

Posting = tuple[bytes, int, float, bytes]

_COUNT: Final = struct.Struct('!I')
"""How Whoosh's frequency format writes a count."""


class Counted(fields.FieldType):  # type: ignore[misc]
    """Words with how often each stands in the article."""

    def __init__(self, *, scorable: bool = True) -> None:
        super().__init__(formats.Frequency(), analyzer=None, scorable=scorable)

    def index(self, value: Mapping[str, int], **kwargs: Any) -> Iterator[Posting]:
        for word, count in value.items():
            yield word.encode(), count, float(count), _COUNT.pack(count)


class Keywords(fields.FieldType):  # type: ignore[misc]
    """Values that are one term each, whatever characters are in them."""

    def __init__(self) -> None:
        super().__init__(formats.Frequency(), analyzer=None, scorable=False)

    def index(self, value: Sequence[str], **kwargs: Any) -> Iterator[Posting]:
        for keyword in dict.fromkeys(value):
            yield keyword.encode(), 1, 1.0, _COUNT.pack(1)


class PlacesFormat(formats.Positions):  # type: ignore[misc]
    """The places of a word as unsigned 32-bit integers, which numpy reads without parsing."""

    def encode(self, poslist: Sequence[int]) -> bytes:
        return np.array(poslist, dtype='<u4').tobytes()

    def decode_positions(self, valuestring: bytes) -> list[int]:
        places: list[int] = np.frombuffer(valuestring, '<u4').tolist()
        return places

    def decode_frequency(self, valuestring: bytes) -> int:
        return len(valuestring) // 4


class Placed(fields.FieldType):  # type: ignore[misc]
    """Words with every place they stand at."""

    def __init__(self) -> None:
        super().__init__(PlacesFormat(), analyzer=None, scorable=True)

    def index(self, value: Mapping[str, Sequence[int]], **kwargs: Any) -> Iterator[Posting]:
        encode = self.format.encode
        for word, places in value.items():
            yield word.encode(), len(places), float(len(places)), encode(places)


def build_schema() -> fields.Schema:
    """Every field of an indexed article."""
    schema = fields.Schema(key=fields.ID(unique=True))
    for name in ('id', 'family_key', 'stamp'):
        schema.add(name, fields.COLUMN(columns.NumericColumn('q')))
    for name in ('first_day', 'last_day', 'headline_words'):
        schema.add(name, fields.COLUMN(columns.NumericColumn('i')))
    schema.add('text', fields.COLUMN(columns.VarBytesColumn()))
    schema.add('folded', Placed())
    schema.add('written', Counted(scorable=False))
    schema.add('headline', Counted())
    for name in VIEWS:
        schema.add(name, Counted())
    for name in FACET_FIELDS:
        schema.add(f'{name}_value', Keywords())
    return schema
