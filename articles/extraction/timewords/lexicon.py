"""The words of time expressions, each with a one-letter class: the alphabet of the grammar in `expressions`."""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from articles.arabic.calendar_names import HIJRI_MONTHS, LATIN_MONTHS, LATIN_WEEKDAYS, SOLAR_MONTHS
from articles.arabic.numerals import ORDINALS
from articles.arabic.variants import VARIANTS
from articles.extraction.scanning import Phrases, Scan, Wanted, cut

ANCHORS: Final = {'t': 0, 'e': -1, 'E': -2, 'T': 1, 'A': 2}
"""Class of a word such as 'today' or 'yesterday' to its distance in days from the day of writing."""

_PREFIXES: Final = ('', 'و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'فب')
_NOT_TODAY: Final = (
    # Names of outlets, 'the second day', 'the next day', 'until today': no day of writing in them.
    'روسيا اليوم', 'المصري اليوم', 'بغداد اليوم', 'الجزائر اليوم', 'القدس اليوم', 'اخبار اليوم', 'سوريا اليوم',
    'سورية اليوم', 'راي اليوم', 'رأي اليوم', 'اليوم السابع', 'اليوم الاول', 'اليوم الثاني', 'اليوم الثالث',
    'اليوم الرابع', 'اليوم الخامس', 'اليوم التالي', 'اليوم نفسه', 'اليوم ذاته', 'اليوم الواحد', 'اليوم الاخير',
    'اليوم السابق', 'اليوم الختامي', 'اليوم الافتتاحي', 'اليوم الوطني', 'اليوم العالمي', 'اليوم الدولي',
    'حتى اليوم', 'الى اليوم', 'بعد اليوم', 'منذ اليوم', 'اليوم الذي', 'نفس اليوم', 'ذلك اليوم', 'ذاك اليوم',
    'في اليوم', 'الامس القريب', 'مثل هذا اليوم', 'مثل اليوم',
    # 'A year ago today': the day is another.
    *(f'{span} من اليوم' for span in (
        'يوم', 'يومين', 'أيام', 'أسبوع', 'أسبوعين', 'أسابيع', 'شهر', 'شهرين', 'أشهر', 'شهور', 'عام', 'عاما', 'عامين',
        'أعوام', 'سنة', 'سنتين', 'سنوات',
    )),
)  # fmt: skip
_PLAIN: Final = {
    'D': ('يوم', 'يومي', 'يومين', 'نهار', 'صباح', 'صبيحة', 'مساء', 'فجر', 'ظهر', 'عصر', 'ليل', 'ليلة', 'تاريخ',
          'أيام', 'بعد ظهر', 'الموافق', 'عشية', 'أمسية', 'منتصف ليل', 'وقت سابق', 'وقت متأخر', 'من يوم'),
    's': ('شهر', 'الشهر', 'شهري'),
    'a': ('عام', 'العام', 'سنة', 'السنة'),
    'i': ('من',),
    'q': ('هذا', 'هذه'),
    'L': ('ال',),
    'I': ('في', 'خلال', 'أثناء'),
    'b': ('حتى', 'إلى'),
    '2': ('اليومين الماضيين', 'اليومين الأخيرين', 'اليومين المنصرمين'),
    '(': ('مطلع', 'بداية', 'أوائل', 'مستهل', 'النصف الأول', 'الأسبوع الأول', 'الثلث الأول'),
    '=': ('منتصف', 'أواسط', 'الأسبوع الثاني', 'الأسبوع الثالث', 'الثلث الثاني'),
    ')': ('نهاية', 'أواخر', 'ختام', 'النصف الثاني', 'الأسبوع الرابع', 'الأسبوع الأخير', 'الثلث الأخير'),
    'g': ('م', 'ميلادي', 'ميلادية'),
    'u': ('هـ', 'ه', 'هجري', 'هجرية'),
}  # fmt: skip
_MARKS: Final = {
    **dict.fromkeys('/-–—\\.', '-'),
    **dict.fromkeys('(),،؛|«»"“”„[]•·', ','),
    'و': 'v',
    ':': ':',
    '_': '-',
}
_MARK_TOKENS: Final = Wanted(_MARKS)


_NTH_DAYS: Final = {1: 'الأول', 2: 'الثاني', 3: 'الثالث'}
_DAY_OF_MEETING: Final = ('لليوم', 'يومها', 'يومه', 'يومهم', 'يومهما')
_AND_LAST: Final = ('والأخير', 'والختامي')


class Lexemes(NamedTuple):
    """A text as the grammar sees it: one class letter for each of its words.

    `firsts` holds the first token of every word and, as its last entry, the number of tokens; `values` the meaning of
    those words that have one (a month's number, a year).
    """

    classes: str
    firsts: list[int]
    values: dict[int, int]

    def tokens_of(self, first: int, last: int) -> tuple[int, int]:
        """The first and the last token of the words `first` to `last`, both included."""
        return self.firsts[first], self.firsts[last + 1] - 1


@cache
def _phrases() -> Phrases[tuple[str, int]]:
    known: Phrases[tuple[str, int]] = Phrases()
    # 'And that today, Friday': not 'that day'.
    known.add('وذلك اليوم', ('t', 0))
    for number, ordinal in _NTH_DAYS.items():
        for noun in _DAY_OF_MEETING:
            known.add(f'{noun} {ordinal}', ('k', number), _PREFIXES)
        for last in _AND_LAST:
            known.add(f'اليوم {ordinal} {last}', ('k', number), _PREFIXES)
    for phrase in _NOT_TODAY:
        known.add(phrase, ('x', 0), _PREFIXES)
    for variant in VARIANTS:
        _add_days(known, variant.TODAY, 't')
        _add_days(known, variant.DAY_BEFORE_YESTERDAY, 'E')
        _add_days(known, variant.YESTERDAY, 'e')
        _add_days(known, variant.DAY_AFTER_TOMORROW, 'A')
        _add_days(known, variant.TOMORROW, 'T')
        for words, masculine, feminine in (
            (variant.CURRENT, 'c', 'C'), (variant.PAST, 'p', 'P'), (variant.COMING, 'f', 'F'),
        ):  # fmt: skip
            for word in words:
                known.add(word, (masculine, 0))
                known.add(word + 'ة', (feminine, 0))
        _add_numbered(known, variant.WEEKDAYS, 'w')
        _add_numbered(known, variant.MONTHS, 'm')
    for names, letter in ((HIJRI_MONTHS, 'h'), (SOLAR_MONTHS, 'j'), (LATIN_MONTHS, 'm'), (LATIN_WEEKDAYS, 'w')):
        _add_numbered(known, names, letter)
    # 'Two days ago' looks back from today, 'two days before the round' does not.
    known.add('قبل يومين من', ('x', 0))
    known.add('قبل يومين', ('E', -2))
    for letter, words in _PLAIN.items():
        for word in words:
            known.add(word, (letter, 0), _PREFIXES)
    for ordinal, number in ORDINALS.items():
        if number <= 31:
            known.add('ال' + ordinal, ('o', number), _PREFIXES)
    return known


def _add_days(known: Phrases[tuple[str, int]], words: tuple[str, ...], letter: str) -> None:
    for word in words:
        known.add(word, (letter, ANCHORS[letter]), _PREFIXES)


def _add_numbered(known: Phrases[tuple[str, int]], names: Mapping[int, tuple[str, ...]], letter: str) -> None:
    for number, forms in names.items():
        for form in forms:
            tokens = cut(form)
            # باب is a door and واب nothing: a name of two letters takes no prefix.
            known.add(tokens, (letter, number), _PREFIXES if len(tokens[0]) > 2 else ('',))


def read_lexemes(scan: Scan) -> Lexemes:
    """The classes of all words of a text; what the grammar does not know has the class 'x', a sentence end 'z'."""
    tokens = scan.tokens
    letters = ['x'] * len(tokens)
    for place in scan.places_of(_MARK_TOKENS):
        letters[place] = _MARKS[tokens[place]]
    numbers = {}
    for place in scan.numbers:
        letters[place], numbers[place] = _classify_number(tokens[place])
    for place in scan.sentence_ends:
        letters[place] = 'z'
    firsts: list[int] = []
    values: dict[int, int] = {}
    index = joined = 0
    for first, length, (letter, value) in _phrases().find_in(scan):
        letters[first] = letter
        values[first - joined] = value
        if length > 1:
            letters[first + 1 : first + length] = [''] * (length - 1)
            firsts += range(index, first + 1)
            index = first + length
            joined += length - 1
    firsts += range(index, len(tokens) + 1)
    for token, number in numbers.items():
        word = bisect_left(firsts, token)
        if firsts[word] == token:
            values[word] = number
    return Lexemes(''.join(letters), firsts, values)


def _classify_number(token: str) -> tuple[str, int]:
    if len(token) > 8:
        return 'N', 0
    value = int(token)
    if len(token) <= 2:
        return ('n', value) if 1 <= value <= 31 else ('N', value)
    if len(token) == 4 and 1900 <= value <= 2100:
        return 'y', value
    if len(token) == 4 and 1380 <= value <= 1470:
        return 'r', value
    return 'N', value
