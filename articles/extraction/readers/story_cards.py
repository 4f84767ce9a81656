"""Pages that show several stories, each in a card of its own: sections, tags, search results, home pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from articles.extraction.readers.blocks import Block

ENOUGH: Final = 3
"""Cards from which on a page shows several stories."""
HEADINGS: Final = ('h1', 'h2', 'h3', 'h4')
HEADINGS_ALLOWED: Final = 400
HEADING_WORDS: Final = 3
"""Words the heading of a story has at least: 'sport' heads a section."""
TEXT_LENGTH: Final = 50
"""Characters of the longest piece of text in a card, at least."""
STORY_LENGTH: Final = 150
"""Characters of text outside of the cards from which on a page has a story of its own..."""
SHORT_STORY_LENGTH: Final = 60
"""...and those of a page that has a headline outside of them."""
LONGER: Final = 3
"""How many times as long as every other card that of the page's own story is."""
HEADLINE_WORDS: Final = 5
FRAME_TAGS: Final = frozenset(('nav', 'aside', 'footer', 'form', 'header'))
_LIVE: Final = re.compile(r'live[_-]?(?:blog|update|coverage|post|feed)|LiveBlog', re.IGNORECASE)
_DAY: Final = re.compile(r'\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}\s[^\W\d_]{3,}')


def count_cards(tree: HtmlElement, blocks: list[Block]) -> int:
    """How many stories a page shows in cards, each with a heading and text; 1 for the page of one story.

    The cards of other stories beside a story count for nothing, nor do the sections of one and the entries of live
    coverage.
    """
    cards, is_sure = _largest_group(_find_cards(tree))
    if len(cards) < ENOUGH or any(map(_LIVE.search, (*_kinds(tree), *map(_class, cards)))):
        return 1
    within = set(cards)
    has_headline = any(
        _has_words(heading, HEADLINE_WORDS) and within.isdisjoint(heading.iterancestors())
        for heading in islice(tree.iter('h1'), HEADINGS_ALLOWED)
    )
    if has_headline and not is_sure:
        return 1
    lengths, outside = _weigh(blocks, within)
    is_list = outside < (SHORT_STORY_LENGTH if has_headline else STORY_LENGTH)
    if len(lengths) < ENOUGH or not is_list or lengths[0] >= max(STORY_LENGTH, LONGER * lengths[1]):
        return 1
    return len(lengths)


def _weigh(blocks: list[Block], cards: Set[HtmlElement]) -> tuple[list[int], int]:
    """How many characters of text the cards hold that hold any, the most first, and how many stand outside of all."""
    lengths: Counter[HtmlElement] = Counter()
    outside = 0
    for block in blocks:
        if len(block.text) < TEXT_LENGTH or block.element.tag in HEADINGS:
            continue
        lineage = (block.element, *block.element.iterancestors())
        card = next((element for element in lineage if element in cards), None)
        if card is not None:
            lengths[card] += len(block.text)
        elif FRAME_TAGS.isdisjoint(element.tag for element in lineage):
            outside += len(block.text)
    return sorted(lengths.values(), reverse=True), outside


def _kinds(tree: HtmlElement) -> Iterable[str]:
    """What the page says that it is: by the class of its body, by the types of its items, by its linked data."""
    found = tree.xpath('//body/@class | //@itemtype | //script[@type="application/ld+json"]/text()')
    return map(str, found)


def _class(element: HtmlElement) -> str:
    return str(element.get('class', ''))


def _has_words(heading: HtmlElement, enough: int) -> bool:
    """Whether a heading shows so many words, at least, and stands in no other one."""
    if next(heading.iterancestors(*HEADINGS), None) is not None:
        return False
    words = (word for piece in heading.itertext() for word in str(piece).split(maxsplit=enough))
    return next(islice(words, enough - 1, None), None) is not None


def _find_cards(tree: HtmlElement) -> list[tuple[HtmlElement, HtmlElement]]:
    """The headings of stories, each in the largest element that holds no other heading, that element first."""
    first = islice(tree.iter(*HEADINGS), HEADINGS_ALLOWED)
    headings = [heading for heading in first if _has_words(heading, HEADING_WORDS)]
    held = Counter(ancestor for heading in headings for ancestor in heading.iterancestors())
    cards = []
    for heading in headings:
        card = heading
        for ancestor in heading.iterancestors():
            if held[ancestor] > 1 or ancestor.tag in ('body', 'html'):
                break
            card = ancestor
        if card is not heading and (_leads_elsewhere(heading) or not _asks(heading)):
            cards.append((card, heading))
    return cards


def _asks(heading: HtmlElement) -> bool:
    """Whether a heading is a question, as in an interview."""
    return ''.join(heading.itertext()).rstrip().endswith(('؟', '?'))


def _largest_group(cards: list[tuple[HtmlElement, HtmlElement]]) -> tuple[list[HtmlElement], bool]:
    """The largest group of cards of one kind beside one another, and whether it is sure that each is of another story:
    headings that lead elsewhere, or days of their own, tell stories from the sections of one."""
    groups: dict[tuple[HtmlElement | None, str, str, bool], list[HtmlElement]] = defaultdict(list)
    for card, heading in cards:
        groups[card.getparent(), card.tag, heading.tag, _leads_elsewhere(heading)].append(card)
    found: list[tuple[list[HtmlElement], bool]] = [([], False)]
    for (_, tag, _, is_link), group in groups.items():
        is_sure = is_link or len({day for card in group for day in _days(card)}) > 1
        if is_sure or tag == 'article':
            found.append((group, is_sure))
    return max(found, key=lambda group: len(group[0]))


def _leads_elsewhere(heading: HtmlElement) -> bool:
    """Whether a heading is a link to another page, or is within one."""
    links = heading.xpath('.//a[@href] | ancestor::a[@href]')
    return any(not str(link.get('href')).startswith(('#', 'javascript:')) for link in links)


def _days(card: HtmlElement) -> Iterable[str]:
    """The days in the times of a card."""
    for time in card.iter('time'):
        for stamp in (time.get('datetime', ''), time.text or ''):
            if match := _DAY.search(stamp):
                yield match.group()
                break
