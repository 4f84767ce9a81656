"""Quotation marks where they stand: which letterforms there are and what a mark's surroundings say of it."""

import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from typing import Final, NamedTuple

from articles.arabic.folding import fold
from articles.extraction.remembering import remembering

DOUBLE: Final = 'double'
GUILLEMET: Final = 'guillemet'
SINGLE: Final = 'single'
BAR: Final = 'bar'
_FAMILIES: Final = {
    **dict.fromkeys(
        ['‘‘', '’’', "''", '``', '´´', ',,', '“', '”', '„', '‟', '"', '＂', '〝', '〞', '〟', '❝', '❞'], DOUBLE
    ),
    **dict.fromkeys(['«', '»', '‹', '›', '<<', '>>'], GUILLEMET),
    **dict.fromkeys(['‘', '’', '‚', '‛', "'"], SINGLE),
    '|': BAR,
}
_MARK = re.compile('|'.join(re.escape(mark) for mark in sorted(_FAMILIES, key=len, reverse=True)))
_ATTACHED: Final = frozenset(
    ['و', 'ف', 'ب', 'ل', 'ك', 'ال', 'وال', 'بال', 'لل', 'فال', 'كال', 'ولل', 'وب', 'ول', 'وبال', 'فب', 'فل']
)
_PARTICLE_ENDS: Final = frozenset(particle[-1] for particle in _ATTACHED)
_LETTERS_BEFORE = re.compile(r'[\wـ\u064b-\u0652]{1,8}\Z')


class Stance(Enum):
    """What a mark's surroundings say of it."""

    OPENS = 'opens'
    CLOSES = 'closes'
    EITHER = 'either'


class Mark(NamedTuple):
    start: int
    end: int
    glyph: str
    family: str
    stance: Stance


def holds_mark(text: str, start: int, end: int) -> bool:
    return _MARK.search(text, start, end) is not None


def read_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    for match in _MARK.finditer(text, start, end):
        glyph = match.group()
        before = text[match.start() - 1] if match.start() > start else '\n'
        after = text[match.end()] if match.end() < end else '\n'
        if _FAMILIES[glyph] == SINGLE and before.isalpha() and after.isalpha():
            continue
        if glyph == ',,' and (before.isdigit() or after.isdigit()):
            continue
        stance = _stance(text, start, match.start(), before, after)
        yield Mark(match.start(), match.end(), glyph[0], _FAMILIES[glyph], stance)


def without_separators(marks: list[Mark]) -> list[Mark]:
    """The marks without the bars that do not embrace anything: |so| embraces, a | b separates."""
    bars = [mark for mark in marks if mark.family == BAR]
    kept = set()
    for opening, closing in pairwise(bars):
        if opening.stance is Stance.OPENS and closing.stance is Stance.CLOSES:
            kept |= {opening.start, closing.start}
    return [mark for mark in marks if mark.family != BAR or mark.start in kept]


def _stance(text: str, paragraph: int, place: int, before: str, after: str) -> Stance:
    opens_here = before.isspace() or before in '([{:-–—/،؛' or _follows_particle(text, paragraph, place)
    closes_here = after.isspace() or after in '.,،؛;:!?؟)]}…-–—/'
    if opens_here and not closes_here:
        return Stance.OPENS
    if closes_here and not opens_here:
        return Stance.CLOSES
    if closes_here and opens_here and not after.isspace() and before.isspace():
        return Stance.CLOSES
    return Stance.EITHER


@remembering
def _may_end_particle(character: str) -> bool:
    """Whether a particle can end in a character: in one of its letters, or a sign that folding drops."""
    folded = fold(character)
    return not folded or folded[-1] in _PARTICLE_ENDS


def _follows_particle(text: str, paragraph: int, place: int) -> bool:
    if place <= paragraph or not _may_end_particle(text[place - 1]):
        return False
    before = _LETTERS_BEFORE.search(text, max(paragraph, place - 8), place)
    if before is None or (before.start() > paragraph and text[before.start() - 1].isalnum()):
        return False
    return fold(before.group()) in _ATTACHED
