"""The filters one can type: their names in Arabic and English, and the values they take by slug or any spelling."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from articles.arabic.folding import fold
from articles.search.dates import TimeSpan, read_time
from articles.search.families import NameBook
from articles.search.name_context import TITLES
from articles.search.syntax import DateRange, Filter

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    'source': ('مصدر', 'صحيفة', 'source'),
    'country': ('بلد', 'دولة', 'country'),
    'language': ('لغة', 'language', 'lang'),
    'meeting': ('لقاء', 'اجتماع', 'جولة', 'meeting', 'round'),
    'participant': ('مشارك', 'مشاركة', 'participant'),
    'speaker': ('متحدث', 'متحدثة', 'قائل', 'speaker'),
    'topic': ('موضوع', 'topic'),
    'year': ('سنة', 'عام', 'year'),
    'month': ('شهر', 'month'),
    'from': ('من', 'منذ', 'from', 'since'),
    'to': ('إلى', 'حتى', 'to', 'until'),
}
FIELDS: Final = {fold(name): field for field, names in _NAMES.items() for name in names} | {
    fold(f'ال{name}'): field
    for field, names in _NAMES.items()
    for name in names
    if field not in ('from', 'to') and not name.isascii()
}
"""Every name of a field, folded, with and without the article, with the field."""
LONGEST_VALUE: Final = 8
"""Words that a value without quotation marks may have."""
_BEGUN: Final = ('source', 'participant', 'topic')
"""Kinds of names of which one beginning is enough where it is the beginning of one only."""
_SHORTEST_BEGUN: Final = 3
"""Letters of such a beginning."""
_LANGUAGES: Final = {
    'ar': ('ar', 'عربي', 'العربية', 'عربية', 'arabic'),
    'en': ('en', 'انكليزي', 'إنجليزي', 'الإنجليزية', 'الإنكليزية', 'english'),
    'ru': ('ru', 'روسي', 'الروسية', 'russian'),
    'tr': ('tr', 'تركي', 'التركية', 'turkish'),
    'fr': ('fr', 'فرنسي', 'الفرنسية', 'french'),
    'fa': ('fa', 'فارسي', 'الفارسية', 'persian'),
}
_LANGUAGE_BY_NAME: Final = {fold(name): code for code, names in _LANGUAGES.items() for name in names}


@dataclass(frozen=True, slots=True)
class Value:
    """What a typed value stands for, and how many words of it were taken."""

    node: Filter | DateRange
    words: int


def read_value(field: str, words: tuple[str, ...], names: NameBook) -> Value | None:
    """The longest beginning of `words` that is a value of `field`; None where there is none."""
    for length in range(min(LONGEST_VALUE, len(words)), 0, -1):
        node = _read(field, words[:length], names)
        if node is not None:
            return Value(node, length)
    return _begun(field, words, names)


def _begun(field: str, words: tuple[str, ...], names: NameBook) -> Value | None:
    """The one value whose names begin with what was typed: سكاي for سكاي نيوز عربية."""
    kind = 'participant' if field == 'speaker' else field
    if kind not in _BEGUN or not words or len(words[0]) < _SHORTEST_BEGUN:
        return None
    alike = [item for item in names.by_value.items() if item[0][0] == kind and item[0][1][0] == words[0]]
    for length in range(min(LONGEST_VALUE, len(words)), 0, -1):
        begun = words[:length]
        slugs = dict.fromkeys(
            slug for (_kind, spelling), found in alike if spelling[:length] == begun for slug in found
        )
        if len(slugs) == 1:
            return Value(Filter(field, tuple(slugs)), length)
    return None


def _read(field: str, words: tuple[str, ...], names: NameBook) -> Filter | DateRange | None:
    match field:
        case 'from' | 'to':
            return _bound(field, words, names)
        case 'year' | 'month':
            span = _time(words, names)
            if span is None or (span.month is None) != (field == 'year') or span.day is not None:
                return None
            return Filter(field, (f'{span.year}' if span.month is None else f'{span.year}-{span.month:02}',))
        case 'language':
            code = _LANGUAGE_BY_NAME.get(' '.join(words))
            return Filter(field, (code,)) if code else None
        case 'country':
            return _filter(field, names.values('country', words) or _country_of(words, names))
        case 'speaker' | 'participant':
            untitled = words[1:] if words[0] in TITLES['person'] else words
            return _filter(field, names.values('participant', words) or names.values('participant', untitled))
        case 'meeting':
            numbered = (names.values(field, form) for form in (words, ('الجوله', *words), (*words, 'round')))
            return _filter(field, next(filter(None, numbered), ()))
        case _:
            return _filter(field, names.values(field, words))


def _filter(field: str, slugs: tuple[str, ...]) -> Filter | None:
    return Filter(field, slugs) if slugs else None


def _country_of(words: tuple[str, ...], names: NameBook) -> tuple[str, ...]:
    """The country that a body or place of its name stands for, in any spelling of that: سورية."""
    slugs = dict.fromkeys(slug for kind in ('participant', 'place') for slug in names.values(kind, words))
    return tuple(slug for slug in slugs if ('country', slug) in names.by_slug)


def _bound(field: str, words: tuple[str, ...], names: NameBook) -> DateRange | None:
    span = _time(words, names)
    if span is None:
        return None
    return DateRange(span.range.start, None) if field == 'from' else DateRange(None, span.range.end)


def _time(words: tuple[str, ...], names: NameBook) -> TimeSpan | None:
    return read_time(' '.join(words)) if all(word[0].isdigit() for word in words) else _named_month(words, names)


def _named_month(words: tuple[str, ...], names: NameBook) -> TimeSpan | None:
    """شباط 2017, 6 شباط 2017."""
    day = words[0] if words[0].isdigit() else ''
    month = names.values('month', words[1 if day else 0 : -1])
    if len(month) != 1 or not words[-1].isdigit():
        return None
    return read_time(f'{words[-1]}-{month[0]}-{day}' if day else f'{words[-1]}-{month[0]}')
