"""Sets of days as the bits of one integer: constraints on a date are intersected, shifted and counted at once."""

import datetime
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

FIRST: Final = datetime.date(2014, 1, 1)
LAST: Final = datetime.date(2035, 12, 31)
SIZE: Final = (LAST - FIRST).days + 1
ALL: Final = (1 << SIZE) - 1

DaySet = int
"""Bit n stands for the n-th day from FIRST."""


def of_day(day: datetime.date) -> DaySet:
    """The set of one day; empty where it lies outside of what sets can hold."""
    return 1 << (day - FIRST).days if FIRST <= day <= LAST else 0


def between(start: datetime.date, end: datetime.date) -> DaySet:
    """All days from `start` to `end`, both included."""
    low = max((start - FIRST).days, 0)
    high = min((end - FIRST).days, SIZE - 1)
    return ((1 << (high + 1)) - 1) & ~((1 << low) - 1) if low <= high else 0


def shifted(days: DaySet, by: int) -> DaySet:
    """The set of the days that lie `by` days after (negative: before) a day of the set."""
    return (days << by) & ALL if by >= 0 else days >> -by


def widened(days: DaySet, before: int, after: int) -> DaySet:
    """The set with `before` more days before each of its days and `after` more after it."""
    result = days
    for distance in range(1, after + 1):
        result |= shifted(days, distance)
    for distance in range(1, before + 1):
        result |= shifted(days, -distance)
    return result


def union(sets: Iterable[DaySet]) -> DaySet:
    result = 0
    for days in sets:
        result |= days
    return result


def count(days: DaySet) -> int:
    return days.bit_count()


def days_of(days: DaySet) -> Iterator[datetime.date]:
    """The days of the set, the earliest first."""
    while days:
        lowest = days & -days
        yield FIRST + datetime.timedelta(days=lowest.bit_length() - 1)
        days ^= lowest


def only_day(days: DaySet) -> datetime.date | None:
    """The one day of the set; None where it holds none or several."""
    return next(days_of(days)) if days and not days & (days - 1) else None


def _every_day() -> Iterator[datetime.date]:
    return (FIRST + datetime.timedelta(days=number) for number in range(SIZE))


@cache
def on_weekday(weekday: int) -> DaySet:
    """All days of an ISO weekday (Monday 1)."""
    return union(of_day(day) for day in _every_day() if day.isoweekday() == weekday)


@cache
def in_month(month: int) -> DaySet:
    """All days of a month, of every year."""
    return union(of_day(day) for day in _every_day() if day.month == month)


@cache
def on_day_of_month(number: int) -> DaySet:
    return union(of_day(day) for day in _every_day() if day.day == number)


@cache
def in_year(year: int) -> DaySet:
    return between(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


@cache
def months_after(month: int, most: int) -> DaySet:
    """The days from whose view `month` is past: those of the `most` months that follow it."""
    return union(in_month((month - 1 + distance) % 12 + 1) for distance in range(1, most + 1))


@cache
def months_before(month: int, most: int) -> DaySet:
    """The days from whose view `month` is to come: those of the `most` months that go before it."""
    return union(in_month((month - 1 - distance) % 12 + 1) for distance in range(1, most + 1))
