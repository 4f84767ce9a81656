"""Lines by which somebody, or a program, says when a page was saved, printed, visited or archived: they are no text,
and their day is never that of publication."""

import re
from collections.abc import Iterable, Iterator, Set
from itertools import takewhile
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.cleaning.signs import sign_of
from articles.extraction.cleaning.vocabulary import is_beside_page_words
from articles.extraction.cleaning.wording import (
    BESIDE_KEEPING,
    BUTTONS_OF_KEEPING,
    DONE,
    KEEPING_WORDS,
    MEANS_OF_KEEPING,
    PUBLISHING_WORDS,
    STAMP_WORD_SET,
)
from articles.extraction.timewords.expressions import read_expressions

WORDS: Final = 22
"""Words such a line has at most."""
UNKNOWN: Final = 4
"""Words in a row that may name by what, or from where, a page was kept."""
NEAR: Final = 2
"""Words within which a button is told from a deed: 'printing' alone is a button, 'was printed' or 'date of printing'
none."""

IN_KEEPING: Final = sign_of(
    *('حفظ', 'محفوظ', 'طبع', 'طباع', 'مطبوع', 'التقط', 'لقط', 'أرشف', 'مؤرشف', 'استرجع', 'استرجاع', 'استرد', 'اطلع'),
    *('اطلاع', 'زيار', 'زرت', 'وصول', 'مشاهد', 'قراء', 'تصدير', 'تنزيل', 'تحميل', 'نسخ', 'مخب', 'كاش', 'مفضل', 'هاتفي'),
    *('saved', 'print', 'captur', 'retriev', 'access', 'archiv', 'cache', 'snapshot', 'export', 'download', 'view'),
    *('visit', 'wayback', 'crawl', 'clipped', 'fetched', 'أرشيف', 'خزن', 'تخزين', 'pdf'),
)
"""One of these is in every such line."""
_WORD = re.compile(r'[^\W\d_]+')
_DATE: Final = 'date'
"""What stands for a date among the words of a line."""
_MEANS: Final = [[word] for word in MEANS_OF_KEEPING]
_STAMP = re.compile(r'\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}|\d{1,2}:\d\d')
"""A date or a time in digits."""
_LATIN = re.compile(r'[a-z]+')
_DIGIT = re.compile(r'\d')


def tells_keeping(text: str) -> bool:
    """Whether a line says when a page was kept or looked at, and says nothing else but how. Asked for lines with the
    sign IN_KEEPING."""
    if _DIGIT.search(text) is None:
        return False
    rest = text
    expressions = [found for found in read_expressions(text) if found.days]
    for expression in reversed(expressions):
        rest = f'{rest[: expression.start]} {_DATE} {rest[expression.end :]}'
    rest = fold(rest)
    words = _WORD.findall(rest)
    if not 1 < len(words) <= WORDS or not (expressions or _STAMP.search(rest)):
        return False
    return PUBLISHING_WORDS.isdisjoint(words) and _names_keeping(words) and _says_nothing_else(words)


def _names_keeping(words: list[str]) -> bool:
    if any(_is_among(word, KEEPING_WORDS) for word in words):
        return True
    buttons = [place for place, word in enumerate(words) if _is_among(word, BUTTONS_OF_KEEPING)]
    return any(words[place + 1 : place + 2] in _MEANS or _is_done(words, place) for place in buttons)


def _is_done(words: list[str], place: int) -> bool:
    """Whether a word right beside a button, with no date between them, makes it a deed."""
    before, after = words[max(0, place - NEAR) : place], words[place + 1 : place + 1 + NEAR]
    near = [*_until_date(reversed(before)), *_until_date(after)]
    return any(word in DONE for word in near)


def _until_date(words: Iterable[str]) -> Iterator[str]:
    return takewhile(lambda word: word != _DATE, words)


def _says_nothing_else(words: list[str]) -> bool:
    """Whether all words are of keeping, of pages or of dates, or name the means."""
    unknown = UNKNOWN + 1
    for word in words:
        if word in MEANS_OF_KEEPING:
            unknown = 0
        elif not _is_known(word):
            unknown += 1
            if unknown > UNKNOWN:
                return False
    return True


def _is_known(word: str) -> bool:
    if _LATIN.fullmatch(word) or word in STAMP_WORD_SET or word in DONE:
        return True
    if any(_is_among(word, known) for known in (KEEPING_WORDS, BUTTONS_OF_KEEPING, BESIDE_KEEPING)):
        return True
    return is_beside_page_words(word)


def _is_among(word: str, known: Set[str]) -> bool:
    """Whether a folded word, or what follows its conjunction and its article, is one of some."""
    return word in known or word.removeprefix('و').removeprefix('ال') in known
