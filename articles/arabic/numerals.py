"""Numbers as news prose writes them in words: ordinals and cardinals, on folded text."""

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

CARDINALS: Final = {
    'واحد': 1, 'اثنان': 2, 'اثنين': 2, 'ثلاثه': 3, 'ثلاث': 3, 'اربعه': 4, 'اربع': 4, 'خمسه': 5, 'خمس': 5, 'سته': 6,
    'ست': 6, 'سبعه': 7, 'سبع': 7, 'ثمانيه': 8, 'ثماني': 8, 'تسعه': 9, 'تسع': 9, 'عشره': 10, 'عشر': 10,
    'احد عشر': 11, 'احدي عشره': 11, 'اثنا عشر': 12, 'اثني عشر': 12, 'ثلاثه عشر': 13, 'ثلاث عشره': 13,
    'اربعه عشر': 14, 'خمسه عشر': 15, 'سته عشر': 16, 'سبعه عشر': 17, 'ثمانيه عشر': 18, 'تسعه عشر': 19,
    'عشرون': 20, 'عشرين': 20,
}  # fmt: skip
"""Every cardinal from 1 to 20 as news prints it, folded."""


def read_ordinal(words: str) -> int | None:
    """The number an ordinal in words stands for, with or without its article; None where it is none.

    >>> read_ordinal('السادس'), read_ordinal('الثانية والعشرين'), read_ordinal('الحادي عشر')
    (6, 22, 11)
    """
    folded = ' '.join(fold(words).split())
    return ORDINALS.get(folded.removeprefix('ال'))
