"""Changing an index: one commit at a time, all of it or nothing."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import NO_MERGE, SegmentWriter

from articles.search.engines.base import ArticleRecord
from articles.search.engines.whoosh.checksums import note_checksums
from articles.search.engines.whoosh.documents import index_fields
from articles.search.engines.whoosh.postings import read_postings
from articles.search.engines.whoosh.schema import BlockCodec, build_schema
from articles.search.engines.whoosh.storage import IndexStorage

Segment = Any
"""A segment as Whoosh lists it in its table of contents."""

_BUILD_MEMORY: Final = 64
"""Megabytes of postings held before they are sorted to disk, as Whoosh reckons them; it takes about twice as many."""
_FAN_IN: Final = 10
"""Segments of one order of magnitude that are merged into one of the next."""
_REQUEST_TIER: Final = 1
"""Digits of the number of articles in segments that a request can pay for merging."""


def create_index(folder: Path) -> None:
    """An empty index in `folder`."""
    FileIndex.create(IndexStorage(folder), build_schema())


def replace_articles(
    folder: Path, records: Sequence[ArticleRecord], removed: Collection[int], *, merge: bool = False
) -> None:
    """One commit: `records` in the place of what was there, `removed` gone. Raises OSError on a full disk."""
    latest = {record.id: index_fields(record) for record in records}
    if latest or removed:
        with _committing(folder, _aside if merge else _in_request) as writer:
            _delete(writer, {*latest, *removed})
            for fields in latest.values():
                writer.add_document(**fields)
    while merge and _needs_merging(folder):
        with _committing(folder, _aside):
            pass


def _needs_merging(folder: Path) -> bool:
    storage = IndexStorage(folder)
    try:
        return bool(_crowded_tier(FileIndex(storage)._segments()))
    finally:
        storage.release()


def add_articles(folder: Path, records: Iterable[ArticleRecord]) -> None:
    """One commit of articles that are not in the index yet."""
    with _committing(folder, NO_MERGE, memory=_BUILD_MEMORY) as writer:
        for record in records:
            writer.add_document(**index_fields(record))


@contextmanager
def _committing(folder: Path, mergetype: object, memory: int = 32) -> Iterator[SegmentWriter]:
    """A writer whose changes are committed when the block ends well.

    Otherwise nothing has happened: what it wrote is in no table of contents, and the next commit removes the files.
    """
    storage = IndexStorage(folder)
    try:
        # Without Whoosh's own lock, which a writer that fails half-way keeps: ours is held by whoever calls.
        writer = SegmentWriter(FileIndex(storage), limitmb=memory, codec=BlockCodec(), _lk=False)
        yield writer
        writer.commit(mergetype=mergetype)
        note_checksums(folder)
    finally:
        storage.release()


def _delete(writer: SegmentWriter, articles: Collection[int]) -> None:
    """Marks the articles as deleted. Whoosh's own way opens the whole index anew for each of them."""
    for segment in writer.segments:
        with closing(SegmentReader(writer.storage, writer.schema, segment)) as reader:
            for article in articles:
                postings = read_postings(reader, 'key', str(article).encode())
                for number in postings.documents.tolist() if postings else ():
                    segment.delete_document(number)


def _in_request(writer: SegmentWriter, segments: list[Segment]) -> list[Segment]:
    return _merged(writer, segments, _crowded_tier(segments, largest=_REQUEST_TIER))


def _aside(writer: SegmentWriter, segments: list[Segment]) -> list[Segment]:
    return _merged(writer, segments, _crowded_tier(segments))


def _crowded_tier(segments: list[Segment], largest: int | None = None) -> list[Segment]:
    """Segments of one order of magnitude that have become ten: an article is merged once for each order, no more."""
    tiers: dict[int, list[Segment]] = {}
    for segment in segments:
        if _living(segment):
            tiers.setdefault(len(str(_living(segment))), []).append(segment)
    crowded = [tier for tier, members in sorted(tiers.items()) if len(members) >= _FAN_IN]
    return tiers[crowded[0]] if crowded and (largest is None or crowded[0] <= largest) else []


def _merged(writer: SegmentWriter, segments: list[Segment], chosen: list[Segment]) -> list[Segment]:
    for segment in chosen:
        with closing(SegmentReader(writer.storage, writer.schema, segment)) as reader:
            writer.add_reader(reader)
    return _not_empty([segment for segment in segments if segment not in chosen])


def _not_empty(segments: list[Segment]) -> list[Segment]:
    return [segment for segment in segments if _living(segment)]


def _living(segment: Segment) -> int:
    return int(segment.doc_count_all() - segment.deleted_count())
