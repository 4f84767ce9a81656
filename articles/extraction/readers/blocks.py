"""The visible text of an HTML tree, block by block, in reading order."""

import re
from dataclasses import dataclass
from typing import Final

import lxml.html
from lxml import etree

INVISIBLE: Final = frozenset(
    [
        'script',
        'style',
        'noscript',
        'template',
        'head',
        'svg',
        'math',
        'canvas',
        'iframe',
        'object',
        'embed',
        'audio',
        'video',
        'map',
        'select',
        'textarea',
    ]
)
INLINE: Final = frozenset(
    [
        'a',
        'abbr',
        'acronym',
        'b',
        'bdi',
        'bdo',
        'big',
        'cite',
        'code',
        'data',
        'del',
        'dfn',
        'em',
        'font',
        'i',
        'img',
        'ins',
        'kbd',
        'label',
        'mark',
        'q',
        'rp',
        'rt',
        'ruby',
        's',
        'samp',
        'small',
        'span',
        'strike',
        'strong',
        'sub',
        'sup',
        'time',
        'tt',
        'u',
        'var',
        'wbr',
    ]
)
_WHITE_SPACE = re.compile(r'[ \t\r\n\f]+')
_HIDDEN = re.compile(r'display\s*:\s*none|visibility\s*:\s*hidden', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of visible text and the element that holds it."""

    text: str
    element: lxml.html.HtmlElement


def read_blocks(tree: lxml.html.HtmlElement) -> list[Block]:
    """The blocks of a page that a reader sees: paragraphs, headings, list items, table cells, lines cut by <br>."""
    blocks: list[Block] = []
    pieces: list[str] = []
    holders = [tree]

    def close_block() -> None:
        text = _WHITE_SPACE.sub(' ', ''.join(pieces)).strip(' ')
        if text.strip():
            blocks.append(Block(text, holders[-1]))
        pieces.clear()

    walker = etree.iterwalk(tree, events=('start', 'end', 'comment', 'pi'))
    for event, element in walker:
        inline = event in ('comment', 'pi') or element.tag in INLINE
        if event == 'start':
            if not inline:
                close_block()
                holders.append(element)
            if is_invisible(element):
                walker.skip_subtree()
            elif element.text:
                pieces.append(element.text)
            continue
        if not inline:
            close_block()
            holders.pop()
        if element.tail:
            pieces.append(element.tail)
    close_block()
    return blocks


def is_invisible(element: lxml.html.HtmlElement) -> bool:
    """Whether a browser would show nothing of an element."""
    if element.tag in INVISIBLE or 'hidden' in element.attrib:
        return True
    style = element.get('style')
    return style is not None and _HIDDEN.search(style) is not None
