"""Haystack on top of the archive's engines: `SearchQuerySet` builds the same query trees and gets the same answers."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db.models import Model
from haystack.backends import BaseEngine, BaseSearchBackend, BaseSearchQuery, log_query
from haystack.models import SearchResult

from articles.search.engines.base import NEWEST, OLDEST, RELEVANCE, EngineAnswer, SearchEngine
from articles.search.engines.conditions import child_tree, is_typed, narrowing_filters, plain, tree_of
from articles.search.syntax import All, Node

if TYPE_CHECKING:
    from articles.search.parsing import ParsedQuery

_ORDERS: Final = {'published': OLDEST, '-published': NEWEST}
_WHOLE_LIST: Final = 1000
"""Rows of a result that nobody cut: a `SearchQuerySet` asks for its own portions, this bounds `more_like_this`."""


class TreeQuery(str):
    """A query tree that Haystack hands around as if it were the text of a query. No text is ever parsed from it."""

    __slots__ = ('tree', 'typed')

    tree: Node
    """All that is asked, or, where a text was typed, what stands beside it."""
    typed: str | None
    """The text of a query that is read, relaxed and mended as on the search page."""

    def __new__(cls, tree: Node, typed: str | None = None) -> 'TreeQuery':
        query = super().__new__(cls, repr((tree, typed)))
        query.tree, query.typed = tree, typed
        return query

    def __getnewargs__(self) -> tuple[Node, str | None]:  # type: ignore[override]
        return self.tree, self.typed


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a query object was asked last, and the answer."""

    asked: tuple[Any, ...]
    tree: TreeQuery
    start: int
    stop: int
    answer: dict[str, Any]

    def rows(self, start: int, stop: int | None) -> list[Any] | None:
        """The results from `start` to `stop`, where they are among those that were read."""
        stop = min(self.answer['hits'] if stop is None else stop, self.answer['hits'])
        found: list[Any] = self.answer['results'][start - self.start : max(stop - self.start, 0)]
        return found if self.start <= start and stop <= self.stop else None


class ArchiveSearchQuery(BaseSearchQuery):  # type: ignore[misc]
    """Turns Haystack's conditions into a query tree, and reads the first page along with the count."""

    start_offset: int
    end_offset: int | None
    _hit_count: int | None
    _kept: _Kept | None = None

    def get_count(self) -> int:
        """The number of hits. A paginator asks for it first, and then for a page that mostly is the first one."""
        if self._hit_count is None and not self.end_offset and not self._more_like_this and not self._raw_query:
            self.end_offset = self.start_offset + settings.HAYSTACK_SEARCH_RESULTS_PER_PAGE
        count: int = super().get_count()
        return count

    def run(self, spelling_query: str | None = None, **kwargs: Any) -> None:
        """Asks the backend, for what this object has not been told already: no query is built or counted twice."""
        asked = self._asked(kwargs)
        kept = self._kept if self._kept is not None and self._kept.asked == asked else None
        results = kept.rows(self.start_offset, self.end_offset) if kept else None
        if kept is None or results is None:
            kept = self._ask(asked, kept, kwargs)
            results = kept.answer['results']
        self._kept = kept
        self._results = results
        self._hit_count = kept.answer['hits']
        self._facet_counts = self.post_process_facets(kept.answer)
        self._spelling_suggestion = None

    def _ask(self, asked: tuple[Any, ...], kept: _Kept | None, options: dict[str, Any]) -> _Kept:
        tree = kept.tree if kept else self.build_query()
        params = {**self.build_params(), **options}
        if kept:
            params.pop('facets', None)  # they are the same for every page
        answer = self.backend.search(tree, **params)
        if kept:
            answer['facets'] = kept.answer['facets']
        stop = answer['hits'] if self.end_offset is None else self.end_offset
        return _Kept(asked, tree, self.start_offset, stop, answer)

    def _asked(self, options: dict[str, Any]) -> tuple[Any, ...]:
        """Everything that decides the answer but the rows of it."""
        narrow, facets = frozenset(self.narrow_queries), repr(self.facets)
        return str(self.query_filter), tuple(self.order_by), narrow, facets, self.result_class, repr(options)

    def build_query(self) -> TreeQuery:
        """The tree of all conditions; one typed query among them is answered as on the search page."""
        root = self.query_filter
        typed = [child for child in root.children if is_typed(child)]
        if len(typed) != 1 or root.negated or (root.connector != root.AND and len(root.children) > 1):
            return TreeQuery(tree_of(root))
        others = tuple(child_tree(root, child) for child in root.children if child is not typed[0])
        return TreeQuery(All(others), typed[0][1].query_string)

    def build_query_fragment(self, field: str, filter_type: str, value: Any) -> str:
        """The text form that `narrow(SQ(...))` is passed on in."""
        return f'{field}:"{plain(value)}"'


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
        answer = self._answer(query_string, kwargs)
        result_class = kwargs.get('result_class') or SearchResult
        return {
            'results': _results(result_class, answer.ids, answer.scores, answer.related),
            'hits': answer.total,
            'facets': {'fields': dict(answer.facets), 'dates': {}, 'queries': {}},
            'spelling_suggestion': None,
        }

    def _answer(self, query: TreeQuery, options: dict[str, Any]) -> EngineAnswer:
        from articles.search.answering import answer_text
        from articles.search.families import current_names

        start = options.get('start_offset') or 0
        stop = options.get('end_offset')
        narrowed = narrowing_filters(options.get('narrow_queries') or ())
        run = partial(
            self.engine.run,
            order=_order(options.get('sort_by')),
            start=start,
            stop=max(start, self.engine.document_count if stop is None else stop),
            facets=tuple(name.removesuffix('_exact') for name in options.get('facets') or ()),
            facet_limit=_facet_limit(options.get('facets') or {}),
        )
        if query.typed is None:
            return run(query.tree, filters=narrowed)

        def ask(parsed: 'ParsedQuery') -> EngineAnswer:
            return run(
                _with(parsed.tree, query.tree),
                relaxed_tree=_with(parsed.relaxed, query.tree) if parsed.relaxed is not None else None,
                filters=(*parsed.filters, *narrowed),
                strict_first=not parsed.question,
            )

        return answer_text(query.typed, current_names(), ask).answer

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


def _with(tree: Node, others: Node) -> Node:
    """The tree and what else is asked, in one."""
    if not isinstance(others, All) or not others.parts:
        return tree
    return All((*(tree.parts if isinstance(tree, All) else (tree,)), *others.parts))


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
