"""A stored original as a source document again, with what its container knew of it."""

import dataclasses
import json

from articles.extraction.documents import Refusal, SourceDocument, UnreadableDocument
from articles.extraction.readers import feeds
from articles.extraction.readers.html import read_page
from articles.extraction.readers.plain_text import read_plain_text
from articles.extraction.readers.records import build_document
from articles.models import Article, Original


def document_of(article: Article) -> SourceDocument:
    """The document an article was read from. Raises UnreadableDocument, or OSError where the bytes are gone."""
    return dataclasses.replace(
        _read_original(article, article.original),
        name=article.received_as,
        record=article.record or None,
        captured_at=article.captured_at,
    )


def _read_original(article: Article, original: Original) -> SourceDocument:
    if original.media_type == 'text/html':
        url = article.url if article.record else None  # a WARC's target URI; a saved page states its own
        return read_page(article.received_as, original.read_bytes(), declared=original.encoding or None, url=url)
    if original.media_type == 'application/json':
        content = original.read_bytes()
        return build_document(json.loads(content), content, article.received_as, original.media_type)
    if original.media_type == feeds.MEDIA_TYPE:
        return feeds.read_entry(article.received_as, original.read_bytes(), article.source_evidence or None)
    original.read_bytes()  # the reader takes the file; this tells whether it still holds the bytes that came
    for found in read_plain_text(original.path):
        if isinstance(found, Refusal):
            raise UnreadableDocument(found.reason, place=found.place)
        return found
    raise UnreadableDocument('the original holds no document')
