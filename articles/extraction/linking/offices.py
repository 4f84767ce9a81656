"""Offices as the press writes them ('وزير الخارجية الروسي', 'المبعوث الأممي') and who holds them.

An office is taken apart into its head noun, the countries it names and what else it says; so a phrase and a title of
the reference facts compare whatever their order and spelling.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.documents import PublishedDate
from articles.extraction.linking.once import once_per_facts
from articles.extraction.linking.wording import read_wording
from articles.extraction.remembering import remembering
from articles.reference import Facts, Participant, Role

UN: Final = 'un'
_HEADS: Final = {
    'رئيس': 'رئيس', 'رئيسه': 'رئيس', 'وزير': 'وزير', 'وزيره': 'وزير', 'مبعوث': 'مبعوث', 'مبعوثه': 'مبعوث',
    'موفد': 'مبعوث', 'موفده': 'مبعوث', 'وسيط': 'مبعوث', 'ممثل': 'ممثل', 'ممثله': 'ممثل', 'مندوب': 'مندوب',
    'سفير': 'سفير',
    'نائب': 'نائب', 'نائبه': 'نائب', 'معاون': 'نائب', 'مساعد': 'نائب', 'متحدث': 'متحدث', 'متحدثه': 'متحدث',
    'ناطق': 'متحدث', 'ناطقه': 'متحدث', 'مستشار': 'مستشار', 'مستشاره': 'مستشار', 'امين': 'امين', 'قائد': 'قائد',
    'مدير': 'مدير', 'عضو': 'عضو', 'منسق': 'منسق', 'ملك': 'ملك', 'عاهل': 'ملك', 'كبير': 'كبير', 'مفوض': 'مفوض',
}  # fmt: skip
"""Folded, without article."""
PLAIN_HEADS: Final = frozenset(_HEADS) - {'رئيس'}
PERSON_WORDS: Final = frozenset(fold('مسؤول مسئول دبلوماسي سياسي زعيم قيادي ناشط معارض').split())
"""Head nouns that fit any office."""
_COUNTRY_STEMS: Final = {
    'russia': 'روسيا روسي روسيه روس موسكو', 'turkey': 'تركيا تركي تركيه اتراك انقره',
    'iran': 'ايران ايراني ايرانيه ايرانيين ايرانيون طهران',
    'syria': 'سوريا سوريه سوري دمشق',
    'kazakhstan': 'كازاخستان كازاخستاني كازاخستانيه كازاخي كازاخيه كازخي كازخستاني قازاقي قازاقستان كازاخ قازاخستان'
    ' كازاخستنيه كزاخي',
    'united-states': 'ولايات امريكا اميركا امريكي اميركي امريكيه اميركيه واشنطن',
    'jordan': 'اردن اردني اردنيه',
    'lebanon': 'لبنان لبناني لبنانيه', 'iraq': 'عراق عراقي عراقيه', 'france': 'فرنسا فرنسي فرنسيه',
    'germany': 'المانيا الماني المانيه', 'united-kingdom': 'بريطانيا بريطاني بريطانيه',
    'israel': 'اسرائيل اسرائيلي اسرائيليه',
    'saudi-arabia': 'سعوديه سعودي', 'egypt': 'مصر مصري مصريه', 'china': 'صين صيني', 'qatar': 'قطر قطري قطريه',
    'venezuela': 'فنزويلا فنزويلي فنزويليه', UN: 'اممي امميه متحده دولي دوليه امم',
}  # fmt: skip
_COUNTRIES: Final = {word: country for country, words in _COUNTRY_STEMS.items() for word in words.split()}
_FILLERS: Final = frozenset(
    fold(
        'الخاص الدائم الأعلى عام العام العامة السابق الحالي الجديد إلى لدى في باسم من عن على الاتحادية الجمهورية'
        ' العربية جمهورية دولة بلاده بلادها شؤون لشؤون الشؤون حول بشأن'
        ' للتسوية التسوية بالإنابة بالوكالة الاسلامية وكيل'
        ' والمغتربين مغتربين أفريقيا آسيا وزارة المجتمع'
    ).split()
)
_SAME: Final = {
    'حكومه': 'حكومي', 'نظام': 'حكومي', 'جمهوريه': 'حكومي', 'مسلحه': 'معارضه', 'فصائل': 'معارضه', 'معارض': 'معارضه',
    'كرملين': 'رئيس', 'رئاسه': 'رئيس',
    'دفاعي': 'دفاع', 'استخبارات': 'مخابرات', 'مفاوضات': 'تفاوض',
}  # fmt: skip
_HEADS_IN_BODIES: Final = ('رئيس', 'قائد', 'متحدث', 'ممثل', 'عضو')
_NEGOTIATORS: Final = frozenset(['مفاوضين', 'مفاوضي', 'مفاوضيها'])
_SIDES: Final = frozenset(['حكومي', 'معارضه'])
_NEXT_OFFICE = re.compile(r'[،,]|\bثم\b|\s(?=و(?:ال)?(?:رئيس|ممثل|مستشار|مندوب|نائب))')
_PARTICLES: Final = ('و', 'ف', 'ب', 'ل', 'ك')


@dataclass(frozen=True, slots=True)
class Office:
    """A head noun, the countries named with it, and the rest of its words."""

    head: str
    countries: frozenset[str]
    field: frozenset[str]


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office and the reference role that it was read from."""

    office: Office
    role: Role


