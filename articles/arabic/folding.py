"""Letter folding: the spellings of one word brought to one form, for comparing and finding, never for showing.

The table is the whole policy: vowel signs, tatweel, joiners and direction controls vanish, hamza seats, alef
maksura, ta marbuta and the Persian and Urdu letters go to one plain Arabic letter, all digits to 0-9, the rest
through NFKC and lower case.
"""

import re
import unicodedata
from itertools import compress
from typing import Final

VOWEL_SIGNS: Final = '\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed'
TATWEEL: Final = '\u0640'
JOINERS: Final = '\u200c\u200d'
DIRECTION_CONTROLS: Final = '\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069'
INVISIBLE: Final = '\u00ad\u200b\u2060-\u2064\ufeff'

IGNORED_CLASS: Final = VOWEL_SIGNS + TATWEEL + JOINERS + DIRECTION_CONTROLS + INVISIBLE
"""Inside of a regular-expression character class: what may stand inside a word without being part of it."""

_IGNORED = re.compile(f'[{IGNORED_CLASS}]')

LETTERS: Final = {
    'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ٲ': 'ا', 'ٳ': 'ا',
    'ى': 'ي', 'ی': 'ي', 'ې': 'ي', 'ے': 'ي', 'ۍ': 'ي',
    'ة': 'ه', 'ہ': 'ه', 'ھ': 'ه', 'ە': 'ه', 'ۀ': 'ه', 'ۃ': 'ه',
    'ک': 'ك', 'ڪ': 'ك', 'گ': 'ك', 'ڭ': 'ك',
    'چ': 'ج', 'پ': 'ب', 'ڤ': 'ف', 'ژ': 'ز', 'ڨ': 'ق', 'ۋ': 'و',
}  # fmt: skip

_DIGITS = {chr(zero + value): str(value) for zero in (0x660, 0x6F0) for value in range(10)}
_SEPARATORS = {'٫': '.', '٬': ','}
_TABLE = str.maketrans({**LETTERS, **_DIGITS, **_SEPARATORS})


def fold(text: str) -> str:
    """The folded form of `text`. Idempotent: folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize('NFKC', text).lower()
    # Lower case can bring back marks that NFKC had composed (İ), so the marks go last.
    return unicodedata.normalize('NFKC', _IGNORED.sub('', plain).translate(_TABLE))


_folded_characters: dict[str, str] = {}


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """`text` folded character by character, with the place in `text` that each folded character comes from.

    The list has one entry more than the folded text has characters: `len(text)`, so that the span
    `folded[a:b]` is `text[offsets[a]:offsets[b - 1] + 1]`. A letter written as base and combining mark folds as
    the base alone; that is the only difference from `fold`.
    """
    forms = _forms_of(text)
    folded = text.translate(forms)
    lengths = {len(form) for form in forms.values()}
    if lengths <= {1}:
        return folded, list(range(len(text) + 1))
    if lengths <= {0, 1}:
        kept = {chr(character) for character, form in forms.items() if form}
        return folded, [*compress(range(len(text)), map(kept.__contains__, text)), len(text)]
    places = (index for index, character in enumerate(text) for _ in forms[ord(character)])
    return folded, [*places, len(text)]


def _forms_of(text: str) -> dict[int, str]:
    """The folded form of every character that occurs in `text`, by its code point."""
    forms = {}
    for character in set(text):
        form = _folded_characters.get(character)
        if form is None:
            form = _folded_characters[character] = fold(character)
        forms[ord(character)] = form
    return forms
