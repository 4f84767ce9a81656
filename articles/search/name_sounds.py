"""How like two spellings of a name sound, in Arabic, Latin or Cyrillic letters: by consonants, then by letters."""

from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz

from articles.arabic.consonants import consonant_key, sound_of
from articles.search.names import Spelling

SHORTEST_KEY: Final = 2
"""Consonants by which an unlisted spelling is read; fewer belong to too many words."""
_LIKE_IN_LATIN: Final = 55
_LIKE_IN_ARABIC: Final = 75
_LIKE_WHEN_SHORT: Final = 70
"""Likeness in per cent to a listed spelling."""
LONG_KEY: Final = 4
"""Consonants that are evidence enough between two scripts."""


def is_foreign(word: str) -> bool:
    """Whether a word is of letters, and of other than Arabic ones."""
    return word.isalpha() and not 'ء' <= word[0] <= 'ي'


def sounds_like(spelling: Spelling, run: Spelling) -> bool:
    """Whether words that nobody listed are near enough to a listed spelling with the same consonants."""
    # Latin letters spell a foreign name in many ways; Arabic words with these consonants are words of their own.
    enough = _LIKE_IN_LATIN if all(map(is_foreign, run)) else _LIKE_IN_ARABIC
    if len(key_of(run)) <= SHORTEST_KEY:
        enough = max(enough, _LIKE_WHEN_SHORT)
    return likeness(spelling, run) >= enough


def likeness(spelling: Spelling, run: Spelling) -> float:
    """In per cent; between two scripts by their sounds, and an Arabic run not at all: common words sound like names."""
    if _script(spelling[0]) == _script(run[0]):
        return fuzz.ratio(' '.join(spelling), ' '.join(run))
    if not is_foreign(run[0]):
        return 0.0
    if len(key_of(run)) >= LONG_KEY:
        return 100.0
    return fuzz.ratio(' '.join(map(sound_of, spelling)), ' '.join(map(sound_of, run)))


def _script(word: str) -> str:
    if 'ء' <= word[0] <= 'ۿ':
        return 'arabic'
    return 'cyrillic' if 'а' <= word[0] <= 'ӿ' else 'latin'


def key_of(spelling: Iterable[str]) -> str:
    """The consonants of each word, the same for every script."""
    return ' '.join(consonant_key(word) for word in spelling)
