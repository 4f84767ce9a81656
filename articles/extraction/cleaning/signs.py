"""What the single words of a line show of the rules that can hold for it.

Most rules look for words that few lines have. A line is asked once for those of all rules, and each word answers from
memory; only where it shows the sign of a rule is that rule's expression tried.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_
from typing import Final

from articles.extraction.cleaning.wording import holds_one_of
from articles.extraction.remembering import remembering

_tests: Final[list[Callable[[str], bool]]] = []


def sign_of(pieces: Iterable[str]) -> int:
    """The bit of those words that hold one of some folded pieces of words. For use at import, before lines are read."""
    _tests.append(holds_one_of(pieces))
    return 1 << (len(_tests) - 1)


@remembering
def _signs_of_word(word: str) -> int:
    return sum(1 << number for number, holds in enumerate(_tests) if holds(word))


def read_signs(words: Iterable[str]) -> int:
    """The bits of all signs that folded words show."""
    return reduce(or_, map(_signs_of_word, words), 0)
