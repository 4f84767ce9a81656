"""What to try where nothing is found: the same search with one condition less, with what it finds."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, TypeAlias

from django.utils.translation import gettext as _

from articles.search.engines import SearchEngine
from articles.search.explanations import typed_text
from articles.search.parsing import ParsedQuery
from articles.search.results import Nearby, SearchRequest
from articles.search.syntax import Filter, Node

MOST: Final = 4
"""Searches that are offered."""
_TRIED: Final = 8

_Other: TypeAlias = tuple[SearchRequest, str, Node, tuple[Filter, ...]]
"""The search, what is different in it, and what the engine is asked."""


def nearby_searches(engine: SearchEngine, request: SearchRequest, parsed: ParsedQuery) -> tuple[Nearby, ...]:
    """Searches close to one without hits, each with its count; those that find nothing are left out."""
    found = []
    for other, description, tree, filters in list(_others(request, parsed))[:_TRIED]:
        count = engine.run(tree, start=0, stop=0, filters=filters).total
        if count:
            found.append(Nearby(replace(other, page=1), description, count))
    return tuple(found[:MOST])


def _others(request: SearchRequest, parsed: ParsedQuery) -> Iterator[_Other]:
    chosen = tuple(Filter(name, values) for name, values in request.filters.items() if values)
    if chosen and (parsed.parts or parsed.filters):
        yield replace(request, filters={}), _('without the filters'), parsed.tree, parsed.filters
    filters = (*chosen, *parsed.filters)
    if request.strict and parsed.relaxed is not None:
        yield replace(request, strict=False), _('articles with most of the words'), parsed.relaxed, filters
    for part in parsed.parts:
        typed = typed_text(part)
        if typed and (len(parsed.parts) > 1 or parsed.filters or parsed.tree != part):
            yield replace(request, text=typed, filters={}), typed, part, ()
