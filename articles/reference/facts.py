"""The reference facts as plain, frozen data: what extraction compares a page with."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Capacity(StrEnum):
    """In which capacity somebody takes part in a meeting."""

    HOST = 'host'
    GUARANTOR = 'guarantor'
    OBSERVER = 'observer'
    HEAD = 'head'
    ATTENDEE = 'attendee'
    GROUP = 'group'
    PRESENT = 'present'
    """Took part; in which capacity is not recorded."""


@dataclass(frozen=True, slots=True)
class Participation:
    """Somebody's part in a meeting; `party` is the delegation that a head leads."""

    participant: str
    capacity: Capacity
    party: str | None = None
    note: str = ''
    note_ar: str = ''


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the process or one linked with it. `slug` is its key everywhere, outside and inside."""

    slug: str
    kind: str
    round: int | None
    summit_number: int | None
    start: datetime.date
    end: datetime.date
    precision: str
    place: str
    name_ar: str
    name_en: str
    names_ar: tuple[str, ...] = ()
    """Names met in print."""
    name_patterns_ar: tuple[str, ...] = ()
    """Names made by rule ("أستانا 7"), not all of them met in print."""
    participations: tuple[Participation, ...] = ()

    def covers(self, day: datetime.date, margin: int = 0) -> bool:
        """Whether `day` lies within the meeting, or within `margin` days of it."""
        spare = datetime.timedelta(days=margin)
        return self.start - spare <= day <= self.end + spare


@dataclass(frozen=True, slots=True)
class Role:
    """An office a person held. `start` and `end` are ISO dates cut to what is known: '2017', '2017-01', ''."""

    title_ar: str
    title_en: str
    start: str = ''
    end: str = ''
    basis: str = ''

    def held_on(self, day: datetime.date) -> bool:
        """Whether the office was held on `day`; bounds known by month or year count whole."""
        written = day.isoformat()
        return self.start <= written[: len(self.start)] and (not self.end or written[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class AmbiguousAlias:
    """A spelling that is no link by itself, with the reason."""

    alias: str
    note: str = ''


@dataclass(frozen=True, slots=True)
class Participant:
    """A person, state, organisation, delegation or armed group."""

    slug: str
    kind: str
    name_ar: str
    name_en: str
    country: str = ''
    side: str = ''
    member_of: str | None = None
    aliases_ar: tuple[str, ...] = ()
    """Spellings in Arabic letters: those met in print, then likely ones not met yet."""
    aliases_latin: tuple[str, ...] = ()
    """Spellings in Latin and Cyrillic letters."""
    ambiguous: tuple[AmbiguousAlias, ...] = ()
    roles: tuple[Role, ...] = ()
    meetings: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        return self.kind == 'person'


@dataclass(frozen=True, slots=True)
class Place:
    """A city with its spellings; `same_as` names the place whose other name this is."""

    slug: str
    name_ar: str
    name_en: str
    country: str = ''
    aliases_ar: tuple[str, ...] = ()
    aliases_latin: tuple[str, ...] = ()
    ambiguous: str = ''
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet: a newspaper, agency, station or portal. `rules` are its own cleaning rules, see docs/sources.md."""

    slug: str
    name_ar: str
    name_en: str
    country: str = ''
    language: str = 'ar'
    kind: str = ''
    domains: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    rules: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject heading with the Arabic terms that speak for it."""

    slug: str
    name_ar: str
    name_en: str
    triggers_ar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthSystem:
    """One way of naming the months. `months[n]` holds the spellings of month n, the standard one first."""

    slug: str
    name_ar: str
    name_en: str
    months: Mapping[int, tuple[str, ...]] = field(hash=False)


@dataclass(frozen=True)
class Facts:
    """Everything extraction may know beforehand."""

    meetings: tuple[Meeting, ...] = ()
    participants: tuple[Participant, ...] = ()
    places: tuple[Place, ...] = ()
    sources: tuple[Source, ...] = ()
    topics: tuple[Topic, ...] = ()
    month_systems: tuple[MonthSystem, ...] = ()

    @cached_property
    def meeting_by_slug(self) -> dict[str, Meeting]:
        return {meeting.slug: meeting for meeting in self.meetings}

    @cached_property
    def participant_by_slug(self) -> dict[str, Participant]:
        return {participant.slug: participant for participant in self.participants}

    @cached_property
    def source_by_slug(self) -> dict[str, Source]:
        return {source.slug: source for source in self.sources}

    @cached_property
    def persons(self) -> tuple[Participant, ...]:
        return tuple(participant for participant in self.participants if participant.is_person)
