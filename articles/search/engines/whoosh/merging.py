"""Segments made one: their arrays renumbered and strung together, what is deleted left out.

Terms are merged in steps: as many of them at a time as keep the arrays in hand small. A single term is never split:
the most frequent one decides how much memory it takes, 50 bytes a place.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from whoosh.columns import NumericColumn
from whoosh.fields import Schema
from whoosh.reading import SegmentReader

from articles.search.engines.whoosh.blocks import Ids, PostingLists, decode_blocks, starts_of
from articles.search.engines.whoosh.codec import keeps_places
from articles.search.engines.whoosh.columns import STEP_LENGTHS, read_numbers, read_steps, text_sizes, text_view
from articles.search.engines.whoosh.content import FieldPostings, SegmentContent, Texts
from articles.search.engines.whoosh.storage import let_go_of
from articles.search.engines.whoosh.term_table import FieldTerms

_MOST_NUMBERS: Final = 250_000
"""Postings, places and terms merged at a time: some 20 MB. A single term may have more."""
_PIECE: Final = 1 << 20
"""Bytes of texts copied at a time."""
_GONE: Final = -1


class _Source:
    """A segment that is merged."""

    def __init__(self, reader: SegmentReader) -> None:
        self.reader = reader
        self.live = np.ones(reader.doc_count_all(), dtype=np.bool_)
        self.live[list(reader.segment().deleted_docs())] = False

    def terms(self, field: str) -> FieldTerms | None:
        found: FieldTerms | None = self.reader._terms.table.get(field)
        return found

    def content(self, terms: FieldTerms, start: int, stop: int) -> memoryview:
        blocks: memoryview = self.reader._terms.blocks_of(terms, start, stop)
        return blocks


class _Numbering:
    """The documents of all sources under one numbering, and the number of each that lives in the merged segment."""

    def __init__(self, sources: list[_Source]) -> None:
        live = np.concatenate([source.live for source in sources])
        self.size = int(np.count_nonzero(live))
        self.all_live = self.size == len(live)
        self.merged = np.where(live, np.cumsum(live) - 1, _GONE)
        self.begins = starts_of(np.array([len(source.live) for source in sources]))


def merged_content(readers: Sequence[SegmentReader], schema: Schema) -> SegmentContent:
    """The living documents of the segments as one, in their order. The readers stay open until it is written."""
    sources = [_Source(reader) for reader in readers]
    numbering = _Numbering(sources)
    scored = [name for name, field in schema.items() if field.scorable]
    columns = [(name, field.column_type) for name, field in schema.items() if field.column_type]
    return SegmentContent(
        size=numbering.size,
        lengths={name: _lengths(sources, name) for name in scored},
        totals={name: sum(_total(source, name) for source in sources) for name in scored},
        columns={
            name: _numbers(sources, name) if isinstance(kind, NumericColumn) else _texts(sources, name)
            for name, kind in columns
        },
        fields=_fields(sources, numbering, schema),
    )


def _lengths(sources: list[_Source], field: str) -> Ids:
    """As Whoosh's own merge: the steps stand for themselves."""
    steps = [read_steps(source.reader, field)[source.live] for source in sources]
    return STEP_LENGTHS[np.concatenate(steps)]


def _total(source: _Source, field: str) -> int:
    """Words of a field in the living documents: exact where none is deleted, else as many as their steps stand for.

    Steps are lengths rounded up: subtracted from what is exact they would take a little more away at every merge.
    """
    if source.live.all():
        return int(source.reader.field_length(field))
    return int(STEP_LENGTHS[read_steps(source.reader, field)[source.live]].sum())


def _numbers(sources: list[_Source], name: str) -> Ids:
    return np.concatenate([read_numbers(source.reader, name)[source.live] for source in sources])


def _texts(sources: list[_Source], name: str) -> Texts:
    sizes = [text_sizes(source.reader, name) for source in sources]
    return Texts(
        np.concatenate([part[source.live] for part, source in zip(sizes, sources, strict=True)]),
        (piece for part, source in zip(sizes, sources, strict=True) for piece in _pieces(source, name, part)),
    )


def _pieces(source: _Source, name: str, sizes: Ids) -> Iterator[memoryview]:
    """The texts of the living documents, as long a piece at a time as there is nothing deleted in it."""
    view, ends = text_view(source.reader, name), np.cumsum(sizes)
    edges = np.flatnonzero(np.diff(source.live.astype(np.int8), prepend=0, append=0))
    for first, after in edges.reshape(-1, 2).tolist():
        begin, end = int(ends[first] - sizes[first]), int(ends[after - 1])
        for start in range(begin, end, _PIECE):
            yield view[start : min(start + _PIECE, end)]
            if end - start > _PIECE:
                let_go_of(view)


def _fields(
    sources: list[_Source], numbering: _Numbering, schema: Schema
) -> Iterator[tuple[str, Iterator[FieldPostings]]]:
    for name, field in sorted(schema.items()):
        if field.indexed:
            yield name, _parts(sources, numbering, name, places=keeps_places(field.format))


