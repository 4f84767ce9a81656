"""What a page's markup states of itself: headline, date, author, outlet, address, language."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import lxml.html

from articles.arabic.folding import fold
from articles.extraction.documents import PageMetadata
from articles.extraction.readers.blocks import Block
from articles.extraction.readers.decoding import usable_text
from articles.extraction.readers.linked_data import find_articles

DATE_NAMES: Final = (
    'article:published_time',
    'datepublished',
    'dc.date.issued',
    'pubdate',
    'publishdate',
    'sailthru.date',
)
AUTHOR_LENGTH: Final = 60
TITLE_WORDS: Final = 3
"""Words of a stated title, at least: fewer name the site or a section."""
_TITLE_PARTS: Final = re.compile(r'\s+[|–—»:-]\s+|\s*\|\s*')
_SPACE = re.compile(r'\s+')


def read_stated(tree: lxml.html.HtmlElement, blocks: list[Block]) -> PageMetadata:
    """What the page states, from JSON-LD, OpenGraph and other <meta>, <time>, <link rel=canonical>, <title>."""
    article = _own_article(find_articles(tree), blocks)
    meta = _meta(tree)
    source = _first(_name(article.get('publisher')), meta.get('og:site_name'))
    byline = _first(_name(article.get('author')), meta.get('author'), _author(tree))
    return PageMetadata(
        headline=_headline(tree, blocks, article, meta),
        date=_first(_text(article.get('datePublished')), *(meta.get(name) for name in DATE_NAMES), _time(tree)),
        url=_first(_canonical(tree), meta.get('og:url'), _text(article.get('url'))),
        source=source,
        byline=byline if byline != source else None,
        language=_first(tree.get('lang'), _text(article.get('inLanguage')), meta.get('og:locale')),
    )


def _own_article(articles: list[dict[str, Any]], blocks: list[Block]) -> dict[str, Any]:
    """The article that the page is, of those it describes: the only one, or the one under its main heading, which
    themes and plug-ins describe each in their own way; nothing where their dates differ."""
    if len(articles) > 1:
        headings = {fold(block.text) for block in blocks if block.element.tag == 'h1'}
        articles = [one for one in articles if fold((_text(one.get('headline')) or '').strip()) in headings]
    dates = {_text(one.get('datePublished')) for one in articles}
    return articles[0] if len(dates) == 1 else {}


def _first(*values: str | None) -> str | None:
    """The first value with anything in it, as a database can hold it: JSON writes surrogates and control characters."""
    usable = (usable_text(value)[0].strip() for value in values if value)
    return next(filter(None, usable), None)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    """The name of a person or organisation, as JSON-LD writes it; None for several or for an address."""
    if isinstance(value, list):
        value = value[0] if len(value) == 1 else None
    if isinstance(value, dict):
        value = value.get('name')
    return value if isinstance(value, str) and not value.startswith('http') else None


def _meta(tree: lxml.html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter('meta'):
        name = element.get('property') or element.get('name') or element.get('itemprop')
        content = element.get('content')
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), _SPACE.sub(' ', content.strip()))
    return found


def _canonical(tree: lxml.html.HtmlElement) -> str | None:
    for link in tree.xpath('//link[@rel="canonical"]/@href'):
        if str(link).startswith(('http://', 'https://')):
            return str(link)
    return None


def _time(tree: lxml.html.HtmlElement) -> str | None:
    """The machine-readable time of the page, where it names exactly one publication time."""
    marked = tree.xpath('//time[@pubdate or @itemprop="datePublished"]/@datetime')
    within = marked or tree.xpath('//article//time/@datetime') or tree.xpath('//time/@datetime')
    return str(within[0]) if len(set(within)) == 1 else None


def _author(tree: lxml.html.HtmlElement) -> str | None:
    """The author's name where an element is marked as holding it, and nothing else."""
    marked = tree.xpath('//*[@rel="author" or @itemprop="author" or @class="author" or @class="byline"]')
    names = {_SPACE.sub(' ', ''.join(element.itertext())).strip() for element in marked}
    return names.pop() if len(names) == 1 and len(min(names)) <= AUTHOR_LENGTH else None


def _headline(
    tree: lxml.html.HtmlElement, blocks: list[Block], article: dict[str, Any], meta: dict[str, str]
) -> str | None:
    """The stated title that the page also shows; else its one main heading; else the title without the outlet."""
    title = _SPACE.sub(' ', ''.join(tree.xpath('//title[1]//text()'))).strip()
    stated = [text for text in (_text(article.get('headline')), meta.get('og:title'), title) if text]
    shown = {fold(block.text): block.text for block in reversed(blocks)}
    for candidate in _with_parts(stated):
        if len(candidate.split()) >= TITLE_WORDS and fold(candidate) in shown:
            return shown[fold(candidate)]
    main = [block.text for block in blocks if block.element.tag == 'h1']
    if len(main) == 1:
        return main[0]
    titles = (strip_outlet(text, meta.get('og:site_name')) for text in stated)
    return _first(*(title for title in titles if len(title.split()) >= TITLE_WORDS))


def _with_parts(titles: Iterable[str]) -> Iterator[str]:
    """Each title whole, then its longest part, as titles carry the outlet's name before or behind."""
    for title in titles:
        yield title
        yield max(_TITLE_PARTS.split(title), key=len)


def strip_outlet(title: str, outlet: str | None) -> str:
    """A title without the name of the outlet at its end or its beginning."""
    parts = _TITLE_PARTS.split(title)
    if len(parts) > 1 and outlet:
        for part in (parts[-1], parts[0]):
            if fold(part) == fold(outlet):
                return title.removesuffix(part).removeprefix(part).strip(' |–—»:-')
    return title
