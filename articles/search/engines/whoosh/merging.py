"""Segments made one: their arrays renumbered and strung together, what is deleted left out.

Terms are merged in steps: as many of them at a time as keep the arrays in hand bounded, however large the segments.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

import numpy as np
from whoosh.columns import NumericColumn
from whoosh.fields import Schema
from whoosh.reading import SegmentReader

from articles.search.engines.whoosh.blocks import Ids, PostingLists, decode_blocks, starts_of
from articles.search.engines.whoosh.codec import keeps_places
from articles.search.engines.whoosh.columns import STEP_LENGTHS, read_numbers, read_steps, text_sizes, text_view
from articles.search.engines.whoosh.content import FieldPostings, SegmentContent, Texts
from articles.search.engines.whoosh.term_table import FieldTerms

_MOST_NUMBERS: Final = 500_000
"""Postings, places and terms merged at a time: some 40 MB. A single term may have more."""
_PIECE: Final = 1 << 20
"""Bytes of texts copied at a time."""
_GONE: Final = -1


class _Source:
    """A segment that is merged, with the new number of each of its documents."""

    def __init__(self, reader: SegmentReader, begin: int) -> None:
        self.reader = reader
        self.live = np.ones(reader.doc_count_all(), dtype=np.bool_)
        self.live[list(reader.segment().deleted_docs())] = False
        self.size = int(np.count_nonzero(self.live))
        self.all_live = self.size == len(self.live)
        self.numbers = np.where(self.live, begin + np.cumsum(self.live) - 1, _GONE)

    def terms(self, field: str) -> FieldTerms | None:
        found: FieldTerms | None = self.reader._terms.table.get(field)
        return found


def merged_content(readers: Sequence[SegmentReader], schema: Schema) -> SegmentContent:
    """The living documents of the segments as one, in their order. The readers stay open until it is written."""
    sources: list[_Source] = []
    for reader in readers:
        sources.append(_Source(reader, sum(source.size for source in sources)))
    scored = [name for name, field in schema.items() if field.scorable]
    columns = [(name, field.column_type) for name, field in schema.items() if field.column_type]
    return SegmentContent(
        size=sum(source.size for source in sources),
        lengths={name: _lengths(sources, name) for name in scored},
        totals={name: sum(_total(source, name) for source in sources) for name in scored},
        columns={
            name: _numbers(sources, name) if isinstance(kind, NumericColumn) else _texts(sources, name)
            for name, kind in columns
        },
        fields=_fields(sources, schema),
    )


def _lengths(sources: list[_Source], field: str) -> Ids:
    """As Whoosh's own merge: the steps stand for themselves."""
    steps = [read_steps(source.reader, field)[source.live] for source in sources]
    return STEP_LENGTHS[np.concatenate(steps)]


def _total(source: _Source, field: str) -> int:
    """Words of a field in the living documents: exact where none is deleted, else near it, as lengths are kept."""
    deleted = STEP_LENGTHS[read_steps(source.reader, field)[~source.live]]
    return int(source.reader.field_length(field) - deleted.sum())


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


def _fields(sources: list[_Source], schema: Schema) -> Iterator[tuple[str, Iterator[FieldPostings]]]:
    for name, field in sorted(schema.items()):
        if field.indexed:
            yield name, _parts(sources, name, places=keeps_places(field.format))


def _parts(sources: list[_Source], field: str, *, places: bool) -> Iterator[FieldPostings]:
    """The merged terms of a field, a bounded number at a time."""
    having = [(source, terms) for source in sources if (terms := source.terms(field))]
    starts = [0] * len(having)
    for border in _borders([terms for _, terms in having]):
        stops = [len(terms) if border is None else terms.place(border) for _, terms in having]
        slices = zip(having, starts, stops, strict=True)
        parts = [
            _renumbered(source, terms, start, stop, places=places)
            for (source, terms), start, stop in slices
            if start < stop
        ]
        starts = stops
        if parts:
            merged = _joined(parts, places=places)
            if merged.terms:
                yield merged


def _borders(fields: list[FieldTerms]) -> Iterator[bytes | None]:
    """Terms at which to part a field so that every part is about as large as is allowed; None for its end."""
    if fields:
        weights = [len(terms) + int(terms.totals.sum(dtype=np.int64)) for terms in fields]
        largest = fields[int(np.argmax(weights))]
        steps = -(-sum(weights) // _MOST_NUMBERS)
        running = np.cumsum(largest.totals.astype(np.int64) + 1)
        wanted = np.arange(1, steps) * (running[-1] / steps)
        for number in np.unique(np.searchsorted(running, wanted)).tolist():
            yield largest[number]
        yield None


def _renumbered(source: _Source, terms: FieldTerms, start: int, stop: int, *, places: bool) -> FieldPostings:
    """Terms `start` to `stop` of a segment, their documents as the merged segment numbers them."""
    content = np.frombuffer(source.reader._terms.blocks_of(terms, start, stop), dtype=np.uint8)
    lists = decode_blocks(
        content,
        terms.kinds[start:stop],
        terms.sizes[start:stop].astype(np.int64),
        terms.firsts[start:stop].astype(np.int64),
        terms.totals[start:stop].astype(np.int64) if places else None,
    )
    texts = terms.texts(start, stop)
    documents = source.numbers[lists.documents]
    if source.all_live:
        return FieldPostings(texts, lists._replace(documents=documents))
    kept = documents != _GONE
    kept_places = None if lists.places is None else lists.places[np.repeat(kept, lists.counts)]
    sizes = np.add.reduceat(kept.astype(np.int64), starts_of(lists.sizes))
    left = np.flatnonzero(sizes)
    return FieldPostings(
        [texts[number] for number in left.tolist()],
        PostingLists(sizes[left], documents[kept], lists.counts[kept], kept_places),
    )


def _joined(parts: list[FieldPostings], *, places: bool) -> FieldPostings:
    """The same terms of several segments together, segment after segment within each term."""
    if len(parts) == 1:
        return parts[0]
    # Sorted runs one after the other sort fast; a set would lose them.
    texts = list(dict.fromkeys(sorted(chain.from_iterable(part.terms for part in parts))))
    ranks = {text: rank for rank, text in enumerate(texts)}
    of_list = np.concatenate([np.fromiter((ranks[text] for text in part.terms), np.int64) for part in parts])
    list_sizes = np.concatenate([part.lists.sizes for part in parts])
    documents = np.concatenate([part.lists.documents for part in parts])
    counts = np.concatenate([part.lists.counts for part in parts])
    order = np.argsort(of_list, kind='stable')
    moved = _moved(list_sizes, order)
    sizes = np.bincount(of_list, list_sizes, len(texts)).astype(np.int64)
    all_places = None
    if places:
        totals = np.add.reduceat(counts, starts_of(list_sizes)) if len(counts) else counts
        all_places = np.concatenate([part.lists.places for part in parts])[_moved(totals, order)]
    return FieldPostings(texts, PostingLists(sizes, documents[moved], counts[moved], all_places))


def _moved(sizes: Ids, order: Ids) -> Ids:
    """From where each entry comes when pieces of these sizes are put into `order`."""
    ordered = sizes[order]
    within = np.arange(int(ordered.sum())) - np.repeat(starts_of(ordered), ordered)
    return np.repeat(starts_of(sizes)[order], ordered) + within
