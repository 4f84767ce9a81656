"""The names of all participants in one automaton, and their places in a text.

A hit is a name at a word's beginning, or behind an attached particle, and up to a word's end. Which of several
bearers is meant is not decided here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import ahocorasick

from articles.arabic.folding import fold
from articles.extraction.linking.given_names import GIVEN_NAMES
from articles.extraction.linking.once import once_per_facts
from articles.extraction.linking.transliteration import is_same_foreign_name, skeleton
from articles.extraction.linking.wording import BREAK, SPACE, Wording, fold_word, read_wording
from articles.reference import Facts, Participant

PARTICLES: Final = frozenset(['و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'وك', 'فب', 'فل', 'فك', 'ا'])
"""What may stand before a name within its word, folded (أ asks)."""
ARTICLE: Final = 'ال'
DOUBLE_NAMES: Final = frozenset(['عبد', 'ابو', 'ابي', 'ابا', 'عز', 'نور', 'دي', 'لو', 'ام', 'بن', 'حجي'])
"""First halves of double names, which print joins to the second half or does not."""
TITLES: Final = frozenset(
    map(
        fold_word,
        [
            'السيد',
            'الدكتور',
            'د',
            'الاستاذ',
            'أ',
            'السفير',
            'المستشار',
            'العميد',
            'العقيد',
            'النقيب',
            'الرائد',
            'المقدم',
            'اللواء',
            'الفريق',
            'الجنرال',
            'الركن',
            'الشيخ',
            'الإرهابي',
            'آية',
            'الله',
            'الرئيس',
            'السوري',
            'الامين',
            'العام',
            'الوزير',
            'المهندس',
            'المحامي',
            'ملك',
            'الأردن',
        ],
    )
)
"""What stands before a name as a title without saying whose it is, folded."""
_ARAB_COUNTRIES: Final = frozenset(['syria', 'lebanon', 'jordan', 'iraq', 'egypt', 'saudi-arabia', 'qatar'])
_FOREIGN_COUNTRIES: Final = frozenset(
    ['russia', 'kazakhstan', 'turkey', 'united-states', 'france', 'germany', 'venezuela', '']
)
"""Whose names Arabic print writes by ear; the United Nations' officials have no country."""
_SHORTEST_GLUED: Final = 8
_SHORTEST_GLUED_NAME: Final = 5
_GLUED_ENDS: Final = frozenset(fold('إن أن إنه أنه إلى في من على عن قال اليوم أمس خلال بعد مع').split())
_GLUED_STARTS: Final = frozenset(
    fold('الرئيس الوزير السيد الخارجية الروسي التركي السوري الإيراني الكازاخي الأممي قال وقال أن إن').split()
)
"""Words that careless print sticks to a name."""
_REST_OF_WORD: Final = re.compile(r'[^ |]+')
_SHORTEST_SURNAME: Final = 4
_LONGEST_SURNAME: Final = 3
_PREPOSITIONS: Final = frozenset(['في', 'من', 'عن', 'علي', 'الي', 'ان', 'مع'])


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of one participant's name."""

    slug: str
    person: bool
    full: bool
    """Given name and surname: nothing of the name is left out."""
    ambiguous: bool
    """No link without context."""


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name in a text: the words `first` to `last`, inclusive; `start:end` in the text without a particle."""

    first: int
    last: int
    start: int
    end: int
    aliases: tuple[Alias, ...]


@dataclass(frozen=True, eq=False)
class NameIndex:
    """All names of one set of facts."""

    automaton: Any
    given_names: dict[str, frozenset[str]]
    """Of each person, what stands before the surname in the full names, word by word, folded."""
    foreign: dict[str, tuple[tuple[str, str], ...]]
    """Of the people whose names are foreign to Arabic, by the skeleton of a given name: slug and surname, glued."""
    foreign_slugs: frozenset[str]


@once_per_facts
def index_names(facts: Facts) -> NameIndex:
    """The names of `facts` and their likely spellings."""
    entries: dict[str, dict[str, Alias]] = defaultdict(dict)
    given_names: dict[str, frozenset[str]] = {}
    for participant in facts.participants:
        spellings = _spellings(participant)
        for key, alias in _aliases(participant, spellings):
            entries[key].setdefault(participant.slug, alias)
        if participant.is_person:
            given_names[participant.slug] = frozenset(
                word for words in spellings for word in words[:-1] if len(words) > 1
            )
    foreign = _foreign_names(facts)
    slugs = frozenset(slug for names in foreign.values() for slug, _ in names)
    return NameIndex(_build_automaton(entries), given_names, foreign, slugs)


def _foreign_names(facts: Facts) -> dict[str, tuple[tuple[str, str], ...]]:
    names: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for person in facts.persons:
        if person.country in _FOREIGN_COUNTRIES:
            spellings = _spellings(person)
            own_given = {words[0] for words in spellings[:1]}
            for words in spellings:
                if _begins_a_longer(words, spellings):
                    continue
                surname = ''.join(words[1:])
                if len(surname) >= _SHORTEST_SURNAME and (words[0] in GIVEN_NAMES or words[0] in own_given):
                    names[skeleton(words[0])][person.slug, surname] = None
    return {key: tuple(bearers) for key, bearers in names.items() if len(key) > 1}


def _build_automaton(entries: dict[str, dict[str, Alias]]) -> Any:
    automaton = ahocorasick.Automaton()
    for key, bearers in entries.items():
        aliases = tuple(bearers.values())
        automaton.add_word(key, (len(key), 0, aliases))
        if key.startswith(ARTICLE):
            # The article loses its alef behind the preposition: للجعفري is ل and الجعفري.
            automaton.add_word('لل' + key[2:], (len(key), 1, aliases))
    automaton.make_automaton()
    return automaton


def _spellings(participant: Participant) -> list[tuple[str, ...]]:
    """The listed names as folded words; marks and brackets around and in them do not count."""
    listed = [participant.name_ar, *participant.aliases_ar, *participant.aliases_latin]
    spelled = (read_wording(name.partition('(')[0] or name).words for name in listed)
    if participant.is_person:
        spelled = (_without_titles(words) for words in spelled)
    return list(dict.fromkeys(words for words in spelled if words))


def _without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the titles it was met with; nothing where there is only an office."""
    while words and words[0] in TITLES:
        words = words[1:]
    return words


