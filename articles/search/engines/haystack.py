"""Haystack on top of the archive's engines: `SearchQuerySet` builds the same query trees and gets the same answers."""

import datetime
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Model
from haystack.backends import BaseEngine, BaseSearchBackend, BaseSearchQuery, SearchNode, log_query
from haystack.inputs import AutoQuery, Clean, Exact, PythonData, Raw
from haystack.inputs import Not as NotInput
from haystack.models import SearchResult

from articles.arabic.tokens import iterate_words
from articles.search.engines.base import FACET_FIELDS, NEWEST, OLDEST, RELEVANCE, SearchEngine
from articles.search.syntax import All, AnyOf, DateRange, Everything, Filter, Node, Not, Phrase, Prefix, Word

if TYPE_CHECKING:
    from articles.search.parsing import ParsedQuery

_TEXT_FIELDS: Final = ('content', 'text')
_ORDERS: Final = {'published': OLDEST, '-published': NEWEST}
_NARROWING: Final = re.compile(r'(?P<field>\w+?)(?:_exact)?:(?:"(?P<quoted>[^"]*)"|(?P<plain>\S+))')
_WHOLE_LIST: Final = 1000
"""Rows of a result that nobody cut: a `SearchQuerySet` asks for its own portions, this bounds `more_like_this`."""


class TreeQuery(str):
    """A query tree that Haystack hands around as if it were the text of a query. No text is ever parsed from it."""

    __slots__ = ('filters', 'relaxed_tree', 'tree')

    tree: Node
    relaxed_tree: Node | None
    filters: tuple[Filter, ...]

    def __new__(cls, tree: Node, relaxed_tree: Node | None = None, filters: tuple[Filter, ...] = ()) -> 'TreeQuery':
        query = super().__new__(cls, repr(tree))
        query.tree, query.relaxed_tree, query.filters = tree, relaxed_tree, filters
        return query

    def __getnewargs__(self) -> tuple[Node, Node | None, tuple[Filter, ...]]:  # type: ignore[override]
        return self.tree, self.relaxed_tree, self.filters


class ArchiveSearchQuery(BaseSearchQuery):  # type: ignore[misc]
    """Turns Haystack's conditions into a query tree."""

    def build_query(self) -> TreeQuery:
        """The tree of all conditions; one typed query among them is relaxed as on the search page."""
        root = self.query_filter
        typed = [child for child in root.children if _is_typed(child)]
        if len(typed) != 1 or root.negated or (root.connector != root.AND and len(root.children) > 1):
            return TreeQuery(_tree(root))
        parsed = _parse(typed[0][1].query_string)
        others = tuple(_child(root, child) for child in root.children if child is not typed[0])
        relaxed = parsed.relaxed
        if relaxed is not None and others:
            relaxed = All((*(relaxed.parts if isinstance(relaxed, All) else (relaxed,)), *others))
        return TreeQuery(All((parsed.tree, *others)) if others else parsed.tree, relaxed, parsed.filters)

    def build_query_fragment(self, field: str, filter_type: str, value: Any) -> str:
        """The text form that `narrow(SQ(...))` is passed on in."""
        return f'{field}:"{_plain(value)}"'


def _tree(node: SearchNode) -> Node:
    parts = tuple(_child(node, child) for child in node.children)
    if not parts:
        return Everything()
    tree = parts[0] if len(parts) == 1 else All(parts) if node.connector == node.AND else AnyOf(parts)
    return Not(tree) if node.negated else tree


def _child(node: SearchNode, child: Any) -> Node:
    if isinstance(child, SearchNode):
        return _tree(child)
    expression, value = child
    field, lookup = node.split_expression(expression)
    return _condition(field, lookup, value)


def _is_typed(child: Any) -> bool:
    """Whether a condition is the text of a query, as `auto_query` gives it."""
    if isinstance(child, SearchNode):
        return False
    expression, value = child
    return isinstance(value, (AutoQuery, Raw)) and expression.partition('__')[0] in _TEXT_FIELDS


def _parse(text: str) -> 'ParsedQuery':
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
        return Filter(field, tuple(str(_plain(each)) for each in values))
    raise ValueError(f'The search index cannot filter by {field}__{lookup}')


def _text_condition(lookup: str, value: Any) -> Node:
    if isinstance(value, (AutoQuery, Raw)):
        parsed = _parse(value.query_string)
        return All((parsed.tree, *parsed.filters)) if parsed.filters else parsed.tree
    if lookup == 'in':
        return AnyOf(tuple(_text_condition('content', each) for each in value))
    words = tuple(word.folded for word in iterate_words(str(_plain(value))))
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
    value = _plain(value)
    if isinstance(value, datetime.datetime):
        return value.date()
    return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(str(value)[:10])


def _iso(value: Any) -> str:
    return _day(value).isoformat()


