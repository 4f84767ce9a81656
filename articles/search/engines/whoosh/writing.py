"""Changing an index: one commit at a time, all of it or nothing."""

import logging
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import numpy as np
from whoosh.index import TOC, FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from articles.search.engines.base import ArticleRecord
from articles.search.engines.whoosh.building import make_segments, write_articles
from articles.search.engines.whoosh.checksums import note_checksums
from articles.search.engines.whoosh.codec import BlockCodec
from articles.search.engines.whoosh.merge_policy import (
    Choice,
    Policy,
    Segment,
    merge_all,
    merge_aside,
    merge_in_request,
    merge_nothing,
    policy_of,
)
from articles.search.engines.whoosh.merging import merged_content
from articles.search.engines.whoosh.postings import Ids, read_column
from articles.search.engines.whoosh.schema import build_schema
from articles.search.engines.whoosh.segments import INDEX_NAME, write_segment
from articles.search.engines.whoosh.storage import IndexStorage
from articles.search.engines.whoosh.vocabulary import MOST_WORDS, Vocabulary

_MANY: Final = 100
"""Articles in a commit that no request has."""
_WORDS_OF_REQUESTS: Final = 16_000
"""Distinct words that are kept from one request to the next, some 12 MB; commands keep more."""

_OPEN_AT_ONCE: Final = 100
"""Segments merged at a time: each open one takes a file descriptor, of which a process may have had 256."""
_MERGE_FAILURE: Final = 'merge_failure.txt'
"""What the last merge said, where it failed."""

logger = logging.getLogger(__name__)
_kept = [Vocabulary()]
"""The words of the commits before, for whoever holds the write lock: most of an article's words are among them."""


_known_ids: dict[str, Ids] = {}
"""By segment of the last commit: the articles in it, for the next to find what it replaces."""


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
        sources = self._sources
        while sources:
            parts = [sources[start : start + _OPEN_AT_ONCE] for start in range(0, len(sources), _OPEN_AT_ONCE)]
            sources = [self._one_of(part) for part in parts]
            if len(sources) == 1:
                return [*segments, *sources]
        return segments

    def _one_of(self, segments: list[Segment]) -> Segment:
        """A segment of the living articles of these, in no table of contents yet."""
        with ExitStack() as stack:
            readers = [
                stack.enter_context(closing(SegmentReader(self.storage, self.schema, segment))) for segment in segments
            ]
            return write_segment(self.storage, self.schema, merged_content(readers, self.schema))


def create_index(folder: Path) -> None:
    """An empty index in `folder`."""
    FileIndex.create(IndexStorage(folder), build_schema())


def replace_articles(
    folder: Path, records: Sequence[ArticleRecord], removed: Collection[int], *, merge: bool = False
) -> None:
    """One commit: `records` in the place of what was there, `removed` gone. Raises OSError on a full disk.

    What is worth merging then is merged in commits of its own: where there is no room for that, the changes stand.
    """
    latest = {record.id: record for record in records}
    if latest or removed:
        with _committing(folder, policy_of(merge_nothing)) as writer:
            _delete(writer, {*latest, *removed})
            writer.segments += write_articles(writer.storage, latest.values(), _vocabulary_for(len(latest)))
    try:
        merged = merge_segments(folder) if merge else _merge_once(folder, merge_in_request)
    except Exception as error:
        logger.exception('Segments of the search index cannot be merged')
        with suppress(OSError):
            (folder / _MERGE_FAILURE).write_text(repr(error))
    else:
        if merge or merged:
            (folder / _MERGE_FAILURE).unlink(missing_ok=True)


def merge_failure(folder: Path) -> str | None:
    """What the last merge said where it failed; None where it went well."""
    try:
        return (folder / _MERGE_FAILURE).read_text()
    except OSError:
        return None


def merge_segments(folder: Path) -> bool:
    """Merges what is worth merging, commit by commit; whether anything was. Takes its time: not for requests."""
    merged = False
    while _merge_once(folder, merge_aside):
        merged = True
    return merged


def _merge_once(folder: Path, choose: Choice) -> bool:
    """One commit that merges what is chosen; whether anything was."""
    storage = IndexStorage(folder)
    try:
        wanted = bool(choose(TOC.read(storage, INDEX_NAME).segments))
    finally:
        storage.release()
    if wanted:
        with _committing(folder, policy_of(choose)):
            pass
    return wanted


def add_articles(folder: Path, records: Iterable[ArticleRecord], workers: int | None = None) -> None:
    """One commit of articles that are not in the index yet. `workers`: how many other processes help."""
    segments = make_segments(folder, records, workers)
    with _committing(folder, policy_of(merge_all)) as writer:
        writer.segments += segments


def _vocabulary_for(articles: int) -> Vocabulary:
    if len(_kept[0]) > (MOST_WORDS if articles >= _MANY else _WORDS_OF_REQUESTS):
        _kept[0] = Vocabulary()
    return _kept[0]


@contextmanager
def _committing(folder: Path, mergetype: Policy) -> Iterator[BulkWriter]:
    """A writer whose changes are committed when the block ends well. Otherwise nothing has happened."""
    storage = IndexStorage(folder)
    try:
        # Without Whoosh's own lock, which a writer that fails half-way keeps: ours is held by whoever calls.
        writer = BulkWriter(FileIndex(storage), _lk=False)
        yield writer
        writer.commit(mergetype=mergetype)
        note_checksums(folder)
    except BaseException:
        storage.release()
        _remove_unnamed(folder)
        raise
    finally:
        storage.release()


def _remove_unnamed(folder: Path) -> None:
    """Removes what no table of contents names: on a full disk every further try would leave it fuller."""
    storage = IndexStorage(folder)
    try:
        contents = TOC.read(storage, INDEX_NAME)
    except Exception:
        return  # nothing tells what belongs to the index
    finally:
        storage.release()
    toc = TOC._filename(INDEX_NAME, contents.generation)
    segments = {segment.segment_id() for segment in contents.segments}
    for path in folder.iterdir():
        if path.name.startswith((INDEX_NAME, f'_{INDEX_NAME}')) and path.name != toc:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            elif path.name.partition('.')[0] not in segments:
                path.unlink(missing_ok=True)


def _delete(writer: BulkWriter, articles: Collection[int]) -> None:
    """Marks the articles as deleted. Whoosh's own way opens the whole index anew for each of them."""
    global _known_ids
    wanted = np.array(sorted(articles))
    _known_ids = {segment.segment_id(): _ids_of(writer, segment) for segment in writer.segments}
    for segment in writer.segments:
        for number in np.flatnonzero(np.isin(_known_ids[segment.segment_id()], wanted)).tolist():
            segment.delete_document(number)


def _ids_of(writer: BulkWriter, segment: Segment) -> Ids:
    """The key of the article behind each document, as narrow as the largest allows."""
    known = _known_ids.get(segment.segment_id())
    if known is not None:
        return known
    with closing(SegmentReader(writer.storage, writer.schema, segment)) as reader:
        ids = read_column(reader, 'id')
    return ids.astype(np.min_scalar_type(int(ids.max(initial=0))))
