"""A word as it is written: every letter kept apart, only what is no letter left out."""

import re
import unicodedata

from articles.arabic.folding import IGNORED_CLASS

_NO_LETTERS = re.compile(f'[{IGNORED_CLASS}]')


def letters_of(word: str) -> str:
    """The letters and digits of `word` as written, without vowel signs, tatweel, joiners and direction controls.

    أستانة, استانة and أستانه stay three words; presentation forms become the letters they stand for.
    """
    return word if word.isascii() else _NO_LETTERS.sub('', unicodedata.normalize('NFKC', word))
