"""What a text reads as where it was typed on the other keyboard layout: Arabic (101) and English (US)."""

from typing import Final

_ROWS: Final = (
    ('`qwertyuiop[]', 'ذضصثقفغعهخحجد'),
    ("asdfghjkl;'", 'شسيبلاتنمكط'),
    ('zxcvnm,./', 'ئءؤرىةوزظ'),
)
_LAM_ALEF: Final = {'b': 'لا', 'B': 'لآ', 'G': 'لأ', 'T': 'لإ'}
_TO_ARABIC: Final = {
    **{latin: arabic for latins, arabics in _ROWS for latin, arabic in zip(latins, arabics, strict=True)},
    **_LAM_ALEF,
    'H': 'أ', 'N': 'آ', 'Y': 'إ',
}  # fmt: skip
_TO_LATIN: Final = {arabic: latin for latin, arabic in _TO_ARABIC.items() if len(arabic) == 1}


def typed_on_latin_keys(text: str) -> str:
    """The Arabic text somebody meant who typed `text` with the Latin layout on.

    >>> typed_on_latin_keys('ghtv,t')
    'لافروف'
    """
    return ''.join(_TO_ARABIC.get(key, _TO_ARABIC.get(key.lower(), key)) for key in text)


def typed_on_arabic_keys(text: str) -> str:
    """The Latin text somebody meant who typed `text` with the Arabic layout on.

    >>> typed_on_arabic_keys('مشرقخر')
    'lavrov'
    """
    return ''.join(_TO_LATIN.get(letter, letter) for letter in text.replace('لا', 'b'))
