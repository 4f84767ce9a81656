"""What the time words of a text say of its day: each clue leaves a set of days on which it could have been written."""

import datetime
import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from articles.arabic.folding import fold
from articles.extraction.linking.meeting_mentions import MeetingMention
from articles.extraction.linking.meeting_words import KIND_WORDS
from articles.extraction.timewords.daysets import (
    ALL,
    DaySet,
    between,
    in_month,
    in_year,
    months_after,
    months_before,
    on_day_of_month,
    on_weekday,
    shifted,
    union,
    widened,
)
from articles.extraction.timewords.expressions import Relation, System, TimeExpression

_MONTHS_AWAY: Final = 11
"""'Last July' is at most so many months ago, 'next July' as many ahead."""
_LIKELY_MONTHS_AWAY: Final = 6
_DATELINE_REACH: Final = 45
_DATELINE_END: Final = re.compile(r'\s*[(/\-–—:|ـ]')
_ENTRY_BEGINS: Final = re.compile(r'[.!؟\n]\W*$')
_HEAD: Final = 300
"""Characters: the first sentence or two."""
_TO_COME: Final = frozenset(word for letter in 'Fbeh' for word in map(fold, KIND_WORDS[letter]) if ' ' not in word)
_SENTENCE_ENDS: Final = frozenset('.!?؟…')
_VERB_REACH: Final = 8
_SHORT_VERB: Final = 4
STALE: Final = 4
"""News gives a weekday without a date for what happened at most so many days ago."""


class Rank(IntEnum):
    """How sure a clue is. What is only likely is asked, in this order, where the certain clues leave several days."""

    CERTAIN = 0
    MONTHS = 1
    ROUND = 2
    TENURE = 3
    HELD = 4
    RECENT = 5
    OTHER_DAY = 6
    LEAD = 7


class Clue(NamedTuple):
    """One thing the text says. `days` are those on which it may have been written."""

    days: DaySet
    words: str
    reason: str
    """Half a sentence in English: 'says "today" of a Friday'."""
    start: int
    fixes: str = ''
    """What it settles: 'day' (of the week or month), 'year', both ('day year'); '' for support only."""
    rank: Rank = Rank.CERTAIN
    meeting: bool = False
    """Whether it rests on a known meeting."""


def clues_of_times(
    times: tuple[TimeExpression, ...], mentions: tuple[MeetingMention, ...], tokens: Sequence[str]
) -> Iterator[Clue]:
    """What the time words of a text say of its day. `mentions` and the text's `tokens` tell which of them are yet to
    come."""
    owned = {time.start for mention in mentions for time in mention.times}
    for time in times:
        yield from _clues_of_time(time, owned, tokens)
    yield from _lead_weekday(times, mentions)
    yield from _years_of_months(times)


def _clues_of_time(time: TimeExpression, owned: set[int], tokens: Sequence[str]) -> Iterator[Clue]:
    if time.system is not System.GREGORIAN:
        return
    if time.anchor is not None:
        yield from _anchored(time)
    elif time.weekday and not time.days and not is_to_come(tokens, time.first_token):
        yield from _weekday(time)
    if time.month and time.month_relation and not time.year:
        yield from _related_month(time, time.month, is_of_meeting=time.start in owned)
    if time.year and time.anchor is None:
        yield _bound(time, time.year)


def _anchored(time: TimeExpression) -> Iterator[Clue]:
    """'Today, Friday', 'yesterday, the 23rd of January 2017'."""
    days = ALL
    fixes = ''
    if time.weekday:
        days &= on_weekday(time.weekday)
        fixes = 'day'
    if time.days and (time.month or time.month_relation is Relation.CURRENT):
        days &= union(on_day_of_month(day) for day in time.days)
        days &= in_month(time.month) if time.month else ALL
        fixes = 'day'
    if time.year:
        days &= in_year(time.year)
        fixes = 'day year'
    if fixes:
        seen = shifted(days, -(time.anchor or 0))
        yield Clue(seen, time.text, 'is seen from the day of writing', time.start, fixes)


def is_to_come(tokens: Sequence[str], first: int) -> bool:
    """Whether the words before the token `first`, in its sentence, speak of what is yet to happen: 'which will end on',
    'provided that it begins on', 'due on'."""
    for index in range(first - 1, max(-1, first - 1 - _VERB_REACH), -1):
        word = tokens[index]
        if word in _SENTENCE_ENDS or word[0] == '\n':
            return False
        bare = word[1:] if word[0] in 'وف' else word
        if word in _TO_COME or bare in _TO_COME or (bare[:2] in ('سي', 'ست', 'سن') and len(bare) > _SHORT_VERB):
            return True
        if word in ('ان', 'بان') and tokens[index + 1][0] in 'يت' and len(tokens[index + 1]) > 2:
            return True
    return False


