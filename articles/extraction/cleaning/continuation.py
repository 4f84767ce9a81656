"""Whether a story goes on after something that stood in it: a box of links, a comment button, an advertisement."""

import re
from collections import deque
from collections.abc import Iterable, Sequence, Set
from typing import Final

from articles.extraction.cleaning.page import Line
from articles.extraction.cleaning.wording import STRONG_CONNECTIVES, WEAK_CONNECTIVES, overlap

TITLE_LENGTH: Final = 130
"""Characters a linked title may have that ends with a full stop."""
LONG_SENTENCE: Final = 12
"""Words from which on a sentence that the story knows is a paragraph, and no title with a full stop."""
TAKEN_UP: Final = 0.4
"""Share of a paragraph's words that the story before it knows, from which on it belongs to the story."""
KNOWN_TO_STORY: Final = 0.25
"""The same where the story goes on further down."""
TIED_TO_STORY: Final = 0.04
"""The same for a paragraph that ties on to the one before it."""
RESUMED_WITHIN: Final = 40
"""Lines within which a story goes on that goes on at all."""

LATEST: Final = 40
"""Lines before a line that may be the headline of what follows it."""
_WITNESS = re.compile(
    r'\W*(?:ال)?(?:شاهد عيان|شهود عيان|شهود|مصدر|مصادر|مسؤول|دبلوماسي|ناشط|مراسل|طبيب|نازح|لاجئ)ه?(?:\s\S+)?\s?:\s?\S'
)
_SENTENCE_WITHIN = re.compile(r'[.؟!]\s+\S')


def words_of(lines: Iterable[Line]) -> frozenset[str]:
    """The words that carry meaning in the lines that stay."""
    return frozenset[str]().union(*(line.content for line in lines if line.stays))


class StoryBefore:
    """The lines that stay before a line; asked for later and later lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._read = 0
        self._words: set[str] = set()
        self.has_prose = False
        """Whether there is a paragraph among those before the line last asked for."""
        self.latest: deque[Line] = deque(maxlen=LATEST)
        """The last few of them."""

    def words(self, number: int) -> Set[str]:
        """The words that carry meaning in those before the line `number`, no smaller than the last one asked for."""
        standing = [line for line in self._lines[self._read : number] if line.stays]
        self._words.update(words_of(standing))
        self.has_prose = self.has_prose or any(line.is_prose for line in standing)
        self.latest.extend(standing)
        self._read = number
        return self._words


def resumes(line: Line, story: Set[str]) -> bool:
    """Whether a line ties on to a paragraph and speaks of what the story speaks of."""
    return line.stays and line.is_prose and ties_on(line) and overlap(line.content, story) >= TIED_TO_STORY


def ties_on(line: Line) -> bool:
    """Whether a line ties on to the one before it by words that could not begin a text of their own."""
    if not line.is_tied:
        return False
    return line.words[0] not in WEAK_CONNECTIVES or ' '.join(line.words[:2]) in STRONG_CONNECTIVES


def knows(line: Line, story: Set[str]) -> bool:
    """Whether a line is a long sentence that speaks of what the story speaks of, tied to it or not."""
    if not (line.stays and line.is_prose and len(line.words) >= LONG_SENTENCE):
        return False
    return resumes(line, story) or overlap(line.content, story) >= KNOWN_TO_STORY


def goes_on(line: Line, story: Set[str]) -> bool:
    """Whether a line is a paragraph of the story and no excerpt of another."""
    if not (line.is_prose and is_paragraph(line, story)):
        return False
    shared = overlap(line.content, story)
    return line.is_conjoined or shared >= TAKEN_UP or (line.is_tied and shared >= TIED_TO_STORY)


def is_paragraph(line: Line, story: Set[str]) -> bool:
    """Whether a line after a link is text, and no title or excerpt, even one with a full stop."""
    if line.is_truncated:
        return False
    if not line.is_prose:
        return len(line.words) >= 9 and line.is_conjoined
    if len(line.text) > TITLE_LENGTH or line.is_tied or _SENTENCE_WITHIN.search(line.text) is not None:
        return True
    return len(line.words) >= LONG_SENTENCE and (not story or overlap(line.content, story) >= KNOWN_TO_STORY)


def quotes_somebody(line: Line) -> bool:
    """Whether a line gives the words of somebody whom nobody names, as 'a witness: we heard an explosion': outlets
    title no other stories so."""
    return _WITNESS.match(line.folded) is not None