def _aliases(participant: Participant, spellings: list[tuple[str, ...]]) -> Iterator[tuple[str, Alias]]:
    doubtful = {read_wording(entry.alias).words for entry in participant.ambiguous}
    known = set(spellings)
    own_given = {read_wording(participant.name_ar).words[0], *read_wording(participant.name_en).words[:1]}
    for words in spellings:
        if words in doubtful and _begins_a_longer(words, spellings):
            continue
        full = participant.is_person and len(words) > 1 and _begins_with_given_name(words, own_given, known)
        alias = Alias(participant.slug, participant.is_person, full, words in doubtful)
        for variant in _variants(words, participant, full):
            yield variant, alias
    if participant.is_person:
        for variant in _crossed(spellings, participant):
            yield variant, Alias(participant.slug, True, True, False)


def _begins_with_given_name(words: tuple[str, ...], own_given: set[str], known: set[tuple[str, ...]]) -> bool:
    if words[0] in GIVEN_NAMES or words[0] in own_given:
        return True
    return words[0] not in DOUBLE_NAMES and any(words[first:] in known for first in range(1, len(words)))


def _begins_a_longer(words: tuple[str, ...], spellings: list[tuple[str, ...]]) -> bool:
    """Whether a doubtful name is a given name only: 'غير' of 'غير بيدرسن', 'نور سلطان', 'بشار'."""
    return any(len(other) > len(words) and other[: len(words)] == words for other in spellings)


def _ends_a_longer(words: tuple[str, ...], known: set[tuple[str, ...]]) -> bool:
    return any(len(other) > len(words) and other[-len(words) :] == words for other in known)


def _crossed(spellings: list[tuple[str, ...]], participant: Participant) -> Iterator[str]:
    """Every listed given name before every listed surname of one person."""
    known = set(spellings)
    surnames = [words for words in spellings if _ends_a_longer(words, known)]
    given = {
        words[: -len(surname)]
        for words in spellings
        for surname in surnames
        if len(words) > len(surname) and words[-len(surname) :] == surname
    }
    for first, surname in product(given, surnames):
        yield from _variants((*first, *surname), participant, True)


def _variants(words: tuple[str, ...], participant: Participant, full: bool) -> Iterable[str]:
    """The name as listed, with its double names joined and parted, all in one word, with and without article."""
    parted = tuple(part for word in words for part in _part(word))
    variants = {SPACE.join(words), SPACE.join(parted), _join_double_names(parted)}
    if full and participant.country in _ARAB_COUNTRIES:
        last = words[-1]
        other = last.removeprefix(ARTICLE) if last.startswith(ARTICLE) else ARTICLE + last
        variants.add(SPACE.join((*words[:-1], other)))
    variants |= {glued for name in tuple(variants) if len(glued := name.replace(SPACE, '')) >= _SHORTEST_GLUED}
    return variants


