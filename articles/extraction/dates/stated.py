"""Dates that are written out in full: given with the document, stated by its markup, contained in its address."""

import datetime
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from articles.extraction.documents import Basis, Confidence, Precision, PublishedDate, SourceDocument
from articles.extraction.timewords.calendars import from_hijri, from_solar_hijri
from articles.extraction.timewords.expressions import System, TimeExpression, read_expressions

EARLIEST: Final = datetime.date(1995, 1, 1)
_TALKS_BEGAN: Final = 2016
_ISO: Final = re.compile(r'\s*(\d{4})-(\d{2})(?:-(\d{2}))?(?=$|[T\s])')
_ISO_BASIC: Final = re.compile(r'\s*((?:19|20)\d\d)(\d\d)(\d\d)(?=$|[T\s])')
_YEAR: Final = re.compile(r'\s*((?:19|20)\d\d)\s*')
_URL_DATES: Final = (
    re.compile(r'(?<!\d)(?P<y>20\d\d)(?P<mark>[/_.-])(?P<m>0?[1-9]|1[0-2])(?P=mark)(?P<d>[0-3]?\d)(?!\d)'),
    re.compile(r'(?<!\d)(?P<d>[0-3]?\d)(?P<mark>[/_.-])(?P<m>0?[1-9]|1[0-2])(?P=mark)(?P<y>20\d\d)(?!\d)'),
    re.compile(r'(?<!\d)(?P<y>20[012]\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?!\d)'),
    re.compile(r'(?<!\d)(?P<y>20\d\d)/(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?!\d)'),
    re.compile(r'(?<!\d)(?P<y>20\d\d)/(?P<m>0[1-9]|1[0-2])/(?:\d\d)(?:0[1-9]|1[0-2])(?P<d>[0-3]\d)(?!\d)'),
)
_URL_MONTH: Final = re.compile(r'/(20\d\d)/(0?[1-9]|1[0-2])/')


def read_given(written: str | None) -> PublishedDate | None:
    """The date the archivist gave with a document, by day, month or year."""
    if not written or not written.strip():
        return None
    rule = 'Given with the document.'
    iso = _ISO.match(written)
    if iso and not iso.group(3):
        month = _date(int(iso.group(1)), int(iso.group(2)), 1)
        return PublishedDate(month, Precision.MONTH, Basis.GIVEN, written, Confidence.HIGH, rule) if month else None
    year = _YEAR.fullmatch(written)
    if year:
        first = datetime.date(int(year.group(1)), 1, 1)
        return PublishedDate(first, Precision.YEAR, Basis.GIVEN, written, Confidence.HIGH, rule)
    day = read_day(written)
    return PublishedDate(day, Precision.DAY, Basis.GIVEN, written, Confidence.HIGH, rule) if day else None


def read_stated(document: SourceDocument) -> PublishedDate | None:
    """The date the page's markup states, unless it is later than the capture of the page."""
    written = document.stated.date
    day = read_day(written) if written else None
    if not day or not written or not is_possible(day, document):
        return None
    rule = 'Stated in the markup of the page.'
    return PublishedDate(day, Precision.DAY, Basis.METADATA, written.strip(), Confidence.HIGH, rule)


def read_url(url: str | None, document: SourceDocument) -> PublishedDate | None:
    """The date in the path of the page's address."""
    found = next(((day, words) for day, words in _url_days(url) if is_possible(day, document)), None)
    if not found:
        return None
    rule = 'Contained in the address of the page.'
    return PublishedDate(found[0], Precision.DAY, Basis.URL, found[1], Confidence.HIGH, rule)


def read_url_month(url: str | None) -> tuple[int, int] | None:
    """Year and month where the address holds no more than these."""
    match = _URL_MONTH.search(_path(url))
    return (int(match.group(1)), int(match.group(2))) if match else None


def _url_days(url: str | None) -> Iterator[tuple[datetime.date, str]]:
    path = _path(url)
    for pattern in _URL_DATES:
        for match in pattern.finditer(path):
            day = _date(int(match['y']), int(match['m']), int(match['d']))
            if day:
                yield day, match.group()


def _path(url: str | None) -> str:
    return unquote(re.sub(r'^\w+://[^/]*', '', url)) if url else ''


def read_day(written: str) -> datetime.date | None:
    """The one day a date in any script, calendar or order of its parts means."""
    iso = _ISO.match(written) or _ISO_BASIC.match(written)
    if iso and iso.group(3):
        return _date(int(iso.group(1)), int(iso.group(2)), int(iso.group(3)))
    for expression in read_expressions(written):
        options = tuple(days_meant(expression))
        if options:
            return options[0] if len(options) == 1 or expression.numeric else None
    return None


def days_meant(expression: TimeExpression) -> Iterator[datetime.date]:
    """The days a full date can mean, the likeliest first: more than one where the months' names disagree, where day
    and month can change places, or day and a year of two digits. A Hijri date may mean the days beside it, too."""
    if not expression.is_full_date or len(expression.days) != 1:
        return
    day, year = expression.days[0], expression.year or 0
    readings = [(year, month, day) for month in expression.months]
    if expression.swappable:
        readings.append((year, day, expression.months[0]))
    if expression.short_year:
        readings.append((2000 + day, expression.months[0], year - 2000))
        # '17/02/14' is no date of 2014: there were no talks to write of.
        readings = [reading for reading in readings if reading[0] >= _TALKS_BEGAN] or readings
    yield from (found for reading in readings if (found := _convert(expression.system, *reading)))


def _convert(system: System, year: int, month: int, day: int) -> datetime.date | None:
    if system is System.HIJRI:
        return from_hijri(year, month, day)
    if system is System.SOLAR:
        return from_solar_hijri(year, month, day)
    return _date(year, month, day)


def is_possible(day: datetime.date, document: SourceDocument) -> bool:
    """Whether a page could have been published on `day`: not before the web had news, not after its capture (or, where
    that is not known, after it is read)."""
    captured = document.captured_at or datetime.datetime.now(datetime.UTC)
    return EARLIEST <= day <= captured.date() + datetime.timedelta(days=1)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
