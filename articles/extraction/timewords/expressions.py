"""Time expressions: 'yesterday, Thursday', 'the 23rd and 24th of last January', '24 - 01 - 2017'.

The words of the text become class letters (`lexicon`); the units of the grammar are regular expressions over these
letters; units that stand side by side are one expression.
"""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import Any, Final, NamedTuple

from articles.extraction.scanning import Scan, scan
from articles.extraction.timewords.lexicon import ANCHORS, Lexemes, read_lexemes


class System(StrEnum):
    GREGORIAN = 'gregorian'
    HIJRI = 'hijri'
    SOLAR = 'solar-hijri'


class Relation(StrEnum):
    """How a month, weekday or year lies to the day of writing."""

    CURRENT = 'current'
    PAST = 'past'
    COMING = 'coming'


class TimeExpression(NamedTuple):
    """One expression of time; `start:end` is its span in the text, `sentence` the number of its sentence.

    `months` holds more than one month where paired names disagree; `month_relation` without a month speaks of the
    month alone ('the current month').
    """

    start: int
    end: int
    text: str
    sentence: int
    first_token: int
    last_token: int
    anchor: int | None = None
    """Days from the day of writing: 'today' 0, 'yesterday' -1."""
    weekday: int | None = None
    """ISO number, Monday 1."""
    weekday_relation: Relation | None = None
    days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    month_relation: Relation | None = None
    year: int | None = None
    year_relation: Relation | None = None
    part: str = ''
    """'(' the beginning, '=' the middle, ')' the end of the month."""
    system: System = System.GREGORIAN
    numeric: bool = False
    swappable: bool = False
    """Whether day and month of a numeric date could change places."""
    short_year: bool = False
    """Whether the year of a numeric date has two digits: it could stand at its other end."""
    last_two_days: bool = False
    nth_day: int | None = None
    """Which day of a meeting: 'for the second day', 'on its first day'."""

    @property
    def is_full_date(self) -> bool:
        """Whether day, month and year are all written."""
        return bool(self.days and self.months and self.year)

    @property
    def month(self) -> int | None:
        """The month, where all its names agree."""
        return self.months[0] if len(self.months) == 1 else None


MOST: Final = 2000
"""Expressions read of one text: no article has a tenth of it, a table of dates has no day of its own."""
_RELATIONS: Final = {'c': Relation.CURRENT, 'p': Relation.PAST, 'f': Relation.COMING}
_SYSTEMS: Final = {'m': System.GREGORIAN, 'h': System.HIJRI, 'j': System.SOLAR}
_LAST_SOLAR_YEAR: Final = 1420

_DAYS: Final = r'L?[no](?:[-v,b]?L?[no]){0,3}'
_UNITS: Final = re.compile(
    r'(?P<anchor>[teETA])'
    r'|(?P<weekday>(?P<this>q)?w(?P<weekday_relation>[pfcPFC])?)'
    r'|(?P<numeric>(?<![nNyr][-:])(?:(?:n-n-[yrn]|[yr]-n-n)(?!-[nNyr](?!:))|y:n:n))'
    r'|(?P<month_first>m-?n,?y)'
    r'|(?P<worded>(?:(?P<part>[(=)])i?|(?P<days>' + _DAYS + r')[-,]?i?)?s?[-,]?(?P<months>m(?:[-,]{0,2}m){0,3}|h|j)'
    r',?(?:q?s?(?P<month_relation>[cpf]))?(?:,?i?(?:a(?P<year_relation>[cpf])|(?P<this_year>qa)))?'
    r'(?:[-,]{0,2}i?a?[-,]?(?P<year>[yr])[gu]*)?(?P<late_relation>[cpf])?)'
    r'|(?P<of_month>(?P<month_days>' + _DAYS + r')(?:i?q?s(?P<noun_relation>[cpf])|i?(?P<list_relation>c)))'
    r'|(?P<bare_month>(?:(?P<bare_part>[(=)])i?)?s(?P<bare_relation>[cpf]))'
    r'|(?P<two_days>2)|(?P<nth_day>k)'
    r'|(?P<bare_year>a(?:(?P<lone_year>y)|(?P<lone_relation>[cpf])))'
)  # fmt: skip
_FIRST_LETTERS: Final = re.compile(r'[teETAqwnyrmhjoLs(=)2ak]')
_GAP: Final = re.compile(r'[,D-]{0,3}')


@lru_cache(maxsize=8)
def read_expressions(text: str) -> tuple[TimeExpression, ...]:
    """The time expressions of `text` in order, at most MOST. Linear in its length; the last few texts are kept."""
    scanned = scan(text)
    lexemes = read_lexemes(scanned)
    return tuple(islice(_expressions(scanned, lexemes), MOST))


def _expressions(scanned: Scan, lexemes: Lexemes) -> Iterator[TimeExpression]:
    fields: dict[str, Any] = {}
    first = last = -1
    for match in _units(lexemes.classes):
        unit = str(match.lastgroup)
        found = _READERS[unit](match, lexemes)
        if found is None:
            continue
        joins = fields and _GAP.fullmatch(lexemes.classes, last + 1, match.start()) and _may_join(fields, found)
        if not joins:
            if fields:
                yield _finish(scanned, lexemes, first, last, fields)
            fields, first = {}, match.start()
        fields = {**fields, **found}
        last = match.end() - 1
    if fields:
        yield _finish(scanned, lexemes, first, last, fields)


def _units(classes: str) -> Iterator[re.Match[str]]:
    """The units in order. Most words are none: they are skipped by their letter."""
    end = 0
    for start in _FIRST_LETTERS.finditer(classes):
        match = _UNITS.match(classes, start.start()) if start.start() >= end else None
        if match:
            yield match
            end = match.end()


