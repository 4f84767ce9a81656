"""Letter folding: the spellings of one word brought to one form, for comparing and finding, never for showing.

The table is the whole policy: vowel signs, tatweel, joiners and direction controls vanish, hamza seats, alef
maksura, ta marbuta and the Persian and Urdu letters go to one plain Arabic letter, all digits to 0-9, the rest
through NFKC and lower case.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, overload

from articles.arabic.code_page import Table, encode

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
_FOLDED = {**LETTERS, **_DIGITS, **_SEPARATORS}
_FOLDS = re.compile(f'[{"".join(_FOLDED)}]')
_LONG: Final = 60


def fold(text: str) -> str:
    """The folded form of `text`. Idempotent: folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    encoded = encode(text)
    return _fold_any(text) if encoded is None else fold_encoded(encoded)


def fold_encoded(encoded: bytes) -> str:
    """The folded form of a text in the code page."""
    return _FOLDED_PAGE.write(encoded)


def _fold_any(text: str) -> str:
    plain = unicodedata.normalize('NFKC', text).lower()
    # Lower case can bring back marks that NFKC had composed (İ), so the marks go last.
    plain = _IGNORED.sub('', plain)
    return unicodedata.normalize('NFKC', _fold_letters(plain))


def _fold_letters(plain: str) -> str:
    # In a long text to replace a letter that is not there takes less than to find out which are.
    for letter in _FOLDED if len(plain) > _LONG else set(_FOLDS.findall(plain)):
        plain = plain.replace(letter, _FOLDED[letter])
    return plain


_FOLDED_PAGE: Final = Table(_fold_any)
_folded_characters: dict[str, str] = {}
_IN_CONTEXT: Final = 'Σ'
"""The one letter whose lower case depends on what stands around it."""


def fold_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """`text` folded character by character, with the place in `text` that each folded character comes from.

    The places have one entry more than the folded text has characters: `len(text)`, so that the span
    `folded[a:b]` is `text[offsets[a]:offsets[b - 1] + 1]`. A letter written as base and combining mark folds as
    the base alone; that is the only difference from `fold`.
    """
    encoded = encode(text)
    if encoded is not None and len(_FOLDED_PAGE.kept(encoded)) == len(encoded):
        return _FOLDED_PAGE.write(encoded), range(len(text) + 1)
    lowered = text.lower()
    if unicodedata.is_normalized('NFKC', text) and len(lowered) == len(text) and _IN_CONTEXT not in text:
        # Every character stays one character, or vanishes.
        vanishing = [match.start() for match in _IGNORED.finditer(lowered)]
        return _fold_letters(_IGNORED.sub('', lowered)), _PlacesWithout(vanishing, len(text) + 1)
    forms = _changed_forms(text)
    places = [index for index, character in enumerate(text) for _ in forms.get(character, character)]
    return ''.join(forms.get(character, character) for character in text), [*places, len(text)]


def _changed_forms(text: str) -> dict[str, str]:
    """The folded form of every character of `text` that folding changes."""
    forms = {}
    for character in set(text):
        form = _folded_characters.get(character)
        if form is None:
            form = _folded_characters[character] = fold(character)
        if form != character:
            forms[character] = form
    return forms


class _PlacesWithout(Sequence[int]):
    """The numbers below `end` without some of them. Only those left out are held: they are few."""

    def __init__(self, left_out: Sequence[int], end: int) -> None:
        self._before = [number - rank for rank, number in enumerate(left_out)]
        """For each number left out, how many that stay are smaller."""
        self._length = end - len(left_out)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> int: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...

    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(self._length))]
        if not -self._length <= index < self._length:
            raise IndexError(index)
        place = index % self._length
        return place + bisect_right(self._before, place)
