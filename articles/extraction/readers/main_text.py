"""Which blocks of a page are its story: by what the markup declares, else by trafilatura's reading of it."""

import re
from collections import Counter
from typing import Final

import lxml.html
import trafilatura

from articles.arabic.folding import fold
from articles.extraction.readers.blocks import Block
from articles.extraction.readers.captions import find_captions
from articles.extraction.readers.linked_data import find_articles

TEXT_TAGS: Final = ('p', 'h2', 'h3', 'h4', 'blockquote')
LONG_ENOUGH: Final = 250
"""Characters a container must hold to count as a story."""
_BODY_NAMES: Final = re.compile(
    r'(?:^|[\s_-])(?:article|post|entry|story|news|single)[_-]?(?:body|content|text|details?)(?:$|[\s_-])'
    r'|(?:^|\s)(?:articleBody|postContent|newsBody|td-post-content|field--name-body|field-name-body)(?:$|\s)',
    re.IGNORECASE,
)
NEARLY_ALL: Final = 0.8
SEARCHED_BLOCKS: Final = 5_000
MARKED_ELEMENTS: Final = 200
BESIDE_TAGS: Final = frozenset(['figure', 'figcaption', 'nav', 'aside', 'footer', 'form', 'button'])
_BESIDE_NAMES: Final = re.compile(
    r'(?:^|[\s_-])(?:share|sharing|social|related|tags?|author[_-]?box|comments?|caption|newsletter|advert\w*|ads?|widget'
    r'|legend|(?:img|image|photo|pic|picture|media)[_-]?(?:desc\w*|credits?|source|text|title|by|copyrights?)|credits?'
    r'|breadcrumbs?|sidebar|most[_-]?read|read[_-]?more|readalso|promo|subscribe|toolbar|print)(?:$|[\s_-])',
    re.IGNORECASE,
)
_SPACE = re.compile(r'\W+')


def find_story(tree: lxml.html.HtmlElement, blocks: list[Block]) -> set[int] | None:
    """The numbers of the blocks that are the story, without the captions of its pictures; None where the page has no
    structure to tell them by."""
    story = _find_story(tree, blocks)
    if story is None:
        return None
    rest = story - find_captions(tree, blocks)
    return rest if _is_long(blocks, rest) else story


def _is_long(blocks: list[Block], numbers: set[int]) -> bool:
    """Whether blocks are long enough for a story."""
    return sum(len(blocks[number].text) for number in numbers) >= LONG_ENOUGH


def _find_story(tree: lxml.html.HtmlElement, blocks: list[Block]) -> set[int] | None:
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
    lines = {_squeeze(line) for line in text.splitlines()}
    whole = f' {_squeeze(text)} ' if len(blocks) <= SEARCHED_BLOCKS else ''
    found = set()
    for number, block in enumerate(blocks):
        squeezed = _squeeze(block.text)
        if squeezed in lines or f' {squeezed} ' in whole:
            found.add(number)
    return found if _is_long(blocks, found) else set()


def _declared_container(tree: lxml.html.HtmlElement, blocks: list[Block]) -> set[int] | None:
    """The blocks of the element that names itself the body of the article, without what it sets beside the text.

    Where such elements are nested, it is the innermost that still holds nearly all paragraphs.
    """
    marked = tree.xpath('//*[@itemprop="articleBody"]') or [
        element
        for element in tree.xpath('//div[@class or @id] | //section[@class or @id]')
        if _BODY_NAMES.search(_names(element))
    ]
    holders: dict[lxml.html.HtmlElement, set[int]] = {element: set() for element in marked[:MARKED_ELEMENTS]}
    for number, block in enumerate(blocks if holders else ()):
        for ancestor in (block.element, *block.element.iterancestors()):
            if ancestor in holders:
                holders[ancestor].add(number)
            if _is_beside(ancestor):
                break
    prose = {
        element: sum(len(blocks[number].text) for number in numbers if blocks[number].element.tag in TEXT_TAGS)
        or sum(len(blocks[number].text) for number in numbers)
        for element, numbers in holders.items()
    }
    most = max(prose.values(), default=0)
    full = [element for element in holders if prose[element] >= max(LONG_ENOUGH, NEARLY_ALL * most)]
    return min((holders[element] for element in full), key=len, default=None)


def _names(element: lxml.html.HtmlElement) -> str:
    return f'{element.get("class", "")} {element.get("id", "")}'


def _is_beside(element: lxml.html.HtmlElement) -> bool:
    """Whether an element sets what it holds beside the text: a caption, a box of links, a bar of buttons."""
    if element.tag in BESIDE_TAGS:
        return True
    names = _names(element)
    return len(names) > 1 and element.tag not in ('body', 'html') and _BESIDE_NAMES.search(names) is not None


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
    story = {number for number in found | beside if not any(map(_is_beside, _lineage(blocks[number])))}
    return story if _is_long(blocks, story) else found


def _lineage(block: Block) -> list[lxml.html.HtmlElement]:
    return [block.element, *block.element.iterancestors()]