def _may_join(fields: dict[str, Any], found: dict[str, Any]) -> bool:
    """'Yesterday' + 'Thursday' + a date, or 'Thursday' + 'yesterday'; never two of a kind, nothing after a date."""
    if fields.keys() & found.keys() or fields.keys() & {'days', 'months', 'month_relation', 'last_two_days', 'year'}:
        return False
    return bool(found.keys() & {'days', 'weekday', 'anchor'}) and 'last_two_days' not in found


def _finish(scanned: Scan, lexemes: Lexemes, first: int, last: int, fields: dict[str, Any]) -> TimeExpression:
    first_token, last_token = lexemes.tokens_of(first, last)
    start, end = scanned.span(first_token, last_token)
    sentence = scanned.sentence_of(first_token)
    return TimeExpression(start, end, scanned.text[start:end], sentence, first_token, last_token, **fields)


def _values(match: re.Match[str], lexemes: Lexemes, group: str, letters: str) -> tuple[int, ...]:
    start, end = match.span(group)
    return tuple(lexemes.values.get(i, 0) for i in range(start, end) if lexemes.classes[i] in letters)


def _read_anchor(match: re.Match[str], lexemes: Lexemes) -> dict[str, Any]:
    return {'anchor': ANCHORS[match.group('anchor')]}


def _read_weekday(match: re.Match[str], lexemes: Lexemes) -> dict[str, Any]:
    relation = _RELATIONS.get((match.group('weekday_relation') or '').lower())
    if match.group('this'):
        relation = Relation.CURRENT
    return {'weekday': _values(match, lexemes, 'weekday', 'w')[0], 'weekday_relation': relation}


def _read_numeric(match: re.Match[str], lexemes: Lexemes) -> dict[str, Any] | None:
    classes = match.group('numeric')
    numbers = _values(match, lexemes, 'numeric', 'nyr')
    if classes[0] in 'yr':
        year, month, day = numbers
    else:
        day, month, year = numbers
    short = classes[-1] == 'n' and classes[0] == 'n'
    if short:
        year += 2000
    short_year = short and month <= 12
    swappable = month <= 12 and day <= 12 and month != day
    if month > 12:
        day, month = month, day
    if month > 12:
        return None
    return {'days': (day,), 'months': (month,), 'year': year, 'numeric': True, 'swappable': swappable,
            'short_year': short_year, 'system': _system_of_year(year)}  # fmt: skip


def _system_of_year(year: int) -> System:
    if year > 1500:
        return System.GREGORIAN
    return System.SOLAR if year <= _LAST_SOLAR_YEAR else System.HIJRI


def _read_month_first(match: re.Match[str], lexemes: Lexemes) -> dict[str, Any]:
    month, day, year = _values(match, lexemes, 'month_first', 'mny')
    return {'days': (day,), 'months': (month,), 'year': year}


def _read_worded(match: re.Match[str], lexemes: Lexemes) -> dict[str, Any] | None:
    months = match.group('months')
    fields: dict[str, Any] = {
        'months': tuple(dict.fromkeys(_values(match, lexemes, 'months', 'mhj'))),
        'system': _SYSTEMS[months[0]],
    }
    if match.group('days'):
        fields['days'] = _values(match, lexemes, 'days', 'no')
    if match.group('part'):
        fields['part'] = match.group('part')
    if match.group('year'):
        fields['year'] = _values(match, lexemes, 'year', 'yr')[0]
    relation = match.group('month_relation') or match.group('late_relation')
    if relation:
        fields['month_relation'] = _RELATIONS[relation]
    if match.group('year_relation') or match.group('this_year'):
        fields['year_relation'] = _RELATIONS[match.group('year_relation') or 'c']
    # A month's name alone is as often a verb, a father or a prime minister; 'in' it is none of them.
    located = lexemes.classes[max(match.start() - 1, 0)] == 'I'
    said = (
        located or fields.keys() & {'days', 'year', 'month_relation', 'year_relation', 'part'} or 's' in match.group()
    )
    return fields if said or len(months) > 1 else None


def _read_of_month(match: re.Match[str], lexemes: Lexemes) -> dict[str, Any]:
    relation = match.group('noun_relation') or match.group('list_relation')
    return {'days': _values(match, lexemes, 'month_days', 'no'), 'month_relation': _RELATIONS[relation]}


def _read_bare_month(match: re.Match[str], lexemes: Lexemes) -> dict[str, Any]:
    return {'month_relation': _RELATIONS[match.group('bare_relation')], 'part': match.group('bare_part') or ''}


def _read_two_days(match: re.Match[str], lexemes: Lexemes) -> dict[str, Any]:
    return {'last_two_days': True}


def _read_nth_day(match: re.Match[str], lexemes: Lexemes) -> dict[str, Any]:
    return {'nth_day': _values(match, lexemes, 'nth_day', 'k')[0]}


def _read_bare_year(match: re.Match[str], lexemes: Lexemes) -> dict[str, Any]:
    if match.group('lone_year'):
        return {'year': _values(match, lexemes, 'bare_year', 'y')[0]}
    return {'year_relation': _RELATIONS[match.group('lone_relation')]}


_READERS: Final[dict[str, Callable[[re.Match[str], Lexemes], dict[str, Any] | None]]] = {
    'anchor': _read_anchor,
    'weekday': _read_weekday,
    'numeric': _read_numeric,
    'month_first': _read_month_first,
    'worded': _read_worded,
    'of_month': _read_of_month,
    'bare_month': _read_bare_month,
    'two_days': _read_two_days,
    'nth_day': _read_nth_day,
    'bare_year': _read_bare_year,
}
