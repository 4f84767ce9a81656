"""The names of all participants by their first word: the spellings of the reference facts and their likely variants."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Final, NamedTuple

from articles.arabic.folding import fold
from articles.extraction.given_names import GIVEN_NAMES
from articles.extraction.linking.once import once_per_facts
from articles.extraction.linking.transliteration import skeleton, skeletons
from articles.extraction.linking.wording import read_wording
from articles.extraction.remembering import remembering
from articles.reference import Facts, Participant

ARTICLE: Final = 'ال'
DOUBLE_NAMES: Final = frozenset(['عبد', 'ابو', 'ابي', 'ابا', 'عز', 'نور', 'دي', 'لو', 'ام', 'بن', 'حجي'])
"""First halves of double names, which print joins to the second half or does not."""
TITLES: Final = frozenset(
    fold(
        'السيد الدكتور د الأستاذ أ السفير المستشار العميد العقيد النقيب الرائد المقدم اللواء الفريق الجنرال الركن الشيخ'
        ' الإرهابي آية الله الرئيس السوري الأمين العام الوزير المهندس المحامي ملك الأردن'
    ).split()
)
"""What stands before a name as a title without saying whose it is, folded."""
_ARTICLED_COUNTRIES: Final = frozenset(['syria', 'lebanon', 'jordan', 'iraq', 'egypt', 'saudi-arabia', 'qatar', 'iran'])
_FOREIGN_COUNTRIES: Final = frozenset(
    ['russia', 'kazakhstan', 'turkey', 'united-states', 'france', 'germany', 'venezuela', '']
)
"""Whose names Arabic print writes by ear; the United Nations' officials have no country."""
_SHORTEST_GLUED: Final = 8
_PARTS_OF_NAME: Final = 2
"""Words of a name up to which gluing two of them makes it one word."""
_SHORTEST_GLUED_NAME: Final = 5
"""Letters of a name that is still told where print glues it to the word beside it."""
SHORTEST_SURNAME: Final = 4
PARTICLES: Final = frozenset(['و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'وك', 'فب', 'فل', 'فك', 'ا'])
"""What may stand before a name within its word, folded (أ asks)."""
_GLUED_STARTS: Final = frozenset(
    fold('الرئيس الوزير السيد الخارجية الروسي التركي السوري الإيراني الكازاخي الأممي قال وقال أن إن').split()
)
_GLUED_ENDS: Final = frozenset(fold('إن أن إنه أنه إلى في من على عن قال اليوم أمس خلال بعد مع').split())
"""Words that careless print sticks to a name."""
_ATTACHED: Final = ('', *PARTICLES, *_GLUED_STARTS)
_SPACE: Final = ' '


Bearers = tuple[tuple[str, str], ...]
"""People of one given name, each with a slug and a surname, glued."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of one participant's name."""

    slug: str
    person: bool
    full: bool
    """Given name and surname: nothing of the name is left out."""
    ambiguous: bool
    """No link without context."""


class Name(NamedTuple):
    """A name as it stands in a text."""

    aliases: tuple[Alias, ...]
    long: bool
    """Whether it is told even where print glues a word to it."""
    before: int = 0
    """How many letters of its first word are no part of it: what is attached, the first ل of للجعفري."""
    behind: int = 0
    """How many of its last word are not."""


class Beginnings(NamedTuple):
    """The names that a word can begin, and whose given name it sounds like."""

    alone: Name | None
    """The one that it holds itself."""
    longer: dict[tuple[str, ...], Name]
    """The others, by the words that follow."""
    lengths: tuple[int, ...]
    """How many these may be, most first."""
    seconds: frozenset[str]
    """The first of them."""
    heard: Bearers
    """The people with names foreign to Arabic whose given name it sounds like."""
    conjoined: bool
    """Whether it does so behind a conjunction."""


@dataclass(frozen=True, eq=False)
class NameIndex:
    """All names of one set of facts."""

    begin: Callable[[str], Beginnings | None]
    """What a folded word can begin; None where that is nothing."""
    given_names: dict[str, frozenset[str]]
    """Of each person, what stands before the surname in the full names, word by word, folded."""
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
    begin = remembering(partial(_begin, _by_first_word(entries), foreign))
    return NameIndex(begin, given_names, slugs)


def _foreign_names(facts: Facts) -> dict[str, Bearers]:
    """Of the people whose names are foreign to Arabic, by the skeleton of a given name."""
    names: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for person in facts.persons:
        if person.country in _FOREIGN_COUNTRIES:
            spellings = _spellings(person)
            own_given = {words[0] for words in spellings[:1]}
            for words in spellings:
                if _is_given_name_only(words, spellings):
                    continue
                surname = ''.join(words[1:])
                if len(surname) >= SHORTEST_SURNAME and (words[0] in GIVEN_NAMES or words[0] in own_given):
                    names[skeleton(words[0])][person.slug, surname] = None
    return {key: tuple(bearers) for key, bearers in names.items() if len(key) > 1}


def _by_first_word(entries: dict[str, dict[str, Alias]]) -> dict[str, dict[tuple[str, ...], Name]]:
    """By the first word of the names those that follow it."""
    names: dict[str, dict[tuple[str, ...], Name]] = defaultdict(dict)
    for key, bearers in entries.items():
        first, *rest = key.split(_SPACE)
        name = Name(tuple(bearers.values()), len(key) >= _SHORTEST_GLUED_NAME)
        names[first][tuple(rest)] = name
        if first.startswith(ARTICLE):
            # The article loses its alef behind the preposition: للجعفري is ل and الجعفري.
            names['لل' + first[2:]][tuple(rest)] = name._replace(before=1)
    return names


def _begin(names: dict[str, dict[tuple[str, ...], Name]], foreign: dict[str, Bearers], word: str) -> Beginnings | None:
    found = _find_beginnings(names, word)
    sounds = skeletons(word)
    sound = next((sound for sound in sounds if sound in foreign), None)
    if not found and sound is None:
        return None
    lengths = sorted({len(rest) for rest in found if rest}, reverse=True)
    seconds = frozenset(rest[0] for rest in found if rest)
    heard = foreign[sound] if sound else ()
    return Beginnings(found.pop((), None), found, tuple(lengths), seconds, heard, sound != sounds[0])


def _find_beginnings(names: dict[str, dict[tuple[str, ...], Name]], word: str) -> dict[tuple[str, ...], Name]:
    """The names that a word can begin, by the words that follow."""
    found: dict[tuple[str, ...], Name] = {}
    for attached in sorted(filter(word.startswith, _ATTACHED), key=len):
        rest_of_word = word[len(attached) :]
        for rest, name in names.get(rest_of_word, {}).items():
            if name.long or attached not in _GLUED_STARTS:
                found.setdefault(rest, name._replace(before=name.before + len(attached)))
        for shorter in unstick(rest_of_word):
            known = names.get(shorter, {}).get(())
            if known is not None and known.long:
                behind = len(rest_of_word) - len(shorter)
                found.setdefault((), known._replace(before=known.before + len(attached), behind=behind))
    return found


@remembering
def unstick(word: str) -> tuple[str, ...]:
    """What is left of a folded word if one of those that print glues to names is stuck to its end."""
    return tuple(word.removesuffix(ending) for ending in _GLUED_ENDS if word.endswith(ending))


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
        if words in doubtful and _is_given_name_only(words, spellings):
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


def _is_given_name_only(words: tuple[str, ...], spellings: list[tuple[str, ...]]) -> bool:
    """Whether a name begins longer ones and ends none: 'غير' of 'غير بيدرسن', 'نور سلطان', 'بشار'."""
    begins = any(len(other) > len(words) and other[: len(words)] == words for other in spellings)
    return begins and not _ends_a_longer(words, set(spellings))


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
    variants = {_SPACE.join(words), _SPACE.join(parted), _join_double_names(parted)}
    if full and participant.country in _ARTICLED_COUNTRIES:
        last = words[-1]
        other = last.removeprefix(ARTICLE) if last.startswith(ARTICLE) else ARTICLE + last
        variants.add(_SPACE.join((*words[:-1], other)))
    if full and len(words) > _PARTS_OF_NAME:
        # 'مولودجاويش أوغلو': print sticks two of the words together.
        joined = ((*words[:at], words[at] + words[at + 1], *words[at + 2 :]) for at in range(len(words) - 1))
        variants |= {_SPACE.join(parts) for parts in joined}
    variants |= {glued for name in tuple(variants) if len(glued := name.replace(_SPACE, '')) >= _SHORTEST_GLUED}
    return variants


def _part(word: str) -> tuple[str, ...]:
    if word.startswith('عبدال') and len(word) > 6:
        return ('عبد', word[3:])
    return (word,)


def _join_double_names(words: tuple[str, ...]) -> str:
    line = ''
    for word in words:
        line += word if word in DOUBLE_NAMES else word + _SPACE
    return line.rstrip()
