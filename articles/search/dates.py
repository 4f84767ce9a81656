"""Days, months and years in a query: articles of that time, and articles that name it, in any month system."""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Final

from articles.arabic.folding import fold
from articles.search.names import Name
from articles.search.syntax import AnyOf, DateRange, Family, Node, Word

FIRST_YEAR: Final = 2010
LAST_YEAR: Final = 2035
"""Years outside these are numbers like others: resolution 2254."""
_PARTS: Final = re.compile(r'\d+')


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A year, a month of it or a day of that. A valid one; `read_time` answers None for others."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def range(self) -> DateRange:
        first = datetime.date(self.year, self.month or 1, self.day or 1)
        if self.day is not None:
            last = first
        elif self.month is not None:
            last = first.replace(day=calendar.monthrange(self.year, self.month)[1])
        else:
            last = first.replace(month=12, day=31)
        return DateRange(first.isoformat(), last.isoformat())


def read_time(text: str) -> TimeSpan | None:
    """2017, 2017-01, 1/2017, 2017-01-24, 24/1/2017 or 24.1.2017 in the digits of any script; else None."""
    numbers = [int(number) for number in _PARTS.findall(fold(text))]
    if not 1 <= len(numbers) <= 3:
        return None
    if numbers[0] <= 31:
        numbers.reverse()
    return time_span(*numbers)


def time_span(year: int, month: int | None = None, day: int | None = None) -> TimeSpan | None:
    """The span, where the calendar has it and it is no number of another kind."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        datetime.date(year, month if month is not None else 1, day if day is not None else 1)
    except ValueError:
        return None
    return TimeSpan(year, month, day)


def year_of(word: str) -> int | None:
    """The year that a folded word writes; None where it is another number or none."""
    return int(word) if len(word) == 4 and word.isdigit() and FIRST_YEAR <= int(word) <= LAST_YEAR else None


def year_node(word: str, year: int) -> Node:
    """Articles that write the year, and articles of that year."""
    return AnyOf((Word(word), TimeSpan(year).range))


def month_node(month: Name, typed: str, year: int | None = None, day: int | None = None) -> Node:
    """A month by any of its names; with its day and year, where they are given, beside it or as day of publication."""
    spellings = month.sure
    if day is not None:
        spellings = tuple((str(day), *form) for form in (*month.sure, *month.doubtful))
    elif year is not None:
        spellings = tuple((*form, str(year)) for form in _bare(month))
    family = Family(month.kind, month.slug, typed, spellings)
    span = time_span(year, int(month.slug), day) if year is not None else None
    return AnyOf((family, span.range)) if span is not None else family


def _bare(month: Name) -> tuple[tuple[str, ...], ...]:
    """Its names without the phrases that tell a doubtful one apart."""
    names = tuple(form for form in month.sure if not any(word.isdigit() for word in form))
    return (*names, *month.doubtful)