def _part(word: str) -> tuple[str, ...]:
    if word.startswith('عبدال') and len(word) > 6:
        return ('عبد', word[3:])
    return (word,)


def _join_double_names(words: tuple[str, ...]) -> str:
    line = ''
    for word in words:
        line += word if word in DOUBLE_NAMES else word + SPACE
    return line.rstrip()


def find_names(wording: Wording, index: NameIndex) -> list[NameHit]:
    """The names in a text in order, of overlapping ones the longest."""
    hits: list[NameHit] = []
    line = wording.line
    for place, (length, particles, aliases) in index.automaton.iter(line):
        if place + 1 < len(line) and line[place + 1] not in (SPACE, BREAK) and not _ends_glued(line, place, length):
            continue
        hit = _read_hit(wording, (place + 1 - length, place), particles, aliases)
        if hit is not None:
            hits.append(hit)
    hits.sort(key=lambda hit: (hit.first, hit.first - hit.last, hit.start))
    longest: list[NameHit] = []
    for hit in hits:
        if not longest or hit.first > longest[-1].last:
            longest.append(hit)
        elif hit.last - hit.first > longest[-1].last - longest[-1].first:
            longest[-1] = hit
    return longest


def _ends_glued(line: str, place: int, length: int) -> bool:
    """Whether only a small word is stuck to the end of a long name: 'لافروفإن'."""
    if length < _SHORTEST_GLUED_NAME:
        return False
    match = _REST_OF_WORD.match(line, place + 1)
    return match is not None and match.group() in _GLUED_ENDS


def find_foreign_spellings(wording: Wording, index: NameIndex, hits: list[NameHit]) -> list[NameHit]:
    """Foreign people under spellings that are not listed: given name and surname both sound like theirs."""
    taken = {word for hit in hits for word in range(hit.first, hit.last + 1)}
    found = []
    for first, word in enumerate(wording.words):
        bearers = index.foreign.get(skeleton(word))
        if bearers is None or first in taken:
            continue
        hit = _read_foreign(wording, first, bearers, taken)
        if hit is not None:
            found.append(hit)
    return found


def _read_foreign(
    wording: Wording, first: int, bearers: tuple[tuple[str, str], ...], taken: set[int]
) -> NameHit | None:
    surname = ''
    for last in range(first + 1, min(first + 1 + _LONGEST_SURNAME, len(wording.words))):
        if wording.breaks_after(last - 1) or last in taken or wording.words[last] in _PREPOSITIONS:
            return None
        surname += wording.words[last]
        for slug, known in bearers:
            if len(surname) >= _SHORTEST_SURNAME and is_same_foreign_name(surname, known):
                alias = Alias(slug, person=True, full=True, ambiguous=False)
                return NameHit(first, last, wording.starts[first], wording.ends[last], (alias,))
    return None


def _read_hit(wording: Wording, span: tuple[int, int], particles: int, aliases: tuple[Alias, ...]) -> NameHit | None:
    """The hit that covers the characters from `span[0]` to `span[1]`, inclusive, of the line, the first `particles`
    of them no part of the name; None where anything but a particle stands before it in its word."""
    start, end = span
    first, last = wording.word_at(start), wording.word_at(end)
    attached = start - wording.places[first]
    if attached:
        word = wording.words[first]
        if word[:attached] not in PARTICLES:
            glued = end - start + 1 >= _SHORTEST_GLUED_NAME and word[:attached] in _GLUED_STARTS
            if not glued:
                return None
    return NameHit(
        first, last, skip_letters(wording, first, attached + particles), _end_in_text(wording, last, end), aliases
    )


def _end_in_text(wording: Wording, last: int, end: int) -> int:
    """Where in the text a name ends whose last character is `end` of the line: with its word, or within it."""
    letters = end + 1 - wording.places[last]
    if letters == len(wording.words[last]):
        return wording.ends[last]
    return skip_letters(wording, last, letters)


def skip_letters(wording: Wording, index: int, count: int) -> int:
    """The offset in the text behind the first `count` folded letters of a word."""
    offset = wording.starts[index]
    while count:
        offset += 1
        if fold_word(wording.text[offset - 1]):
            count -= 1
    while offset < wording.ends[index] and not fold_word(wording.text[offset]):
        offset += 1
    return offset
