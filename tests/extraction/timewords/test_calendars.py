"""The Islamic and the Iranian calendar in Gregorian days."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.timewords.calendars import from_hijri, from_solar_hijri, is_solar_leap_year


@pytest.mark.parametrize(
    ('year', 'nowruz'),
    [(1395, '2016-03-20'), (1396, '2017-03-21'), (1397, '2018-03-21'), (1399, '2020-03-20'), (1400, '2021-03-21'),
     (1403, '2024-03-20'), (1404, '2025-03-21')],
)  # fmt: skip
def test_the_iranian_year_begins_with_spring(year: int, nowruz: str) -> None:
    assert from_solar_hijri(year, 1, 1) == datetime.date.fromisoformat(nowruz)


@given(st.integers(1375, 1449))
def test_an_iranian_year_follows_the_other_without_a_gap(year: int) -> None:
    last = from_solar_hijri(year, 12, 30 if is_solar_leap_year(year) else 29)
    first = from_solar_hijri(year + 1, 1, 1)
    assert last is not None
    assert first is not None
    assert first - last == datetime.timedelta(days=1)


@given(st.integers(), st.integers(), st.integers())
def test_what_is_no_date_is_none(year: int, month: int, day: int) -> None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        assert from_hijri(year, month, day) is None
        assert from_solar_hijri(year, month, day) is None


def test_a_hijri_day_is_that_of_the_tables() -> None:
    assert from_hijri(1440, 7, 16) == datetime.date(2019, 3, 23)
    assert from_hijri(1440, 7, 31) is None


@given(st.integers(1438, 1446), st.integers(1, 12), st.integers(1, 29))
def test_hijri_days_stay_in_their_order(year: int, month: int, day: int) -> None:
    today, tomorrow = from_hijri(year, month, day), from_hijri(year, month, day + 1)
    assert today is not None
    if tomorrow:
        assert tomorrow - today == datetime.timedelta(days=1)
