"""What a segment holds, as arrays: what comes in from articles or from other segments, before it is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from articles.search.engines.whoosh.blocks import Ids, PostingLists


class FieldPostings(NamedTuple):
    """Consecutive terms of a field, sorted, with their postings."""

    terms: list[bytes]
    lists: PostingLists


class Texts(NamedTuple):
    """The values of a column of compressed texts."""

    sizes: Ids
    """Bytes of each, as compressed."""
    pieces: Iterable[bytes | memoryview]
    """All of them in order, in pieces of any length."""


@dataclass(frozen=True, slots=True)
class SegmentContent:
    """Everything of a segment. Iterators in it are gone through once."""

    size: int
    """Documents."""
    lengths: Mapping[str, Ids]
    """By field that is scored: how many words it has in each document."""
    totals: Mapping[str, int]
    """By field that is scored: how many words it has in all of them."""
    columns: Mapping[str, Ids | Texts]
    """By column: numbers or texts, one for each document."""
    fields: Iterator[tuple[str, Iterable[FieldPostings]]]
    """The fields in the order of their names; the postings of each in sorted parts, bounded in size."""
