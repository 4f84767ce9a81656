"""Words of a text with their places: the one tokenizer of search, linking and copy detection."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from articles.arabic.folding import IGNORED_CLASS, fold

WORD: Final = re.compile(rf'[^\W_]+(?:[{IGNORED_CLASS}]+[^\W_]*)*+(?:[.,٫٬][0-9٠-٩۰-۹]+)*')
"""A word: letters and digits; vowel signs, tatweel and joiners do not break it; the underscores of a hashtag do;
a number keeps its decimal mark."""


class Word(NamedTuple):
    """One word of a text: its folded form and the span `start:end` it covers in the original."""

    folded: str
    start: int
    end: int


def iterate_words(text: str) -> Iterator[Word]:
    """The words of `text` in order, folded, with code-point offsets into `text`."""
    for match in WORD.finditer(text):
        yield Word(fold(match.group()), match.start(), match.end())