def _years_of_months(times: tuple[TimeExpression, ...]) -> Iterator[Clue]:
    """'In January 2022' and 'next January' in one text are the same January."""
    dated = {time.month: time for time in times if time.month and time.year and time.system is System.GREGORIAN}
    for time in times:
        if time.month in dated and time.month_relation and not time.year and time.system is System.GREGORIAN:
            year = dated[time.month].year or 0
            first = datetime.date(year, time.month, 1)
            words = f'{time.text} · {dated[time.month].text}'
            if time.month_relation is Relation.CURRENT:
                days = in_month(time.month) & in_year(year)
            elif time.month_relation is Relation.PAST:
                days = between(first, first + datetime.timedelta(days=365))
            else:
                days = between(first - datetime.timedelta(days=335), first + datetime.timedelta(days=30))
            yield Clue(days, words, 'are one month', time.start, 'year', Rank.MONTHS)


def _weekday(time: TimeExpression) -> Iterator[Clue]:
    """A weekday alone: news speaks so of the last few days, with 'this' of the next few."""
    same = on_weekday(time.weekday or 1)
    if time.weekday_relation is None:
        yield Clue(widened(same, 0, STALE), time.text, 'was a few days ago at most', time.start, rank=Rank.RECENT)
    elif time.weekday_relation is Relation.CURRENT:
        yield Clue(widened(same, STALE, 0), time.text, 'is a few days away at most', time.start, rank=Rank.RECENT)


def _related_month(time: TimeExpression, month: int, *, is_of_meeting: bool) -> Iterator[Clue]:
    if time.month_relation is Relation.CURRENT:
        yield Clue(in_month(month), time.text, 'names the current month', time.start)
        if time.days and time.anchor is None and not is_of_meeting:
            # Today's date is seldom given like this.
            other = ALL & ~union(in_month(month) & on_day_of_month(day) for day in time.days)
            yield Clue(other, time.text, 'is another day than that of writing', time.start, rank=Rank.OTHER_DAY)
        return
    past = time.month_relation is Relation.PAST
    away = months_after if past else months_before
    own = 0
    if time.days:
        edge = max(time.days) if past else min(time.days)
        own = in_month(month) & union(on_day_of_month(d) for d in range(1, 32) if (d > edge) == past and d != edge)
    reason = 'names a month gone by' if past else 'names a month to come'
    yield Clue(away(month, _MONTHS_AWAY) | own, time.text, reason, time.start)
    yield Clue(away(month, _LIKELY_MONTHS_AWAY) | own, time.text, reason, time.start, rank=Rank.MONTHS)


def _bound(time: TimeExpression, year: int) -> Clue:
    """Who names a year does not write long before it."""
    day = _date(year, time.month, time.days[0] if time.days else None)
    ahead = 200 if time.month else 730
    days = between(day - datetime.timedelta(days=ahead), datetime.date.max)
    return Clue(days, time.text, 'names a year', time.start, rank=Rank.MONTHS)


def _date(year: int, month: int | None, day: int | None) -> datetime.date:
    try:
        return datetime.date(year, month or 1, day or 1)
    except ValueError:
        return datetime.date(year, month or 1, 1)


def _lead_weekday(times: tuple[TimeExpression, ...], mentions: tuple[MeetingMention, ...]) -> Iterator[Clue]:
    """News begins with the day of the event, which is that of the text or the day before."""
    to_come = ('F', 'b', 'e', 'h')
    coming = {time.start for mention in mentions if mention.phase in to_come for time in mention.times}
    for time in times:
        bare = time.weekday and len(time.days) <= 1 and time.anchor is None and time.weekday_relation is None
        if time.start < _HEAD and bare and time.start not in coming and not time.year and not time.month_relation:
            days = on_weekday(time.weekday or 1)
            if time.days and time.month:
                days &= on_day_of_month(time.days[0]) & in_month(time.month)
            yield Clue(days, time.text, 'is the day the report begins with', time.start, 'day', Rank.LEAD)
            return


def dateline_clue(text: str, times: tuple[TimeExpression, ...]) -> Clue | None:
    """The day of writing from a dateline at the head of the text: 'Astana, 24 January (Xinhua)'."""
    first = times[0] if times else None
    if not first or first.start > _DATELINE_REACH or not first.month or len(first.days) != 1 or first.month_relation:
        return None
    if first.system is not System.GREGORIAN or first.anchor is not None or not _DATELINE_END.match(text, first.end):
        return None
    if any(_heads_entry(text, time) and (time.days, time.months) != (first.days, first.months) for time in times[1:]):
        # A chronicle, of which each entry begins so.
        return None
    days = in_month(first.month) & on_day_of_month(first.days[0]) & (in_year(first.year) if first.year else ALL)
    return Clue(days, text[: first.end], 'is the dateline', first.start, 'day year' if first.year else 'day')


def _heads_entry(text: str, time: TimeExpression) -> bool:
    """Whether a day begins a sentence or a line and what follows is set off from it: '24 January: the talks ended'."""
    if not time.days or not time.month or not _DATELINE_END.match(text, time.end):
        return False
    return _ENTRY_BEGINS.search(text, max(0, time.start - 8), time.start) is not None
