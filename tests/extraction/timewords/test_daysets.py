"""Sets of days behave as sets of days."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.timewords import daysets

DAYS = st.dates(daysets.FIRST + datetime.timedelta(days=40), daysets.LAST - datetime.timedelta(days=40))


@given(DAYS, st.integers(-30, 30))
def test_shifting_moves_every_day(day: datetime.date, by: int) -> None:
    assert daysets.only_day(daysets.shifted(daysets.of_day(day), by)) == day + datetime.timedelta(days=by)


@given(DAYS, st.integers(0, 9), st.integers(0, 9))
def test_widening_adds_the_days_around(day: datetime.date, before: int, after: int) -> None:
    widened = daysets.widened(daysets.of_day(day), before, after)
    first = day - datetime.timedelta(days=before)
    assert list(daysets.days_of(widened)) == [first + datetime.timedelta(days=n) for n in range(before + after + 1)]


@given(DAYS)
def test_a_day_is_fixed_by_its_year_month_and_number(day: datetime.date) -> None:
    days = daysets.in_year(day.year) & daysets.in_month(day.month) & daysets.on_day_of_month(day.day)
    assert daysets.only_day(days) == day
    assert days & daysets.on_weekday(day.isoweekday()) == days


@given(st.dates(), st.dates())
def test_a_span_holds_its_days_or_none(start: datetime.date, end: datetime.date) -> None:
    days = list(daysets.days_of(daysets.between(start, end)))
    assert all(start <= day <= end for day in days)
    assert bool(days) == (max(start, daysets.FIRST) <= min(end, daysets.LAST))


@given(st.integers(1, 12), st.integers(1, 11))
def test_months_gone_by_and_to_come_mirror_each_other(month: int, most: int) -> None:
    assert not daysets.months_after(month, most) & daysets.in_month(month)
    later = (month % 12) + 1
    assert daysets.months_before(later, most) & daysets.in_month(month)


def test_a_day_outside_is_no_day() -> None:
    assert daysets.of_day(datetime.date(1995, 1, 1)) == 0
    assert daysets.only_day(0) is None
