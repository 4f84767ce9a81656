"""Foreign names in Arabic letters: which spellings are the same name.

Arabic print writes a foreign name by ear: vowels come and go, ج غ ق ك stand for g, a letter is dropped or swapped.
"""

from typing import Final

from rapidfuzz.distance import OSA

from articles.extraction.remembering import remembering

_VOWELS: Final = str.maketrans('', '', 'اويه')
_CONSONANTS: Final = str.maketrans('جقخثطصزضذظ', 'غككتتسسددد')
_CONJUNCTIONS: Final = ('و', 'ف')
_SHORTEST: Final = 5
"""Letters a name must have before one letter of difference is a slip and not another name."""


@remembering
def skeleton(word: str) -> str:
    """The consonants of a folded word, those that print confuses made one."""
    return word[:1].translate(_CONSONANTS) + word[1:].translate(_VOWELS).translate(_CONSONANTS)


@remembering
def skeletons(word: str) -> tuple[str, str]:
    """The consonants of a folded word and of what follows a first letter that may be a conjunction; both alike where
    it cannot be one."""
    sound = skeleton(word)
    return sound, skeleton(word[1:]) if word[:1] in _CONJUNCTIONS and len(word) > 1 else sound


def is_same_foreign_name(one: str, other: str) -> bool:
    """Whether two folded words are spellings of one foreign name: سيرغي and سيرجي, دميتري and ديمتري."""
    if one == other:
        return True
    if skeleton(one) == skeleton(other) and len(skeleton(one)) > 1:
        return True
    return min(len(one), len(other)) >= _SHORTEST and OSA.distance(one, other, score_cutoff=1) <= 1
