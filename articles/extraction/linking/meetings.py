"""Which meetings an article reports on, and which it mentions: by name, by date and place, by kind."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Final

from articles.extraction.documents import (
    CleanDocument,
    Evidence,
    MeetingFinding,
    MeetingRole,
    Part,
    Precision,
    PublishedDate,
)
from articles.extraction.linking.meeting_index import RELATED, ROUND, SUMMIT, MeetingIndex, meeting_index, slugs_on
from articles.extraction.linking.meeting_mentions import MeetingMention, find_all_mentions
from articles.extraction.linking.meeting_names import stem
from articles.extraction.linking.meeting_roles import Link, is_near, reported_meetings
from articles.extraction.scanning import cut
from articles.extraction.timewords.expressions import Relation, TimeExpression
from articles.reference import Facts, Meeting

_AHEAD: Final = 45
"""'The coming talks' are those that begin within so many days."""
_RECENT: Final = {'round': 10, 'date-and-place': 0, 'kind-and-place': 60, 'place-name': 400, 'name': 400}
"""'The talks' without a date are those that ended at most so many days ago, by the rule that found them."""
_POSTPONED: Final = 10
"""Meetings are held so many days from what was announced."""
_LAST: Final = 250
"""'The last round' ended at most so many days ago."""
_PROPOSED: Final = 150
"""A meeting is spoken of by its name so many days before it is held."""
_MEETING_NOUNS: Final = frozenset(
    stem(token) for token in cut('قمة مؤتمر اجتماع لقاء محادثات مشاورات منتدى اتفاق مذكرة إعلان بيان الرياض')
)
_COMING: Final = frozenset(
    letters + word for word in cut('المقبلة القادمة المقبل القادم جديدة الجديدة') for letters in ('', 'و', 'ب', 'ل')
)
_SERIES: Final = frozenset(cut('اجتماعات الاجتماعات جولات الجولات جلسات'))
"""Of what is held again and again."""
_ROLES: Final = {True: MeetingRole.REPORTED, False: MeetingRole.MENTIONED}


def link_meetings(clean: CleanDocument, published: PublishedDate | None, facts: Facts) -> tuple[MeetingFinding, ...]:
    """The meetings of an article with the words that speak of them, in the order of their first mention."""
    day = published.date if published and published.precision is Precision.DAY else None
    index = meeting_index(facts)
    above, below = find_all_mentions(clean.headline or '', clean.body, facts)
    links = [*_links(above, Part.HEADLINE, day, index), *_links(below, Part.BODY, day, index)]
    by_slug: dict[str, list[Link]] = {}
    for link in links:
        by_slug.setdefault(link.slug, []).append(link)
    reported = reported_meetings(by_slug, day, index)
    return tuple(
        MeetingFinding(slug, _ROLES[slug in reported], tuple(_evidence(found))) for slug, found in by_slug.items()
    )


def _links(
    mentions: Iterable[MeetingMention], part: Part, day: datetime.date | None, index: MeetingIndex
) -> Iterator[Link]:
    for mention in mentions:
        for slug in _meant(mention, day, index):
            yield Link(slug, mention, part)


def _evidence(links: Iterable[Link]) -> Iterator[Evidence]:
    seen: set[tuple[Part, int, int]] = set()
    for link in links:
        place = (link.part, link.mention.start, link.mention.end)
        if place not in seen:
            seen.add(place)
            yield Evidence(link.mention.start, link.mention.end, link.mention.text, link.part, link.mention.rule)


def _days(number: int) -> datetime.timedelta:
    return datetime.timedelta(days=number)


def _meant(mention: MeetingMention, day: datetime.date | None, index: MeetingIndex) -> tuple[str, ...]:
    """The meeting a mention means: by its number, by the date beside it, else by the day of the article."""
    if mention.number:
        return _numbered(mention, day, index)
    dated = [time for time in mention.times if time.days and (time.month or time.month_relation)]
    for time in dated:
        found = _on_date(mention, time, day, index)
        if found:
            return found
    for time in mention.times:
        beside_today = time.anchor is not None or time.weekday
        if time.month and not time.days and (time.month_relation or time.year or (day and not beside_today)):
            return _in_month(mention, time, day, index)
    if dated or mention.rule == 'kind-and-date' or _is_bare_thing(mention, day, index):
        return ()
    return _by_day(mention, day, index) if day else _only(mention)


def _in_month(
    mention: MeetingMention, time: TimeExpression, day: datetime.date | None, index: MeetingIndex
) -> tuple[str, ...]:
    """The meeting of 'last January' or 'January 2017'. Talks held elsewhere again and again are not told by their
    month, nor is what an article without a day foresees: meetings are put off."""
    if _is_series(mention) and 'جول' not in mention.text:
        return ()
    if day is None and (mention.phase == 'F' or time.month_relation is Relation.COMING):
        return ()
    meetings = [index.by_slug[slug] for slug in mention.slugs if index.by_slug[slug].start.month == time.month]
    found = [meeting.slug for meeting in meetings if _agrees(meeting, time, day)]
    if day is None and (
        mention.rule == 'kind-and-date' or sum(index.by_slug[slug].kind == ROUND for slug in found) > 1
    ):
        return ()
    return tuple(sorted(found, key=lambda slug: index.by_slug[slug].kind != ROUND))[:1]


def _is_bare_thing(mention: MeetingMention, day: datetime.date | None, index: MeetingIndex) -> bool:
    """Whether the name is that of a body or an idea ('the constitutional committee') and no day speaks of a meeting."""
    first = cut(mention.text)[0]
    if mention.rule != 'name' or (stem(first) in _MEETING_NOUNS and first not in _SERIES):
        return False
    said = [said for time in mention.times if day and (said := _day_said(time, day, mention.phase))]
    if day and mention.phase in ('B', 'E', 'H'):
        # 'The committee began its work': it does so when it meets.
        said += day, day - _days(1)
    return not any(index.by_slug[slug].covers(one) for slug in mention.slugs for one in said)


def _only(mention: MeetingMention) -> tuple[str, ...]:
    """The one meeting that the words can mean, where no day tells: by its name, or of its kind at its place."""
    named = mention.rule in ('name', 'description')
    only_there = mention.rule in ('kind-and-place', 'place-name') and mention.place and mention.phase != 'F'
    return mention.slugs if (named or only_there) and len(mention.slugs) == 1 else ()


def _numbered(mention: MeetingMention, day: datetime.date | None, index: MeetingIndex) -> tuple[str, ...]:
    """A round by its number, unless the day contradicts it: outlets count differently."""
    if len(mention.slugs) > 1:
        near = [slug for slug in mention.slugs if day and is_near(index.by_slug[slug], day)]
        return tuple(near) if len(near) == 1 else ()
    meeting = index.by_slug[mention.slugs[0]]
    if day is None:
        return mention.slugs
    if day < index.announced(meeting):
        return ()
    if meeting.kind == ROUND and mention.phase.upper() in ('B', 'E', 'H') and not is_near(meeting, day):
        held = [slug for slug in index.rounds.values() if is_near(index.by_slug[slug], day)]
        if held and any(time.anchor is not None or time.weekday for time in mention.times):
            return tuple(held)
    return mention.slugs


def _on_date(
    mention: MeetingMention, time: TimeExpression, day: datetime.date | None, index: MeetingIndex
) -> tuple[str, ...]:
    """The meeting held on the date that stands beside the mention; of another kind at the place if need be."""
    months = [time.month] if time.month else [_related_month(time, day)] if day else []
    candidates = (mention.slugs, index.at_place.get(mention.place or '', ()))
    for slugs in candidates:
        for month in months:
            found = tuple(
                slug for slug in slugs_on(index, slugs, month, time.days) if _agrees(index.by_slug[slug], time, day)
            )
            if found:
                return found[:1]
    if mention.phase == 'F' and day and months:
        return _planned(mention, time, months[0], day, index)
    if len(time.days) > 1 and months:
        return _whole_span(time, months[0], day, index)
    return ()


def _related_month(time: TimeExpression, day: datetime.date) -> int:
    """The number of 'this month', 'the past' or 'the coming' one, seen from `day`."""
    away = {Relation.PAST: -1, Relation.COMING: 1}.get(time.month_relation or Relation.CURRENT, 0)
    return (day.month - 1 + away) % 12 + 1


def _planned(
    mention: MeetingMention, time: TimeExpression, month: int, day: datetime.date, index: MeetingIndex
) -> tuple[str, ...]:
    """A meeting announced for a day near that on which it was then held."""
    for year in (time.year,) if time.year else (day.year, day.year + 1):
        try:
            planned = datetime.date(year, month, time.days[0])
        except ValueError:
            continue
        for slug in mention.slugs:
            meeting = index.by_slug[slug]
            if planned >= day <= meeting.start and abs((meeting.start - planned).days) <= _POSTPONED:
                return (slug,)
    return ()


def _whole_span(time: TimeExpression, month: int, day: datetime.date | None, index: MeetingIndex) -> tuple[str, ...]:
    """A round whose first and last day are both given is that round, whatever it is called there."""
    return tuple(
        slug
        for slug in index.rounds.values()
        if (meeting := index.by_slug[slug]).start.month == month
        and (meeting.start.day, meeting.end.day) == (time.days[0], time.days[-1])
        and _agrees(meeting, time, day)
    )[:1]


def _agrees(meeting: Meeting, time: TimeExpression, day: datetime.date | None) -> bool:
    """Whether the meeting lies where the expression puts it, seen from `day`."""
    if time.year:
        return meeting.start.year == time.year
    if day is None:
        return True
    away = (meeting.start - day).days
    if time.month_relation is Relation.CURRENT:
        return (meeting.start.year, meeting.start.month) == (day.year, day.month)
    if time.month_relation is Relation.PAST:
        return -340 <= away <= 0
    if time.month_relation is Relation.COMING:
        return 0 <= away <= 340
    return -200 <= away <= 120


def _by_day(mention: MeetingMention, day: datetime.date, index: MeetingIndex) -> tuple[str, ...]:
    """Without a date beside it: what is held on the day, else what is to come, else what was held lately."""
    meetings = [index.by_slug[slug] for slug in mention.slugs]
    said = [said for time in mention.times if (said := _day_said(time, day, mention.phase))]
    on_day = [meeting for meeting in meetings for one in said if meeting.covers(one)]
    if on_day:
        return (min(on_day, key=lambda meeting: meeting.kind != ROUND).slug,)
    if mention.rule == 'place-and-day':
        held = [meeting for meeting in meetings if meeting.start <= day <= meeting.end + _days(1)]
        return (min(held, key=lambda meeting: meeting.kind != ROUND).slug,) if held else ()
    if mention.rule == 'last-round':
        over = [meeting for meeting in meetings if 0 < (day - meeting.end).days <= _LAST and meeting.kind == ROUND]
        return (max(over, key=lambda meeting: meeting.end).slug,) if over else ()
    ahead = _PROPOSED if mention.rule == 'name' else _AHEAD if mention.phase == 'F' else 0
    if ahead:
        coming = [meeting for meeting in meetings if 0 < (meeting.start - day).days <= ahead]
        if coming:
            return (min(coming, key=lambda meeting: meeting.start).slug,)
    # 'The coming round' is none that was held.
    ahead_only = mention.phase == 'F' and not _COMING.isdisjoint(cut(mention.text))
    near = [meeting for meeting in meetings if is_near(meeting, day) and (meeting.start >= day or not ahead_only)]
    if near:
        return (min(near, key=lambda meeting: (meeting.kind != ROUND, abs((meeting.end - day).days))).slug,)
    if mention.rule == 'place-name':
        # 'The summit of Sochi' is the last meeting there, and that may have been another one.
        there = [index.by_slug[slug] for slug in index.at_place.get(mention.place or '', ())]
        meetings = [meeting for meeting in there if meeting.kind in (SUMMIT, RELATED)]
    if _is_series(mention) and mention.phase not in ('B', 'E', 'H'):
        return ()
    recent = [meeting for meeting in meetings if 0 <= (day - meeting.end).days <= _RECENT.get(mention.rule, 30)]
    latest = max(recent, key=lambda meeting: meeting.end, default=None)
    return (latest.slug,) if latest and latest.slug in mention.slugs and mention.phase != 'F' else ()


def _is_series(mention: MeetingMention) -> bool:
    """Whether it speaks of 'the talks in Geneva', which are held again and again beside the process."""
    return mention.rule == 'round' and mention.kind == RELATED


def _day_said(time: TimeExpression, day: datetime.date, phase: str) -> datetime.date | None:
    """The day that 'today', 'yesterday' or a weekday means in an article of `day`."""
    if time.anchor is not None:
        return day + _days(time.anchor)
    if not time.weekday:
        return None
    back = (day.isoweekday() - time.weekday) % 7
    if phase == 'F' or time.weekday_relation in (Relation.COMING, Relation.CURRENT):
        return day + _days((7 - back) % 7)
    return day - _days(back)
