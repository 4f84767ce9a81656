"""Changing an index: one commit at a time, all of it or nothing."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from articles.search.engines.base import ArticleRecord
from articles.search.engines.whoosh.building import make_segments, write_articles
from articles.search.engines.whoosh.checksums import note_checksums
from articles.search.engines.whoosh.codec import BlockCodec
from articles.search.engines.whoosh.merge_policy import (
    Policy,
    Segment,
    merge_all,
    merge_aside,
    merge_in_request,
    policy_of,
)
from articles.search.engines.whoosh.merging import merged_content
from articles.search.engines.whoosh.postings import read_column
from articles.search.engines.whoosh.schema import build_schema
from articles.search.engines.whoosh.segments import write_segment
from articles.search.engines.whoosh.storage import IndexStorage
from articles.search.engines.whoosh.vocabulary import MOST_WORDS, Vocabulary

_MANY: Final = 100
"""Articles in a commit that no request has."""
_WORDS_OF_REQUESTS: Final = 8_000
"""Distinct words that are kept from one request to the next, some 8 MB; commands keep more."""

_kept = [Vocabulary()]
"""The words of the commits before, for whoever holds the write lock: most of an article's words are among them."""


class BulkWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer, its lock, table of contents, deletions and merge policies; segments come and merge as arrays.

    New segments are known to the merge policy like all others.
    """

    def __init__(self, index: FileIndex, **options: Any) -> None:
        super().__init__(index, codec=BlockCodec(), **options)
        self._sources: list[Segment] = []

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
        with _committing(folder, policy_of(merge_aside if merge else merge_in_request)) as writer:
            _delete(writer, {*latest, *removed})
            writer.segments += write_articles(writer.storage, latest.values(), _vocabulary_for(len(latest)))
    if merge:
        merge_segments(folder)


def merge_segments(folder: Path) -> None:
    """Merges what is worth merging, commit by commit. Takes its time: not for requests."""
    while _needs_merging(folder):
        with _committing(folder, policy_of(merge_aside)):
            pass


def add_articles(folder: Path, records: Iterable[ArticleRecord], workers: int | None = None) -> None:
    """One commit of articles that are not in the index yet. `workers`: how many other processes help."""
    segments = make_segments(folder, records, workers)
    with _committing(folder, policy_of(merge_all)) as writer:
        writer.segments += segments


def _vocabulary_for(articles: int) -> Vocabulary:
    if len(_kept[0]) > (MOST_WORDS if articles >= _MANY else _WORDS_OF_REQUESTS):
        _kept[0] = Vocabulary()
    return _kept[0]


def _needs_merging(folder: Path) -> bool:
    storage = IndexStorage(folder)
    try:
        return bool(merge_aside(FileIndex(storage)._segments()))
    finally:
        storage.release()


@contextmanager
def _committing(folder: Path, mergetype: Policy) -> Iterator[BulkWriter]:
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
