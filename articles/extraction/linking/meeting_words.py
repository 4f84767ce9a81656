"""The words that name meetings: places, kinds, rounds, verbs of beginning and ending, each with a one-letter class."""

from typing import Final, NamedTuple

from articles.arabic.numerals import ORDINALS
from articles.extraction.linking.once import once_per_facts
from articles.extraction.scanning import QUOTATION_MARKS, Phrases, Scan, cut
from articles.reference import Facts

PREFIXES: Final = ('', 'و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'وك', 'فب', 'فل')
ASTANA: Final = 'astana'
_LOCATORS: Final = frozenset(('في', 'بمدينه', 'مدينه', 'بالعاصمه', 'العاصمه', 'منتجع', 'بمنتجع'))
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
    'W': ('مجموعة العمل', 'مجموعة عمل', 'لجنة العمل', 'فريق العمل'),
    'C': ('مؤتمر الحوار الوطني', 'مؤتمر الحوار السوري', 'مؤتمر سوتشي', 'مؤتمر الحوار', 'الحوار الوطني السوري',
          'مؤتمر شعوب سوريا', 'مؤتمر الشعوب السورية', 'مؤتمر شعوب سورية'),
    'R': ('جولة', 'الجولة', 'جولات', 'الجولات', 'دورة', 'الدورة', 'نسخة', 'النسخة', 'جولتي', 'جولتين'),
    't': ('محادثات', 'المحادثات', 'محادثاتهم', 'محادثاتها', 'مفاوضات', 'المفاوضات', 'مباحثات', 'المباحثات',
          'مشاورات', 'المشاورات', 'المحادثتين'),
    'T': ('اجتماع', 'الاجتماع',
          'اجتماعا', 'اجتماعات', 'الاجتماعات', 'لقاء', 'اللقاء', 'لقاءات', 'اللقاءات', 'مؤتمر', 'المؤتمر',
          'مؤتمرا', 'جلسة', 'الجلسة', 'جلسات', 'اجتماعهم', 'اجتماعها', 'اجتماعه', 'اجتماعاتهم', 'اجتماعاتها', 'لقائهم',
          'لقاؤهم', 'فعاليات', 'أعمال', 'ملتقى'),
    'Q': ('مسار', 'المسار', 'عملية', 'صيغة', 'بصيغة', 'منصة', 'اتفاق', 'اتفاقات', 'اتفاقية', 'تفاهمات', 'إطار',
          'ثلاثي'),
    'Z': ('المعتقلين', 'المحتجزين', 'المخطوفين', 'المختطفين', 'المفقودين', 'الأسرى', 'المعتقلون', 'الرهائن'),
    'B': ('بدأ', 'بدأت', 'تبدأ', 'يبدأ', 'انطلق', 'انطلقت', 'تنطلق', 'ينطلق', 'انطلاق', 'بدء', 'افتتح', 'افتتحت',
          'افتتاح', 'تفتتح', 'يفتتح', 'بانطلاق', 'تستهل', 'استهلت', 'الافتتاحية', 'انطلاقة'),
    'E': ('اختتم', 'اختتمت', 'تختتم', 'يختتم', 'اختتام', 'ختام', 'انتهت', 'انتهى', 'أنهت', 'أنهى', 'تنتهي', 'ينتهي',
          'اختتموا', 'اختتامها', 'عقب', 'إثر', 'ختامها', 'ختامه', 'الختامي', 'الختامية'),
    'H': ('عقد', 'عقدت', 'يعقد', 'تعقد', 'انعقد', 'انعقدت', 'ينعقد', 'تنعقد', 'المنعقد', 'المنعقدة', 'المنعقدين',
          'استضافت', 'تستضيف', 'يستضيف', 'استضاف', 'تستمر', 'يستمر', 'تتواصل', 'يتواصل', 'تواصلت', 'تجري', 'جرى',
          'جرت', 'شهدت', 'تشهد', 'احتضنت', 'تحتضن', 'تستأنف', 'استؤنفت', 'يشارك', 'شارك', 'تشارك', 'اجتمع', 'اجتمعوا',
          'يجتمع', 'عقدوا', 'يعقدون', 'خلال', 'هامش', 'يلتقون', 'التقى', 'جمعه', 'جمعته', 'لدى مشاركته', 'مشاركته'),
    'F': ('سيعقد', 'ستعقد', 'ستنعقد', 'سينعقد', 'ستبدأ', 'سيبدأ', 'ستنطلق', 'سينطلق', 'المقرر', 'المقررة', 'المرتقب',
          'المرتقبة', 'المزمع', 'المزمعة', 'سيجري', 'ستجري', 'ستستضيف', 'سيستضيف', 'المقبل', 'المقبلة', 'القادم',
          'القادمة', 'قبيل', 'عشية', 'تمهيدا', 'تحضيرا', 'سيشارك', 'ستشارك', 'ستشهد', 'الاستعداد',
          'استعدادا', 'موعد'),
    'V': ('الدول الضامنة', 'البلدان الضامنة', 'للدول الضامنة', 'الضامنين', 'الضامنون', 'الأطراف الضامنة',
          'الدول الثلاث', 'دول ضامنة', 'الرؤساء الثلاثة', 'الزعماء الثلاثة', 'الوزراء الثلاثة', 'رؤساء الدول الثلاث',
          'الثلاثي', 'الثلاثية', 'ثلاثية', 'ثلاثيا'),
    'Y': ('سوريا', 'سورية', 'السوري', 'السورية', 'السوريين', 'السوريون', 'للسوريين', 'إدلب', 'حلب',
          'الغوطة', 'درعا', 'حمص', 'الأسد', 'وفد المعارضة', 'وفد الفصائل', 'المعارضة المسلحة', 'الفصائل المسلحة',
          'خفض التصعيد', 'خفض التوتر', 'تخفيف التوتر', 'تخفيف التصعيد'),
    'u': ('روسيا', 'الروسي', 'الروسية', 'موسكو', 'بوتين', 'بوتن', 'لافروف'),
    'k': ('تركيا', 'التركي', 'التركية', 'أنقرة', 'أردوغان', 'اردوغان'),
    'r': ('إيران', 'الإيراني', 'الإيرانية', 'طهران', 'روحاني', 'ظريف'),
    'I': ('الدولي', 'الدولية', 'رفيع', 'الرفيع', 'المستوى', 'الجديدة', 'الدورية', 'القادمة', 'المقبلة', 'الحالية',
          'الوزارية', 'الثلاثية', 'ثلاثية', 'السورية', 'رقم'),
}  # fmt: skip
"""Classes: S summit, l leaders, J of four, M ministerial, d their deputies, X experts, W working group, C congress,
R round, T meeting, t talks, Q process, Z detainees, B beginning, E ending, H holding, F still to come, V guarantors,
Y Syria, u k r the three states, I adjectives."""


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
                known.add(tokens, ('A' if slug == ASTANA else 'P', slug), _place_prefixes(tokens))
    for misprint in _ASTANA_MISPRINTS:
        known.add(misprint, ('A', ASTANA), PREFIXES)
    for letter, words in KIND_WORDS.items():
        for word in words:
            known.add(word, (letter, 0), PREFIXES)
            if word.startswith('ال'):
                known.add('ل' + word[1:], (letter, 0))
    for ordinal, number in ORDINALS.items():
        known.add('ال' + ordinal, ('o', number), ('', 'و', 'ب', 'ف'))
        if number <= 10:
            known.add(ordinal, ('p', number), ('', 'و', 'ب', 'ف'))
    return known


