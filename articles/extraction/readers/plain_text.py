"""Reads a .txt file: one document, one text. A page saved under a wrong name (HTML in a .txt) is read as HTML."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from articles.extraction.documents import Refusal, SourceDocument, UnreadableDocument
from articles.extraction.readers.base import read_file
from articles.extraction.readers.decoding import decode
from articles.extraction.readers.html import read_page

_LOOKS_LIKE_HTML: Final = re.compile(rb'\s{0,64}(?:<!doctype\s+html|<html[\s>])', re.IGNORECASE)


def read_plain_text(path: Path) -> Iterator[SourceDocument | Refusal]:
    """The one document of a text file. Raises UnreadableDocument."""
    content = read_file(path)
    if _LOOKS_LIKE_HTML.match(content.removeprefix(b'\xef\xbb\xbf')):
        yield read_page(path.name, content)
        return
    decoded = decode(content)
    if not decoded.text.strip():
        raise UnreadableDocument('holds no text, only white space')
    yield SourceDocument(
        name=path.name,
        content=content,
        text=decoded.text,
        media_type='text/plain',
        encoding=decoded.encoding,
        warnings=decoded.notes,
    )
