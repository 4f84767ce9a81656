"""Meetings beside the process, told on their day by the place and by words of their names."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from articles.arabic.numerals import ORDINALS
from articles.extraction.linking.meeting_index import RELATED, place_of
from articles.extraction.linking.meeting_names import stem, stems_of
from articles.extraction.linking.meeting_numbers import Reading
from articles.extraction.linking.meeting_sentences import Sentence
from articles.extraction.linking.meeting_words import MeetingWord
from articles.extraction.linking.once import once_per_facts
from articles.extraction.scanning import cut
from articles.reference import Facts

_STATES: Final = {'u': stem(cut('الروسية')[0]), 'k': stem(cut('التركية')[0]), 'r': stem(cut('الإيرانية')[0])}
_IN_MANY_NAMES: Final = frozenset(
    stem(token)
    for token in cut(
        'سوريا السورية الدول اللجنة شأن بشأن حول أعمال الجولة المؤتمر اجتماع الاجتماع المحادثات المشاورات قمة القمة'
        ' وزراء لوزراء الخارجية نواب لنواب الرباعي الرباعية الأمم المتحدة برعاية عموم'
    )
)
_LEAST_SHARE: Final = 0.5
_SEVERAL: Final = 2


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(stem(token) for ordinal in ORDINALS for token in cut('ال' + ordinal))


@once_per_facts
def _names_at(facts: Facts) -> dict[str, tuple[tuple[frozenset[str], str], ...]]:
    """Place to the stems of the names of the meetings there, without the place, with the meeting."""
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for meeting in facts.meetings:
        if meeting.kind == RELATED and not meeting.round:
            place = place_of(meeting, facts)
            of_place = {stem(token) for known in facts.places if known.slug == place for token in cut(known.name_ar)}
            stems = frozenset(stems_of(meeting.name_ar.split('(')[0])) - of_place - _IN_MANY_NAMES - _ordinals()
            if stems:
                found.setdefault(place, []).append((stems, meeting.slug))
    return {place: tuple(names) for place, names in found.items()}


def read_related(sentence: Sentence, facts: Facts) -> Iterator[tuple[MeetingWord, Reading]]:
    """The meetings at a place of the sentence whose names it shares words with. The day must bear them out."""
    names = _names_at(facts)
    places = [word for word in sentence.words if word.letter == 'P' and word.located and str(word.value) in names]
    if not places or not sentence.context.syria:
        return
    stems = {stem(token) for token in sentence.tokens_of_sentence}
    stems |= {of_state for letter, of_state in _STATES.items() if letter in sentence.states}
    meets = not set('Tt').isdisjoint(sentence.letters)
    for word in places:
        where = str(word.value)
        slugs = tuple(slug for name, slug in names[where] if _is_told(name, stems, meets=meets))
        if slugs:
            yield word, Reading(RELATED, 'place-and-day', slugs, word, where)


def _is_told(name: frozenset[str], stems: set[str], *, meets: bool) -> bool:
    shared = name & stems
    own = shared.difference(_STATES.values())
    return bool(own) and len(shared) >= _LEAST_SHARE * len(name) and (meets or len(shared) >= _SEVERAL)
