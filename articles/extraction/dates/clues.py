"""What the text itself says of its day: each clue leaves a set of days on which it could have been written."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from articles.extraction.linking.meeting_index import RELATED, ROUND, MeetingIndex, meeting_index, slugs_on
from articles.extraction.linking.meeting_mentions import MeetingMention
from articles.extraction.timewords.daysets import (
    ALL,
    DaySet,
    between,
    in_month,
    in_year,
    months_after,
    months_before,
    of_day,
    on_day_of_month,
    on_weekday,
    shifted,
    union,
    widened,
)
from articles.extraction.timewords.expressions import Relation, System, TimeExpression
from articles.reference import Facts, Meeting

_MONTHS_AWAY: Final = 11
"""'Last July' is at most so many months ago, 'next July' as many ahead."""
_LIKELY_MONTHS_AWAY: Final = 6
_DAYS_AWAY: Final = 330
_WEEK: Final = 6
_DATELINE_REACH: Final = 45
_DATELINE_END: Final = re.compile(r'\s*[(/\-–—:|ـ]')
_LEAD: Final = 800
_HEAD: Final = 300
"""Characters: the first sentence or two."""
_ANNOUNCED: Final = 150
_ADJOINING: Final = 6
_STALE: Final = 4
"""News gives a weekday without a date for what happened at most so many days ago."""


class Rank(IntEnum):
    """How sure a clue is. What is only likely is asked, in this order, where the certain clues leave several days."""

    CERTAIN = 0
    MONTHS = 1
    ROUND = 2
    HELD = 3
    RECENT = 4
    OTHER_DAY = 5
    LEAD = 6


@dataclass(frozen=True, slots=True)
class Clue:
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


def read_clues(
    times: tuple[TimeExpression, ...], mentions: tuple[MeetingMention, ...], facts: Facts
) -> tuple[Clue, ...]:
    """All clues of a text, in its order."""
    clues = [clue for time in times for clue in _clues_of_time(time)]
    index = meeting_index(facts)
    for mention in mentions:
        clues.extend(_clues_of_mention(mention, index))
    clues.extend(_latest_round(mentions, index))
    clues.extend(_lead_weekday(times, mentions))
    return tuple(sorted(clues, key=lambda clue: clue.start))


def _clues_of_time(time: TimeExpression) -> Iterator[Clue]:
    if time.system is not System.GREGORIAN:
        return
    if time.anchor is not None:
        yield from _anchored(time)
    elif time.weekday and not time.days:
        yield from _weekday(time)
    if time.month and time.month_relation and not time.year:
        yield from _related_month(time, time.month)
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


def _weekday(time: TimeExpression) -> Iterator[Clue]:
    """A weekday alone: news speaks so of the last few days, with 'this' of the next few."""
    same = on_weekday(time.weekday or 1)
    if time.weekday_relation is None:
        yield Clue(widened(same, 0, _STALE), time.text, 'was a few days ago at most', time.start, rank=Rank.RECENT)
    elif time.weekday_relation is Relation.CURRENT:
        yield Clue(widened(same, _STALE, 0), time.text, 'is a few days away at most', time.start, rank=Rank.RECENT)


def _related_month(time: TimeExpression, month: int) -> Iterator[Clue]:
    if time.month_relation is Relation.CURRENT:
        yield Clue(in_month(month), time.text, 'names the current month', time.start)
        if time.days and time.anchor is None:
            # Nobody gives today's date like this, though some do.
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
    return Clue(between(day - datetime.timedelta(days=ahead), datetime.date.max), time.text, 'names a year', time.start)


def _date(year: int, month: int | None, day: int | None) -> datetime.date:
    try:
        return datetime.date(year, month or 1, day or 1)
    except ValueError:
        return datetime.date(year, month or 1, 1)


def _clues_of_mention(mention: MeetingMention, index: MeetingIndex) -> Iterator[Clue]:
    """What the times of a mention say together: one of them is the meeting's, which one is not known."""
    days: DaySet = 0
    telling: list[TimeExpression] = []
    for time in mention.times:
        found = _days_of_mention(mention, time, index)
        if found:
            days |= found
            telling.append(time)
    if telling and mention.slugs:
        pieces = sorted([(mention.start, mention.text), *((time.start, time.text) for time in telling)])
        near = all(time.anchor is not None or time.last_two_days for time in telling)
        words = ' · '.join(text for _, text in pieces)
        fixes = 'day year' if near else 'year'
        yield Clue(days, words, 'is said of a known meeting', pieces[0][0], fixes, meeting=True)
    elif mention.phase in ('B', 'E', 'H') and mention.start < _LEAD and mention.kind != RELATED:
        days = union(_held(index.by_slug[slug], mention.phase) for slug in mention.slugs)
        yield Clue(days, mention.text, 'is held or was just held', mention.start, 'year', Rank.HELD, meeting=True)