@remembering
def bare(word: str) -> str:
    """A folded word without its article and the particle before that."""
    for article in ('ال', 'وال', 'بال', 'لل', 'فال', 'كال', 'ولل'):
        if word.startswith(article) and len(word) > len(article) + 1:
            return word[len(article) :]
    return word


@remembering
def head_of(word: str) -> str | None:
    """The head noun a folded word is ('والمبعوث', 'نائبه'), in its plainest form."""
    for form in (bare(word), word[1:] if word[:1] in _PARTICLES else word, bare(word).removesuffix('ه')):
        if form in _HEADS:
            return _HEADS[form]
        if form in PERSON_WORDS:
            return form
    return None


@remembering
def country_of(word: str) -> str | None:
    """The country a folded word names or is the adjective of."""
    return _COUNTRIES.get(bare(word)) or _COUNTRIES.get(word) or (_COUNTRIES.get(word[1:]) if word[:1] == 'ل' else None)


def read_office(words: Sequence[str]) -> Office | None:
    """The office that folded words spell, the first of them its head noun; None where that is none."""
    head = head_of(words[0]) if words else None
    if head is None:
        return None
    countries: set[str] = set()
    field: set[str] = set()
    for before, word in pairwise(words):
        country = country_of(word)
        if country == UN and bare(before) == 'ولايات':
            continue
        if country is not None:
            countries.add(country)
        elif word not in _FILLERS and bare(word) not in _FILLERS:
            plain = bare(word)
            field.add(_HEADS.get(plain) or _SAME.get(plain, plain))
    if head == 'رئيس' and 'دبلوماسيه' in field:
        return Office('وزير', frozenset(countries), frozenset(['خارجيه']))
    if head == 'كبير' and field & _NEGOTIATORS:
        return Office('رئيس', frozenset(countries), frozenset(['وفد']))
    if head == 'ممثل' and field and field <= _SIDES:
        return Office('رئيس', frozenset(countries), frozenset(field | {'وفد'}))
    if 'وفد' in field and 'حكومي' not in field and any(bare(word) == 'جمهوريه' for word in words):
        field.add('حكومي')
    return Office(head, frozenset(countries), frozenset(field))


@once_per_facts
def read_held_offices(facts: Facts) -> dict[str, tuple[HeldOffice, ...]]:
    """The offices of every person, by slug."""
    return {person.slug: (*_held_offices(person), *_offices_in_body(person, facts)) for person in facts.persons}


def _held_offices(person: Participant) -> Iterable[HeldOffice]:
    for role in person.roles:
        for title in _NEXT_OFFICE.split(role.title_ar):
            words = read_wording(title).words
            office = read_office((_without_conjunction(words[0]), *words[1:])) if words else None
            if office is not None:
                yield HeldOffice(office, role)


def _offices_in_body(person: Participant, facts: Facts) -> Iterable[HeldOffice]:
    """What somebody may be called as a member of a body: its head, commander, spokesman, representative, member."""
    body = facts.participant_by_slug.get(person.member_of or '')
    if body is None:
        return
    always = Role('', '')
    names = {read_wording(name).words for name in (body.name_ar.partition('(')[0], *body.aliases_ar)}
    for words in names:
        for head in _HEADS_IN_BODIES:
            office = read_office((head, *words))
            if office is not None and office.field:
                yield HeldOffice(office, always)


def _without_conjunction(word: str) -> str:
    return word[1:] if word.startswith('و') and word != 'وزير' and head_of(word[1:]) else word


def holds(person: Participant, held: Iterable[HeldOffice], office: Office, published: PublishedDate | None) -> bool:
    """Whether `office`, as a text words it, can be one that the person held when the text appeared."""
    own = {person.country} | ({UN} if person.side == UN else set())
    # The Syrian delegation is the government's; the opposition's is always called so.
    syrian_delegation = 'وفد' in office.field and 'syria' in office.countries and 'معارضه' not in office.field
    if syrian_delegation and person.side == 'opposition':
        return False
    for entry in held:
        if published is not None and not entry.role.held_on(published.date):
            continue
        if _fits(office, entry.office, own):
            return True
    return False


def _fits(office: Office, held: Office, own: set[str]) -> bool:
    if not office.countries <= held.countries | own:
        return False
    if office.head in PERSON_WORDS:
        return bool(office.countries & own) and not office.field
    if office.head != held.head and {office.head, held.head} != {'مندوب', 'سفير'}:
        return False
    if office.head == 'رئيس' and not office.field:
        return not held.field
    return office.field <= held.field
