"""Every known name with its spellings, read from the database: reference facts and what staff added alike."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.translation import override

from articles.arabic.calendar_names import CYRILLIC_MONTHS, LATIN_MONTHS
from articles.arabic.consonants import consonant_key
from articles.arabic.folding import fold
from articles.arabic.writing import letters_of
from articles.models import Alias, Meeting, MonthSystem, Participant, Place, Source, Topic
from articles.models.countries import COUNTRIES
from articles.search.name_beginnings import Beginnings
from articles.search.names import Name, Spelling
from articles.search.spellings import (
    has_remark,
    numbered_forms,
    read_spelling,
    round_forms,
    typed_forms,
    variants,
    with_and_without_article,
    words_of,
)

OTHER_CALENDARS: Final = ('hijri', 'solar-hijri')
"""Month systems whose months are not those of the Gregorian year; their names are words like others."""
_DAYS: Final = tuple(str(day) for day in range(1, 32))
_YEARS: Final = tuple(str(year) for year in range(2010, 2031))
_MONTH_NEIGHBOURS: Final = ('شهر', 'مطلع', 'اوائل', 'اواخر', 'منتصف')
_TALKS: Final = frozenset(
    words_of(
        'لقاء محادثات مفاوضات مؤتمر اجتماع اجتماعات مباحثات مشاورات قمة جولة السلام السورية في من حول سوريا بيان '
        'الجولة اللقاء الاجتماع المؤتمر الوزاري التقني الثلاثي الرباعي القمة الهدنة الهدنه افتراضية تقنية'
    )
)
"""Words that make no meeting's name: 'اجتماع أستانة' may be any of twenty-two."""
_SHORTEST_SURNAME: Final = 5
_SHORTEST_LATIN: Final = 3
_NAME_PARTICLES: Final = frozenset(['al', 'el', 'de', 'abu', 'abou', 'bin', 'le', 'von', 'van', 'abdul', 'haj'])
_ARABIC_NAMES: Final = frozenset(
    [
        'syria',
        'lebanon',
        'jordan',
        'iraq',
        'egypt',
        'saudi-arabia',
        'qatar',
        'uae',
        'algeria',
        'morocco',
        'tunisia',
        'palestine',
        'iran',
    ]
)
"""Countries whose surnames are given names and common words of Arabic as well."""


def read_names() -> list[Name]:
    """All names, in a handful of queries whatever their number."""
    places = list(Place.objects.select_related('same_as').order_by('id'))
    place_names = {spelling for place in places for spelling in _unique([place.name_ar, place.name_en])}
    cities = {place.slug: _place_spellings(place) for place in places}
    participants = list(_participants(place_names))
    return [
        *participants,
        *map(Beginnings(participants).marked, _places(places, cities)),
        *_meetings(cities),
        *_months(),
        *_topics(),
        *_sources(),
        *_countries(),
    ]


def _unique(listed: Iterable[str]) -> list[Spelling]:
    return list(dict.fromkeys(words for text in listed if text and (words := read_spelling(text))))


def _spread(spellings: Iterable[Spelling]) -> dict[Spelling, None]:
    return dict.fromkeys(form for spelling in spellings for form in variants(spelling))


def _participants(place_names: set[Spelling]) -> Iterator[Name]:
    aliases: dict[int, list[Alias]] = defaultdict(list)
    for alias in Alias.objects.usable().order_by('id'):
        aliases[alias.participant_id].append(alias)
    participants = list(Participant.objects.order_by('id'))
    given = Counter(word for each in participants for word in _given_words(each.name_ar, each.name_en))
    for participant in participants:
        yield _participant(participant, aliases[participant.pk], place_names, frozenset(given))


def _given_words(*names: str) -> set[str]:
    return {word for name in names for word in words_of(name)[:-1]}


