"""The known meetings arranged for look-up: by kind and place, by number, by name."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from articles.extraction.linking.meeting_words import PREFIXES, read_meeting_words
from articles.extraction.linking.once import once_per_facts
from articles.extraction.scanning import QUOTATION_MARKS, Phrases, cut
from articles.reference import Facts, Meeting

ROUND, SUMMIT, MINISTERIAL, TECHNICAL, GROUP, CONGRESS, RELATED = (
    'high-level round', 'summit', 'ministerial', 'technical', 'working group', 'congress', 'related',
)  # fmt: skip
_ANNOUNCED: Final = 150
_SERIES_LETTERS: Final = frozenset('TtRQAIYKzno')
_DOCUMENTS: Final = frozenset(cut('إعلان بيان مذكرة اتفاق'))


@dataclass(frozen=True)
class MeetingIndex:
    """Look-up tables over `Facts.meetings`."""

    by_slug: dict[str, Meeting]
    rounds: dict[int, str]
    """Number of a round of the process to its slug."""
    series: dict[tuple[str, int], str]
    """(place, number) of a numbered meeting named after its place ('Geneva 4') to its slug."""
    kinds: dict[tuple[str, str], tuple[str, ...]]
    """(kind, place) to slugs; (kind, '') to all of the kind."""
    names: Phrases[tuple[str, ...]] = field(default_factory=Phrases)
    """A name in print to the meetings that bear it."""
    at_place: dict[str, tuple[str, ...]] = field(default_factory=dict)
    of_process: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """A place where rounds were held to all meetings of the process there, of whatever kind."""
    processes: tuple[str, ...] = ()
    """All meetings of the process, wherever they were held."""
    defence: tuple[str, ...] = ()
    """The meetings of ministers of defence."""
    quadrilateral: tuple[str, ...] = ()
    """The meetings of four states."""
    numbered_at: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Place to the numbered talks held there that are no round of the process (Geneva 4 to 8)."""

    def announced(self, meeting: Meeting) -> datetime.date:
        """The first day on which a numbered meeting is spoken of: half a year before it is held at most, or from the
        end of the round before it on, which announces it."""
        early = meeting.start - datetime.timedelta(days=_ANNOUNCED)
        before = self.rounds.get(meeting.round - 1) if meeting.round else None
        return min(early, self.by_slug[before].end) if before else early


@once_per_facts
def meeting_index(facts: Facts) -> MeetingIndex:
    """The tables for one set of facts, built once."""
    kinds: dict[tuple[str, str], list[str]] = defaultdict(list)
    places: dict[str, list[str]] = defaultdict(list)
    series: dict[tuple[str, int], str] = {}
    bearers: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for meeting in facts.meetings:
        place = place_of(meeting, facts)
        kinds[meeting.kind, place].append(meeting.slug)
        kinds[meeting.kind, ''].append(meeting.slug)
        places[place].append(meeting.slug)
        for name in meeting.names_ar:
            numbered = _place_and_number(name, facts)
            if numbered:
                series.setdefault(numbered, meeting.slug)
            elif _stands_alone(meeting, name, facts):
                bearers[_without_marks(name)].append(meeting.slug)
        if meeting.round:
            series.setdefault((place, meeting.round), meeting.slug)
    names: Phrases[tuple[str, ...]] = Phrases()
    for tokens, slugs in bearers.items():
        names.add(tokens, tuple(dict.fromkeys(slugs)), PREFIXES)
    return MeetingIndex(
        by_slug=facts.meeting_by_slug,
        rounds={meeting.round: meeting.slug for meeting in facts.meetings if meeting.round},
        series=series,
        kinds={key: tuple(slugs) for key, slugs in kinds.items()},
        names=names,
        at_place={place: tuple(slugs) for place, slugs in places.items()},
        of_process={
            place: tuple(slug for slug in slugs if facts.meeting_by_slug[slug].kind != RELATED)
            for place, slugs in places.items()
            if (ROUND, place) in kinds
        },
        processes=tuple(meeting.slug for meeting in facts.meetings if meeting.kind != RELATED),
        defence=tuple(meeting.slug for meeting in facts.meetings if 'دفاع' in meeting.name_ar),
        quadrilateral=tuple(meeting.slug for meeting in facts.meetings if 'رباع' in meeting.name_ar),
        numbered_at={
            place: tuple(dict.fromkeys(slug for (other, _), slug in series.items() if other == place))
            for place in {place for (place, _), slug in series.items() if not facts.meeting_by_slug[slug].round}
        },
    )


def _without_marks(name: str) -> tuple[str, ...]:
    return tuple(token for token in cut(name) if token not in QUOTATION_MARKS)


def place_of(meeting: Meeting, facts: Facts) -> str:
    """The meeting's place, under one slug where the city changed its name."""
    for place in facts.places:
        if place.slug == meeting.place:
            return place.same_as or place.slug
    return meeting.place


def _place_and_number(name: str, facts: Facts) -> tuple[str, int] | None:
    words = read_meeting_words(name, facts)
    if len(words) == 2 and words[0].letter in 'AaP' and words[1].letter == 'n' and len(cut(name)) <= 6:
        return str(words[0].value), int(words[1].value)
    return None


def _stands_alone(meeting: Meeting, name: str, facts: Facts) -> bool:
    """Whether a name is looked for as it is: not where the grammar of kinds, places and numbers reads it ('the
    expert meeting'), nor where it says no more than 'the talks in Astana' or 'the truce'."""
    tokens = cut(name)
    if meeting.kind not in (RELATED, CONGRESS) and tokens[0] not in _DOCUMENTS:
        return False
    words = read_meeting_words(name, facts)
    known = sum(word.last - word.first + 1 for word in words if word.letter in _SERIES_LETTERS)
    return sum(token.isalpha() for token in tokens) > 1 and known < len(tokens)


def slugs_on(index: MeetingIndex, slugs: Iterable[str], month: int, days: Iterable[int]) -> tuple[str, ...]:
    """Those of `slugs` that were held on one of the days of the month, in whatever year."""
    wanted = {(month, day) for day in days}
    return tuple(slug for slug in slugs if wanted & _days(index.by_slug[slug]))


def _days(meeting: Meeting) -> set[tuple[int, int]]:
    length = (meeting.end - meeting.start).days
    if length > 10:
        return {(meeting.start.month, meeting.start.day), (meeting.end.month, meeting.end.day)}
    return {
        (day.month, day.day)
        for day in (meeting.start.fromordinal(meeting.start.toordinal() + number) for number in range(length + 1))
    }
