"""One run of a query over a snapshot: the result set, its page and its facets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from articles.search.engines.base import FACET_FIELDS, FULL_PAGE, NEWEST, OLDEST, RELEVANCE, EngineAnswer
from articles.search.engines.whoosh.matching import Matching, as_written, split_words
from articles.search.engines.whoosh.postings import Floats, Ids
from articles.search.engines.whoosh.ranking import Leaf, Ranking, scoring_leaves
from articles.search.engines.whoosh.snapshot import Mask, Snapshot
from articles.search.syntax import All, AnyOf, Filter, Node

_STRICT_BONUS: Final = 1e6
"""Lifts what has all the words over every score of what has most of them."""
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
    strict: Mask
    """What the tree itself matches, filters left aside."""
    found: Ids
    """The documents of the result set after the filters."""
    scores: Floats
    keys: Floats
    """For each of `found`: the greater the earlier in the list."""
    rows: Ids
    """The places in `found` that are shown: all, or the best of each family of copies."""
    copies: Ids
    """For each of `rows`: how many copies stand behind it."""


def execute(snapshot: Snapshot, query: Query, window: Window) -> EngineAnswer:
    """Answers `query`. Asked for another window it does not run again. Raises ValueError for an unknown filter."""
    resolved = snapshot.remembered(query, lambda: _resolve(snapshot, query))
    found, rows = resolved.found, resolved.rows
    shown = best_rows(resolved.keys[rows], snapshot.ids[found[rows]], window.start, window.stop)
    page = found[rows[shown]]
    ids: list[int] = snapshot.ids[page].tolist()
    copies = zip(ids, resolved.copies[shown].tolist(), strict=True)
    return EngineAnswer(
        total=len(found),
        ids=ids,
        scores=resolved.scores[rows[shown]].tolist(),
        facets={field: _facet_counts(snapshot, query, field, resolved, window.facet_limit) for field in window.facets},
        strict_total=int(np.count_nonzero(resolved.strict[found])),
        related=frozenset(snapshot.ids[page[~resolved.strict[page]]].tolist()),
        rows=len(rows),
        copies={article: behind for article, behind in copies if behind},
    )


def best_rows(keys: Floats, ids: Ids, start: int, stop: int) -> Ids:
    """The places of the rows `start:stop`: greatest key first, of equal ones the article stored last."""
    candidates = np.arange(len(keys))
    if stop < len(keys):
        threshold = np.partition(keys, len(keys) - stop)[len(keys) - stop] if stop else np.inf
        candidates = np.flatnonzero(keys >= threshold)
    order = np.lexsort((-ids[candidates], -keys[candidates]))
    return candidates[order[start:stop]]


def _resolve(snapshot: Snapshot, query: Query) -> Resolved:
    tree = split_words(query.tree) or as_written(query.tree)
    relaxed_tree = split_words(query.relaxed_tree) if query.relaxed_tree is not None else None
    allowed = _allowed(snapshot, query.filters)
    strict = Matching(snapshot).mask(tree) & snapshot.live
    result = strict
    if relaxed_tree is not None and np.count_nonzero(strict & allowed) < FULL_PAGE:
        result = strict | _relaxed(snapshot, relaxed_tree, allowed)
        tree = relaxed_tree if (result & ~strict).any() else tree
    found = np.flatnonzero(result & allowed)
    leaves = list(scoring_leaves(tree))
    scores = _scores(snapshot, leaves)[found]
    order = query.order if leaves or query.order != RELEVANCE else NEWEST
    keys = scores + np.where(strict[found], _STRICT_BONUS, 0) if order == RELEVANCE else _days(snapshot, order, found)
    rows, copies = _fold_copies(snapshot, found, keys) if query.fold_copies else _every_row(found)
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


def _scores(snapshot: Snapshot, leaves: Sequence[Leaf]) -> Floats:
    ranking = Ranking(snapshot)
    for leaf in leaves:
        ranking.add(leaf)
    return ranking.scores


def _days(snapshot: Snapshot, order: str, found: Ids) -> Floats:
    days = snapshot.column('first_day')[found]
    if order == OLDEST:
        days = -np.where(days > 0, days, _UNDATED_LAST)
    return days.astype(np.float64)


def _every_row(found: Ids) -> tuple[Ids, Ids]:
    return np.arange(len(found)), np.zeros(len(found), dtype=np.int64)


def _fold_copies(snapshot: Snapshot, found: Ids, keys: Floats) -> tuple[Ids, Ids]:
    """The places in `found` that are shown, the best of each family only, and how many stand behind each."""
    families = snapshot.column('family_key')[found]
    alone, grouped = np.flatnonzero(families == 0), np.flatnonzero(families)
    grouped = grouped[np.lexsort((-snapshot.ids[found[grouped]], -keys[grouped]))]
    _, firsts, sizes = np.unique(families[grouped], return_index=True, return_counts=True)
    rows = np.concatenate((alone, grouped[firsts]))
    return rows, np.concatenate((np.zeros(len(alone), dtype=np.int64), sizes - 1))


def _facet_counts(
    snapshot: Snapshot, query: Query, field: str, resolved: Resolved, limit: int
) -> list[tuple[str, int]]:
    """The most frequent values with their counts, and every value that is chosen, however rare."""
    facet = snapshot.facet(f'{field}_value')
    counted = resolved.result & _allowed(snapshot, query.filters, except_field=field)
    counts = np.bincount(facet.ordinals[counted[facet.documents]], minlength=len(facet.values))
    best = np.argsort(-counts, kind='stable')[:limit]
    shown = {facet.values[place]: int(counts[place]) for place in best.tolist() if counts[place]}
    for value in (value for each in query.filters if each.field == field for value in each.values):
        if value in facet.values:
            shown.setdefault(value, int(counts[facet.values.index(value)]))
    return list(shown.items())
