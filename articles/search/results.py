"""What a search is asked and what it answers: the same data for the pages, the API, the feeds and the command."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from articles.search.typed_filters import TypedFilter

if TYPE_CHECKING:
    from articles.models import Article

FACETS = ('source', 'country', 'year', 'month', 'meeting', 'participant', 'speaker', 'topic', 'copy', 'family')
"""The fields one can filter by, in the order they are shown. Several values of one field widen, fields narrow."""

ORDERS = ('relevance', 'newest', 'oldest')


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search. `filters` holds, by field name of FACETS, the chosen values ('none' for articles without one)."""

    text: str = ''
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = 'relevance'
    page: int = 1
    per_page: int = 20
    strict: bool = False
    """Only articles with all the words, however few."""
    fold_copies: bool = True
    facets: bool = True


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a hit matched: which form in the article answered which word of the query, by which rule."""

    typed: str
    matched: str
    rule: str
    """'same form', 'spelling', 'attached particle', 'same stem', 'same name', 'related form', 'beginning', 'topic';
    without words of the article: 'linked', 'published'."""
    explanation: str
    """In the language of the page: 'بأستانا = ب + أستانا، تهجئة من أستانة'."""
    exact_url_query: str = ''
    """The query that asks for exactly this form."""


@dataclass(frozen=True, slots=True)
class Hit:
    article: 'Article'
    rank: int
    score: float
    headline: SafeString
    """The headline, or the opening words where there is none, with <mark> around what matched."""
    passages: tuple[SafeString, ...]
    """The best passages of the body, escaped, with <mark> around whole words."""
    why: tuple[Reason, ...] = ()
    copies: int = 0
    """How many near-copies are folded under this hit."""
    related: bool = False
    """Admitted in the relaxed set: not every word stands in it."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    value: str
    label: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Nearby:
    """Another search that finds something where this one finds nothing."""

    request: SearchRequest
    description: str
    """What is different in it, in the language of the page."""
    count: int


@dataclass(frozen=True, slots=True)
class SearchResults:
    request: SearchRequest
    total: int
    """Exact number of articles in the result set."""
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    relaxed: bool = False
    """Fewer than a page had all the words, so articles with most of them follow."""
    strict_total: int = 0
    """How many have all the words."""
    question: bool = False
    """The query asks something: none of its words is required, and the articles stand in the order of their scores."""
    suggestion: str | None = None
    """'Did you mean': another query, or None."""
    notices: tuple[str, ...] = ()
    """Sentences for the person who typed: what was repaired or cut, in the language of the page."""
    pages: int = 1
    replaced_by: str | None = None
    """The query that was run instead: nothing has the words that were typed, and this is another writing of them."""
    typed: tuple[TypedFilter, ...] = ()
    """The filters that stand in the text of the request."""
    nearby: tuple[Nearby, ...] = ()
    """Where there are no hits: searches close to this one, with counts."""
