"""From one record of a JSONL or CSV file to a document: its fields, checked."""

import datetime
from collections.abc import Mapping
from typing import Final

from articles.extraction.documents import PageMetadata, SourceDocument, UnreadableDocument
from articles.extraction.readers.base import read_moment
from articles.extraction.readers.decoding import usable_text

GIVEN_FIELDS: Final = ('headline', 'date', 'url', 'source', 'byline', 'language')


def build_document(record: Mapping[str, object], content: bytes, name: str, media_type: str) -> SourceDocument:
    """The document of a record with `id` and `text`; the other fields are what the archivist gives.

    Raises UnreadableDocument where `id` or `text` is missing or empty.
    """
    identifier, text = check_record(record)
    text, notes = usable_text(text)
    captured, note = _captured_at(_text_of(record, 'captured_at'))
    return SourceDocument(
        name=name,
        content=content,
        text=text,
        media_type=media_type,
        record=identifier,
        captured_at=captured,
        given=PageMetadata(**{field: _text_of(record, field) for field in GIVEN_FIELDS}),
        warnings=(*notes, *note),
    )


def check_record(record: Mapping[str, object]) -> tuple[str, str]:
    """The id and the text of a record. Raises UnreadableDocument where one is missing or empty."""
    identifier, text = _text_of(record, 'id'), record.get('text')
    if not identifier:
        raise UnreadableDocument('the record has no "id"')
    if not isinstance(text, str) or not text.strip():
        raise UnreadableDocument(f'the record {identifier[:80]} has no "text"')
    return identifier, text


def _text_of(record: Mapping[str, object], field: str) -> str | None:
    value = record.get(field)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return usable_text(str(value))[0].strip() or None


def _captured_at(written: str | None) -> tuple[datetime.datetime | None, tuple[str, ...]]:
    """The time of capture, in UTC where no zone is given; a note where it is not an ISO 8601 time."""
    if written is None:
        return None, ()
    moment = read_moment(written)
    return moment, () if moment else (f'captured_at is not an ISO 8601 time: {written[:40]}',)
