"""The Islamic and the Iranian calendar in Gregorian days."""

import datetime
from typing import Final

from hijridate import Hijri

_NOWRUZ_1375: Final = datetime.date(1996, 3, 20)
_SOLAR_LEAP_YEARS: Final = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
"""Of the 33-year cycle of the Iranian calendar; it holds for the years 1244 to 1472."""


def from_hijri(year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian day by the Umm al-Qura calendar; None where there is no such day or it is out of the tables.

    Elsewhere the month may have begun a day earlier or later, by the sight of the moon.
    """
    try:
        return datetime.date.fromisoformat(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return None


def is_solar_leap_year(year: int) -> bool:
    return year % 33 in _SOLAR_LEAP_YEARS


def from_solar_hijri(year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian day of a date of the Iranian solar calendar (years 1375 to 1450); None where there is none."""
    if not (1375 <= year <= 1450 and 1 <= month <= 12 and 1 <= day <= _solar_month_length(year, month)):
        return None
    years = sum(366 if is_solar_leap_year(passed) else 365 for passed in range(1375, year))
    months = sum(_solar_month_length(year, passed) for passed in range(1, month))
    return _NOWRUZ_1375 + datetime.timedelta(days=years + months + day - 1)


def _solar_month_length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    if month <= 11 or is_solar_leap_year(year):
        return 30
    return 29
