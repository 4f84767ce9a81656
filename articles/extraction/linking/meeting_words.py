"""The words that name meetings: places, kinds, rounds, verbs of beginning and ending, each with a one-letter class."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from articles.arabic.numerals import CARDINALS, ORDINALS
from articles.extraction.linking.once import once_per_facts
from articles.extraction.scanning import MOST_PLACES, SENTENCE_ENDS, Phrases, Scan, Wanted, cut, scan
from articles.reference import Facts

PREFIXES: Final = ('', 'و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'وك', 'فب', 'فل')
ASTANA: Final = 'astana'
GENEVA: Final = 'geneva'
_ONLINE: Final = 'online'
LOCATORS: Final = frozenset(('في', 'بمدينه', 'مدينه', 'بالعاصمه', 'العاصمه', 'منتجع', 'بمنتجع'))
SEATED: Final = frozenset(cut('اجتماع اجتماعات محادثات مفاوضات مباحثات مشاورات مؤتمر قمة لقاء لقاءات جولة'))
_DATELINE_MARKS: Final = frozenset('-–—ـ:/')
_CAPITALS: Final = {
    'العاصمة الروسية': 'moscow', 'العاصمة التركية': 'ankara', 'العاصمة الإيرانية': 'tehran',
    'العاصمة النمساوية': 'vienna', 'العاصمة القطرية': 'doha', 'العاصمة السعودية': 'riyadh',
}  # fmt: skip
_HOST_ADJECTIVES: Final = ('الكازخية', 'الكازخستانية', 'القازاخستانية', 'القازاخية', 'الكزاخية', 'الكازاخيه')
_HOST_COUNTRY: Final = ('كازاخستان', 'كازخستان', 'قازاقستان', 'قازاخستان')
_ENDS_IN_A_ROW: Final = 4
_FAR: Final = 20
"""Tokens from which on a number is none of a meeting's."""
_SHORT_NUMBERS: Final = {form: number for number in range(1, 40) for form in (str(number), f'{number:02}')}
_NUMBERS_AND_ENDS: Final = Wanted(SENTENCE_ENDS | _SHORT_NUMBERS.keys())
_ASTANA_MISPRINTS: Final = ('أأستانا', 'استنا', 'آستنة', 'استنى', 'الاستانا', 'اسطانا')