def _participant(
    participant: Participant, aliases: list[Alias], place_names: set[Spelling], given: frozenset[str]
) -> Name:
    own = _unique([participant.name_ar, participant.name_en])
    listed = [alias for alias in aliases if not has_remark(alias.spelling)]
    doubtful = dict.fromkeys(_unique(alias.spelling for alias in listed if alias.ambiguous))
    plain = [words for words in _unique(alias.spelling for alias in listed) if words not in doubtful]
    # A capital stands for its government in some articles and for the city in others.
    plain = [words for words in dict.fromkeys([*own, *plain]) if words in own or words not in place_names]
    sure = _spread(plain)
    person = participant.kind == Participant.Kind.PERSON
    full = [words for words in plain if len(words) > 1] if person else []
    if participant.country in _ARABIC_NAMES:
        for words in filter(_is_arabic, full):
            sure.update(_spread(with_and_without_article(words)))
    surnames = [words for words in _surnames(full, given) if words not in sure and words not in doubtful]
    shared = [words for words in doubtful if not person or _ends_one_of(words, full)]
    european = [words for words in surnames if not _is_arabic(words)]
    if participant.country in _ARABIC_NAMES:
        shared += [words for words in surnames if _is_arabic(words)]
    else:
        sure.update(dict.fromkeys(words for words in surnames if _is_arabic(words)))
    if not shared:
        sure.update(dict.fromkeys(european))
    return Name(
        kind='participant',
        slug=participant.slug,
        label_ar=participant.name_ar,
        label_en=participant.name_en or participant.name_ar,
        sure=tuple(sure),
        wide=tuple(european) if shared else (),
        doubtful=tuple(shared),
        given=frozenset(consonant_key(word) for words in full for word in words[:-1]),
        own=frozenset(own),
        linked=True,
    )


def _is_arabic(words: Spelling) -> bool:
    return all('ء' <= word[0] <= 'ي' for word in words)


def _surnames(full_names: list[Spelling], given: frozenset[str]) -> Iterator[Spelling]:
    """The last word of each full name, with the particle before it too.

    An Arabic one must be long, and nobody's given name: it is looked for in Arabic texts, which are full of words.
    """
    for words in full_names:
        last = words[-1]
        foreign = not _is_arabic((last,))
        if len(last) >= (_SHORTEST_LATIN if foreign else _SHORTEST_SURNAME) and (foreign or last not in given):
            yield from dict.fromkeys(variants((last,)))
            if len(words) > 2 and words[-2] in _NAME_PARTICLES:
                yield from dict.fromkeys(variants(words[-2:]))


def _ends_one_of(words: Spelling, full_names: list[Spelling]) -> bool:
    bare = words[-1].removeprefix('ال')
    return any(len(name) > len(words) and name[-1].removeprefix('ال') == bare for name in full_names)


def _place_spellings(place: Place) -> dict[Spelling, None]:
    aliases = [text for text in (*place.aliases_ar, *place.aliases_latin) if not has_remark(text)]
    return _spread(_unique([place.name_ar, place.name_en, *aliases]))


def _places(places: list[Place], cities: dict[str, dict[Spelling, None]]) -> Iterator[Name]:
    """One family for a city under all its names: أستانا and نور سلطان are one place."""
    for place in places:
        if place.same_as is None:
            names = [place, *(other for other in places if other.same_as_id == place.pk)]
            yield Name(
                kind='place',
                slug=place.slug,
                label_ar=place.name_ar,
                label_en=place.name_en or place.name_ar,
                sure=tuple(dict.fromkeys(form for each in names for form in cities[each.slug])),
                own=frozenset(form for each in names for form in _unique([each.name_ar, each.name_en])),
            )


def _meetings(cities: dict[str, dict[Spelling, None]]) -> Iterator[Name]:
    meetings = list(Meeting.objects.order_by('start', 'id'))
    claims = Counter(form for each in meetings for form in set(_unique([each.name_ar, *each.names_ar])))
    for meeting in meetings:
        own = _unique([meeting.name_ar, meeting.name_en])
        listed = [
            form
            for form in _unique([meeting.name_ar, meeting.name_en, *meeting.names_ar])
            if claims[form] <= 1 and not _is_any_meeting(form, cities)
        ]
        number, hosts = _number_and_hosts(meeting, listed, cities)
        placeless: dict[Spelling, None] = {}
        if meeting.round is not None:
            placeless = dict.fromkeys([*round_forms(meeting.round), *_unique(meeting.name_patterns_ar)])
        if number is not None:
            listed = [*numbered_forms(number, hosts), *(form for form in listed if form not in placeless)]
            placeless = dict.fromkeys(form for form in placeless if form not in listed)
        yield Name(
            kind='meeting',
            slug=meeting.slug,
            label_ar=meeting.name_ar,
            label_en=meeting.name_en or meeting.name_ar,
            sure=tuple(_spread(listed)),
            wide=tuple(placeless),
            typed=() if number is None else tuple(typed_forms(number, hosts, placeless=meeting.round is not None)),
            own=frozenset(own),
            linked=True,
        )


