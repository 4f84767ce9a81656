"""What a text says of known meetings, as clues to its day: 'the round ended yesterday', 'the summit due on 4 April'."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from articles.extraction.dates.clues import STALE, Clue, Rank
from articles.extraction.linking.meeting_index import RELATED, ROUND, MeetingIndex, meeting_index, slugs_on
from articles.extraction.linking.meeting_mentions import MeetingMention, looks_elsewhen
from articles.extraction.linking.once import once_per_facts
from articles.extraction.timewords.daysets import (
    DaySet,
    between,
    in_month,
    in_year,
    of_day,
    shifted,
    union,
    widened,
)
from articles.extraction.timewords.expressions import Relation, System, TimeExpression
from articles.reference import Facts, Meeting

_DAYS_AWAY: Final = 330
"""'Last October' and 'next April' lie within so many days of the text."""
_WEEK: Final = 6
_LEAD: Final = 800
"""Characters: what is said there of a meeting without a day is news."""
_RENAMED_BEFORE: Final = 40
_RENAMED_AFTER: Final = 150
"""Days before the first meeting under a city's other name, and after the last, in which it was called so."""
_ROUNDS: Final = ('جولات', 'الجولات')
_NAMESAKE: Final = 'نزار'
_ADJOINING: Final = 6
_TO_COME: Final = ('F', 'b', 'e', 'h')


def clues_of_meetings(mentions: tuple[MeetingMention, ...], facts: Facts) -> Iterator[Clue]:
    """What the mentions of known meetings say of the day of the text."""
    index = meeting_index(facts)
    for mention in mentions:
        if mention.behind:
            continue
        yield from _clues_of_mention(mention, index)
        yield from _nth_day(mention, index)
    yield from _latest_round(mentions, index)


def _nth_day(mention: MeetingMention, index: MeetingIndex) -> Iterator[Clue]:
    """'The talks go on for a second day': it is that day, or the day after it."""
    for time in mention.times:
        if time.nth_day and mention.slugs:
            held = [days_of_meeting(index.by_slug[slug]) for slug in mention.slugs]
            meant = union(of_day(days[time.nth_day - 1]) for days in held if len(days) >= time.nth_day)
            words = f'{mention.text} · {time.text}'
            reason = 'is a day of a known meeting'
            yield Clue(widened(meant, 0, 1), words, reason, mention.start, 'year', meeting=True)
            yield Clue(meant, words, reason, mention.start, 'day', Rank.LEAD, meeting=True)


def _clues_of_mention(mention: MeetingMention, index: MeetingIndex) -> Iterator[Clue]:
    """What the times of a mention say together: one of them is the meeting's, which one is not known."""
    if mention.rule == 'place-and-day':
        return
    days: DaySet = 0
    telling: list[TimeExpression] = []
    for time in mention.times:
        found = _days_of_mention(mention, time, index)
        if found:
            days |= found
            telling.append(time)
    if telling and mention.slugs:
        pieces = sorted([(mention.start, mention.text), *((time.start, time.text) for time in telling)])
        if looks_elsewhen(telling):
            yield from _looked_back(mention, telling, days, index)
            return
        near = all(time.anchor is not None or time.last_two_days for time in telling)
        words = ' · '.join(text for _, text in pieces)
        fixes = 'day year' if near else 'year'
        yield Clue(days, words, 'is said of a known meeting', pieces[0][0], fixes, meeting=True)
    elif mention.phase in ('B', 'E', 'H') and mention.start < _LEAD and _is_news(mention) and not _denies(mention):
        days = union(_held(index.by_slug[slug], mention.phase) for slug in mention.slugs)
        yield Clue(days, mention.text, 'is held or was just held', mention.start, 'year', Rank.HELD, meeting=True)


def _looked_back(
    mention: MeetingMention, telling: Sequence[TimeExpression], days: DaySet, index: MeetingIndex
) -> Iterator[Clue]:
    """A meeting with its date and year: what is written of it may be written years later, and hardly long before."""
    first = min(index.by_slug[slug].start for slug in mention.slugs) - datetime.timedelta(days=_DAYS_AWAY)
    words = f'{mention.text} · {telling[0].text}'
    reason = 'is said of a known meeting'
    yield Clue(between(first, datetime.date.max), words, reason, mention.start, meeting=True)
    if mention.start < _LEAD and not mention.recalled:
        yield Clue(days, words, reason, mention.start, 'year', Rank.MONTHS, meeting=True)


