"""Which of the meetings of an article it reports on: what is being held or was just held, and is the news."""

import datetime
from dataclasses import dataclass
from typing import Final

from articles.extraction.documents import Part
from articles.extraction.linking.meeting_index import ROUND, MeetingIndex
from articles.extraction.linking.meeting_mentions import MeetingMention
from articles.extraction.timewords.expressions import TimeExpression
from articles.reference import Meeting

_BEFORE: Final = 1
"""An article of so many days before a meeting already reports on it."""
_AFTER: Final = 3
_LEAD: Final = 600
"""Characters of the body that say what the story is."""
_SEVERAL: Final = 2
_OPENING: Final = 300
"""Characters of the body with which the story opens."""


@dataclass(frozen=True, slots=True)
class Link:
    """A meeting that a mention means, and where it stands."""

    slug: str
    mention: MeetingMention
    part: Part


def reported_meetings(by_slug: dict[str, list[Link]], day: datetime.date | None, index: MeetingIndex) -> set[str]:
    """The meetings that are reported. They stand in the headline or the lead, or keep coming up; and they are being
    held or were just held, by the day of the article or, where that is not known, by the words beside them."""
    salient = [slug for slug, links in by_slug.items() if _is_salient(links)]
    if day is None:
        if _looks_back(by_slug):
            return set()
        latest = _latest_round(by_slug, index)
        return {
            slug
            for slug in salient
            if any(_may_be_news(link) and _is_told_as_news(link.mention) for link in by_slug[slug])
            and (index.by_slug[slug].kind != ROUND or latest is None or slug == latest)
        }
    held = {
        slug
        for slug in salient
        if is_near(index.by_slug[slug], day)
        and index.by_slug[slug].start <= day
        and not all(link.mention.behind for link in by_slug[slug])
    }
    if not held:
        # On its eve a meeting is the news, unless another is.
        coming = (slug for slug in salient if is_near(index.by_slug[slug], day) and day < index.by_slug[slug].start)
        return {slug for slug in coming if any(map(_opens, by_slug[slug]))}
    return held


def _is_salient(links: list[Link]) -> bool:
    return len(links) > 2 or any(link.part is Part.HEADLINE or link.mention.start < _LEAD for link in links)


def _opens(link: Link) -> bool:
    return link.part is Part.HEADLINE or link.mention.start < _OPENING


def _may_be_news(link: Link) -> bool:
    """Whether it stands where an article without a day has its news: that something began or ended may come later."""
    if link.mention.phase == 'H' and not any(time.anchor is not None or time.weekday for time in link.mention.times):
        # 'The first round was held in': behind the first sentence it is background.
        return link.part is Part.HEADLINE or link.mention.sentence == 0
    return _opens(link) or (link.mention.start < _LEAD and link.mention.phase in ('B', 'E'))


def _looks_back(by_slug: dict[str, list[Link]]) -> bool:
    """Whether an article without a day tells of several meetings on dates of their own, and says of none that it is
    today's or this week's: a history of the talks has no news among them."""
    mentions = [link.mention for links in by_slug.values() for link in links]
    if any(time.anchor is not None or (time.weekday and not time.year) for found in mentions for time in found.times):
        return False
    return sum(any(_is_dated(link.mention) for link in links) for links in by_slug.values()) >= _SEVERAL


def _is_dated(mention: MeetingMention) -> bool:
    """Whether the sentence gives the meeting's own date, and neither looks back on it beside the news nor ahead."""
    if mention.phase == 'F' or mention.recalled:
        return False
    return any(time.month and not time.month_relation and not time.year_relation for time in mention.times)


def _latest_round(by_slug: dict[str, list[Link]], index: MeetingIndex) -> str | None:
    """The latest round that is not said to be to come: of several rounds the earlier ones are looked back on."""
    past = [
        slug
        for slug, links in by_slug.items()
        if index.by_slug[slug].kind == ROUND and any(link.mention.phase != 'F' for link in links)
    ]
    return max(past, key=lambda slug: index.by_slug[slug].start, default=None)


def _is_told_as_news(mention: MeetingMention) -> bool:
    """Whether the sentence says that the meeting begins, is held or ends, and not of another time than its own."""
    if mention.phase.upper() not in ('B', 'E', 'H') or mention.behind:
        return False
    if any(time.anchor is not None or (time.weekday and not time.month) for time in mention.times):
        return True
    elsewhen = any(_is_elsewhen(time, mention) for time in mention.times)
    named = mention.rule == 'name' and mention.phase == 'H'
    return mention.phase.isupper() and not mention.recalled and not elsewhen and not named


def _is_elsewhen(time: TimeExpression, mention: MeetingMention) -> bool:
    """Whether a time is another than that of the news: 'last January', and in the sentences after the first a month
    without a weekday, or the year."""
    if time.month_relation or time.year_relation:
        return True
    dated = time.year is not None or (time.month is not None and time.weekday is None)
    return mention.sentence > 0 and dated


def is_near(meeting: Meeting, day: datetime.date) -> bool:
    return meeting.start - datetime.timedelta(days=_BEFORE) <= day <= meeting.end + datetime.timedelta(days=_AFTER)
