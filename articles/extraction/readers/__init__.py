"""From files to source documents: an explicit table of readers, one module for each format."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from articles.extraction.documents import Refusal, SourceDocument, UnreadableDocument
from articles.extraction.readers.base import Reader
from articles.extraction.readers.feeds import read_feed
from articles.extraction.readers.files import walk_files
from articles.extraction.readers.html import read_html
from articles.extraction.readers.jsonl import read_jsonl
from articles.extraction.readers.plain_text import read_plain_text
from articles.extraction.readers.table import read_table
from articles.extraction.readers.warc import read_wacz, read_warc

READERS: Final[tuple[tuple[tuple[str, ...], Reader], ...]] = (
    (('.txt', '.text'), read_plain_text),
    (('.html', '.htm', '.xhtml'), read_html),
    (('.jsonl', '.ndjson'), read_jsonl),
    (('.csv', '.tsv'), read_table),
    (('.warc', '.warc.gz'), read_warc),
    (('.wacz',), read_wacz),
    (('.xml', '.rss', '.atom', '.rdf'), read_feed),
)
"""Which reader reads which names, by their lower-case ending; the first that fits reads."""


def reader_of(path: Path) -> Reader | None:
    """The reader for a file, by its name; None where there is none."""
    name = path.name.lower()
    return next((reader for endings, reader in READERS if name.endswith(endings)), None)


def read_path(path: Path) -> Iterator[SourceDocument | Refusal]:
    """The documents of one file, and a Refusal for each record (or for the file) that cannot be read. Never raises."""
    reader = reader_of(path)
    if reader is None:
        yield Refusal(str(path), '', f'no reader for names ending in "{path.suffix or path.name}"')
        return
    try:
        yield from reader(path)
    except UnreadableDocument as error:
        yield Refusal(str(path), error.place, error.reason)


def list_files(paths: Iterable[Path]) -> Iterator[Path | Refusal]:
    """The files to read under `paths`, in sorted order, and a Refusal for each that will not be read."""
    return walk_files(paths, lambda path: reader_of(path) is not None)


__all__ = ['READERS', 'Reader', 'list_files', 'read_path', 'reader_of']
