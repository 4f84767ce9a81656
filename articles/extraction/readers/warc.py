"""Reads web archives: .warc, .warc.gz (warcio) and .wacz (a zip of them). Constant memory, every HTML response.

The bytes kept for a page are the payload of its HTTP response; its target address and its WARC-Date come along.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader

from articles.extraction.documents import Refusal, SourceDocument, UnreadableDocument
from articles.extraction.readers.base import RECORD_LIMIT, describe_excess, read_moment
from articles.extraction.readers.html import read_page

HEADER_LIMIT: Final = 64 * 1024
"""Bytes a line of headers may have: packed zeros are one line without an end."""
PAGE_TYPES: Final = ('text/html', 'application/xhtml+xml')


def read_warc(path: Path) -> Iterator[SourceDocument | Refusal]:
    """The pages of a WARC file, gzipped or not. Raises UnreadableDocument."""
    try:
        with path.open('rb') as stream:
            yield from _or_nothing(_read_records(path, stream))
    except OSError as error:
        raise UnreadableDocument(f'cannot be read: {error.strerror or error}') from error


def read_wacz(path: Path) -> Iterator[SourceDocument | Refusal]:
    """The pages of every WARC inside a WACZ. Raises UnreadableDocument."""
    try:
        with zipfile.ZipFile(path) as package:
            yield from _or_nothing(_read_members(path, package))
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise UnreadableDocument(f'is no readable WACZ: {error}') from error


def _read_members(path: Path, package: zipfile.ZipFile) -> Iterator[SourceDocument | Refusal]:
    for member in sorted(package.namelist()):
        if not member.startswith('archive/') or not member.endswith(('.warc', '.warc.gz')):
            continue
        try:
            with package.open(member) as stream:
                yield from _read_records(path, stream)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
            yield Refusal(str(path), member, f'cannot be unpacked: {error}')


def _or_nothing(results: Iterator[SourceDocument | Refusal]) -> Iterator[SourceDocument | Refusal]:
    """The results; where there are none, the error that says so."""
    found = False
    for result in results:
        found = True
        yield result
    if not found:
        raise UnreadableDocument('holds no HTML page')


class _BoundedReader(DecompressingBufferedReader):  # type: ignore[misc]
    """A reader of lines that are no longer than a header is."""

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(length or HEADER_LIMIT)
        return line


def _read_records(path: Path, stream: IO[bytes]) -> Iterator[SourceDocument | Refusal]:
    place = 'the first record'
    archive = ArchiveIterator(stream)
    archive.reader = _BoundedReader(archive.fh)
    records = iter(archive)
    while True:
        try:
            record = next(records)
        except StopIteration:
            return
        except Exception as error:  # warcio answers damage with whatever its parsing meets; what was read before counts
            yield Refusal(str(path), place, f'damaged from here on: {str(error)[:200]}')
            return
        name = _identifier(record)
        if _is_page(record):
            yield _read_record(path, record, name)
        place = f'after record {name}'


def _identifier(record: Any) -> str:
    return (record.rec_headers.get_header('WARC-Record-ID') or 'without an id').strip('<>')


def _is_page(record: Any) -> bool:
    """Whether a record holds a page that was served: a response with status 200, or a saved resource."""
    if record.rec_type == 'response' and record.http_headers is not None:
        served = record.http_headers.get_statuscode() == '200'
        kind = record.http_headers.get_header('Content-Type') or ''
    else:
        served = record.rec_type == 'resource'
        kind = record.rec_headers.get_header('Content-Type') or ''
    return served and kind.split(';')[0].strip().lower() in PAGE_TYPES


def _read_record(path: Path, record: Any, name: str) -> SourceDocument | Refusal:
    place = f'record {name}'
    try:
        content = record.content_stream().read(RECORD_LIMIT + 1)
    except Exception as error:  # a broken transfer or compression of one response; the next record is untouched
        return Refusal(str(path), place, f'its payload cannot be unpacked: {error}')
    if len(content) > RECORD_LIMIT:
        return Refusal(str(path), place, describe_excess('the page', len(content), RECORD_LIMIT))
    try:
        return read_page(
            path.name,
            content,
            declared=_charset(record),
            record=name,
            url=record.rec_headers.get_header('WARC-Target-URI'),
            captured_at=read_moment(record.rec_headers.get_header('WARC-Date') or ''),
        )
    except UnreadableDocument as error:
        return Refusal(str(path), place, error.reason)


def _charset(record: Any) -> str | None:
    kind = (record.http_headers.get_header('Content-Type') or '') if record.http_headers else ''
    _, _, charset = kind.lower().partition('charset=')
    return charset.split(';')[0].strip(' "\'') or None
