"""Reads the JSON files of this folder. A file that does not fit is named with the record and what is wrong."""

import datetime
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from articles.reference.facts import (
    AmbiguousAlias,
    Capacity,
    Facts,
    Meeting,
    MonthSystem,
    Participant,
    Participation,
    Place,
    Role,
    Source,
    Topic,
)

Record = TypeVar('Record')
FOLDER: Final = Path(__file__).parent
_LISTS: Final = {
    'meetings': 'meetings',
    'participants': 'participants',
    'places': 'places',
    'sources': 'sources',
    'topics': 'topics',
    'months': 'systems',
}


@cache
def read_records(name: str) -> list[dict[str, Any]]:
    """The raw records of one file: 'meetings', 'participants', 'places', 'sources', 'topics' or 'months'."""
    path = FOLDER / f'{name}.json'
    try:
        records: list[dict[str, Any]] = json.loads(path.read_text(encoding='utf-8'))[_LISTS[name]]
    except (OSError, ValueError, KeyError) as error:
        raise ValueError(f'{path}: not readable as reference facts: {error}') from error
    return records


def read_participations(record: dict[str, Any]) -> tuple[Participation, ...]:
    """Who took part in a meeting record, each in one capacity or more, in the order of the record."""
    plain = [
        Participation(slug, capacity)
        for key, capacity in (
            ('hosts', Capacity.HOST),
            ('guarantors', Capacity.GUARANTOR),
            ('observers', Capacity.OBSERVER),
            ('attendees', Capacity.ATTENDEE),
            ('groups', Capacity.GROUP),
        )
        for slug in dict.fromkeys(record[key])
    ]
    heads = [
        Participation(head['person'], Capacity.HEAD, head['party'] or None, head['note'], head['note_ar'])
        for head in record['heads']
    ]
    return (*plain, *heads)


def _meeting(record: dict[str, Any]) -> Meeting:
    return Meeting(
        slug=record['key'],
        kind=record['kind'],
        round=record['round'],
        summit_number=record['summit_number'],
        start=datetime.date.fromisoformat(record['start_date']),
        end=datetime.date.fromisoformat(record['end_date']),
        precision=record['date_precision'],
        place=record['city'],
        name_ar=record['name_ar'],
        name_en=record['name_en'],
        names_ar=tuple(record['alt_names_ar']),
        name_patterns_ar=tuple(record['alt_names_ar_patterns']),
        participations=read_participations(record),
    )


def arabic_spellings(record: dict[str, Any]) -> list[str]:
    """Every spelling of a participant record in Arabic letters: met, likely, and ambiguous ones."""
    ambiguous = [entry['alias'] for entry in record['ambiguous_aliases']]
    spellings = [*record['aliases_ar'], *record['aliases_ar_unseen'], *ambiguous]
    return [spelling for spelling in dict.fromkeys(spellings) if spelling]


def _participant(record: dict[str, Any]) -> Participant:
    return Participant(
        slug=record['key'],
        kind=record['kind'],
        name_ar=record['name_ar'],
        name_en=record['name_en'],
        country=record['country'],
        side=record['side'],
        member_of=record['member_of'],
        aliases_ar=tuple(arabic_spellings(record)),
        aliases_latin=tuple(record['aliases_latin']),
        ambiguous=tuple(AmbiguousAlias(entry['alias'], entry['note']) for entry in record['ambiguous_aliases']),
        roles=tuple(
            Role(role['title_ar'], role['title_en'], role['from'] or '', role['to'] or '', role['basis'])
            for role in record['roles']
        ),
        meetings=tuple(record['meetings']),
    )


def _place(record: dict[str, Any]) -> Place:
    return Place(
        slug=record['key'],
        name_ar=record['name_ar'],
        name_en=record['name_en'],
        country=record['country'],
        aliases_ar=tuple(record['aliases_ar']),
        aliases_latin=tuple(record['aliases_latin']),
        ambiguous=record['ambiguous'],
        same_as=record.get('same_as'),
    )


def _source(record: dict[str, Any]) -> Source:
    return Source(
        slug=record['key'],
        name_ar=record['name_ar'],
        name_en=record['name_en'],
        country=record['country'],
        language=record['language'],
        kind=record['type'],
        domains=tuple(record['domains']),
        variants=tuple(record['variants']),
        rules=record.get('rules', {}),
    )


def _topic(record: dict[str, Any]) -> Topic:
    return Topic(record['key'], record['name_ar'], record['name_en'], tuple(record['triggers_ar']))


def _month_system(record: dict[str, Any]) -> MonthSystem:
    months = {month['month']: tuple(month['forms']) for month in record['months']}
    return MonthSystem(record['key'], record['name_ar'], record['name_en'], months)


def _build(name: str, build: Callable[[dict[str, Any]], Record]) -> tuple[Record, ...]:
    built = []
    for place, record in enumerate(read_records(name), 1):
        try:
            built.append(build(record))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f'{name}.json, record {place} ({record.get("key")}): {error!r}') from error
    return tuple(built)


@cache
def load_facts() -> Facts:
    """All reference facts of this folder. Raises ValueError with file and record where one does not fit."""
    return Facts(
        meetings=_build('meetings', _meeting),
        participants=_build('participants', _participant),
        places=_build('places', _place),
        sources=_build('sources', _source),
        topics=_build('topics', _topic),
        month_systems=_build('months', _month_system),
    )