KIND_WORDS: Final = {
    'S': ('قمة', 'القمة', 'قمم', 'قمتهم', 'قمتهما', 'زعماء الدول الضامنة', 'رؤساء الدول الضامنة', 'قادة الدول الضامنة',
          'رؤساء الدول الثلاث'),
    'M': ('وزراء خارجية', 'وزراء الخارجية', 'وزاري', 'الوزاري', 'وزاريا', 'الوزارية', 'وزارية',
          'وزراء الدول الضامنة', 'وزراء خارجية الدول الضامنة', 'وزراء خارجية البلدان الضامنة', 'الوزراء الثلاثة'),
    'l': ('رؤساء', 'الرؤساء', 'زعماء', 'الزعماء', 'قادة', 'القادة'),
    'J': ('رباعي', 'الرباعي', 'رباعيا', 'رباعية', 'الرباعية'),
    'd': ('نواب وزراء خارجية', 'نواب وزراء الخارجية', 'نواب وزراء', 'معاوني وزراء', 'مساعدي وزراء'),
    'X': ('الخبراء', 'خبراء', 'التقني', 'تقني', 'تقنيا', 'التقنية', 'الفني', 'فني', 'فنيا', 'الفنية', 'تقنية', 'فنية'),
    'D': ('وزراء دفاع', 'وزراء الدفاع'),
    'g': ('السابقة', 'الماضية', 'الفائتة', 'المنصرمة', 'الأخيرة', 'السابق', 'الأخير'),
    'q': ('جولته', 'جولتها', 'جولتهم', 'نسخته', 'نسختها', 'دورته', 'دورتها'),
    'W': ('مجموعة المعتقلين', 'مجموعة المحتجزين', 'لجنة المعتقلين', 'مجموعة العمل',
          'مجموعة عمل', 'لجنة العمل', 'فريق العمل'),
    'C': ('مؤتمر الحوار الوطني', 'مؤتمر الحوار السوري', 'مؤتمر سوتشي', 'مؤتمر الحوار', 'الحوار الوطني السوري',
          'مؤتمر شعوب سوريا', 'مؤتمر الشعوب السورية', 'مؤتمر شعوب سورية'),
    'R': ('جولة', 'الجولة', 'جولات', 'الجولات', 'دورة', 'الدورة', 'نسخة', 'النسخة', 'جولتي', 'جولتين',
          'الجولتين', 'الجولتان'),
    't': ('محادثات', 'المحادثات', 'محادثاتهم', 'محادثاتها', 'مفاوضات', 'المفاوضات', 'مباحثات', 'المباحثات',
          'مشاورات', 'المشاورات', 'المحادثتين'),
    'T': ('اجتماع', 'الاجتماع', 'اجتماعا', 'اجتماعات', 'الاجتماعات', 'لقاء', 'اللقاء', 'لقاءات', 'اللقاءات',
          'مؤتمر', 'المؤتمر', 'مؤتمرا', 'جلسة', 'الجلسة', 'جلسات', 'اجتماعهم', 'اجتماعها', 'اجتماعه', 'اجتماعاتهم',
          'اجتماعاتها', 'لقائهم', 'لقاؤهم', 'فعاليات', 'أعمال', 'ملتقى'),
    'Q': ('مسار', 'المسار', 'عملية', 'صيغة', 'بصيغة', 'منصة', 'اتفاق', 'اتفاقات', 'اتفاقية', 'تفاهمات', 'إطار',
          'ثلاثي'),
    'Z': ('المعتقلين', 'المحتجزين', 'المخطوفين', 'المختطفين', 'المفقودين', 'الأسرى', 'المعتقلون', 'الرهائن'),
    'B': ('بدأ', 'بدأت', 'انطلق', 'انطلقت', 'انطلاق', 'بدء', 'افتتح', 'افتتحت', 'افتتاح', 'بانطلاق', 'استهلت',
          'الافتتاحية', 'انطلاقة'),
    'b': ('تبدأ', 'يبدأ', 'تنطلق', 'ينطلق', 'تفتتح', 'يفتتح', 'تستهل', 'تستأنف'),
    'E': ('اختتم', 'اختتمت', 'اختتام', 'ختام', 'انتهت', 'انتهى', 'أنهت', 'أنهى', 'اختتموا', 'اختتامها', 'عقب',
          'إثر', 'ختامها', 'ختامه', 'الختامي', 'الختامية'),
    'e': ('تختتم', 'يختتم', 'تنتهي', 'ينتهي'),
    'H': ('عقد', 'عقدت', 'انعقد', 'انعقدت', 'المنعقد', 'المنعقدة', 'المنعقدين', 'استضافت', 'استضاف', 'تستمر',
          'يستمر', 'تتواصل', 'يتواصل', 'تواصلت', 'جرى', 'جرت', 'شهدت', 'احتضنت', 'تستأنف', 'استؤنفت', 'يشارك',
          'شارك', 'تشارك', 'اجتمع', 'اجتمعت', 'اجتمعوا', 'عقدوا', 'توصلت', 'توصل', 'توصلوا', 'اتفقت', 'اتفقوا',
          'توافقت', 'توافقوا', 'المشاركة في', 'المشاركون في', 'المشاركين في', 'خلال', 'هامش', 'التقى', 'التقوا', 'جمعه',
          'جمعته', 'لدى مشاركته', 'للمشاركة'),
    'h': ('يعقد', 'تعقد', 'ينعقد', 'تنعقد', 'تستضيف', 'يستضيف', 'تجري', 'يجري', 'تحتضن', 'يجتمع', 'تجتمع',
          'يلتقون', 'يلتقي', 'تلتقي', 'يعقدون', 'تشهد'),
    'U': ('اللجنة الدستورية', 'الجمعية العامة', 'مجلس', 'منتدى', 'المنتدى', 'القمة العربية', 'البرلمان',
          'المؤتمر العام', 'دوري', 'الدوري', 'بطولة', 'البطولة', 'كأس', 'الكأس', 'تصفيات', 'التصفيات', 'سباق', 'طواف',
          'مونديال', 'الانتخابات', 'انتخابات'),
    'G': ('كرة القدم', 'مباراة', 'المباراة', 'ملعب', 'الملعب', 'يفوز', 'فاز', 'منتخب', 'المنتخب', 'منتخبا', 'مباريات',
          'المباريات', 'هداف', 'الهداف'),
    'F': ('سيعقد', 'ستعقد', 'ستنعقد', 'سينعقد', 'ستبدأ', 'سيبدأ', 'ستنطلق', 'سينطلق', 'المقرر', 'المقررة', 'مقررة',
          'مقرر', 'المرتقب', 'المرتقبة', 'مرتقبة', 'مرتقب', 'المزمع', 'المزمعة', 'مزمع', 'سيجري', 'ستجري', 'ستستضيف',
          'سيستضيف', 'المقبل', 'المقبلة', 'القادم', 'القادمة', 'قبيل', 'عشية', 'تمهيدا', 'تحضيرا', 'سيشارك', 'ستشارك',
          'ستشهد', 'الاستعداد', 'استعدادا', 'التحضير', 'التحضيرات',
          'موعد', 'دعوة للمشاركة', 'دعوات للمشاركة', 'الدعوة للمشاركة',
          'دعوته للمشاركة', 'دعوتها للمشاركة', 'دعي للمشاركة', 'دعيت للمشاركة', 'استعداده للمشاركة',
          'استعدادها للمشاركة', 'قبل', 'قبل أيام من', 'قبل يوم من', 'قبل يومين من', 'قبل أسبوع من', 'قبل ساعات من',
          'على عقد', 'لعقد', 'موعد عقد', 'تقرر عقد', 'المقرر عقد', 'موعد انعقاد', 'بحث عقد', 'حول عقد', 'بشأن عقد',
          'إلى عقد', 'قبل عقد', 'فكرة عقد', 'مقترح عقد', 'الدعوة لعقد', 'محتملة', 'محتمل', 'ستكون', 'سيكون', 'ستقام'),
    'N': ('من قبل', 'قبل أيام', 'قبل يوم', 'قبل يومين', 'قبل أسبوع', 'قبل أسبوعين', 'قبل شهر', 'قبل شهرين', 'قبل عام',
          'قبل سنة', 'قبل ساعات', 'ما قبل', 'قبل ذلك'),
    'V': ('الدول الضامنة', 'البلدان الضامنة', 'للدول الضامنة', 'الضامنين', 'الضامنون', 'الأطراف الضامنة',
          'الدول الثلاث', 'دول ضامنة', 'الرؤساء الثلاثة', 'الزعماء الثلاثة', 'الوزراء الثلاثة', 'رؤساء الدول الثلاث',
          'الثلاثي', 'الثلاثية', 'ثلاثية', 'ثلاثيا',
          'الضامن', 'ضامن', 'ضامني', 'ضامنو', 'ضامنوهم', 'ضامنيهم', 'ضامنين', 'ضامنون'),
    'Y': ('سوريا', 'سورية', 'السوري', 'السورية', 'السوريين', 'السوريون', 'للسوريين', 'الأسد',
          'وفد المعارضة', 'وفد الفصائل', 'المعارضة المسلحة', 'الفصائل المسلحة',
          'خفض التصعيد', 'خفض التوتر', 'تخفيف التوتر', 'تخفيف التصعيد'),
    'u': ('روسيا', 'الروسي', 'الروسية', 'موسكو', 'بوتين', 'بوتن', 'لافروف'),
    'k': ('تركيا', 'التركي', 'التركية', 'أنقرة', 'أردوغان', 'اردوغان', 'جاويش', 'تشاووش', 'تشاويش',
          'فيدان'),
    'r': ('إيران', 'الإيراني', 'الإيرانية', 'طهران', 'روحاني', 'ظريف', 'عراقجي', 'عبداللهيان'),
    'I': ('الدولي', 'الدولية', 'رفيع', 'الرفيع', 'المستوى', 'الجديدة', 'الدورية', 'القادمة', 'المقبلة', 'الحالية',
          'الوزارية', 'الثلاثية', 'ثلاثية', 'السورية', 'رقم'),
}  # fmt: skip
"""Classes: A Astana by name, a where it names the process, K by description, P another place; S summit, l leaders,
J of four, M ministerial, D of defence, d deputies, X experts, W working group, C congress, R round (q with a pronoun,
g the last), T meeting, t talks, Q process, Z detainees, U other bodies with sessions, G games, B beginning, E ending, H
holding (in small letters in the present tense, often the near future), F still to come, N by and ago, V guarantors,
Y Syria, u k r the three states, I adjectives, n o p c numbers."""


