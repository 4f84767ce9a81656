"""Numbers as news prose writes them: digits of three scripts, ordinals and cardinals in words, on folded text."""

from typing import Final

from articles.arabic.folding import fold

_UNITS_MASCULINE = ['اول', 'ثاني', 'ثالث', 'رابع', 'خامس', 'سادس', 'سابع', 'ثامن', 'تاسع', 'عاشر']
_UNITS_FEMININE = ['اولي', 'ثانيه', 'ثالثه', 'رابعه', 'خامسه', 'سادسه', 'سابعه', 'ثامنه', 'تاسعه', 'عاشره']
_TENS = {20: 'عشر', 30: 'ثلاث'}
_JOINTS = ('و', 'وال', 'و ال')
"""'The second and twentieth': with and without the article, and as some print it, with the 'and' on its own."""


def _ordinals() -> dict[str, int]:
    """Every ordinal from 1 to 39, folded, without its article: 'سابع' and 'سابعه' are 7, 'ثاني والعشرون' 22."""
    words: dict[str, int] = {}
    for value, forms in enumerate(zip(_UNITS_MASCULINE, _UNITS_FEMININE, strict=True), 1):
        words.update(dict.fromkeys(forms, value))
    for masculine, feminine in (('حادي', 'حاديه'), ('واحد', 'واحده')):
        words[f'{masculine} عشر'] = words[f'{feminine} عشره'] = words[f'{masculine} عشره'] = 11
    for value in range(2, 10):
        for form in (_UNITS_MASCULINE[value - 1], _UNITS_FEMININE[value - 1]):
            words[f'{form} عشر'] = words[f'{form} عشره'] = value + 10
    for tens, stem in _TENS.items():
        for ending in ('ون', 'ين'):
            words[stem + ending] = tens
            for first in ('حادي', 'حاديه', 'واحد', 'واحده'):
                for joint in _JOINTS:
                    words[f'{first} {joint}{stem}{ending}'] = tens + 1
            for value in range(2, 10):
                for form in (_UNITS_MASCULINE[value - 1], _UNITS_FEMININE[value - 1]):
                    for joint in _JOINTS:
                        words[f'{form} {joint}{stem}{ending}'] = tens + value
    return words


ORDINALS: Final = _ordinals()


def read_ordinal(words: str) -> int | None:
    """The number an ordinal in words stands for, with or without its article; None where it is none.

    >>> read_ordinal('السادس'), read_ordinal('الثانية والعشرين'), read_ordinal('الحادي عشر')
    (6, 22, 11)
    """
    folded = ' '.join(fold(words).split())
    return ORDINALS.get(folded.removeprefix('ال'))


def read_digits(text: str) -> int | None:
    """The whole number written in the digits of any of the three scripts; None where `text` is anything else."""
    folded = fold(text)
    return int(folded) if folded.isascii() and folded.isdigit() else None
