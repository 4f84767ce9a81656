"""Lines of text as ink: which face has a character, in which order the runs of a line stand, how its letters join.

Two engines shape Arabic. Pillow's own (raqm) needs the system's libfribidi and without it draws Arabic backwards and
unjoined, silently; then arabic_reshaper chooses the joined letters here, as the last step before drawing. Nothing
that has been shaped leaves this module.
"""

import functools
import itertools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import arabic_reshaper
from bidi import get_display
from bidi.mirror import MIRRORED
from PIL import ImageDraw, ImageFont, features

FACES = Path(__file__).resolve().parents[2] / 'static' / 'fonts'
SCRIPTS = ('arabic', 'latin')
ELLIPSIS = '…'
_JOINERS_AND_MARKS = '\u200c\u200d\u200e\u200f'  # they have no glyph, yet decide on joining and order
_WITHOUT_JOINERS = str.maketrans('', '', _JOINERS_AND_MARKS)
_LEVEL = '\u034f'  # a mark without width: by the bidirectional algorithm it goes wherever the character before it goes
_RIGHT_TO_LEFT = ('R', 'AL', 'NSM')


@dataclass(frozen=True)
class Style:
    """How a line is written: size in pixels, weight of the face, direction of the paragraph, who joins the letters."""

    size: int
    weight: int = 600
    direction: str = 'rtl'
    raqm: bool = bool(features.check('raqm'))


@dataclass(frozen=True)
class Run:
    """Neighbouring characters of one face, in the order that its engine expects them."""

    text: str
    font: ImageFont.FreeTypeFont
    direction: str | None

    @property
    def width(self) -> float:
        return self.font.getlength(self.text, direction=self.direction)


@functools.lru_cache(maxsize=64)
def _font(script: str, size: int, weight: int, raqm: bool) -> ImageFont.FreeTypeFont:
    layout = ImageFont.Layout.RAQM if raqm else ImageFont.Layout.BASIC
    path = FACES / f'ibm-plex-sans-arabic-{script}-{weight}-normal.woff2'
    return ImageFont.truetype(path, size, layout_engine=layout)


@functools.lru_cache(maxsize=4096)
def _script(character: str) -> str | None:
    """The first face that has a glyph for the character; None where each would draw its empty box."""
    for script in SCRIPTS:
        font = _font(script, 64, 600, raqm=False)
        if bytes(font.getmask(character)) != bytes(font.getmask('\uffff')):
            return script
    return None


def _written(character: str) -> str:
    """The character as the faces can write it: itself, its base letter (ş as s), or nothing."""
    if character in _JOINERS_AND_MARKS or _script(character):
        return character
    return ''.join(part for part in unicodedata.normalize('NFKD', character) if part != character and _script(part))


def writable(text: str) -> str:
    """The text with all that can be written. Symbols without a glyph are left out; a word with such a letter gives
    way to an ellipsis, because a name that lacks a letter would be another name."""
    words: list[str] = []
    for word in unicodedata.normalize('NFC', text).split():
        signs = [(sign, _written(sign)) for sign in word if unicodedata.category(sign) not in ('Cc', 'Cs', 'Co', 'Cn')]
        if any(not written and unicodedata.category(sign)[0] in 'LN' for sign, written in signs):
            if words[-1:] != [ELLIPSIS]:
                words.append(ELLIPSIS)
        elif any(written.strip(_JOINERS_AND_MARKS) for _, written in signs):
            words.append(''.join(written for _, written in signs))
    return ' '.join(words)


def _in_view(line: str, direction: str) -> str:
    """The characters from left to right, brackets turned where they stand in right-to-left text.

    The library tells the order and no levels; a mark after each bracket ends up before it exactly where it is turned.
    """
    marked = ''.join(f'{sign}{_LEVEL}' if sign in MIRRORED else sign for sign in line)
    seen = iter(get_display(marked, base_dir='R' if direction == 'rtl' else 'L'))
    shown = []
    for sign in seen:
        if sign == _LEVEL:
            shown.append(MIRRORED[next(seen)])
            continue
        shown.append(sign)
        if sign in MIRRORED:
            next(seen)
    return ''.join(shown)


def _kind(sign: str) -> tuple[str, bool]:
    """The face of a character and whether it belongs to a right-to-left word."""
    if sign in _JOINERS_AND_MARKS:
        return SCRIPTS[0], True
    return _script(sign) or SCRIPTS[-1], unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT


def runs(line: str, style: Style) -> Iterator[Run]:
    """The runs of a line from left to right. `line` is as `writable` gives it, in the order of reading."""
    if not style.raqm:
        line = ''.join(map(_written, arabic_reshaper.reshape(line)))
    for (script, right_to_left), signs in itertools.groupby(_in_view(line, style.direction), _kind):
        text = ''.join(signs)
        font = _font(script, style.size, style.weight, style.raqm)
        if style.raqm:
            yield Run(text[::-1] if right_to_left else text, font, 'rtl' if right_to_left else 'ltr')
        else:
            yield Run(text.translate(_WITHOUT_JOINERS), font, None)


def width(line: str, style: Style) -> float:
    """The length of a line in pixels."""
    return sum(run.width for run in runs(line, style))


def draw_line(draw: ImageDraw.ImageDraw, line: str, style: Style, place: tuple[float, float], colour: str) -> None:
    """Writes a line. `place` is the start of its baseline: the right end of right-to-left lines, else the left one."""
    x, baseline = place
    if style.direction == 'rtl':
        x -= width(line, style)
    for run in runs(line, style):
        draw.text((x, baseline), run.text, fill=colour, font=run.font, anchor='ls', direction=run.direction)
        x += run.width


def _beginning(text: str, style: Style, room: float, tail: str = '') -> str:
    """As many characters of the text as fit before the tail, at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(text[:middle] + tail, style) <= room else (low, middle - 1)
    return text[:low]


def _cut_short(text: str, style: Style, room: float) -> str:
    """As many whole words as fit, with an ellipsis: half a word may be another word."""
    kept = _beginning(text, style, room, ELLIPSIS)
    if not text[len(kept) :].startswith(' ') and ' ' in kept:
        kept = kept.rsplit(' ', 1)[0]
    return kept.rstrip(f' .،:؛-{ELLIPSIS}') + ELLIPSIS


def _pieces(text: str, style: Style, room: float) -> Iterator[str]:
    """The words; a word longer than a line in pieces that fit."""
    for word in text.split():
        while (piece := _beginning(word, style, room)) != word:
            yield piece
            word = word[len(piece) :]
        yield word


def wrap(text: str, style: Style, room: float, most: int) -> tuple[list[str], bool]:
    """The text in lines of at most `room` pixels, in the order of reading, and whether all of it fitted `most` lines.

    Lines are broken here, before any reordering: afterwards a break would take the end of a sentence for its start.
    """
    lines: list[str] = []
    for piece in _pieces(text, style, room):
        longer = f'{lines[-1]} {piece}' if lines else piece
        if lines and width(longer, style) <= room:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] = _cut_short(longer, style, room)
            return lines, False
        else:
            lines.append(piece)
    return lines, True