class MeetingWord(NamedTuple):
    """A word that speaks of meetings: its class, its value (a place's slug, a number) and its tokens."""

    letter: str
    value: str | int
    first: int
    last: int
    located: bool = False
    """Of a place: whether it is said that something is in it ('in Geneva'), not 'Moscow announced'."""


@once_per_facts
def _phrases(facts: Facts) -> Phrases[tuple[str, str | int]]:
    known: Phrases[tuple[str, str | int]] = Phrases()
    for place in facts.places:
        slug = place.same_as or place.slug
        for alias in place.aliases_ar:
            tokens = cut(alias.split('(')[0])
            if slug == ASTANA and len(tokens) > 1 and tokens[0] in ('العاصمه', 'عاصمه'):
                known.add(tokens, ('K', slug), PREFIXES)
            else:
                letter = 'A' if slug == ASTANA else 'Y' if place.country == 'syria' else 'P'
                known.add(tokens, (letter, slug), _place_prefixes(tokens))
        letter = 'A' if slug == ASTANA else 'P'
        for alias in (alias for alias in place.aliases_latin if place.country != 'syria'):
            # 'جولة Astana 15'
            known.add(alias, (letter, slug), ('', 'ب', 'و'))
    for name, slug in (*_CAPITALS.items(), *((country, ASTANA) for country in _HOST_COUNTRY)):
        known.add(name, ('P', slug), PREFIXES)
    for adjective in _HOST_ADJECTIVES:
        known.add(f'العاصمة {adjective}', ('K', ASTANA), PREFIXES)
    for misprint in _ASTANA_MISPRINTS:
        known.add(misprint, ('A', ASTANA), PREFIXES)
    for letter, words in KIND_WORDS.items():
        for word in words:
            known.add(word, (letter, 0), PREFIXES)
            if word.startswith('ال'):
                known.add('لل' + word.removeprefix('ال').removeprefix('ل'), (letter, 0), ('', 'و'))
    for ordinal, number in ORDINALS.items():
        known.add('ال' + ordinal, ('o', number), ('', 'و', 'ب', 'ف'))
        if number <= 10:
            known.add(ordinal, ('p', number), ('', 'و', 'ب', 'ف'))
    for cardinal, number in CARDINALS.items():
        known.add(cardinal, ('c', number))
    return known


