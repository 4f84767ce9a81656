"""One run of a query over a snapshot: the result set, its page and its facets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from articles.search.engines.base import FACET_FIELDS, FULL_PAGE, NEWEST, OLDEST, RELEVANCE, EngineAnswer
from articles.search.engines.whoosh.matching import Matching, as_written, split_words
from articles.search.engines.whoosh.postings import Floats, Ids, Mask
from articles.search.engines.whoosh.ranking import THREE_VIEWS, Ranking, Weights, scoring_leaves
from articles.search.engines.whoosh.snapshot import Snapshot
from articles.search.syntax import All, AnyOf, Filter, Node

_STRICT_BONUS: Final = 1e6
"""Lifts what has all the words over every score of what has most of them."""
_GROUPS: Final = 8
"""Groups of keys for each row that is looked for: the more, the fewer rows stand beside them."""
_UNDATED_LAST: Final = 10_000_000
"""Later than any day of the calendar, counted from year 1."""


@dataclass(frozen=True, slots=True)
class Query:
    """What decides the result set and its order; see `SearchEngine.run`. Raises ValueError for an unknown order."""

    tree: Node
    order: str = RELEVANCE
    filters: tuple[Filter, ...] = ()
    relaxed_tree: Node | None = None
    fold_copies: bool = False
    strict_first: bool = True
    weights: Weights = THREE_VIEWS

    def __post_init__(self) -> None:
        if self.order not in (RELEVANCE, NEWEST, OLDEST):
            raise ValueError(f'No order {self.order!r}')


@dataclass(frozen=True, slots=True)
class Window:
    """What is shown of the result set. Raises ValueError for unknown facets and impossible rows."""

    start: int = 0
    stop: int = FULL_PAGE
    facets: tuple[str, ...] = ()
    facet_limit: int = 50

    def __post_init__(self) -> None:
        if unknown := set(self.facets) - set(FACET_FIELDS):
            raise ValueError(f'No facets {sorted(unknown)}; known are {", ".join(FACET_FIELDS)}')
        if not 0 <= self.start <= self.stop:
            raise ValueError(f'No rows from {self.start} to {self.stop}')


class Resolved(NamedTuple):
    """A query resolved over a snapshot: arrays only, so that it can be kept for the next page."""

    result: Mask
    """What the tree or the relaxed tree matches, filters left aside."""
    strict: Mask | None
    """What the tree itself matches, filters left aside; None where that is all."""
    found: Ids
    """The documents of the result set after the filters, ascending."""
    scores: Floats
    keys: Floats
    """For each of `found`: the greater the earlier in the list."""
    rows: Ids | None = None
    """The places in `found` that are shown, the best of each family of copies; None for all."""
    copies: Ids | None = None
    """For each of `rows`: how many copies stand behind it."""


def execute(snapshot: Snapshot, query: Query, window: Window) -> EngineAnswer:
    """Answers `query`. Asked for another window it does not run again. Raises ValueError for an unknown filter."""
    resolved = snapshot.answered(query, lambda: _resolve(snapshot, query))
    found, rows, strict = resolved.found, resolved.rows, resolved.strict
    documents, keys = (found, resolved.keys) if rows is None else (found[rows], resolved.keys[rows])
    shown = best_rows(keys, documents, snapshot.ids, window.start, window.stop)
    page = documents[shown]
    ids: list[int] = snapshot.ids[page].tolist()
    copies = () if resolved.copies is None else zip(ids, resolved.copies[shown].tolist(), strict=True)
    return EngineAnswer(
        total=len(found),
        ids=ids,
        scores=resolved.scores[shown if rows is None else rows[shown]].tolist(),
        facets=_facets(snapshot, query, resolved, window),
        strict_total=len(found) if strict is None else int(np.count_nonzero(strict[found])),
        related=frozenset() if strict is None else frozenset(snapshot.ids[page[~strict[page]]].tolist()),
        rows=len(documents),
        copies={article: behind for article, behind in copies if behind},
    )


def best_rows(keys: Floats, documents: Ids, ids: Ids, start: int, stop: int) -> Ids:
    """The places of the rows `start:stop`: greatest key first, of equal ones the article stored last.

    `keys`, `documents`: of each row; `ids`: the article of each document.
    """
    candidates = _at_least(keys, stop) if stop < len(keys) else np.arange(len(keys))
    order = np.lexsort((-ids[documents[candidates]], -keys[candidates]))
    best: Ids = candidates[order[start:stop]]
    return best


def _at_least(keys: Floats, count: int) -> Ids:
    """The places of the `count` greatest keys, and of some more: all that are as great as the least of these."""
    if not count:
        return np.zeros(0, dtype=np.int64)
    width = len(keys) // (_GROUPS * count)
    # The greatest of each group are some of the keys: the count-th of them has that many keys above or beside it.
    some = keys if width < 2 else keys[: len(keys) // width * width].reshape(-1, width).max(axis=1)
    return np.flatnonzero(keys >= np.partition(some, len(some) - count)[len(some) - count])


def _resolve(snapshot: Snapshot, query: Query) -> Resolved:
    tree = split_words(query.tree) or as_written(query.tree)
    relaxed_tree = split_words(query.relaxed_tree) if query.relaxed_tree is not None else None
    allowed = _allowed(snapshot, query.filters)
    result, strict = Matching(snapshot).mask(tree) & snapshot.live, None
    if relaxed_tree is not None and np.count_nonzero(result & allowed) < FULL_PAGE:
        widened = result | _relaxed(snapshot, relaxed_tree, allowed)
        if (widened & ~result).any():
            tree, strict, result = relaxed_tree, result, widened
    found = np.flatnonzero(result & allowed if query.filters else result)
    leaves = list(scoring_leaves(tree))
    scores = Ranking(snapshot, query.weights).scores(leaves, found)
    if query.order == RELEVANCE and leaves:
        lifted = strict if query.strict_first else None
        keys = scores if lifted is None else scores + np.where(lifted[found], _STRICT_BONUS, 0)
    else:
        keys = _days(snapshot, OLDEST if query.order == OLDEST else NEWEST, found)
    rows, copies = _fold_copies(snapshot, found, keys) if query.fold_copies else (None, None)
    return Resolved(result, strict, found, scores, keys, rows, copies)


def _relaxed(snapshot: Snapshot, tree: Node, allowed: Mask) -> Mask:
    """What the relaxed tree matches; of the choice in it, as many parts as still give a full page."""
    matching = Matching(snapshot, related=True)
    parts = tree.parts if isinstance(tree, All) else (tree,)
    choice = next((part for part in parts if isinstance(part, AnyOf)), None)
    if choice is None:
        return matching.mask(tree) & snapshot.live
    conditions = matching.mask(All(tuple(part for part in parts if part is not choice))) & snapshot.live
    matched = matching.count_parts(choice)
    reachable = np.bincount(matched[allowed & conditions], minlength=len(choice.parts) + 1)[::-1].cumsum()[::-1]
    most = min(choice.least, len(choice.parts))
    least = next((level for level in range(most, 1, -1) if reachable[level] >= FULL_PAGE), 1)
    return (matched >= least) & conditions


def _allowed(snapshot: Snapshot, filters: Sequence[Filter], except_field: str | None = None) -> Mask:
    """What all filters let through, those by one field left aside."""
    allowed = np.ones(snapshot.size, dtype=np.bool_)
    for each in filters:
        if each.field != except_field:
            allowed &= Matching(snapshot).mask(each)
    return allowed


def _days(snapshot: Snapshot, order: str, found: Ids) -> Floats:
    days = snapshot.column('first_day')[found]
    if order == OLDEST:
        days = -np.where(days > 0, days, _UNDATED_LAST)
    return days.astype(np.float64)


def _fold_copies(snapshot: Snapshot, found: Ids, keys: Floats) -> tuple[Ids, Ids]:
    """The places in `found` that are shown, the best of each family only, and how many stand behind each."""
    families = snapshot.column('family_key')[found]
    alone, grouped = np.flatnonzero(families == 0), np.flatnonzero(families)
    grouped = grouped[np.lexsort((-snapshot.ids[found[grouped]], -keys[grouped]))]
    _, firsts, sizes = np.unique(families[grouped], return_index=True, return_counts=True)
    rows = np.concatenate((alone, grouped[firsts]))
    return rows, np.concatenate((np.zeros(len(alone), dtype=np.int64), sizes - 1))


def _facets(snapshot: Snapshot, query: Query, resolved: Resolved, window: Window) -> dict[str, list[tuple[str, int]]]:
    if not window.facets:
        return {}
    filtered = {each.field for each in query.filters}
    in_result = resolved.result & _allowed(snapshot, query.filters) if filtered else resolved.result
    facets = {}
    for field in window.facets:
        chosen = in_result
        if field in filtered:
            chosen = resolved.result & _allowed(snapshot, query.filters, except_field=field)
        counts = snapshot.facet(f'{field}_value').count(chosen)
        shown = counts.most_frequent(window.facet_limit)
        names = {value for value, _ in shown}
        asked = dict.fromkeys(value for each in query.filters if each.field == field for value in each.values)
        # Every value that is asked for is shown, however rare; of one that nothing has any more, nothing.
        shown += [
            (value, counts.of(value))
            for value in asked
            if value not in names and snapshot.live_count(f'{field}_value', value)
        ]
        facets[field] = shown
    return facets
