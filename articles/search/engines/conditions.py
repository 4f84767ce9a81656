"""Haystack's conditions as query trees."""

import datetime
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from haystack.backends import SearchNode
from haystack.inputs import AutoQuery, Clean, Exact, PythonData, Raw
from haystack.inputs import Not as NotInput

from articles.arabic.tokens import iterate_words
from articles.search.engines.base import FACET_FIELDS
from articles.search.syntax import All, AnyOf, DateRange, Everything, Filter, Node, Not, Phrase, Prefix, Word

if TYPE_CHECKING:
    from articles.search.parsing import ParsedQuery

_TEXT_FIELDS: Final = ('content', 'text')
_NARROWING: Final = re.compile(r'(?P<field>\w+?)(?:_exact)?:(?:"(?P<quoted>[^"]*)"|(?P<plain>\S+))')


def tree_of(node: SearchNode) -> Node:
    """The tree of all conditions under a node; of none, everything."""
    parts = tuple(child_tree(node, child) for child in node.children)
    if not parts:
        return Everything()
    tree = parts[0] if len(parts) == 1 else All(parts) if node.connector == node.AND else AnyOf(parts)
    return Not(tree) if node.negated else tree


def child_tree(node: SearchNode, child: Any) -> Node:
    """The tree of one child of a node: conditions in brackets, or a single one."""
    if isinstance(child, SearchNode):
        return tree_of(child)
    expression, value = child
    field, lookup = node.split_expression(expression)
    return _condition(field, lookup, value)


def is_typed(child: Any) -> bool:
    """Whether a condition is the text of a query, as `auto_query` gives it."""
    if isinstance(child, SearchNode):
        return False
    expression, value = child
    return isinstance(value, (AutoQuery, Raw)) and expression.partition('__')[0] in _TEXT_FIELDS


def parse(text: str) -> 'ParsedQuery':
    """Typed text, read as on the search page."""
    from articles.search.families import current_names
    from articles.search.parsing import parse_query

    return parse_query(text, current_names())


def _condition(field: str, lookup: str, value: Any) -> Node:
    """One condition of a filter. Raises ValueError for a field or lookup the archive does not have."""
    if field in _TEXT_FIELDS:
        return _text_condition(lookup, value)
    if field == 'published':
        return _date_condition(lookup, value)
    field = field.removesuffix('_exact')
    if field in FACET_FIELDS and lookup in ('content', 'exact', 'in', 'contains'):
        values = value if lookup == 'in' else [value]
        return Filter(field, tuple(str(plain(each)) for each in values))
    raise ValueError(f'The search index cannot filter by {field}__{lookup}')


def _text_condition(lookup: str, value: Any) -> Node:
    if isinstance(value, (AutoQuery, Raw)):
        parsed = parse(value.query_string)
        return All((parsed.tree, *parsed.filters)) if parsed.filters else parsed.tree
    if lookup == 'in':
        return AnyOf(tuple(_text_condition('content', each) for each in value))
    words = tuple(word.folded for word in iterate_words(str(plain(value))))
    if not words:
        return Everything()
    if lookup == 'exact' or isinstance(value, Exact):
        return Phrase(words)
    if lookup == 'startswith':
        return Prefix(words[0]) if len(words) == 1 else All((*map(Word, words[:-1]), Prefix(words[-1])))
    every = All(tuple(map(Word, words)))
    return Not(every) if isinstance(value, NotInput) else every


def _date_condition(lookup: str, value: Any) -> Node:
    day = datetime.timedelta(days=1)
    match lookup:
        case 'content' | 'exact':
            return DateRange(_iso(value), _iso(value))
        case 'gte':
            return DateRange(_iso(value), None)
        case 'gt':
            return DateRange(_iso(_day(value) + day), None)
        case 'lte':
            return DateRange(None, _iso(value))
        case 'lt':
            return DateRange(None, _iso(_day(value) - day))
        case 'range':
            return DateRange(_iso(value[0]), _iso(value[1]))
    raise ValueError(f'The search index cannot filter by published__{lookup}')


def _day(value: Any) -> datetime.date:
    value = plain(value)
    if isinstance(value, datetime.datetime):
        return value.date()
    return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(str(value)[:10])


def _iso(value: Any) -> str:
    return _day(value).isoformat()


def plain(value: Any) -> Any:
    """A value without Haystack's wrapping."""
    return value.query_string if isinstance(value, (Clean, Exact, PythonData, AutoQuery, Raw)) else value


def narrowing_filters(queries: Iterable[str]) -> list[Filter]:
    """The filters of `narrow('source:sana')`. Raises ValueError for anything that is not of that form."""
    chosen: dict[str, list[str]] = {}
    for query in queries:
        found = list(_NARROWING.finditer(query))
        if _NARROWING.sub('', query).replace('AND', '').strip(' ()'):
            raise ValueError(f'Results are narrowed by field:value, not by {query!r}')
        for match in found:
            chosen.setdefault(match['field'], []).append(match['quoted'] or match['plain'])
    return [Filter(field, (value,)) for field, values in chosen.items() for value in dict.fromkeys(values)]
