"""Which blocks of a page are captions of its pictures: by where they stand and what the pictures say."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import Final

import lxml.html

from articles.arabic.folding import fold
from articles.extraction.readers.blocks import Block

LONGEST: Final = 300
"""Characters of a caption at most."""
UNFINISHED: Final = 160
"""The same for one that only stands under a picture, and does not end as a sentence does."""
LEVELS: Final = 4
"""How far up from a block a box may be that holds a picture and this text alone: cell, row, body, table."""
WORDS: Final = 3
"""Words a caption has at least that a picture repeats, or that stands beside one."""

_PICTURES: Final = './/img | .//amp-img | .//picture'
_TOLD_BY: Final = ('alt', 'title', 'data-caption', 'data-title', 'aria-label')
_HEADINGS: Final = frozenset(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'a', 'title'])
_ENDS: Final = ('.', ':', '!', '؟', '?', '،', '…')
_LISTED = re.compile(r'\W*\d{1,2}\s?[-.)/–]|[-–—•●▪*]')
_SPACE = re.compile(r'\W+')


def find_captions(tree: lxml.html.HtmlElement, blocks: Sequence[Block]) -> set[int]:
    """The numbers of the blocks that caption a picture. Linear in the page."""
    if not (pictures := tree.xpath(_PICTURES)):
        return set()
    told = {_squeeze(text) for text in _texts_of(pictures)}
    boxes = {*pictures, *_boxes(pictures)}
    lengths = _lengths(blocks)
    return {
        number
        for number, block in enumerate(blocks)
        if len(block.text) <= LONGEST
        and block.element.tag not in _HEADINGS
        and len(block.text.split()) >= WORDS
        and (_squeeze(block.text) in told or _is_under_picture(block, boxes, lengths))
    }


def _squeeze(text: str) -> str:
    return _SPACE.sub(' ', fold(text)).strip()


def _texts_of(pictures: Sequence[lxml.html.HtmlElement]) -> Iterator[str]:
    """What pictures, and the links around them, say of themselves."""
    for picture in pictures:
        for element in (picture, picture.getparent()):
            if element is not None and (element is picture or element.tag == 'a'):
                yield from (text for name in _TOLD_BY if (text := element.get(name)) and len(text) <= LONGEST)


def _boxes(pictures: Sequence[lxml.html.HtmlElement]) -> set[lxml.html.HtmlElement]:
    """The elements around pictures, a few levels up."""
    boxes = set()
    for picture in pictures:
        for level, ancestor in enumerate(picture.iterancestors()):
            if level > LEVELS:
                break
            boxes.add(ancestor)
    return boxes


def _lengths(blocks: Sequence[Block]) -> Counter[lxml.html.HtmlElement]:
    """How many characters each element shows."""
    lengths: Counter[lxml.html.HtmlElement] = Counter()
    for block in blocks:
        for element in (block.element, *block.element.iterancestors()):
            lengths[element] += len(block.text)
    return lengths


def _is_under_picture(block: Block, boxes: Set[lxml.html.HtmlElement], lengths: Counter[lxml.html.HtmlElement]) -> bool:
    """Whether a text that is no finished sentence is all that a box says beside its picture, or follows a box with
    nothing but a picture."""
    if len(block.text) > UNFINISHED or block.text.endswith(_ENDS) or _LISTED.match(block.text):
        return False
    if _is_bold(block.element):
        return False
    element = block.element
    for _ in range(LEVELS):
        if element is None or lengths[element] > len(block.text):
            return False
        before = element.getprevious()
        if element in boxes or (before is not None and before in boxes and not lengths[before]):
            return True
        element = element.getparent()
    return False


def _is_bold(element: lxml.html.HtmlElement) -> bool:
    """Whether all of a block is set in bold, as crossheads are."""
    children = [child for child in element if isinstance(child.tag, str)]
    return len(children) == 1 and children[0].tag in ('b', 'strong') and not (element.text or '').strip()
