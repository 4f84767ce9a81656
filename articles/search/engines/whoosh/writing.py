"""Changing an index: one commit at a time, all of it or nothing."""

import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from articles.search.engines.base import ArticleRecord
from articles.search.engines.whoosh.checksums import note_checksums
from articles.search.engines.whoosh.codec import BlockCodec
from articles.search.engines.whoosh.content import SegmentContent
from articles.search.engines.whoosh.inverting import Batch
from articles.search.engines.whoosh.merging import merged_content
from articles.search.engines.whoosh.postings import read_column
from articles.search.engines.whoosh.schema import build_schema
from articles.search.engines.whoosh.segments import write_segment
from articles.search.engines.whoosh.storage import IndexStorage
from articles.search.engines.whoosh.vocabulary import Vocabulary

Segment = Any
"""A segment as Whoosh lists it in its table of contents."""

_FAN_IN: Final = 10
"""Segments of one order of magnitude that are merged into one of the next."""
_REQUEST_TIER: Final = 1
"""Digits of the number of articles in segments that a request can pay for merging."""
_FEW: Final = 100
"""Articles for which no vocabulary is kept: those of a request, in a process that has better use for the memory."""

_kept = threading.local()


class BulkWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer, its lock, table of contents, deletions and merge policies; segments come and merge as arrays.

    New segments are known to the merge policy like all others.
    """

    def __init__(self, index: FileIndex, **options: Any) -> None:
        super().__init__(index, codec=BlockCodec(), **options)
        self._sources: list[Segment] = []

    def add_segment(self, content: SegmentContent) -> None:
        self.segments.append(write_segment(self.storage, self.schema, content))

    def add_reader(self, reader: SegmentReader) -> None:
        """What a merge policy calls for each segment to be merged into one."""
        self._sources.append(reader.segment())

    def _merge_segments(self, *policy: Any) -> list[Segment]:
        segments: list[Segment] = super()._merge_segments(*policy)
        if self._sources:
            with ExitStack() as stack:
                readers = [
                    stack.enter_context(closing(SegmentReader(self.storage, self.schema, segment)))
                    for segment in self._sources
                ]
                segments = [*segments, write_segment(self.storage, self.schema, merged_content(readers, self.schema))]
        return segments


def create_index(folder: Path) -> None:
    """An empty index in `folder`."""
    FileIndex.create(IndexStorage(folder), build_schema())


def replace_articles(
    folder: Path, records: Sequence[ArticleRecord], removed: Collection[int], *, merge: bool = False
) -> None:
    """One commit: `records` in the place of what was there, `removed` gone. Raises OSError on a full disk."""
    latest = {record.id: record for record in records}
    if latest or removed:
        with _committing(folder, _aside if merge else _in_request) as writer:
            _delete(writer, {*latest, *removed})
            _add(writer, latest.values())
    while merge and _needs_merging(folder):
        with _committing(folder, _aside):
            pass


def add_articles(folder: Path, records: Iterable[ArticleRecord]) -> None:
    """One commit of articles that are not in the index yet."""
    with _committing(folder, _all_into_one) as writer:
        _add(writer, records)


def _add(writer: BulkWriter, records: Iterable[ArticleRecord]) -> None:
    batch = None
    for record in records:
        if batch is None:
            batch = Batch(_vocabulary())
        batch.add(record)
        if batch.is_full:
            writer.add_segment(batch.content())
            batch = None
    if batch:
        writer.add_segment(batch.content())


def _vocabulary() -> Vocabulary:
    vocabulary: Vocabulary | None = getattr(_kept, 'vocabulary', None)
    if vocabulary is None or vocabulary.is_full:
        vocabulary = _kept.vocabulary = Vocabulary()
    return vocabulary


def _needs_merging(folder: Path) -> bool:
    storage = IndexStorage(folder)
    try:
        return bool(_crowded_tier(FileIndex(storage)._segments()))
    finally:
        storage.release()


@contextmanager
def _committing(folder: Path, mergetype: object) -> Iterator[BulkWriter]:
    """A writer whose changes are committed when the block ends well.

    Otherwise nothing has happened: what it wrote is in no table of contents, and the next commit removes the files.
    """
    storage = IndexStorage(folder)
    try:
        # Without Whoosh's own lock, which a writer that fails half-way keeps: ours is held by whoever calls.
        writer = BulkWriter(FileIndex(storage), _lk=False)
        yield writer
        writer.commit(mergetype=mergetype)
        note_checksums(folder)
    finally:
        storage.release()


def _delete(writer: BulkWriter, articles: Collection[int]) -> None:
    """Marks the articles as deleted. Whoosh's own way opens the whole index anew for each of them."""
    wanted = np.array(sorted(articles))
    for segment in writer.segments:
        with closing(SegmentReader(writer.storage, writer.schema, segment)) as reader:
            for number in np.flatnonzero(np.isin(read_column(reader, 'id'), wanted)).tolist():
                segment.delete_document(number)


def _all_into_one(writer: BulkWriter, segments: list[Segment]) -> list[Segment]:
    return _merged(writer, segments, segments if len(segments) > 1 else [])


def _in_request(writer: BulkWriter, segments: list[Segment]) -> list[Segment]:
    return _merged(writer, segments, _crowded_tier(segments, largest=_REQUEST_TIER))


def _aside(writer: BulkWriter, segments: list[Segment]) -> list[Segment]:
    return _merged(writer, segments, _crowded_tier(segments))


def _crowded_tier(segments: list[Segment], largest: int | None = None) -> list[Segment]:
    """Segments of one order of magnitude that have become ten: an article is merged once for each order, no more."""
    tiers: dict[int, list[Segment]] = {}
    for segment in segments:
        if _living(segment):
            tiers.setdefault(len(str(_living(segment))), []).append(segment)
    crowded = [tier for tier, members in sorted(tiers.items()) if len(members) >= _FAN_IN]
    return tiers[crowded[0]] if crowded and (largest is None or crowded[0] <= largest) else []


def _merged(writer: BulkWriter, segments: list[Segment], chosen: list[Segment]) -> list[Segment]:
    for segment in chosen:
        with closing(SegmentReader(writer.storage, writer.schema, segment)) as reader:
            writer.add_reader(reader)
    return _not_empty([segment for segment in segments if segment not in chosen])


def _not_empty(segments: list[Segment]) -> list[Segment]:
    return [segment for segment in segments if _living(segment)]


def _living(segment: Segment) -> int:
    return int(segment.doc_count_all() - segment.deleted_count())