def _place_prefixes(tokens: tuple[str, ...]) -> tuple[str, ...]:
    # عمان بعمان, but الباب is a door and غزه raided him: what is short stays bare.
    return PREFIXES if len(''.join(tokens)) > 3 else ('', 'ب', 'و')


def read_meeting_words(text: str, facts: Facts) -> tuple[MeetingWord, ...]:
    """All words of the text that speak of meetings, in order; the numbers from 1 to 39 near them (class 'n') and the
    ends of sentences (class 'z') among them. The last few texts are kept."""
    return _reader(facts)(text)


@once_per_facts
def _reader(facts: Facts) -> Callable[[str], tuple[MeetingWord, ...]]:
    phrases = _phrases(facts)

    @lru_cache(maxsize=8)
    def read(text: str) -> tuple[MeetingWord, ...]:
        return tuple(islice(_words(scan(text), phrases), MOST_PLACES))

    return read


def _words(scanned: Scan, phrases: Phrases[tuple[str, str | int]]) -> Iterator[MeetingWord]:
    places, tokens = scanned.unmarked, scanned.unmarked_tokens
    singles = _numbers_and_ends(scanned)
    following = 0
    free = 0
    behind = -_FAR
    process_word = -1
    for index, length, (letter, value) in (*phrases.find_unmarked(scanned), (len(tokens), 0, ('', 0))):
        while following < len(singles) and singles[following] < index:
            single = singles[following]
            following += 1
            if single >= free and tokens[single] not in _SHORT_NUMBERS:
                yield MeetingWord('z', 0, places[single], places[single])
            elif single >= free and (single - behind < _FAR or (length and index - single < _FAR)):
                yield MeetingWord('n', _SHORT_NUMBERS[tokens[single]], places[single], places[single])
        free = behind = index + length
        if length and not (letter == 'A' and _is_name_of_president(tokens, free)):
            located = letter in 'AKP' and (value == _ONLINE or _is_located(tokens, index, free))
            if letter == 'A' and index == process_word:
                letter = 'a'
            process_word = free if letter == 'Q' else -1
            yield MeetingWord(letter, value, places[index], places[free - 1], located)


def _numbers_and_ends(scanned: Scan) -> list[int]:
    """The places, among the unmarked tokens, of the numbers from 1 to 39 and of the ends of sentences. Of ends that
    follow upon one another, as in a line of full stops, a few will do."""
    places, tokens = scanned.unmarked, scanned.unmarked_tokens
    ends = set(scanned.sentence_ends)
    found: list[int] = []
    latest = -1
    run = 0
    for index in scanned.unmarked_places_of(_NUMBERS_AND_ENDS):
        run = run + 1 if index == latest + 1 else 0
        latest = index
        if tokens[index] in _SHORT_NUMBERS or (run <= _ENDS_IN_A_ROW and places[index] in ends):
            found.append(index)
    return found


def _is_located(tokens: list[str], index: int, following: int) -> bool:
    """'In Geneva', 'the talks of Geneva', or the 'Geneva -' of a dateline."""
    before = tokens[index - 1] if index else '\n'
    if tokens[index].startswith('ب') or before in LOCATORS or before.lstrip('وبلف').removeprefix('ال') in SEATED:
        return True
    return before[0] == '\n' and following < len(tokens) and tokens[following] in _DATELINE_MARKS


def _is_name_of_president(tokens: list[str], index: int) -> bool:
    """Whether 'Nur Sultan' is followed by Nazarbayev: then it is the man, not the city."""
    return index < len(tokens) and tokens[index].startswith('نزار')
