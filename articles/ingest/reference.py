"""Brings the reference files into the database. Idempotent; what staff have set is left as they set it.

A relation that staff have edited (its name stands in `staff_fields`) is left alone as a whole; otherwise rows that
came from the files follow the files, and rows that staff added stay.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import prefetch_related_objects

from articles.arabic.folding import fold
from articles.models import Alias, Meeting, MonthSystem, NameVersion, Origin, Participant, Place, Source, Status, Topic
from articles.models.curation import search_norm
from articles.reference import Capacity, Participation, read_records
from articles.reference.loader import arabic_spellings, read_participations

Record = dict[str, Any]
Row = TypeVar('Row', Source, Place, MonthSystem, Topic, Participant, Meeting)


@dataclass
class LoadReport:
    """How many records of each file were created, changed and left as they were."""

    created: dict[str, int] = field(default_factory=dict)
    updated: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)
    relations: int = 0
    """Rows of spellings, roles, participations and the like that were created, changed or removed."""
    warnings: list[str] = field(default_factory=list)
    """The records that do not fit beside what staff have made, each with the reason; they were left as they were."""


@transaction.atomic
def load_reference() -> LoadReport:
    """Loads every reference file. Raises ValueError naming file and record where one does not fit."""
    report = LoadReport()
    _load(report, 'sources', Source, _source_values)
    _load(report, 'topics', Topic, lambda record: {'triggers_ar': record['triggers_ar']})
    _load(report, 'months', MonthSystem, _month_values)
    places = _load(report, 'places', Place, _place_values)
    _load_references(Place, places, {r['key']: r.get('same_as') for r in read_records('places')}, 'same_as')
    participants = _load(report, 'participants', Participant, _participant_values)
    _load_references(
        Participant, participants, {r['key']: r['member_of'] for r in read_records('participants')}, 'member_of'
    )
    prefetch_related_objects(list(participants.values()), 'aliases', 'roles', 'citations')
    for record in read_records('participants'):
        report.relations += _sync_participant(participants[record['key']], record)
    meetings = _load(report, 'meetings', Meeting, lambda record: _meeting_values(record, places))
    related = ('participations__participant', 'participations__party', 'conflicts', 'linked_events', 'citations')
    prefetch_related_objects(list(meetings.values()), *related)
    present = _present_by_meeting()
    for record in read_records('meetings'):
        if record['key'] not in meetings:
            continue  # staff have made another in its place, as the warnings say
        meeting, parts = meetings[record['key']], (*read_participations(record), *present[record['key']])
        report.relations += _sync_meeting(meeting, parts, participants) + _sync_accounts(meeting, record)
    participants = {row.slug: row for row in Participant.objects.prefetch_related('aliases')}
    for participant in participants.values():
        if participant.search_norm != (norm := search_norm(participant.spellings())):
            Participant.objects.filter(pk=participant.pk).update(search_norm=norm)
    if report.relations or any(report.created.values()) or any(report.updated.values()):
        NameVersion.move()  # bulk writes send no signals
    return report


def _load(report: LoadReport, name: str, model: type[Row], values_of: Any) -> dict[str, Row]:
    """Creates and updates the records of one file; returns them by slug."""
    known = {row.slug: row for row in model._default_manager.all()}
    created, updated = [], []
    for record in read_records(name):
        values = {'name_ar': record['name_ar'], 'name_en': record['name_en'], **values_of(record)}
        row = known.get(record['key'])
        if row is None:
            row = model(slug=record['key'], **values)
            row.prepare()
            if _fits(report, row):
                known[row.slug] = row
                created.append(row)
            continue
        before = {name: getattr(row, name) for name in values}
        if row.take_from_machine(values) and _fits(report, row):
            row.save()
            updated.append(row)
        else:
            row.take_from_machine(before)
    model._default_manager.bulk_create(created)
    report.created[name], report.updated[name] = len(created), len(updated)
    report.unchanged[name] = sum(record['key'] in known for record in read_records(name)) - len(created) - len(updated)
    return known


def _fits(report: LoadReport, row: Row) -> bool:
    """Whether a record can stand beside the others; notes why where it cannot."""
    try:
        row.validate_constraints()
    except ValidationError as error:
        report.warnings.append(
            f'{row._meta.verbose_name_plural}: {row.slug} left as it was: {" ".join(error.messages)}'
        )
        return False
    return True


def _load_references(
    model: type[models.Model], rows: Mapping[str, Any], targets: Mapping[str, str | None], field_name: str
) -> None:
    for slug, target in targets.items():
        row = rows[slug]
        wanted = rows[target].pk if target else None
        if field_name not in row.staff_fields and getattr(row, f'{field_name}_id') != wanted:
            setattr(row, f'{field_name}_id', wanted)
            model._default_manager.filter(pk=row.pk).update(**{f'{field_name}_id': wanted})


def _source_values(record: Record) -> Record:
    values = {name: record[name] for name in ('country', 'language', 'domains', 'variants', 'notes')}
    return {**values, 'kind': record['type'], 'rules': record.get('rules', {})}


def _month_values(record: Record) -> Record:
    return {'months': {str(month['month']): month['forms'] for month in record['months']}}


def _place_values(record: Record) -> Record:
    return {name: record[name] for name in ('country', 'aliases_ar', 'aliases_latin', 'ambiguous', 'notes')}


def _participant_values(record: Record) -> Record:
    return {name: record[name] for name in ('kind', 'side', 'country', 'notes')}


def _meeting_values(record: Record, places: Mapping[str, Place]) -> Record:
    same = ('kind', 'round', 'summit_number', 'date_precision', 'venue', 'venue_ar', 'documents')
    return {
        **{
            name: record[name]
            for name in (*same, 'outcome_ar', 'outcome_en', 'heads_not_established', 'confidence', 'notes')
        },
        'start': datetime.date.fromisoformat(record['start_date']),
        'end': datetime.date.fromisoformat(record['end_date']),
        'place': places.get(record['city']),
        'names_ar': record['alt_names_ar'],
        'name_patterns_ar': record['alt_names_ar_patterns'],
    }


def _sync_participant(participant: Participant, record: Record) -> int:
    ambiguous = {entry['alias']: entry['note'] for entry in record['ambiguous_aliases']}
    scripts = dict.fromkeys(record['aliases_latin'], Alias.Script.OTHER)
    scripts |= dict.fromkeys(arabic_spellings(record), Alias.Script.ARABIC)
    changes = _sync(
        participant,
        'aliases',
        ('spelling',),
        [
            {
                'spelling': spelling,
                'folded': fold(spelling),
                'script': script,
                'ambiguous': spelling in ambiguous,
                'note': ambiguous.get(spelling, '')[:300],
            }
            for spelling, script in scripts.items()
            if spelling
        ],
    )
    changes += _sync(
        participant,
        'roles',
        ('title_ar', 'start', 'end'),
        [
            {
                'title_ar': role['title_ar'],
                'title_en': role['title_en'],
                'start': role['from'] or '',
                'end': role['to'] or '',
                'basis': role['basis'],
            }
            for role in record['roles']
        ],
    )
    return changes + _sync(participant, 'citations', ('url',), record['sources'])


def _present_by_meeting() -> dict[str, list[Participation]]:
    """Who took part by the participant's own record alone, the meeting's record giving them no capacity."""
    named = {
        record['key']: {part.participant for part in read_participations(record)} for record in read_records('meetings')
    }
    present: dict[str, list[Participation]] = {slug: [] for slug in named}
    for record in read_records('participants'):
        for slug in record['meetings']:
            if record['key'] not in named[slug]:
                present[slug].append(Participation(record['key'], Capacity.PRESENT))
    return present


def _sync_meeting(
    meeting: Meeting, participations: Iterable[Participation], participants: Mapping[str, Participant]
) -> int:
    return _sync(
        meeting,
        'participations',
        ('participant', 'capacity', 'party'),
        [
            {
                'participant': participants[part.participant],
                'capacity': part.capacity.value,
                'party': participants[part.party] if part.party else None,
                'note': part.note,
                'note_ar': part.note_ar,
            }
            for part in participations
        ],
    )


def _sync_accounts(meeting: Meeting, record: Record) -> int:
    changes = _sync(meeting, 'conflicts', ('field',), record['conflicts'])
    changes += _sync(
        meeting,
        'linked_events',
        ('date', 'text_en'),
        [
            {
                'date': event['date'] or '',
                'text_ar': event['text_ar'],
                'text_en': event['text_en'],
                'conflict': event['conflict'],
                'conflict_ar': event['conflict_ar'],
                'citations': event['sources'],
            }
            for event in record['linked_events']
        ],
    )
    return changes + _sync(meeting, 'citations', ('url',), record['sources'])


def _sync(parent: Participant | Meeting, relation: str, key: Iterable[str], wanted: list[Record]) -> int:
    """Makes the rows of `relation` that came from the files equal to `wanted`; the rest is staff's and stays.

    Returns how many rows were created, changed or removed.
    """
    if relation in parent.staff_fields:
        return 0
    manager = getattr(parent, relation)
    known = {tuple(getattr(row, name) for name in key): row for row in manager.all()}
    missing, changed = [], []
    for values in wanted:
        row = known.pop(tuple(values[name] for name in key), None)
        if row is None:
            missing.append(manager.model(**{manager.field.name: parent}, origin=Origin.REFERENCE, **values))
        elif row.origin == Origin.REFERENCE and any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
    gone = [
        row
        for row in known.values()
        if row.origin == Origin.REFERENCE and getattr(row, 'status', None) != Status.REJECTED
    ]
    for row in changed:
        row.save()
    for row in gone:
        row.delete()
    manager.bulk_create(missing)
    return len(missing) + len(changed) + len(gone)