def _parts(sources: list[_Source], numbering: _Numbering, field: str, *, places: bool) -> Iterator[FieldPostings]:
    """The merged terms of a field, a bounded number at a time."""
    having = [(number, terms) for number, source in enumerate(sources) if (terms := source.terms(field))]
    starts = [0] * len(having)
    for border in _borders([terms for _, terms in having]):
        stops = [len(terms) if border is None else terms.place(border) for _, terms in having]
        slices = [
            _Slice(sources[number], int(numbering.begins[number]), terms, start, stop)
            for (number, terms), start, stop in zip(having, starts, stops, strict=True)
            if start < stop
        ]
        starts = stops
        if slices:
            texts, lists = _without_deleted(*_decoded(slices, places=places), numbering)
            if texts:
                yield _united(texts, lists)
            if len(lists.documents) > _MOST_NUMBERS // 4:
                for part in slices:
                    let_go_of(part.source.content(part.terms, part.start, part.stop))


class _Slice(NamedTuple):
    """Consecutive terms of a field in one segment."""

    source: _Source
    begin: int
    """The number of the segment's first document among those of all segments."""
    terms: FieldTerms
    start: int
    stop: int

    def facts(self, name: str) -> Ids:
        numbers: Ids = getattr(self.terms, name)[self.start : self.stop].astype(np.int64)
        return numbers


def _borders(fields: list[FieldTerms]) -> Iterator[bytes | None]:
    """Terms at which to part a field so that every part is about as large as is allowed; None for its end."""
    weights = [len(terms) + int(terms.totals.sum(dtype=np.int64)) for terms in fields]
    steps = -(-sum(weights) // _MOST_NUMBERS)
    if steps > 1:
        largest = fields[int(np.argmax(weights))]
        running = np.cumsum(largest.totals.astype(np.int64) + 1)
        wanted = np.arange(1, steps) * (running[-1] / steps)
        for number in np.unique(np.searchsorted(running, wanted)).tolist():
            yield largest[number]
    yield None


def _decoded(slices: list[_Slice], *, places: bool) -> tuple[list[bytes], PostingLists]:
    """The terms of the slices one after the other, with documents numbered over all segments."""

    def facts(name: str) -> Ids:
        return np.concatenate([part.facts(name) for part in slices])

    content = b''.join(part.source.content(part.terms, part.start, part.stop) for part in slices)
    sizes, totals = facts('sizes'), facts('totals') if places else None
    kinds = np.concatenate([part.terms.kinds[part.start : part.stop] for part in slices])
    lists = decode_blocks(np.frombuffer(content, np.uint8), kinds, sizes, facts('firsts'), totals)
    begins = np.repeat([part.begin for part in slices], [part.stop - part.start for part in slices])
    texts = [text for part in slices for text in part.terms.texts(part.start, part.stop)]
    return texts, lists._replace(documents=lists.documents + np.repeat(begins, sizes))


def _without_deleted(
    texts: list[bytes], lists: PostingLists, numbering: _Numbering
) -> tuple[list[bytes], PostingLists]:
    """The postings of living documents, numbered as in the merged segment, and the terms that have any."""
    documents = numbering.merged[lists.documents]
    if numbering.all_live:
        return texts, lists._replace(documents=documents)
    kept = documents != _GONE
    places = None if lists.places is None else lists.places[np.repeat(kept, lists.counts)]
    sizes = np.add.reduceat(kept.astype(np.int64), starts_of(lists.sizes))
    left = np.flatnonzero(sizes)
    return [texts[number] for number in left.tolist()], PostingLists(
        sizes[left], documents[kept], lists.counts[kept], places
    )


def _united(texts: list[bytes], lists: PostingLists) -> FieldPostings:
    """The lists of the same term made one, in the order in which they come."""
    # Sorted runs one after the other sort fast; a set would lose them.
    terms = list(dict.fromkeys(sorted(texts)))
    if len(terms) == len(texts) and terms == texts:
        return FieldPostings(texts, lists)
    ranks = dict(zip(terms, range(len(terms)), strict=True))
    rank_of = np.fromiter(map(ranks.__getitem__, texts), np.int64, len(texts))
    order = np.argsort(rank_of, kind='stable')
    moved = _moved(lists.sizes, order)
    sizes = np.bincount(rank_of, lists.sizes).astype(np.int64)
    places = None if lists.places is None else lists.places[_moved(lists.totals, order)]
    return FieldPostings(terms, PostingLists(sizes, lists.documents[moved], lists.counts[moved], places))


def _moved(sizes: Ids, order: Ids) -> Ids:
    """From where each entry comes when pieces of these sizes are put into `order`."""
    ordered = sizes[order]
    within = np.arange(int(ordered.sum())) - np.repeat(starts_of(ordered), ordered)
    return np.repeat(starts_of(sizes)[order], ordered) + within
