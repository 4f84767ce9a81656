"""Letter groups of a word: what two spellings of a name that nobody listed still share."""

from typing import Final

GRAM_LENGTH: Final = 4
_EDGE = '_'


def letter_groups(word: str, length: int = GRAM_LENGTH) -> list[str]:
    """Every run of `length` letters of the folded word, its edges marked by an underscore.

    >>> letter_groups('لافروف')
    ['_لاف', 'لافر', 'افرو', 'فروف', 'روف_']
    """
    padded = f'{_EDGE}{word}{_EDGE}'
    if len(padded) <= length:
        return [padded]
    return [padded[start : start + length] for start in range(len(padded) - length + 1)]
