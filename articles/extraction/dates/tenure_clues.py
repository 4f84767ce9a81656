"""What the offices of the people named, the name of the city and the age of the war say of the day of a text.

They tell a year or two, never a day: they are asked only where the text's own time words leave several meetings.
"""

import datetime
from collections.abc import Iterator
from typing import Final

from articles.arabic.numerals import CARDINALS
from articles.extraction.dates.clues import Clue, Rank
from articles.extraction.documents import CleanDocument, Part
from articles.extraction.linking.once import once_per_facts
from articles.extraction.linking.participants import find_sure_names
from articles.extraction.scanning import Scan, cut
from articles.extraction.timewords.daysets import ALL, DaySet, between, union
from articles.reference import Facts, Role

_BEFORE: Final = datetime.timedelta(days=90)
_AFTER: Final = datetime.timedelta(days=75)
"""An office is known by the days on which somebody was seen in it: they may have held it a little longer."""
_WAR: Final = datetime.date(2011, 3, 15)
_YEARS: Final = frozenset(cut('سنوات أعوام سنة عاما'))
_SINCE: Final = frozenset(cut('منذ قبل'))
_CONFLICT: Final = frozenset(
    cut('حرب الحرب للحرب نزاع النزاع للنزاع صراع الصراع الأزمة للأزمة القتال الاقتتال اندلاع الثورة')
)
_NEAR: Final = 9
_BACK: Final = 4
_MOST_YEARS: Final = 15


def clues_of_people(clean: CleanDocument, facts: Facts) -> Iterator[Clue]:
    """The years in which the people whom the body names held the offices that are known of them."""
    tenures = _tenures(facts)
    seen: set[str] = set()
    for slug, sighting in find_sure_names(clean, facts):
        if slug not in seen and slug in tenures and sighting.part is Part.BODY:
            seen.add(slug)
            yield Clue(tenures[slug], sighting.text, 'was in office', sighting.hit.start, rank=Rank.TENURE)


@once_per_facts
def _tenures(facts: Facts) -> dict[str, DaySet]:
    """The days on which the people held office of whom that tells anything."""
    held = {person.slug: union(map(_held, person.roles)) for person in facts.persons}
    return {slug: days for slug, days in held.items() if days and days != ALL}


def _held(role: Role) -> DaySet:
    start = _first_day(role.start) - _BEFORE if role.start else datetime.date.min
    end = _last_day(role.end) + _AFTER if role.end else datetime.date.max
    return between(start, end)


def _first_day(written: str) -> datetime.date:
    """The first day of what an ISO date cut to the month or the year stands for."""
    return datetime.date.fromisoformat(written + '-01-01'[len(written) - 4 :])


def _last_day(written: str) -> datetime.date:
    return datetime.date.fromisoformat(written + '-12-28'[len(written) - 4 :])


def clues_of_war(scanned: Scan) -> Iterator[Clue]:
    """'The war that has gone on for six years': it began in March 2011."""
    tokens = scanned.tokens
    for place in [place for place, token in enumerate(tokens) if token in _YEARS]:
        before = tokens[max(place - _BACK, 0) : place]
        years = next((number for token in reversed(before) if (number := _number(token))), 0)
        near = tokens[max(place - _NEAR, 0) : place + _NEAR]
        if 1 <= years <= _MOST_YEARS and not _SINCE.isdisjoint(before) and not _CONFLICT.isdisjoint(near):
            days = between(_war_after(years, -4), _war_after(years, 12))
            since = next(index for index, token in enumerate(before) if token in _SINCE)
            start, end = scanned.span(place - len(before) + since, place)
            yield Clue(days, scanned.text[start:end], 'is the age of the war', start, rank=Rank.TENURE)


def _number(token: str) -> int:
    return int(token) if token.isdigit() and len(token) < 3 else CARDINALS.get(token, 0)


def _war_after(years: int, months: int) -> datetime.date:
    return datetime.date(_WAR.year + years, _WAR.month, _WAR.day) + datetime.timedelta(days=30 * months)
