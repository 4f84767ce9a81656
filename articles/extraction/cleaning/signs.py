"""What the single words of a line show of the rules that can hold for it.

Most rules look for words that few lines have. A line is asked once for those of all rules, and each word answers from
memory; only where it shows the sign of a rule is that rule's expression tried.
"""

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Final

from articles.extraction.remembering import remembering

_patterns: Final[list[re.Pattern[str]]] = []


def sign_of(pattern: str) -> int:
    """The bit of the folded words in which a regular expression is found. For use at import, before lines are read."""
    _patterns.append(re.compile(pattern))
    return 1 << (len(_patterns) - 1)


@remembering
def _signs_of_word(word: str) -> int:
    return sum(1 << number for number, pattern in enumerate(_patterns) if pattern.search(word))


def read_signs(words: Iterable[str]) -> int:
    """The bits of all signs that folded words show."""
    return reduce(or_, map(_signs_of_word, words), 0)
