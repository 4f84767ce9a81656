"""Many patterns that tell by the first word of a line: only those are tried whose first word can begin with the letter
that the line's begins with."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Final

_FIRST: Final = re.compile(r'\w')
_DIGIT: Final = '0'
"""What stands for every digit."""
_REPEATS: Final = frozenset((op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT))
_OF_NO_WORD: Final = frozenset((op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD))
_OF_NO_WIDTH: Final = frozenset((op.AT, op.ASSERT, op.ASSERT_NOT))

Letters = frozenset[str] | None
"""With which letters, or digits, what a pattern matches can begin; None where that is not told."""


class ByFirstLetter:
    """Patterns of which one has to fit a whole line."""

    def __init__(self, patterns: Iterable[str], opening: str = '') -> None:
        """`opening` is what all of them begin with, of marks and spaces alone, and is no part of the patterns given."""
        self._patterns = [(pattern, _first_letters(pattern)) for pattern in patterns]
        self._opening = opening
        self._beginning_with = cache(self._choose)

    def fit(self, line: str) -> bool:
        """Whether one of the patterns fits a folded line."""
        first = _FIRST.search(line)
        letter = first.group() if first else ''
        return self._beginning_with(_DIGIT if letter.isdecimal() else letter).fullmatch(line) is not None

    def _choose(self, letter: str) -> re.Pattern[str]:
        chosen = [pattern for pattern, letters in self._patterns if not letter or letters is None or letter in letters]
        return re.compile(
            f'{self._opening}(?:{"|".join(f"(?:{pattern})" for pattern in chosen)})' if chosen else '(?!)'
        )


def _first_letters(pattern: str) -> Letters:
    return _of_sequence(_parser.parse(pattern))[0]


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> tuple[Letters, bool]:
    """The first letters of what a parsed pattern matches, and whether it matches anything without letters."""
    letters: frozenset[str] = frozenset()
    for part in parts:
        own, may_lack = _of_part(*part)
        if own is None:
            return None, False
        letters |= own
        if not may_lack:
            return letters, False
    return letters, True


def _of_part(kind: Any, value: Any) -> tuple[Letters, bool]:
    if kind is op.LITERAL or kind is op.IN:
        characters = _of_class([(kind, value)] if kind is op.LITERAL else value)
        letters = characters and frozenset(filter(_FIRST.match, characters))
        return letters, characters != letters
    if kind is op.SUBPATTERN:
        return _of_sequence(value[-1])
    if kind is op.BRANCH:
        found = [_of_sequence(branch) for branch in value[1]]
        return _united([letters for letters, _ in found]), any(may_lack for _, may_lack in found)
    if kind in _REPEATS:
        least, _, repeated = value
        letters, may_lack = _of_sequence(repeated)
        return letters, may_lack or least == 0
    return (frozenset(), True) if kind in _OF_NO_WIDTH else (None, False)


def _of_class(items: Iterable[tuple[Any, Any]]) -> Letters:
    """The characters of a class: a digit for all of them, a space for all that are no part of a word."""
    characters: set[str] = set()
    for kind, value in items:
        if kind is op.LITERAL or kind is op.RANGE:
            first, last = (value, value) if kind is op.LITERAL else value
            characters.update(_DIGIT if char.isdecimal() else char for char in map(chr, range(first, last + 1)))
        elif kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
            characters.add(_DIGIT)
        elif kind is op.CATEGORY and value in _OF_NO_WORD:
            characters.add(' ')
        else:
            return None
    return frozenset(characters)


def _united(several: Sequence[Letters]) -> Letters:
    known = [letters for letters in several if letters is not None]
    return frozenset[str]().union(*known) if len(known) == len(several) else None
