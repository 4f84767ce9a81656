"""Quotation marks paired: which stretch of a paragraph stands between which marks.

Print mixes the marks (“ ” " « » ‘‘ ’’), mirrors them (” … “, » … «), puts spaces inside them and forgets to close
them. So a mark's letterform says less than where it stands: before a word, behind one, or between spaces.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from articles.extraction.linking.quotation_marks import (
    GUILLEMET,
    Mark,
    Stance,
    holds_mark,
    read_marks,
    without_separators,
)

_PARAGRAPH = re.compile(r'[^\n]+')
_OPENERS: Final = frozenset('“„«‹❝〝‘‚')
_SENTENCE_END: Final = re.compile(r'[.!?؟…،؛:]')
_LONGEST_FRAME: Final = 120
"""Characters between a sentence's end and a mark in which a verb of speech may introduce what the mark opens."""

_DEEPEST: Final = 4
_MOST_MARKS: Final = 2000
"""In one paragraph; where there are more, it is no prose."""
_LONGEST_QUOTATION: Final = 6
"""Paragraphs that one quotation may run over."""
_TRAILING: Final = frozenset('.،؛,:"“”»«\u200f\u200e')
"""What is no part of a quotation that nothing closes."""


class Quotation(NamedTuple):
    """`start:end` is what stands between the marks, without the space beside them; `outer_start:outer_end` has the
    marks too. `depth` 0 is outermost; where `closed` is False the closing mark is missing."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    closed: bool


IntroducesSpeech = Callable[[str], bool]
"""Whether a piece of text is the beginning of a sentence that introduces speech ('وأضاف ')."""


def find_quotations(text: str, introduces_speech: IntroducesSpeech) -> tuple[Quotation, ...]:
    """The quotations of `text` in order of their beginning, nested ones behind the one that holds them.

    Spans never overlap except that one lies inside another. Linear in the length of the text.
    """
    paragraphs = [_read_paragraph(text, *match.span(), introduces_speech) for match in _PARAGRAPH.finditer(text)]
    found: list[Quotation] = []
    for place, paragraph in enumerate(paragraphs):
        if paragraph.open is not None:
            closing = _find_closing(paragraphs, place)
            if closing is not None:
                found.append(_join(text, paragraph.open, paragraphs[place + 1 : closing + 1]))
            else:
                found.append(paragraph.open)
        found += paragraph.quotations
    return tuple(sorted(found, key=lambda quotation: (quotation.outer_start, -quotation.outer_end)))


@dataclass(slots=True)
class _Paragraph:
    """What the marks of one paragraph yield."""

    quotations: list[Quotation]
    leading: Quotation | None
    """The quotation that begins the paragraph, if one does."""
    open: Quotation | None
    """The quotation that the paragraph ends in, not among the others."""
    stray: Mark | None
    """A first mark that closes what this paragraph did not open."""
    marked: bool
    introduces: bool = False
    """Whether it begins with a verb of speech of its own."""


def _read_paragraph(text: str, start: int, end: int, introduces_speech: IntroducesSpeech) -> _Paragraph:
    marks = list(islice(read_marks(text, start, end), _MOST_MARKS + 1)) if holds_mark(text, start, end) else []
    marks = without_separators(marks)
    if not marks or len(marks) > _MOST_MARKS:
        return _Paragraph([], None, None, None, marked=False)
    pairing = _Pairing(text, end, marks, introduces_speech)
    quotations = pairing.run()
    outermost = [quotation for quotation in quotations if not quotation.depth]
    leads = bool(outermost) and not text[start : outermost[0].outer_start].strip()
    leading = outermost[0] if leads else None
    still_open = outermost[-1] if pairing.ends_open and outermost else None
    kept = [one for one in quotations if one is not still_open]
    introduces = pairing.stray is not None and introduces_speech(text[start : pairing.stray.start])
    return _Paragraph(kept, leading, still_open, pairing.stray, True, introduces)


def _find_closing(paragraphs: list[_Paragraph], place: int) -> int | None:
    """The paragraph in which the quotation that ends paragraph `place` is closed.

    It is where a closing mark comes first, unless somebody else begins to speak before it; print also opens each
    paragraph of a long quotation anew and closes only the last.
    """
    silent = False
    for index in range(place + 1, min(place + 1 + _LONGEST_QUOTATION, len(paragraphs))):
        paragraph = paragraphs[index]
        if not paragraph.marked:
            silent = True
        elif paragraph.stray is not None:
            return None if paragraph.introduces else index
        elif silent or paragraph.leading is None:
            return None
        elif paragraph.leading is not paragraph.open:
            return index
    return None


def _join(text: str, opening: Quotation, following: list[_Paragraph]) -> Quotation:
    """The quotation over several paragraphs; what it took from the later ones is taken out of them."""
    *between, last = following
    if last.stray is not None:
        end, outer_end = last.stray.start, last.stray.end
        last.stray = None
    else:
        assert last.leading is not None
        end, outer_end = last.leading.end, last.leading.outer_end
        last.quotations.remove(last.leading)
    for paragraph in between:
        paragraph.open = None
    while end > opening.start and text[end - 1].isspace():
        end -= 1
    return Quotation(opening.start, end, opening.outer_start, outer_end, 0, closed=True)


class _Pairing:
    """The marks of one paragraph, taken in sequence."""

    def __init__(self, text: str, end: int, marks: list[Mark], introduces_speech: IntroducesSpeech) -> None:
        self.text = text
        self.end = end
        self.marks = marks
        self.introduces_speech = introduces_speech
        self.mirrored = _are_mirrored(marks)
        families = [mark.family for mark in marks]
        self.to_come = {family: families.count(family) for family in set(families)}
        self.open_marks: list[Mark] = []
        self.found: list[Quotation] = []
        self.stray: Mark | None = None
        """The first mark, where it closes what another paragraph opened."""
        self.ends_open = False

    def run(self) -> list[Quotation]:
        for mark in self.marks:
            self._take(mark)
            self.to_come[mark.family] -= 1
        if self.open_marks:
            self.ends_open = True
            self._end_open(self.end)
        return [quotation for quotation in self.found if quotation.start < quotation.end]

    def _take(self, mark: Mark) -> None:
        if not self.open_marks:
            if mark.stance is not Stance.CLOSES or _is_opener(mark, self.mirrored):
                self.open_marks.append(mark)
            elif mark is self.marks[0]:
                self.stray = mark
            return
        innermost = self.open_marks[-1]
        holder = _holder(self.open_marks, mark)
        if holder is None:
            if mark.stance is not Stance.CLOSES:
                self._open(mark)
            elif not self.to_come[innermost.family]:
                self._close(len(self.open_marks) - 1, mark)
        elif _opens(mark, self.mirrored):
            ended = self._ended_before(mark)
            if ended is not None:
                self._end_open(ended)
            self._open(mark)
        else:
            self._close(holder, mark)

    def _open(self, mark: Mark) -> None:
        if len(self.open_marks) < _DEEPEST:
            self.open_marks.append(mark)

    def _close(self, holder: int, mark: Mark) -> None:
        opening = self.open_marks[holder]
        del self.open_marks[holder:]
        self.found.append(_quotation(self.text, opening, mark, holder))

    def _end_open(self, end: int) -> None:
        """Ends the outermost open quotation at `end`, where no mark does."""
        self.found = [quotation for quotation in self.found if quotation.outer_end <= end or quotation.depth == 0]
        self.found.append(_unclosed(self.text, self.open_marks[0], end))
        self.open_marks.clear()

    def _ended_before(self, mark: Mark) -> int | None:
        """Where the open quotation ended without a mark, if a new sentence that introduces speech leads up to `mark`.

        A nested quotation may be introduced so too; then an odd number of marks is left, to close both.
        """
        if self.to_come[mark.family] % 2:
            return None
        earliest = max(self.open_marks[-1].end, mark.start - _LONGEST_FRAME)
        for match in reversed(list(_SENTENCE_END.finditer(self.text, earliest, mark.start))):
            if self.introduces_speech(self.text[match.end() : mark.start]):
                return match.start()
        return None


def _are_mirrored(marks: list[Mark]) -> bool:
    """Whether guillemets stand the other way round here: »…«."""
    first = next((mark for mark in marks if mark.family == GUILLEMET), None)
    return first is not None and first.glyph in '»›>' and first.stance is not Stance.CLOSES


def _is_opener(mark: Mark, mirrored: bool) -> bool:
    if mark.family == GUILLEMET:
        return (mark.glyph in '«‹<') is not mirrored
    return mark.glyph in _OPENERS and mark.stance is not Stance.CLOSES


def _holder(open_marks: list[Mark], mark: Mark) -> int | None:
    """The innermost open mark of the same family, as an index."""
    return next((i for i in range(len(open_marks) - 1, -1, -1) if open_marks[i].family == mark.family), None)


def _opens(mark: Mark, mirrored: bool) -> bool:
    """Whether a mark that could close an open one opens another instead."""
    if mark.family == GUILLEMET:
        return _is_opener(mark, mirrored)
    return mark.stance is Stance.OPENS


def _quotation(text: str, opening: Mark, closing: Mark, depth: int) -> Quotation:
    start, end = opening.end, closing.start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(start, end, opening.start, closing.end, depth, closed=True)


def _unclosed(text: str, opening: Mark, limit: int) -> Quotation:
    start, end = opening.end, limit
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1] in _TRAILING or text[end - 1].isspace()):
        end -= 1
    return Quotation(start, end, opening.start, limit, 0, closed=False)
