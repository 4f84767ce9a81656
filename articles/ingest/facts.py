"""The reference facts as the database holds them: what staff added in admin counts like what the files say."""

from collections import defaultdict

from articles import reference
from articles.models import Alias, Meeting, MonthSystem, Participant, Participation, Place, Role, Source, Topic


def facts_from_database() -> reference.Facts:
    """All facts, in some ten queries whatever their number."""
    return reference.Facts(
        meetings=tuple(_meetings()),
        participants=tuple(_participants()),
        places=tuple(_places()),
        sources=tuple(_sources()),
        topics=tuple(
            reference.Topic(topic.slug, topic.name_ar, topic.name_en, tuple(topic.triggers_ar))
            for topic in Topic.objects.order_by('id')
        ),
        month_systems=tuple(
            reference.MonthSystem(
                system.slug,
                system.name_ar,
                system.name_en,
                {int(month): tuple(forms) for month, forms in system.months.items()},
            )
            for system in MonthSystem.objects.order_by('id')
        ),
    )


def _meetings() -> list[reference.Meeting]:
    parts = defaultdict(list)
    for row in Participation.objects.select_related('participant', 'party').order_by('id'):
        party = row.party.slug if row.party else None
        capacity = reference.Capacity(row.capacity)
        part = reference.Participation(row.participant.slug, capacity, party, row.note, row.note_ar)
        parts[row.meeting_id].append(part)
    return [
        reference.Meeting(
            slug=meeting.slug,
            kind=meeting.kind,
            round=meeting.round,
            summit_number=meeting.summit_number,
            start=meeting.start,
            end=meeting.end,
            precision=meeting.date_precision,
            place=meeting.place.slug if meeting.place else '',
            name_ar=meeting.name_ar,
            name_en=meeting.name_en,
            names_ar=tuple(meeting.names_ar),
            name_patterns_ar=tuple(meeting.name_patterns_ar),
            participations=tuple(parts[meeting.pk]),
        )
        for meeting in Meeting.objects.select_related('place').order_by('id')
    ]


def _participants() -> list[reference.Participant]:
    arabic: dict[int, list[str]] = defaultdict(list)
    other: dict[int, list[str]] = defaultdict(list)
    ambiguous: dict[int, list[reference.AmbiguousAlias]] = defaultdict(list)
    roles: dict[int, list[reference.Role]] = defaultdict(list)
    for alias in Alias.objects.usable().order_by('id'):
        by_script = arabic if alias.script == Alias.Script.ARABIC else other
        by_script[alias.participant_id].append(alias.spelling)
        if alias.ambiguous:
            ambiguous[alias.participant_id].append(reference.AmbiguousAlias(alias.spelling, alias.note))
    for role in Role.objects.order_by('id'):
        roles[role.participant_id].append(
            reference.Role(role.title_ar, role.title_en, role.start, role.end, role.basis)
        )
    meetings = defaultdict(list)
    taken_part = Participation.objects.order_by('meeting_id').values_list('participant_id', 'meeting__slug')
    for participant, slug in dict.fromkeys(taken_part):
        meetings[participant].append(slug)
    return [
        reference.Participant(
            slug=participant.slug,
            kind=participant.kind,
            name_ar=participant.name_ar,
            name_en=participant.name_en,
            country=participant.country,
            side=participant.side,
            member_of=participant.member_of.slug if participant.member_of else None,
            aliases_ar=tuple(arabic[participant.pk]),
            aliases_latin=tuple(other[participant.pk]),
            ambiguous=tuple(ambiguous[participant.pk]),
            roles=tuple(roles[participant.pk]),
            meetings=tuple(meetings[participant.pk]),
        )
        for participant in Participant.objects.select_related('member_of').order_by('id')
    ]


def _places() -> list[reference.Place]:
    return [
        reference.Place(
            slug=place.slug,
            name_ar=place.name_ar,
            name_en=place.name_en,
            country=place.country,
            aliases_ar=tuple(place.aliases_ar),
            aliases_latin=tuple(place.aliases_latin),
            ambiguous=place.ambiguous,
            same_as=place.same_as.slug if place.same_as else None,
        )
        for place in Place.objects.select_related('same_as').order_by('id')
    ]


def _sources() -> list[reference.Source]:
    return [
        reference.Source(
            slug=source.slug,
            name_ar=source.name_ar,
            name_en=source.name_en,
            country=source.country,
            language=source.language,
            kind=source.kind,
            domains=tuple(source.domains),
            variants=tuple(source.variants),
            rules=source.rules,
        )
        for source in Source.objects.order_by('id')
    ]
