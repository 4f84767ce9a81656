"""How a folded word is printed: the index keeps the forms letter for letter as well."""

from collections import Counter, defaultdict
from itertools import product
from typing import Final

from articles.arabic.folding import LETTERS, fold
from articles.search.engines.whoosh.snapshot import Snapshot

_BEGINNING: Final = 3
"""Letters by which forms are looked up; fewer would read a good part of the index."""


def printed_form(snapshot: Snapshot, word: str) -> str:
    """The form in which the folded `word` stands in most articles; the word itself where it stands in none."""
    forms: Counter[str] = Counter()
    for beginning in product(*(_PRINTED[letter] for letter in word[:_BEGINNING])):
        for form, articles in snapshot.words('written', ''.join(beginning)):
            if fold(form) == word:
                forms[form] += articles
    return max(forms, key=lambda form: (forms[form], form), default=word)


class _Letters(defaultdict[str, tuple[str, ...]]):
    """By folded letter: itself, its capital, and the letters that fold to it."""

    def __missing__(self, letter: str) -> tuple[str, ...]:
        others = (other for other, folded in LETTERS.items() if folded == letter)
        self[letter] = tuple(dict.fromkeys((letter, letter.upper(), *others)))
        return self[letter]


_PRINTED: Final = _Letters()
