"""Which blocks of a page are its story: by what the markup declares, else by trafilatura's reading of it."""

import re
from collections import Counter
from typing import Final

import lxml.html
import trafilatura

from articles.arabic.folding import fold
from articles.extraction.readers.blocks import Block
from articles.extraction.readers.linked_data import find_articles

TEXT_TAGS: Final = ('p', 'h2', 'h3', 'h4', 'blockquote')
LONG_ENOUGH: Final = 250
"""Characters a container must hold to count as a story."""
_BODY_NAMES: Final = re.compile(
    r'(?:^|[\s_-])(?:article|post|entry|story|news|single)[_-]?(?:body|content|text|details?)(?:$|[\s_-])'
    r'|(?:^|\s)(?:articleBody|postContent|newsBody|td-post-content|field--name-body|field-name-body)(?:$|\s)',
    re.IGNORECASE,
)
_SPACE = re.compile(r'\W+')


def find_story(tree: lxml.html.HtmlElement, blocks: list[Block]) -> set[int] | None:
    """The numbers of the blocks that are the story; None where the page has no structure to tell them by."""
    by_data = _blocks_within(blocks, _declared_body(tree))
    if by_data:
        return _with_siblings(blocks, by_data)
    container = _declared_container(tree, blocks)
    if container is not None:
        return container
    extracted = trafilatura.extract(tree, fast=True, include_comments=False, include_tables=True)
    found = _blocks_within(blocks, extracted or '')
    return _with_siblings(blocks, found) if found else None


def _declared_body(tree: lxml.html.HtmlElement) -> str:
    bodies = [article['articleBody'] for article in find_articles(tree) if isinstance(article.get('articleBody'), str)]
    return bodies[0] if len(bodies) == 1 and len(bodies[0]) >= LONG_ENOUGH else ''


def _squeeze(text: str) -> str:
    return _SPACE.sub(' ', fold(text)).strip()


def _blocks_within(blocks: list[Block], text: str) -> set[int]:
    """The blocks whose text occurs in `text`, at least as long as a story."""
    squeezed = f' {_squeeze(text)} '
    found = {number for number, block in enumerate(blocks) if f' {_squeeze(block.text)} ' in squeezed}
    return found if sum(len(blocks[number].text) for number in found) >= LONG_ENOUGH else set()


def _declared_container(tree: lxml.html.HtmlElement, blocks: list[Block]) -> set[int] | None:
    """The blocks of the one element that names itself the body of the article."""
    marked = tree.xpath('//*[@itemprop="articleBody"]') or [
        element
        for element in tree.xpath('//div[@class or @id] | //section[@class or @id]')
        if _BODY_NAMES.search(f'{element.get("class", "")} {element.get("id", "")}')
    ]
    best: set[int] = set()
    holders = {element: set[int]() for element in marked}
    for number, block in enumerate(blocks):
        for ancestor in (block.element, *block.element.iterancestors()):
            if ancestor in holders:
                holders[ancestor].add(number)
    for numbers in holders.values():
        prose = sum(len(blocks[number].text) for number in numbers)
        if prose >= LONG_ENOUGH and prose > sum(len(blocks[number].text) for number in best):
            best = numbers
    return best or None


def _with_siblings(blocks: list[Block], found: set[int]) -> set[int]:
    """The found blocks and the paragraphs beside them that the extraction passed over: genuine text weighs more."""
    parents = Counter(blocks[number].element.getparent() for number in found)
    home = parents.most_common(1)[0][0]
    first, last = min(found), max(found)
    beside = {
        number
        for number in range(first, last + 1)
        if blocks[number].element.tag in TEXT_TAGS and blocks[number].element.getparent() is home
    }
    return found | beside
