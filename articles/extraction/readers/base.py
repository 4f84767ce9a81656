"""What every reader shares: its type, its limits, and reading one file whole within them."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from articles.extraction.documents import Refusal, SourceDocument, UnreadableDocument

Reader = Callable[[Path], Iterator[SourceDocument | Refusal]]
"""Reads one file. Goes on after a bad record and yields a Refusal for it; raises UnreadableDocument, and nothing
else, where the file as a whole cannot be read."""

MEGABYTE: Final = 1024 * 1024
FILE_LIMIT: Final = 20 * MEGABYTE
"""Bytes a file of one document may have. An article is a thousandth of that; more is a mistake or an attack."""
RECORD_LIMIT: Final = 20 * MEGABYTE
"""Bytes one record of a container may have; the container itself may be of any size."""


def read_file(path: Path) -> bytes:
    """The bytes of a file of one document. Raises UnreadableDocument where it is empty, too large or unreadable."""
    try:
        size = path.stat().st_size
        if size > FILE_LIMIT:
            raise UnreadableDocument(describe_excess('the file', size, FILE_LIMIT))
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f'cannot be opened: {error.strerror or error}') from error
    if not content:
        raise UnreadableDocument('the file is empty (0 bytes)')
    return content


def read_moment(written: str) -> datetime.datetime | None:
    """An ISO 8601 time, in UTC where it gives no zone; None where it is none, or none that UTC has."""
    try:
        moment = datetime.datetime.fromisoformat(written)
        return (moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None


def describe_excess(what: str, size: int, limit: int) -> str:
    """The sentence that refuses something for its size, in megabytes."""
    return f'{what} has {size / MEGABYTE:.1f} MB, more than the {limit // MEGABYTE} MB allowed for one document'
