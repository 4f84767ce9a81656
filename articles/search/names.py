"""A known name with its spellings, as plain data: what the archive's records become for the search."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from articles.arabic.tokens import iterate_words

Spelling: TypeAlias = tuple[str, ...]
"""A spelling as its folded words."""


@dataclass(frozen=True, slots=True)
class Name:
    """One participant, meeting, place, month or topic, or a source or country, which only filters know by name."""

    kind: str
    """'participant', 'meeting', 'place', 'month', 'topic', 'source' or 'country'."""
    slug: str
    label_ar: str
    label_en: str
    sure: tuple[Spelling, ...]
    """Spellings that mean this name wherever they stand."""
    wide: tuple[Spelling, ...] = ()
    """Spellings that a query means this name by, while an article may mean another one: الجولة السابعة."""
    typed: tuple[Spelling, ...] = ()
    """Spellings that only queries use: الـ7, astana-07."""
    doubtful: tuple[Spelling, ...] = ()
    """Spellings that mean this name only beside other names: ظريف, آب."""
    given: frozenset[str] = frozenset()
    """Consonant keys of the given names of a person, which queries spell in many ways before the surname."""
    own: frozenset[Spelling] = frozenset()
    """The name itself in either language: where two records claim one spelling, the one it is the name of has it."""
    beginning: tuple[Spelling, ...] = ()
    """Names of persons that begin with a spelling of this: where one stands, it is meant (نور سلطان نزارباييف)."""
    written: tuple[str, ...] = ()
    """Doubtful spellings that one letter, which folding takes away, tells from the other word: آب, not أب."""
    linked: bool = False
    """Articles are linked with it: they belong to the family whichever words they use."""

    @property
    def numbered(self) -> bool:
        """Whether a number tells it apart: أستانا 7, جنيف 4."""
        return any(spelling[-1].isdigit() for spelling in self.sure)


def printed_words(names: Iterable[Name]) -> dict[str, str]:
    """By folded word: the word as the names print it in either language; the first of them has it."""
    printed: dict[str, str] = {}
    for name in names:
        text = f'{name.label_ar} {name.label_en}'
        for word in iterate_words(text):
            printed.setdefault(word.folded, text[word.start : word.end])
    return printed


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a query: the words `first` up to, not including, `last`."""

    first: int
    last: int
    name: Name
    wide: bool
    """Found by a spelling that articles may use for something else."""
    others: tuple[Name, ...] = ()
    """Other bearers of the same spelling, where nothing says which one is meant."""
    read_as: str = ''
    """The listed spelling that an unlisted one was read as; empty for a listed one."""
