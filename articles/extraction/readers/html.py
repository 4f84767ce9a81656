"""Reads a page of HTML: its visible text block by block, which blocks are the story, what its markup states."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import lxml.html
from lxml import etree

from articles.extraction.documents import PageMetadata, Refusal, SourceDocument, UnreadableDocument
from articles.extraction.readers.base import read_file
from articles.extraction.readers.blocks import Block, read_blocks
from articles.extraction.readers.decoding import decode
from articles.extraction.readers.main_text import find_story
from articles.extraction.readers.page_metadata import read_stated
from articles.extraction.readers.story_cards import count_cards

BLOCKS_ALLOWED: Final = 10_000
"""Paragraphs, headings, list items and table cells a page may have."""
ATTRIBUTES_ALLOWED: Final = 4_000
_LONG_TAG: Final = re.compile(r'(<[A-Za-z][^\s<>]{0,64})[^<>]{16000,}')
_DECLARED: Final = re.compile(rb'<meta[^>]{0,200}?charset\s*=\s*["\']?\s*([\w-]{2,30})', re.IGNORECASE)
_XML_DECLARATION: Final = re.compile(r'^\s*<\?xml[^>]*\?>')


def read_html(path: Path) -> Iterator[SourceDocument | Refusal]:
    """The one document of an HTML file. Raises UnreadableDocument."""
    yield read_page(path.name, read_file(path))


def read_page(
    name: str,
    content: bytes,
    *,
    declared: str | None = None,
    record: str | None = None,
    url: str | None = None,
    captured_at: datetime.datetime | None = None,
) -> SourceDocument:
    """The document of one page. `declared` is the encoding its HTTP header claims, `url` where it was fetched.

    Raises UnreadableDocument where the bytes are no page with text.
    """
    if declared is None and (found := _DECLARED.search(content[:4096])):
        declared = found.group(1).decode('ascii')
    decoded = decode(content, declared)
    parser = lxml.html.HTMLParser()
    tree = parse_html(decoded.text, parser)
    blocks = read_blocks(tree)
    if not blocks:
        raise UnreadableDocument('the page shows no text')
    if len(blocks) > BLOCKS_ALLOWED:
        raise UnreadableDocument(f'the page has {len(blocks)} blocks of text, more than the {BLOCKS_ALLOWED} allowed')
    text, spans = lay_out(blocks)
    stated = read_stated(tree, blocks)
    story = find_story(tree, blocks)
    return SourceDocument(
        name=name,
        content=content,
        text=text,
        media_type='text/html',
        record=record,
        encoding=decoded.encoding,
        captured_at=captured_at,
        given=PageMetadata(url=url),
        stated=stated,
        main_spans=None if story is None else tuple(spans[number] for number in sorted(story)),
        stories=count_cards(tree, blocks),
        warnings=(*decoded.notes, *_cut_short(parser)),
    )


def parse_html(text: str, parser: lxml.html.HTMLParser | None = None) -> lxml.html.HtmlElement:
    """The tree of a page. Raises UnreadableDocument where nothing in it can be parsed."""
    try:
        readable = _LONG_TAG.sub(_without_crowd, _XML_DECLARATION.sub('', text).replace('\0', ''))
        tree = lxml.html.document_fromstring(readable, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableDocument(f'is no HTML: {error}') from error
    if not isinstance(tree, lxml.html.HtmlElement):
        raise UnreadableDocument('is no HTML: there is no element in it')
    return tree


def _cut_short(parser: lxml.html.HTMLParser) -> tuple[str, ...]:
    """A note where the page nests so deep that the parser gave up on the rest."""
    fatal = parser.error_log.filter_from_fatals()
    cut = any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in fatal)
    return ('its elements are nested too deep: the page was read up to there',) if cut else ()


def _without_crowd(tag: re.Match[str]) -> str:
    """A start tag, without its attributes where it has more than any page needs: parsing them takes their square."""
    return tag.group() if len(tag.group().split()) < ATTRIBUTES_ALLOWED else tag.group(1)


def lay_out(blocks: list[Block]) -> tuple[str, list[tuple[int, int]]]:
    """The blocks as one text, a line each, and the span of each in it."""
    spans, place = [], 0
    for block in blocks:
        spans.append((place, place + len(block.text)))
        place += len(block.text) + 1
    return '\n'.join(block.text for block in blocks), spans
