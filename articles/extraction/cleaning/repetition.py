"""What a page prints twice: the later printing is left out, as the earlier one says it all."""

import re
from collections.abc import Set
from itertools import pairwise
from typing import Final

from articles.extraction.cleaning.page import Line, Page
from articles.extraction.cleaning.wording import overlap

Shingle = tuple[str, str, str, str]

EXACT_LENGTH: Final = 6
"""Words from which on a line that occurs twice is a repetition and not a crosshead or a refrain."""
SHINGLED_LENGTH: Final = 12
"""Words from which on a line is compared by its runs of four words."""
RUN_LENGTH: Final = 4
SENTENCE_RUNS: Final = SHINGLED_LENGTH + 1 - RUN_LENGTH
"""Runs that the shortest line has which is compared by them."""
CONTAINED: Final = 0.9
SUMMARIZED: Final = 0.78
"""Share of a summary that the paragraphs after it repeat."""
FOLLOWING: Final = 3
"""Paragraphs after a summary that repeat it."""
PRINTED_WITHIN: Final = 12
"""Lines within which a headline is printed again above its text."""
RELATED: Final = 0.15
"""Share of its words that the story has, from which on a line between two printings belongs to it."""
_FINISHED = re.compile(r'[.!؟]["”»)]*\s*$')
_SENTENCE = re.compile(r'[^.!؟?]+[.!؟?]+["”»)]*\s*|[^.!؟?]+$')


def shingles(words: tuple[str, ...]) -> set[Shingle]:
    """The runs of four words in a line."""
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))


def containment(part: set[Shingle], whole: set[Shingle]) -> float:
    """Which share of `part` occurs in `whole`."""
    return len(part & whole) / len(part) if part else 0.0


def drop_repetitions(page: Page) -> None:
    """Leaves out lines that an earlier line, or the lines before together, already said."""
    seen: set[str] = set()
    told = _Told()
    for line in page.standing():
        if len(line.words) >= EXACT_LENGTH and line.key in seen:
            line.rule = 'repetition'
        elif len(line.words) >= SHINGLED_LENGTH and told.may_repeat(line.words):
            known = told.runs()
            runs = shingles(line.words)
            if containment(runs, known) >= CONTAINED:
                line.rule = 'repetition'
            elif len(line.words) >= 2 * SHINGLED_LENGTH:
                _cut_repeated_sentences(line, known)
        seen.add(line.key)
        told.add(line.words)
    if any(line.rule == 'repetition' for line in page.lines):
        _drop_crossheads_between(page)


class _Told:
    """The words of the lines before a line, and their runs, which are made when they are asked for: hardly a line
    needs them."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._runs: set[Shingle] = set()
        self._unread: list[tuple[str, ...]] = []

    def add(self, words: tuple[str, ...]) -> None:
        self._words.update(words)
        self._unread.append(words)

    def runs(self) -> set[Shingle]:
        self._runs.update(*map(shingles, self._unread))
        self._unread.clear()
        return self._runs

    def may_repeat(self, words: tuple[str, ...]) -> bool:
        """Whether so many runs of a line can have stood before, by their words, or occur in it twice, as are in one
        sentence or make up most of the line."""
        distinct = set(words)
        twice = len(words) - len(distinct)
        if twice >= SENTENCE_RUNS:
            return True
        enough = min(SENTENCE_RUNS, CONTAINED * (len(distinct) + 1 - RUN_LENGTH))
        if len(distinct & self._words) + twice + 1 - RUN_LENGTH < enough:  # not even if all of them are in a row
            return False
        return _possible_runs(words, self._words) >= enough


def _possible_runs(words: tuple[str, ...], known: Set[str]) -> int:
    """How many runs of a line have no word but known ones."""
    possible = length = 0
    for is_known in map(known.__contains__, words):
        length = length + 1 if is_known else 0
        possible += length >= RUN_LENGTH
    return possible


def _cut_repeated_sentences(line: Line, known: set[Shingle]) -> None:
    """Cuts, out of one long line, whole sentences that stood before it or earlier in it."""
    own: set[Shingle] = set()
    for match in _SENTENCE.finditer(line.raw):
        piece = Line(0, 0, match.group(), False)
        runs = shingles(piece.words)
        if len(piece.words) >= SHINGLED_LENGTH and _is_told(runs, known, own):
            line.cuts.append((line.start + match.start(), line.start + match.end(), 'repetition'))
        own |= runs


def _is_told(runs: set[Shingle], known: set[Shingle], own: set[Shingle]) -> bool:
    return sum(run in known or run in own for run in runs) >= CONTAINED * len(runs)


def _drop_crossheads_between(page: Page) -> None:
    """A short line printed again between two repeated paragraphs goes with them."""
    first: dict[str, Line] = {}
    for line in page.lines:
        first.setdefault(line.key, line)
    text_lines = [line for line in page.lines if line.stays or line.rule == 'repetition']
    for before, line in pairwise(text_lines):
        if line.stays and before.rule == 'repetition' and first[line.key] is not line:
            line.rule = 'repetition'


def drop_between_printings(page: Page) -> None:
    """Leaves out what stands between two printings of the headline above the text, and has nothing to do with it."""
    standing = page.standing()
    for number, line in enumerate(standing[:PRINTED_WITHIN]):
        if line.is_prose or len(line.words) < 4:
            continue
        later = standing[number + 1 : number + PRINTED_WITHIN]
        again = next((place for place, other in enumerate(later, number + 1) if other.key == line.key), None)
        between = standing[number + 1 : again] if again else []
        if again is None or any(_FINISHED.search(other.text) for other in between):
            continue
        story = frozenset[str]().union(*(other.content for other in standing[again:] if other.is_prose))
        for other in between:
            if story and overlap(other.content, story) < RELATED:
                other.rule = 'ticker' if len(other.words) > 4 else 'section-label'
        return


def drop_summary(page: Page) -> None:
    """Leaves out a summary before the text that the next paragraphs repeat word for word."""
    prose = [line for line in page.standing() if line.is_prose or len(line.words) >= SHINGLED_LENGTH]
    if len(prose) < 2 or len(prose[0].words) < 8:
        return
    words, following = prose[0].words, [line.words for line in prose[1 : FOLLOWING + 1]]
    if _possible_runs(words, set[str]().union(*following)) < SUMMARIZED * (len(set(words)) + 1 - RUN_LENGTH):
        return
    told = containment(shingles(words), set[Shingle]().union(*map(shingles, following))) >= SUMMARIZED
    if told and not _is_printed_twice(prose):
        prose[0].rule = 'summary'


def _is_printed_twice(prose: list[Line]) -> bool:
    """Whether the second paragraph, too, is said again after the first one: the whole text is, and the first printing
    stays."""
    first, second = (shingles(line.words) for line in prose[:2])
    for line, following in pairwise(prose[2 : FOLLOWING + 2]):
        if containment(first, shingles(line.words)) >= SUMMARIZED:
            return containment(second, shingles(following.words)) >= SUMMARIZED
    return False
