"""One run of a query over a snapshot: the result set, its page and its facets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from articles.search.engines.base import FACET_FIELDS, FULL_PAGE, NEWEST, OLDEST, RELEVANCE, EngineAnswer
from articles.search.engines.whoosh.matching import Matching, as_written, split_words
from articles.search.engines.whoosh.postings import Floats, Ids
from articles.search.engines.whoosh.ranking import Ranking, scoring_leaves
from articles.search.engines.whoosh.snapshot import Mask, Snapshot
from articles.search.syntax import AnyOf, Filter, Node

_STRICT_BONUS: Final = 1e6
"""Lifts what has all the words over every score of what has most of them."""
_UNDATED_LAST: Final = 10_000_000
"""Later than any day of the calendar, counted from year 1."""


@dataclass(frozen=True, slots=True)
class Query:
    """What `SearchEngine.run` is asked; see there."""

    tree: Node
    order: str = RELEVANCE
    start: int = 0
    stop: int = 20
    filters: tuple[Filter, ...] = ()
    facets: tuple[str, ...] = ()
    facet_limit: int = 50
    relaxed_tree: Node | None = None
    fold_copies: bool = False

    def __post_init__(self) -> None:
        if self.order not in (RELEVANCE, NEWEST, OLDEST):
            raise ValueError(f'No order {self.order!r}')
        if unknown := set(self.facets) - set(FACET_FIELDS):
            raise ValueError(f'No facets {sorted(unknown)}; known are {", ".join(FACET_FIELDS)}')
        if not 0 <= self.start <= self.stop:
            raise ValueError(f'No rows from {self.start} to {self.stop}')


@dataclass(frozen=True, slots=True)
class ResultSet:
    """Masks over all documents: what the tree matches, what the relaxed tree adds, filters left aside in both."""

    strict: Mask
    added: Mask

    @property
    def all(self) -> Mask:
        return self.strict | self.added


def execute(snapshot: Snapshot, query: Query) -> EngineAnswer:
    """Answers `query`. Raises ValueError for a filter by an unknown field."""
    tree = split_words(query.tree) or as_written(query.tree)
    relaxed_tree = split_words(query.relaxed_tree) if query.relaxed_tree is not None else None
    masks = {each.field: Matching(snapshot).mask(each) for each in query.filters}
    allowed = _intersection(snapshot, masks)
    strict = Matching(snapshot).mask(tree) & snapshot.live
    added = np.zeros_like(strict)
    strict_total = int(np.count_nonzero(strict & allowed))
    if relaxed_tree is not None and strict_total < FULL_PAGE:
        added = _relaxed(snapshot, relaxed_tree, allowed) & snapshot.live & ~strict
    result = ResultSet(strict, added)
    found = np.flatnonzero(result.all & allowed)
    leaves = list(scoring_leaves(relaxed_tree if added.any() else tree))
    scores = _scores(snapshot, leaves)
    keys = _sort_keys(snapshot, query.order if leaves or query.order != RELEVANCE else NEWEST, found, scores, strict)
    rows, copies = _fold_copies(snapshot, found, keys) if query.fold_copies else (np.arange(len(found)), {})
    page = found[rows[best_rows(keys[rows], snapshot.ids[found[rows]], query.start, query.stop)]]
    ids = snapshot.ids[page].tolist()
    return EngineAnswer(
        total=len(found),
        ids=ids,
        scores=scores[page].tolist(),
        facets={field: _facet_counts(snapshot, query, field, result.all, masks) for field in query.facets},
        strict_total=strict_total,
        related=frozenset(snapshot.ids[page[~strict[page]]].tolist()),
        rows=len(rows),
        copies={article: copies[article] for article in ids if article in copies},
    )


def _relaxed(snapshot: Snapshot, tree: Node, allowed: Mask) -> Mask:
    """What the relaxed tree matches; where it is a choice, as many of its parts as still give a full page."""
    matching = Matching(snapshot, related=True)
    if not isinstance(tree, AnyOf):
        return matching.mask(tree)
    matched = matching.count_parts(tree)
    reachable = np.bincount(matched[allowed & snapshot.live], minlength=len(tree.parts) + 1)[::-1].cumsum()[::-1]
    most = min(tree.least, len(tree.parts))
    least = next((level for level in range(most, 1, -1) if reachable[level] >= FULL_PAGE), 1)
    return matched >= least


def _intersection(snapshot: Snapshot, masks: dict[str, Mask], except_field: str | None = None) -> Mask:
    allowed = np.ones(snapshot.size, dtype=np.bool_)
    for field, mask in masks.items():
        if field != except_field:
            allowed &= mask
    return allowed


def _scores(snapshot: Snapshot, leaves: Sequence[Node]) -> Floats:
    ranking = Ranking(snapshot)
    for leaf in leaves:
        ranking.add(leaf)
    return ranking.scores


def _sort_keys(snapshot: Snapshot, order: str, found: Ids, scores: Floats, strict: Mask) -> Floats:
    """A number for each document found, the greater the earlier in the list."""
    if order == RELEVANCE:
        return scores[found] + np.where(strict[found], _STRICT_BONUS, 0)
    days = snapshot.column('first_day')[found]
    if order == OLDEST:
        days = -np.where(days > 0, days, _UNDATED_LAST)
    return days.astype(np.float64)


def _fold_copies(snapshot: Snapshot, found: Ids, keys: Floats) -> tuple[Ids, dict[int, int]]:
    """The places in `found` that are shown, the best of each family only; by article how many stand behind it."""
    families = snapshot.column('family_key')[found]
    alone = np.flatnonzero(families == 0)
    grouped = np.flatnonzero(families)
    grouped = grouped[np.lexsort((-snapshot.ids[found[grouped]], -keys[grouped]))]
    _, firsts, counts = np.unique(families[grouped], return_index=True, return_counts=True)
    shown = grouped[firsts]
    copies = {
        article: count - 1
        for article, count in zip(snapshot.ids[found[shown]].tolist(), counts.tolist(), strict=True)
        if count > 1
    }
    return np.sort(np.concatenate((alone, shown))), copies


def best_rows(keys: Floats, ids: Ids, start: int, stop: int) -> Ids:
    """The places of the rows `start:stop`: greatest key first, of equal ones the article stored last."""
    candidates = np.arange(len(keys))
    if stop < len(keys):
        threshold = np.partition(keys, len(keys) - stop)[len(keys) - stop] if stop else np.inf
        candidates = np.flatnonzero(keys >= threshold)
    order = np.lexsort((-ids[candidates], -keys[candidates]))
    return candidates[order[start:stop]]


def _facet_counts(
    snapshot: Snapshot, query: Query, field: str, result: Mask, masks: dict[str, Mask]
) -> list[tuple[str, int]]:
    facet = snapshot.facet(f'{field}_value')
    counted = result & _intersection(snapshot, masks, except_field=field)
    counts = np.bincount(facet.ordinals[counted[facet.documents]], minlength=len(facet.values))
    best = np.lexsort((np.arange(len(counts)), -counts))[: query.facet_limit]
    chosen = {value for each in query.filters if each.field == field for value in each.values}
    shown = dict.fromkeys(best.tolist())
    shown.update(dict.fromkeys(place for place, value in enumerate(facet.values) if value in chosen))
    return [(facet.values[place], int(counts[place])) for place in shown if counts[place] or facet.values[place] in chosen]

