"""What every search engine of the archive can do, and the data that goes in and out.

An engine gets a query tree (`articles.search.syntax`), never the text somebody typed, and answers with keys of
articles; the database is asked for the articles themselves. Whoever writes another engine passes the contract test
in tests/search/engines/contract.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from articles.search.syntax import Filter, Node

NONE = 'none'
"""The value of a facet field in articles that have none: no known source, no meeting, no month."""

FACET_FIELDS = (
    'source',
    'country',
    'language',
    'year',
    'month',
    'meeting',
    'participant',
    'speaker',
    'topic',
    'family',
    'copy',
)
"""Every field that filters and facets may name. Values are slugs, ISO years ('2017') and months ('2017-02'), country
and language as stored, the key of the family of copies, and for `copy`: 'single', 'first' (the earliest version of a
family) or 'copy'. An article without a value has NONE."""

RELEVANCE, NEWEST, OLDEST = 'relevance', 'newest', 'oldest'
"""The orders. The undated come last by day in either direction; ties go to the article stored last."""


class SearchUnavailable(Exception):  # noqa: N818 - named for what the person who searches is told
    """There is no index that can be searched. The message says why and which command mends it."""


@dataclass(frozen=True, slots=True)
class EngineAnswer:
    """One run of a query. `ids` are the keys of the articles of the asked page, best first."""

    total: int
    """Exact number of articles in the result set, copies counted one by one, the relaxed ones included."""
    ids: list[int]
    scores: list[float]
    """One for each of `ids`."""
    facets: dict[str, list[tuple[str, int]]]
    """By field: values with the exact number of articles, most frequent first. The counts of a field leave its own
    filter aside and heed all others, so that several values of one field can be chosen together."""
    strict_total: int
    """How many articles answer the tree itself; less than `total` only where the relaxed tree added some."""
    related: frozenset[int]
    """Those of `ids` that only the relaxed tree admits. They stand after all others when ordered by relevance."""
    rows: int
    """How many rows there are to page through: `total`, or fewer where copies are folded."""
    copies: dict[int, int] = field(default_factory=dict)
    """For each of `ids` under which copies are folded: how many of the result set."""


class SearchEngine(Protocol):
    """A search engine over the published articles. Safe for threads; sees each commit at the next call."""

    @property
    def generation(self) -> str:
        """Names the state of the index; another one after each commit. Raises SearchUnavailable."""
        ...

    @property
    def document_count(self) -> int:
        """How many articles are indexed. Raises SearchUnavailable."""
        ...

    def run(
        self,
        tree: Node,
        *,
        order: str = RELEVANCE,
        start: int = 0,
        stop: int = 20,
        filters: Sequence[Filter] = (),
        facets: tuple[str, ...] = (),
        facet_limit: int = 50,
        relaxed_tree: Node | None = None,
        fold_copies: bool = False,
    ) -> EngineAnswer:
        """Runs the query once: exact total, the rows `start:stop`, facets.

        `filters` narrow the result set as if they stood in the tree; given here and not in the tree, they are left
        aside in the counts of their own field. Where fewer articles answer `tree` than the page has rows
        (`stop - start`), those that answer `relaxed_tree` follow; in it a word also matches by its root and by most
        of its letter groups. `fold_copies` shows the best article of each family of copies only.

        Words that are stop words count for nothing where others stand beside them. Raises SearchUnavailable, and
        ValueError for an unknown order, field or a negative start.
        """
        ...

    def terms(self, prefix: str, limit: int = 10) -> list[tuple[str, int]]:
        """Folded words of the index that begin with `prefix`, with the number of articles, most frequent first."""
        ...

    def words(self) -> Iterator[tuple[str, int]]:
        """Every folded word of the index with the number of articles it stands in, in no promised order."""
        ...

    def more_like(self, article_id: int, limit: int = 5) -> list[int]:
        """Keys of the articles most like this one, its own copies left out; empty where it is not indexed."""
        ...
