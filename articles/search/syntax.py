"""The tree a query becomes: plain data between the query parser and whichever engine runs it.

The parser (`articles.search.parsing`) makes it out of what a person typed; an engine compiles it into its own query
objects. No engine ever sees the text itself.
"""

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Word:
    """One word, matched by its light stem. `exact` matches the form as written (`=word`), `text` is as typed."""

    text: str
    exact: bool = False
    not_written: tuple[str, ...] = ()
    """Forms, as `articles.arabic.writing` gives them, that are another word in spite of the stem: آب for أب."""


@dataclass(frozen=True, slots=True)
class Alike:
    """The words of the index that are written like `text`, as typed: they share most of its letter groups.

    There are none like a short word, nor like one that a page of articles has in some form. It stands beside the `Word`
    in relaxed trees, and adds nothing to the order.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order next to each other, by their folded forms, without stemming."""

    words: tuple[str, ...]
    typed: str = field(default='', compare=False)
    """As typed, where somebody did."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that begins with these folded letters."""

    text: str


@dataclass(frozen=True, slots=True)
class Family:
    """All spellings of one known name: it matches where any of them stands, a spelling of several words as phrase."""

    kind: str
    """'participant', 'meeting', 'place', 'month' or 'topic'."""
    slug: str
    typed: str
    """What of the query stands for the name."""
    spellings: tuple[tuple[str, ...], ...]
    """Each spelling as its folded words."""
    not_beginning: tuple[tuple[str, ...], ...] = ()
    """Spellings of other names that begin with one of these; where such a one stands, this name does not."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A value of a facet field: source, country, year, month, meeting, participant, speaker, topic, language…"""

    field: str
    values: tuple[str, ...]
    """Any of them."""


@dataclass(frozen=True, slots=True)
class DateRange:
    """Published from `start` to `end`, ISO days, both included; None is open."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Beside:
    """Two folded words that were typed side by side. It leaves no article out, it lifts those where they stand so."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Spelled:
    """A folded word of a name, as it was typed. It leaves no article out, it lifts those that spell the name so."""

    word: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part must match."""

    parts: tuple['Node', ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least `least` parts must match."""

    parts: tuple['Node', ...]
    least: int = 1


@dataclass(frozen=True, slots=True)
class Not:
    part: 'Node'


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article."""


Node: TypeAlias = (
    Word | Alike | Phrase | Prefix | Family | Filter | DateRange | Beside | Spelled | All | AnyOf | Not | Everything
)