def _denies(mention: MeetingMention) -> bool:
    """Whether 'yesterday, Wednesday' is said of a meeting of which that cannot be true: it is counted differently; or
    its date is given with the year: it is long past."""
    return any(time.anchor is not None and time.weekday for time in mention.times) or looks_elsewhen(mention.times)


def _is_news(mention: MeetingMention) -> bool:
    several = mention.rule == 'round' and mention.text.startswith(_ROUNDS)
    # 'In 2017 the round began': news does not give the year alone.
    dated = any(time.year and not time.month and time.anchor is None for time in mention.times)
    past = mention.recalled or several or dated
    return mention.kind != RELATED and mention.rule != 'kind-and-date' and not past


def _held(meeting: Meeting, phase: str) -> DaySet:
    first = meeting.end if phase == 'E' else meeting.start
    last = meeting.start if phase == 'B' else meeting.end
    return between(first, last + datetime.timedelta(days=3))


def _latest_round(mentions: tuple[MeetingMention, ...], index: MeetingIndex) -> Iterator[Clue]:
    """The highest round named: the text is no older than its announcement, and hardly younger than the next but one."""
    numbered = [mention for mention in mentions if mention.number and mention.kind == ROUND and len(mention.slugs) == 1]
    if not numbered:
        return
    latest = max(numbered, key=lambda mention: mention.number or 0)
    meeting = index.by_slug[latest.slugs[0]]
    announced = index.announced(meeting)
    yield Clue(between(announced, datetime.date.max), latest.text, 'names a round', latest.start, meeting=True)
    later = index.rounds.get((meeting.round or 0) + 2)
    if later:
        days = between(announced, index.by_slug[later].start)
        yield Clue(days, latest.text, 'is the latest round named', latest.start, rank=Rank.ROUND)
    if all(mention.phase == 'F' for mention in numbered if mention.number == latest.number):
        days = between(announced, meeting.start)
        yield Clue(days, latest.text, 'is yet to be held', latest.start, rank=Rank.ROUND)


def clues_of_city(text: str, facts: Facts) -> Iterator[Clue]:
    """A city under the name that it bore for some years: no text has it from before."""
    for alias, meetings in _renamed(facts):
        place = text.find(alias)
        if place >= 0 and not text[place + len(alias) :].lstrip().startswith(_NAMESAKE):
            first = min(meeting.start for meeting in meetings) - datetime.timedelta(days=_RENAMED_BEFORE)
            last = max(meeting.end for meeting in meetings) + datetime.timedelta(days=_RENAMED_AFTER)
            yield Clue(between(first, datetime.date.max), alias, 'is a later name of the city', place)
            yield Clue(between(first, last), alias, 'was the name of the city', place, rank=Rank.ROUND)
            return


@once_per_facts
def _renamed(facts: Facts) -> tuple[tuple[str, tuple[Meeting, ...]], ...]:
    """The spellings of a place's other name with the meetings held there while it bore it."""
    return tuple(
        (alias, held)
        for place in facts.places
        if place.same_as
        for alias in place.aliases_ar
        if (held := tuple(meeting for meeting in facts.meetings if meeting.place == place.slug))
    )


def _days_of_mention(mention: MeetingMention, time: TimeExpression, index: MeetingIndex) -> DaySet:
    if time.system is not System.GREGORIAN:
        return 0
    if mention.phase in _TO_COME and time.month_relation is Relation.PAST:
        # 'Was to be held last May': that is not when it was.
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
    if told or (time.anchor is not None and _adjoins(mention, time) and not _is_topic(mention)):
        return _phase_days(mention, time, index)
    return 0


def _adjoins(mention: MeetingMention, time: TimeExpression) -> bool:
    """'Today, Friday, in the hall of the summit': so near that no verb is needed."""
    return max(mention.first_token - time.last_token, time.first_token - mention.last_token) <= _ADJOINING


def _is_topic(mention: MeetingMention) -> bool:
    """Whether somebody only speaks of the meeting, or it is to come: 'announced today a summit in April'."""
    return mention.about or any(time.month_relation is Relation.COMING for time in mention.times)


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
        return between(meeting.start - away, meeting.start - datetime.timedelta(days=1))
    if time.month_relation is Relation.PAST or mention.phase in ('B', 'E', 'H'):
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
    return widened(meant, STALE, 1) if phase.islower() else widened(meant, 0, _WEEK)