def _number_and_hosts(
    meeting: Meeting, listed: list[Spelling], cities: dict[str, dict[Spelling, None]]
) -> tuple[int | None, list[Spelling]]:
    """The number of a round and its city's names of one word: of Astana's rounds, or as a name tells it (جنيف 4)."""
    if meeting.round is not None:
        return meeting.round, [form for form in cities.get('astana', {}) if len(form) == 1]
    for place, *rest in listed:
        if len(rest) == 1 and rest[0].isdigit() and len(rest[0]) < 3:
            for city in cities.values():
                if (place,) in city:
                    return int(rest[0]), [form for form in city if len(form) == 1]
    return None, []


def _is_any_meeting(form: Spelling, cities: dict[str, dict[Spelling, None]]) -> bool:
    """Whether nothing in the name says which meeting it is: only nouns for talks and names of places."""
    towns = {form[0] for city in cities.values() for form in city if len(form) == 1}
    return all(word in _TALKS or word in towns for word in form)


def _months() -> Iterator[Name]:
    forms: dict[int, dict[Spelling, None]] = defaultdict(dict)
    written: dict[int, dict[str, None]] = defaultdict(dict)
    for system in MonthSystem.objects.exclude(slug__in=OTHER_CALENDARS).order_by('id'):
        for number, spellings in system.months.items():
            forms[int(number)].update(dict.fromkeys(_unique(spellings)))
            written[int(number)].update(dict.fromkeys(map(letters_of, spellings)))
    for number, spellings in sorted(forms.items()):
        foreign = (*LATIN_MONTHS[number], *CYRILLIC_MONTHS[number])
        long = [form for text in foreign for form in variants(words_of(text)) if len(text) > 3]
        certain = [form for form in spellings if not _is_word_too(form)]
        doubtful = [form for form in spellings if _is_word_too(form)]
        yield Name(
            kind='month',
            slug=f'{number:02}',
            label_ar=_written(certain),
            label_en=LATIN_MONTHS[number][0].capitalize(),
            sure=tuple(dict.fromkeys([*certain, *long, *_in_dates(doubtful, certain)])),
            doubtful=(*doubtful, *((text,) for text in foreign if len(text) == 3)),
            written=tuple(text for text in written[number] if text != fold(text) and (fold(text),) in doubtful),
        )


def _written(forms: list[Spelling]) -> str:
    return ' / '.join(' '.join(form) for form in forms[:2])


def _is_word_too(form: Spelling) -> bool:
    """Whether a month's name of so few letters is another word as well: اب is August and a father, ماي May and my."""
    return len(form) == 1 and len(form[0]) <= 3


def _in_dates(doubtful: list[Spelling], certain: list[Spelling]) -> Iterator[Spelling]:
    """The phrases in which a doubtful name can only be a month: beside a day, a year or the same month's other name."""
    for form in doubtful:
        for year in _YEARS:
            yield (*form, year)
        for day in _DAYS:
            yield (day, *form)
        for noun in _MONTH_NEIGHBOURS:
            yield (noun, *form)
        for other in certain:
            yield (*form, *other)
            yield (*other, *form)


def _topics() -> Iterator[Name]:
    for topic in Topic.objects.order_by('id'):
        own = _unique([topic.name_ar, topic.name_en])
        yield Name(
            kind='topic',
            slug=topic.slug,
            label_ar=topic.name_ar,
            label_en=topic.name_en or topic.name_ar,
            sure=tuple(dict.fromkeys([*own, *_unique(topic.triggers_ar)])),
            own=frozenset([*own, *_latin_parts(topic.name_en)]),
            linked=True,
        )


def _latin_parts(name: str) -> Iterator[Spelling]:
    """The parts of an English heading that people search by: 'Ceasefire and truce' is 'ceasefire' and 'truce'."""
    for part in name.replace(',', ' and ').split(' and '):
        words = words_of(part)
        if words and sum(map(len, words)) > 5:
            yield words


def _sources() -> Iterator[Name]:
    for source in Source.objects.order_by('id'):
        listed = [source.name_ar, source.name_en, *source.variants, *source.domains]
        inner = [name.partition('(')[2].partition(')')[0] for name in (source.name_ar, source.name_en)]
        yield Name(
            kind='source',
            slug=source.slug,
            label_ar=source.name_ar,
            label_en=source.name_en or source.name_ar,
            sure=tuple(_spread(_unique([*listed, *inner]))),
        )


def _countries() -> Iterator[Name]:
    for slug, label in COUNTRIES.items():
        labels = {}
        for language in ('ar', 'en'):
            with override(language):
                labels[language] = str(label)
        yield Name('country', slug, labels['ar'], labels['en'], sure=tuple(_unique([*labels.values(), slug])))
