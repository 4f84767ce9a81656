"""Reads .jsonl: one JSON object a line; docs/commands.md ("What ingest reads") lists its fields. Constant memory."""

import json
from collections.abc import Iterator
from pathlib import Path

from articles.extraction.documents import Refusal, SourceDocument, UnreadableDocument
from articles.extraction.readers.base import RECORD_LIMIT, describe_excess
from articles.extraction.readers.records import build_document

MEDIA_TYPE = 'application/json'


def read_jsonl(path: Path) -> Iterator[SourceDocument | Refusal]:
    """A document or a refusal for every line that is not blank; the bytes kept are the line.

    Raises UnreadableDocument.
    """
    found = False
    try:
        with path.open('rb') as lines:
            number = 0
            while line := lines.readline(RECORD_LIMIT + 1):
                number += 1
                size = len(line)
                while not line.endswith(b'\n') and (rest := lines.readline(RECORD_LIMIT)):
                    line, size = rest, size + len(rest)
                if size > RECORD_LIMIT:
                    found = True
                    yield Refusal(str(path), f'line {number}', describe_excess('the record', size, RECORD_LIMIT))
                elif line.strip(b'\xef\xbb\xbf \t\r\n'):
                    found = True
                    yield _read_line(path, number, line.removeprefix(b'\xef\xbb\xbf').rstrip(b'\r\n'))
    except OSError as error:
        raise UnreadableDocument(f'cannot be read: {error.strerror or error}') from error
    if not found:
        raise UnreadableDocument('holds no records')


def _read_line(path: Path, number: int, line: bytes) -> SourceDocument | Refusal:
    place = f'line {number}'
    try:
        record = json.loads(line.decode('utf-8'))
        if not isinstance(record, dict):
            return Refusal(str(path), place, 'is not a JSON object')
        return build_document(record, line, path.name, MEDIA_TYPE)
    except UnicodeDecodeError as error:
        return Refusal(str(path), place, f'is not UTF-8 (byte {error.start})')
    except (ValueError, RecursionError) as error:
        return Refusal(str(path), place, f'is not JSON: {str(error)[:200]}')
    except UnreadableDocument as error:
        return Refusal(str(path), place, error.reason)
