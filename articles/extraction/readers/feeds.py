"""Reads feeds: RSS (0.9 to 2.0) and Atom, each entry with a text one document. Constant memory, no entities.

The bytes kept are the entry as XML. An entry often holds no more than a summary; that is what is archived then.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from lxml import etree

from articles.extraction.documents import PageMetadata, Refusal, SourceDocument, UnreadableDocument
from articles.extraction.readers.blocks import read_blocks
from articles.extraction.readers.decoding import usable_text
from articles.extraction.readers.html import lay_out, parse_html

ROOTS: Final = frozenset(('rss', 'feed', 'RDF'))
ENTRIES: Final = frozenset(('item', 'entry'))
MEDIA_TYPE: Final = 'application/xml'
TEXT_FIELDS: Final = ('encoded', 'content', 'description', 'summary')
"""The elements an entry's text may be in, the fullest first."""
DATE_FIELDS: Final = ('pubDate', 'published', 'date', 'issued')


def read_feed(path: Path) -> Iterator[SourceDocument | Refusal]:
    """A document or a refusal for every entry. Raises UnreadableDocument where the file is no feed."""
    found = 0
    try:
        with path.open('rb') as stream:
            for element, feed in _entries(stream):
                found += 1
                yield _read_entry(path, found, element, feed)
    except OSError as error:
        raise UnreadableDocument(f'cannot be read: {error}') from error
    except etree.LxmlError as error:
        if not found:
            raise UnreadableDocument(f'is no feed: {error}') from error
        yield Refusal(str(path), f'after entry {found}', f'damaged from here on: {error}')
    if not found:
        raise UnreadableDocument('is a feed without entries')


def _entries(stream: Any) -> Iterator[tuple[Any, str | None]]:
    """Each entry and the name of the feed, one at a time: an entry is forgotten when the next is asked for."""
    events = etree.iterparse(
        stream, events=('start', 'end'), recover=True, resolve_entities=False, no_network=True, huge_tree=False
    )
    root, feed = None, None
    for event, element in events:
        if root is None:
            root = element
            if _local(root) not in ROOTS:
                raise UnreadableDocument(f'is XML, but no feed: its root is <{_local(root)}>')
        if event == 'start':
            continue
        if _local(element) == 'title' and feed is None and not _is_inside_entry(element):
            feed = (element.text or '').strip() or None
        if _local(element) in ENTRIES:
            yield element, feed
            element.clear(keep_tail=False)
            while element.getprevious() is not None:
                del element.getparent()[0]


def _local(element: Any) -> str:
    # QName refuses the names that a damaged feed can have.
    return element.tag.rpartition('}')[2] if isinstance(element.tag, str) else ''


def _is_inside_entry(element: Any) -> bool:
    return any(_local(ancestor) in ENTRIES for ancestor in element.iterancestors())


def _read_entry(path: Path, number: int, entry: Any, feed: str | None) -> SourceDocument | Refusal:
    fields = {_local(child): child for child in reversed(entry)}
    link = _link(entry)
    name = _text(fields, 'guid', 'id') or link or f'entry {number}'
    content = etree.tostring(entry, encoding='utf-8', with_tail=False)
    try:
        text, notes = usable_text(_visible_text(fields))
    except UnreadableDocument as error:
        return Refusal(str(path), f'entry {name}', error.reason)
    return SourceDocument(
        name=path.name,
        content=content,
        text=text,
        media_type=MEDIA_TYPE,
        record=name,
        stated=PageMetadata(
            headline=_text(fields, 'title'),
            date=_text(fields, *DATE_FIELDS),
            url=link,
            source=_text(fields, 'source') or feed,
            byline=_text(fields, 'creator', 'author'),
        ),
        warnings=notes,
    )


def read_entry(name: str, content: bytes, feed: str | None) -> SourceDocument:
    """A kept entry again; `feed` is the name of the feed it came in. Raises UnreadableDocument."""
    try:
        entry = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(f'is no entry of a feed: {error}') from error
    found = _read_entry(Path(name), 1, entry, feed)
    if isinstance(found, Refusal):
        raise UnreadableDocument(found.reason, place=found.place)
    return found


def _text(fields: dict[str, Any], *names: str) -> str | None:
    for name in names:
        if name in fields:
            text = ' '.join(''.join(fields[name].itertext()).split())
            if text:
                return text
    return None


def _link(entry: Any) -> str | None:
    """The address of an entry: RSS writes it as text, Atom as an attribute."""
    for child in entry:
        if _local(child) == 'link' and child.get('rel', 'alternate') == 'alternate':
            address = (child.get('href') or child.text or '').strip()
            if address.startswith(('http://', 'https://')):
                return address
    return None


def _visible_text(fields: dict[str, Any]) -> str:
    for name in TEXT_FIELDS:
        if name not in fields:
            continue
        field = fields[name]
        markup = ''.join(etree.tostring(child, encoding='unicode') for child in field) or field.text or ''
        if markup.strip():
            blocks = read_blocks(parse_html(f'<div>{markup}</div>'))
            if blocks:
                return lay_out(blocks)[0]
    raise UnreadableDocument('the entry holds no text')
