"""What the single words of a line say: what it is about, and which rules can hold for it.

Most rules look for words that few lines have. A line is asked once for those of all rules, and each word answers from
memory; only where it shows the sign of a rule is that rule's expression tried.
"""

import re
from collections.abc import Iterable
from functools import reduce
from operator import itemgetter, or_
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.cleaning.wording import meaning
from articles.extraction.remembering import remembering

_patterns: Final[list[re.Pattern[str]]] = []
_MEANING: Final = itemgetter(0)
_SIGNS: Final = itemgetter(1)
_NOTHING: Final = frozenset(('',))


def sign_of(pattern: str) -> int:
    """The bit of the folded words in which a regular expression is found. For use at import, before lines are read."""
    _patterns.append(re.compile(pattern))
    return 1 << (len(_patterns) - 1)


def sign_of_phrases(phrases: Iterable[str]) -> int:
    """The bit of the folded words that hold the longest word of one of some phrases."""
    found = [re.findall(r'[^\W_]+', fold(phrase)) for phrase in phrases]
    return sign_of('|'.join(max(words, key=len) for words in found if words))


@remembering
def _read_word(word: str) -> tuple[str, int]:
    return meaning(word), sum(1 << number for number, pattern in enumerate(_patterns) if pattern.search(word))


def read_words(words: Iterable[str]) -> tuple[frozenset[str], int]:
    """The stems of those folded words that carry meaning, and the bits of all signs that the words show."""
    read = list(map(_read_word, words))
    return frozenset(map(_MEANING, read)) - _NOTHING, reduce(or_, map(_SIGNS, read), 0)


def content_words(words: Iterable[str]) -> frozenset[str]:
    """The stems of those folded words that carry meaning."""
    return read_words(words)[0]