def _place_prefixes(tokens: tuple[str, ...]) -> tuple[str, ...]:
    # عمان بعمان, but الباب is a door and غزه raided him: what is short stays bare.
    return PREFIXES if len(''.join(tokens)) > 3 else ('', 'ب', 'و')


def read_meeting_words(scan: Scan, facts: Facts) -> list[MeetingWord]:
    """All words of the text that speak of meetings, in order; numbers from 1 to 39 among them (class 'n')."""
    phrases = _phrases(facts)
    places = [place for place, token in enumerate(scan.tokens) if token not in QUOTATION_MARKS]
    tokens = [scan.tokens[place] for place in places]
    found: list[MeetingWord] = []
    index = 0
    while index < len(tokens):
        hit = phrases.at(tokens, index)
        if hit is None:
            token = tokens[index]
            if token.isdigit() and len(token) <= 2 and 1 <= int(token) <= 39:
                found.append(MeetingWord('n', int(token), places[index], places[index]))
            elif scan.ends_sentence(places[index]):
                found.append(MeetingWord('z', 0, places[index], places[index]))
            index += 1
            continue
        length, (letter, value) = hit
        if not (letter == 'A' and _is_name_of_president(tokens, index + length)):
            located = letter in 'AKP' and _is_located(tokens, index)
            found.append(MeetingWord(letter, value, places[index], places[index + length - 1], located))
        index += length
    return found


def _is_located(tokens: list[str], index: int) -> bool:
    return tokens[index].startswith('ب') or (index > 0 and tokens[index - 1] in _LOCATORS)


def _is_name_of_president(tokens: list[str], index: int) -> bool:
    """Whether 'Nur Sultan' is followed by Nazarbayev: then it is the man, not the city."""
    return index < len(tokens) and tokens[index].startswith('نزار')