def _held(meeting: Meeting, phase: str) -> DaySet:
    first = meeting.end if phase == 'E' else meeting.start
    last = meeting.start if phase == 'B' else meeting.end
    return between(first, last + datetime.timedelta(days=3))


def _latest_round(mentions: tuple[MeetingMention, ...], index: MeetingIndex) -> Iterator[Clue]:
    """The highest round named: the text is no older than its announcement, and hardly younger than the next but one."""
    numbered = [mention for mention in mentions if mention.number and mention.kind == ROUND]
    if not numbered:
        return
    latest = max(numbered, key=lambda mention: mention.number or 0)
    meeting = index.by_slug[latest.slugs[0]]
    announced = meeting.start - datetime.timedelta(days=_ANNOUNCED)
    yield Clue(between(announced, datetime.date.max), latest.text, 'names a round', latest.start)
    later = index.rounds.get((meeting.round or 0) + 2)
    if later:
        days = between(announced, index.by_slug[later].start)
        yield Clue(days, latest.text, 'is the latest round named', latest.start, rank=Rank.ROUND)


def _lead_weekday(times: tuple[TimeExpression, ...], mentions: tuple[MeetingMention, ...]) -> Iterator[Clue]:
    """News begins with the day of the event, which is that of the text or the day before."""
    to_come = ('F', 'b', 'e', 'h')
    coming = {time.start for mention in mentions if mention.phase in to_come for time in mention.times}
    for time in times:
        bare = time.weekday and not time.days and time.anchor is None and time.weekday_relation is None
        if time.start < _HEAD and bare and time.start not in coming:
            days = on_weekday(time.weekday or 1)
            yield Clue(days, time.text, 'is the day the report begins with', time.start, 'day', Rank.LEAD)
            return


def _days_of_mention(mention: MeetingMention, time: TimeExpression, index: MeetingIndex) -> DaySet:
    if time.system is not System.GREGORIAN:
        return 0
    if time.days and (time.month or time.month_relation is Relation.CURRENT):
        return _dated_days(mention, time, index)
    if time.month and time.month_relation:
        return _monthly_days(mention, time, index)
    if mention.rule == 'name' and mention.kind == RELATED and (time.anchor is None or not time.weekday):
        return 0
    if mention.rule == 'kind-and-date':
        return 0
    told = mention.phase or mention.rule == 'description' or time.last_two_days
    if told or (time.anchor is not None and _adjoins(mention, time)):
        return _phase_days(mention, time, index)
    return 0


def _adjoins(mention: MeetingMention, time: TimeExpression) -> bool:
    """'Today, Friday, in the hall of the summit': so near that no verb is needed."""
    return max(mention.first_token - time.last_token, time.first_token - mention.last_token) <= _ADJOINING


def _dated_days(mention: MeetingMention, time: TimeExpression, index: MeetingIndex) -> DaySet:
    months = [time.month] if time.month else range(1, 13)
    matched = {slug for month in months for slug in slugs_on(index, mention.slugs, month, time.days)}
    if time.year:
        matched = {slug for slug in matched if index.by_slug[slug].start.year == time.year}
    if not matched and time.month_relation is Relation.COMING and time.month:
        matched = {slug for slug in mention.slugs if _was_planned(index.by_slug[slug], time.month, time.days[0])}
    return union(_seen_from(index.by_slug[slug], mention, time) for slug in matched)


