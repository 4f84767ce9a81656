"""Words of a text with their places: the one tokenizer of search, linking and copy detection."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from articles.arabic.code_page import Table, encode
from articles.arabic.folding import IGNORED_CLASS, fold

WORD: Final = re.compile(rf'[^\W_]+(?:[{IGNORED_CLASS}]+[^\W_]*)*+(?:[.,٫٬][0-9٠-٩۰-۹]+)*')
"""A word: letters and digits; vowel signs, tatweel and joiners do not break it; the underscores of a hashtag do;
a number keeps its decimal mark."""

_BY_CONTEXT = re.compile(rf'ـ(?<![^\W_]ـ)|[.,٫٬][\w{IGNORED_CLASS}]*[0-9٠-٩۰-۹]')
"""What may be a word, or end one, by what stands around it: tatweel that begins one, a decimal mark."""


class Word(NamedTuple):
    """One word of a text: its folded form and the span `start:end` it covers in the original."""

    folded: str
    start: int
    end: int


def iterate_words(text: str) -> Iterator[Word]:
    """The words of `text` in order, folded, with code-point offsets into `text`."""
    for match in WORD.finditer(text):
        yield Word(fold(match.group()), match.start(), match.end())


def spaced_words(text: str) -> str:
    """The folded words of `text` in order, a space between each two; of a word of tatweel alone the spaces stay.

    >>> spaced_words('«أكّد» لافروف: 3.5 مليون')
    'اكد لافروف 3.5 مليون'
    """
    words = plain_words(text)
    return fold(' '.join(WORD.findall(text))) if words is None else words


def plain_words(text: str) -> str | None:
    """What `spaced_words` gives, where it can be told character by character; None elsewhere."""
    encoded = encode(text)
    if encoded is None or _BY_CONTEXT.search(text):
        return None
    return ' '.join(_WORDS_PAGE.write(encoded).split())


def _in_words(character: str) -> str:
    """What a character is in a word: its folded form; a space for what ends words."""
    folded = fold(character)
    return folded if not folded or WORD.fullmatch(character) else ' '


_WORDS_PAGE: Final = Table(_in_words)