def _plain(value: Any) -> Any:
    return value.query_string if isinstance(value, (Clean, Exact, PythonData, AutoQuery, Raw)) else value


def _narrowing_filters(queries: Iterable[str]) -> list[Filter]:
    """The filters of `narrow('source:sana')`. Raises ValueError for anything that is not of that form."""
    chosen: dict[str, list[str]] = {}
    for query in queries:
        found = list(_NARROWING.finditer(query))
        if _NARROWING.sub('', query).replace('AND', '').strip(' ()'):
            raise ValueError(f'Results are narrowed by field:value, not by {query!r}')
        for match in found:
            chosen.setdefault(match['field'], []).append(match['quoted'] or match['plain'])
    return [Filter(field, (value,)) for field, values in chosen.items() for value in dict.fromkeys(values)]


class ArchiveSearchBackend(BaseSearchBackend):  # type: ignore[misc]
    """Answers Haystack from the engine of the process."""

    @property
    def engine(self) -> SearchEngine:
        from haystack import connections

        connection = connections[self.connection_alias]
        engine: SearchEngine = connection.open(connection.options)
        return engine

    @log_query  # type: ignore[untyped-decorator]
    def search(self, query_string: str, **kwargs: Any) -> dict[str, Any]:
        """Runs a `TreeQuery`. Other text is refused: only trees reach the engine. Raises SearchUnavailable."""
        if not isinstance(query_string, TreeQuery):
            raise TypeError('The archive searches query trees; build them by SearchQuerySet or articles.search.queries')
        start = kwargs.get('start_offset') or 0
        stop = kwargs.get('end_offset')
        answer = self.engine.run(
            query_string.tree,
            order=_order(kwargs.get('sort_by')),
            start=start,
            stop=max(start, self.engine.document_count if stop is None else stop),
            facets=tuple(name.removesuffix('_exact') for name in kwargs.get('facets') or ()),
            facet_limit=_facet_limit(kwargs.get('facets') or {}),
            filters=(*query_string.filters, *_narrowing_filters(kwargs.get('narrow_queries') or ())),
            relaxed_tree=query_string.relaxed_tree,
        )
        result_class = kwargs.get('result_class') or SearchResult
        return {
            'results': _results(result_class, answer.ids, answer.scores, answer.related),
            'hits': answer.total,
            'facets': {'fields': dict(answer.facets), 'dates': {}, 'queries': {}},
            'spelling_suggestion': None,
        }

    def more_like_this(
        self, model_instance: Model, additional_query_string: str | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        start = kwargs.get('start_offset') or 0
        stop = kwargs.get('end_offset') or _WHOLE_LIST
        ids = self.engine.more_like(model_instance.pk, limit=stop)[start:]
        result_class = kwargs.get('result_class') or SearchResult
        return {'results': _results(result_class, ids, [0.0] * len(ids), frozenset()), 'hits': start + len(ids)}

    def update(self, index: Any, iterable: Iterable[Model], commit: bool = True) -> None:
        """Indexes the published ones among these articles, takes the others out. Raises IndexBusy."""
        from articles.search.indexes import read_records

        ids = [article.pk for article in iterable]
        with self.engine.writing(wait=self.timeout) as writer:
            records = list(read_records(ids))
            writer.replace(records, set(ids) - {record.id for record in records})

    def remove(self, obj_or_string: Model | str, commit: bool = True) -> None:
        """Takes an article out. Raises IndexBusy where another process keeps writing: nothing is passed over."""
        key = obj_or_string.rpartition('.')[2] if isinstance(obj_or_string, str) else obj_or_string.pk
        with self.engine.writing(wait=self.timeout) as writer:
            writer.replace([], {int(key)})

    def clear(self, models: Iterable[type[Model]] | None = None, commit: bool = True) -> None:
        self.engine.clear()


def _order(sort_by: list[str] | None) -> str:
    if not sort_by:
        return RELEVANCE
    if len(sort_by) == 1 and sort_by[0] in _ORDERS:
        return _ORDERS[sort_by[0]]
    raise ValueError(f'Results are ordered by published or -published, not by {", ".join(sort_by)}')


def _facet_limit(facets: dict[str, dict[str, Any]]) -> int:
    return max((int(options.get('limit', 0)) for options in facets.values()), default=0) or 10_000


def _results(result_class: type, ids: list[int], scores: list[float], related: frozenset[int]) -> list[Any]:
    return [
        result_class('articles', 'article', str(article), score, related=article in related)
        for article, score in zip(ids, scores, strict=True)
    ]


class ArchiveHaystackEngine(BaseEngine, ABC):  # type: ignore[misc]
    """Base of the classes that `HAYSTACK_CONNECTIONS` may name."""

    backend = ArchiveSearchBackend
    query = ArchiveSearchQuery

    @classmethod
    @abstractmethod
    def open(cls, options: dict[str, Any]) -> SearchEngine:
        """The engine with these options: one object a process."""