def _was_planned(meeting: Meeting, month: int, day: int) -> bool:
    """Whether a meeting may be the one announced for a day: meetings are put off rather than brought forward."""
    try:
        planned = datetime.date(meeting.start.year, month, day)
    except ValueError:
        return False
    return -5 <= (meeting.start - planned).days <= 20


def _monthly_days(mention: MeetingMention, time: TimeExpression, index: MeetingIndex) -> DaySet:
    meetings = [index.by_slug[slug] for slug in mention.slugs]
    return union(_seen_from(meeting, mention, time) for meeting in meetings if meeting.start.month == time.month)


def _seen_from(meeting: Meeting, mention: MeetingMention, time: TimeExpression) -> DaySet:
    """The days from which the meeting's date is seen as `time` says it."""
    if time.anchor is not None:
        days = union(of_day(day) for day in days_of_meeting(meeting) if not time.days or day.day in time.days)
        return shifted(days, -time.anchor)
    away = datetime.timedelta(days=_DAYS_AWAY)
    if time.month_relation is Relation.CURRENT:
        return in_month(meeting.start.month) & in_year(meeting.start.year)
    if time.month_relation is Relation.COMING or mention.phase == 'F':
        return between(meeting.start - away, meeting.start)
    if time.month_relation is Relation.PAST:
        return between(meeting.start, meeting.end + away)
    return between(meeting.start - away, meeting.end + away)


def days_of_meeting(meeting: Meeting) -> list[datetime.date]:
    return [meeting.start + datetime.timedelta(days=n) for n in range((meeting.end - meeting.start).days + 1)]


def _phase_days(mention: MeetingMention, time: TimeExpression, index: MeetingIndex) -> DaySet:
    """'The talks began on Monday', 'ended today', 'over the last two days'."""
    if time.weekday is None and time.anchor is None and not time.last_two_days:
        return 0
    return union(_phase_of(index.by_slug[slug], mention.phase, time) for slug in mention.slugs)


def _phase_of(meeting: Meeting, phase: str, time: TimeExpression) -> DaySet:
    if phase == 'F' and time.anchor is not None and time.anchor <= 0:
        # 'Today it was said that the round will': the day is that of the saying.
        return 0
    if time.last_two_days:
        return between(meeting.end, meeting.end + datetime.timedelta(days=1))
    if phase.upper() in ('B', 'F'):
        days = [meeting.start]
    elif phase.upper() == 'E':
        days = [meeting.end]
    else:
        days = days_of_meeting(meeting)
    if time.weekday:
        days = [day for day in days if day.isoweekday() == time.weekday]
    meant = union(of_day(day) for day in days)
    if time.anchor is not None:
        return shifted(meant, -time.anchor)
    if time.weekday_relation is Relation.PAST:
        return widened(shifted(meant, 1), 0, _WEEK)
    if time.weekday_relation is Relation.COMING:
        return widened(shifted(meant, -1), _WEEK, 0)
    if phase == 'F' or time.weekday_relation is Relation.CURRENT:
        return widened(meant, _WEEK, 0)
    return widened(meant, _STALE, 1) if phase.islower() else widened(meant, 0, _WEEK)


def dateline_clue(text: str, times: tuple[TimeExpression, ...]) -> Clue | None:
    """The day of writing from a dateline at the head of the text: 'Astana, 24 January (Xinhua)'."""
    first = times[0] if times else None
    if not first or first.start > _DATELINE_REACH or not first.month or len(first.days) != 1 or first.month_relation:
        return None
    if first.system is not System.GREGORIAN or first.anchor is not None or not _DATELINE_END.match(text, first.end):
        return None
    days = in_month(first.month) & on_day_of_month(first.days[0]) & (in_year(first.year) if first.year else ALL)
    return Clue(days, text[: first.end], 'is the dateline', first.start, 'day year' if first.year else 'day')
