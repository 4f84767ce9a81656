"""What every search engine of the archive can do, and the data that goes in and out.

An engine gets a query tree (`articles.search.syntax`), never the text somebody typed, and answers with keys of
articles; the database is asked for the articles themselves. Whoever writes another engine passes the contract test
in tests/search/engines/contract.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from articles.search.syntax import DateRange, Filter, Node

NONE = 'none'
"""The value of a facet field in articles that have none: no known source, no meeting, no month."""

FACET_FIELDS = (
    'source',
    'country',
    'language',
    'year',
    'month',
    'meeting',
    'reported',
    'participant',
    'speaker',
    'topic',
    'family',
    'copy',
)
"""Every field that filters and facets may name. Values are slugs, ISO years ('2017') and months ('2017-02'), country
and language as stored, the key of the family of copies, and for `copy`: 'single', 'first' (the earliest version of a
family) or 'copy'. `reported` holds those of the
meetings that the article reports on. An article without a value has NONE."""

FULL_PAGE = 20
"""With fewer articles than this that have all the words, articles with most of them follow."""

RELEVANCE, NEWEST, OLDEST = 'relevance', 'newest', 'oldest'
"""The orders. The undated come last by day in either direction; ties go to the article stored last."""


class SearchUnavailable(Exception):
    """There is no index that can be searched. The message says why and which command mends it."""


class IndexBusy(Exception):
    """Somebody else writes or rebuilds the index and did not finish in the time one was ready to wait."""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What an index holds of a published article."""

    id: int
    headline: str
    body: str
    first_day: datetime.date | None = None
    """The first and the last day it can have been published: one day, a month or a year, as precisely as is known."""
    last_day: datetime.date | None = None
    family: int = 0
    """The key of its family of copies; 0 for none."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By field of FACET_FIELDS. A field that is missing or empty is indexed as NONE."""

    def meets(self, condition: Filter | DateRange) -> bool:
        """Whether the article has one of the values, or may have been published in the range."""
        if isinstance(condition, Filter):
            return not set(condition.values).isdisjoint(self.facets.get(condition.field) or (NONE,))
        if self.first_day is None or self.last_day is None:
            return False
        begins_in_time = not condition.end or self.first_day.isoformat() <= condition.end
        return begins_in_time and (not condition.start or self.last_day.isoformat() >= condition.start)


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


class IndexWriter(Protocol):
    """The right to change the index in use. One holds it at a time, over all processes."""

    @property
    def index(self) -> str:
        """Which index is written; a rebuild makes another one."""
        ...

    def replace(self, records: Sequence[ArticleRecord], removed: Collection[int] = (), *, merge: bool = False) -> None:
        """In one commit: indexes `records` in the place of what was there, takes the articles `removed` out.

        All of it is found afterwards, or nothing of it. `merge` tidies up what earlier commits left; that takes
        seconds and is not for requests.
        """
        ...


class IndexBuild(Protocol):
    """A new index beside the one in use, on which searches go on."""

    @property
    def index(self) -> str: ...

    def add(self, records: Iterable[ArticleRecord]) -> None:
        """Indexes articles that are not in it yet. May be called once only."""
        ...

    def replace(self, records: Sequence[ArticleRecord], removed: Collection[int] = ()) -> None:
        """Catches up with what changed meanwhile."""
        ...

    def stamps(self) -> dict[int, int]:
        """What is in the new index, as `SearchEngine.stamps`."""
        ...

    def publish(self) -> None:
        """Makes it the index in use, at once and for all processes. Only while the write lock is held."""
        ...


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
        strict_first: bool = True,
    ) -> EngineAnswer:
        """Runs the query once: exact total, the rows `start:stop`, facets.

        `filters` narrow the result set as if they stood in the tree; given here and not in the tree, they are left
        aside in the counts of their own field. Where fewer than FULL_PAGE articles answer `tree`, those that answer
        `relaxed_tree` follow; in it a word also matches by its root, `Alike` brings words written like one, and of
        an `AnyOf` (the tree itself, or the first in an `All`) `least` is only the wish: fewer parts are enough as long
        as there is no full page. The result
        set does not depend on `start` and `stop`. Those that answer `tree` stand before all others, or, without
        `strict_first`, wherever their words put them. `fold_copies` shows the best article of each family only.

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

    def alike(self, word: str) -> tuple[str, ...]:
        """The folded words of the index for which `Alike` of this word stands, those most like it first."""
        ...

    def printed(self, word: str) -> str:
        """The form, letter for letter, in which a folded word of the index stands in most articles; else the word."""
        ...

    def more_like(self, article_id: int, limit: int = 5) -> list[int]:
        """Keys of the articles most like this one, its own copies left out; empty where it is not indexed."""
        ...

    def passages(self, tree: Node, ids: Sequence[int]) -> dict[int, str]:
        """By key of article, in this order: passages of its body as HTML, with <mark> around what the tree matches.

        For lists that explain nothing; of articles that are not indexed there are none.
        """
        ...

    def stamp(self, record: ArticleRecord) -> int:
        """A number that tells two versions of an article apart."""
        ...

    def stamps(self) -> dict[int, int]:
        """By key of article: the stamp of the version that is indexed. Raises SearchUnavailable."""
        ...

    def problem(self) -> str | None:
        """Why the index must be built anew and by which command; None where it need not."""
        ...

    def damage(self) -> str | None:
        """As `problem`, after reading all of the index: what was not found as it was written. Takes its time."""
        ...

    def backlog(self) -> str | None:
        """What was not tidied up: the index is whole, but slower than it need be. None where nothing waits."""
        ...

    def writing(self, wait: float = 0.0) -> AbstractContextManager[IndexWriter]:
        """Waits `wait` seconds for the write lock. Raises IndexBusy, and SearchUnavailable without an index or where
        it was made by another schema."""
        ...

    def rebuilding(self) -> AbstractContextManager[IndexBuild]:
        """A new index; what is not published when the block ends is thrown away. Raises IndexBusy."""
        ...

    def write_lock(self, wait: float) -> AbstractContextManager[None]:
        """Keeps every writer out, for the moment in which a new index takes over. Raises IndexBusy."""
        ...

    def is_rebuilding(self) -> bool:
        """Whether any process builds a new index just now."""
        ...

    def clear(self) -> None:
        """Leaves an empty index in use. Raises IndexBusy."""
        ...
