"""Reads .csv (comma, semicolon or tab; a first row of field names as in JSONL). Constant memory.

The bytes kept for a record are its row as a JSON object, because a row of a table means nothing without its header.
A row with bytes that cannot be decoded is refused: what it says would be lost in the bytes kept.
"""

import codecs
import csv
import io
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from articles.extraction.documents import Refusal, SourceDocument, UnreadableDocument
from articles.extraction.readers.base import RECORD_LIMIT, describe_excess
from articles.extraction.readers.decoding import SAMPLE, decode
from articles.extraction.readers.records import build_document, check_record

MEDIA_TYPE: Final = 'application/json'
DELIMITERS: Final = ',;\t'
MARKED: Final = 'archive-marked'
"""Codec error handler: each byte that cannot be decoded becomes a lone surrogate, so that its row can be refused.
'surrogateescape' does not do that in UTF-16."""


def _mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return ''.join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error(MARKED, _mark)


def read_table(path: Path) -> Iterator[SourceDocument | Refusal]:
    """A document or a refusal for every row. Raises UnreadableDocument."""
    try:
        with path.open('rb') as stream:
            sample = stream.read(SAMPLE)
            if not sample.strip():
                raise UnreadableDocument('the file is empty')
            encoding = _encoding_of(sample)
            stream.seek(0)
            text = io.TextIOWrapper(stream, encoding=encoding, errors=MARKED, newline='')
            yield from _read_rows(path, _bounded_lines(text))
    except OSError as error:
        raise UnreadableDocument(f'cannot be read: {error.strerror or error}') from error


def _encoding_of(sample: bytes) -> str:
    """The encoding by the sample; a UTF-8 character cut at its end is no damage."""
    encoding = decode(sample[: sample.rfind(b'\n') + 1] or sample).encoding
    return {'utf-8': 'utf-8-sig', 'utf-16-le': 'utf-16', 'utf-16-be': 'utf-16'}.get(encoding, encoding)


def _bounded_lines(text: io.TextIOWrapper) -> Iterator[str]:
    while line := text.readline(RECORD_LIMIT + 1):
        if len(line) > RECORD_LIMIT:
            raise UnreadableDocument(describe_excess('a line', len(line), RECORD_LIMIT))
        yield line


def _read_rows(path: Path, lines: Iterator[str]) -> Iterator[SourceDocument | Refusal]:
    header = next(lines, '')
    delimiter = max(DELIMITERS, key=header.count)
    names = [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter), [])]
    if 'id' not in names or 'text' not in names:
        raise UnreadableDocument('the first row must name the fields "id" and "text"')
    csv.field_size_limit(RECORD_LIMIT)
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        place = f'line {rows.line_num + 2}'
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Refusal(str(path), place, f'is not CSV: {error}')
            continue
        if row:
            yield _read_row(path, place, dict(islice(zip(names, row, strict=False), len(names))))


def _read_row(path: Path, place: str, record: dict[str, str]) -> SourceDocument | Refusal:
    try:
        check_record(record)
        content = json.dumps(record, ensure_ascii=False).encode('utf-8')
        return build_document(record, content, path.name, MEDIA_TYPE)
    except UnicodeEncodeError as error:
        return Refusal(str(path), place, f'holds a byte that is no text: {_byte_of(error):#04x}')
    except UnreadableDocument as error:
        return Refusal(str(path), place, error.reason)


def _byte_of(error: UnicodeEncodeError) -> int:
    """The byte that could not be decoded, from the lone surrogate that stands for it."""
    return ord(error.object[error.start]) & 0xFF
