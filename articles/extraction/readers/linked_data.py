"""The articles a page describes in JSON-LD (schema.org), however they are nested."""

import json
from collections.abc import Iterator
from typing import Any, Final

import lxml.html

ARTICLE_TYPES: Final = frozenset(
    [
        'Article',
        'NewsArticle',
        'ReportageNewsArticle',
        'AnalysisNewsArticle',
        'OpinionNewsArticle',
        'BlogPosting',
        'Report',
    ]
)
_DEPTH: Final = 6


def find_articles(tree: lxml.html.HtmlElement) -> list[dict[str, Any]]:
    """The JSON-LD objects of a page that describe an article, in their order. Broken JSON is passed over."""
    articles: list[dict[str, Any]] = []
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            data = json.loads(script.text or '', strict=False)
        except (ValueError, RecursionError):
            continue
        articles.extend(found for found in _walk(data, _DEPTH) if _is_article(found))
    return articles


def _is_article(found: dict[str, Any]) -> bool:
    kinds = found.get('@type')
    return bool(ARTICLE_TYPES.intersection(kinds if isinstance(kinds, list) else [kinds]) if _plain(kinds) else False)


def _plain(kinds: object) -> bool:
    return isinstance(kinds, str) or (isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds))


def _walk(data: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(data, list):
        for entry in data:
            yield from _walk(entry, depth) if isinstance(entry, dict) else ()
    elif isinstance(data, dict):
        yield data
        for value in data.values():
            if isinstance(value, dict | list):
                yield from _walk(value, depth - 1)
