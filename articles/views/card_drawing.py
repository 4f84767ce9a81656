"""The preview picture of an article: plain data in, the bytes of a PNG out."""

import functools
import io
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from articles.views.card_lettering import ELLIPSIS, Style, draw_line, width, wrap, writable

SIZE = (1200, 630)
MARGIN = 80
BAND = 16
HEADLINE_SIZES = ((72, 3), (62, 4), (54, 4))
"""Pixels, and how many lines of that size stand between the name of the archive and the source."""

LEADING = 1.45
READ_AT_MOST = 600
"""Characters of a text that are looked at; no picture holds more, and the time to draw one stays bounded."""

PAPER, INK, SOFT, RULE, ACCENT = '#fbf8f2', '#1e1c18', '#5d574b', '#e2dccf', '#0b5563'
"""--paper, --ink, --ink-soft, --rule and --accent of static/css/tokens.css in its light scheme."""


@dataclass(frozen=True)
class Card:
    """What the picture says. `soft`: the headline is not one, but the opening words. Directions are 'rtl' or 'ltr',
    of the headline and of the interface, in which source, date and the name of the archive are written."""

    headline: str
    source: str
    date: str
    archive: str
    soft: bool = False
    headline_direction: str = 'rtl'
    direction: str = 'rtl'


def _writable_beginning(text: str) -> str:
    if len(text) > READ_AT_MOST:
        text = text[:READ_AT_MOST].rsplit(maxsplit=1)[0] + ELLIPSIS if text[:READ_AT_MOST].strip() else ''
    return writable(text)


def _start(direction: str) -> int:
    return SIZE[0] - MARGIN if direction == 'rtl' else MARGIN


def _fitted(text: str, style: Style) -> tuple[list[str], Style]:
    """The headline in the largest letters in which all of it fits; in the smallest, cut short, where it never does."""
    for size, most in HEADLINE_SIZES:
        style = replace(style, size=size)
        lines, whole = wrap(text, style, SIZE[0] - 2 * MARGIN, most)
        if whole:
            break
    return lines, style


def _draw_headline(draw: ImageDraw.ImageDraw, card: Card, raqm: bool) -> None:
    lines, style = _fitted(
        _writable_beginning(card.headline), Style(HEADLINE_SIZES[0][0], 600, card.headline_direction, raqm)
    )
    step = style.size * LEADING
    baseline = (SIZE[1] + BAND - step * len(lines)) / 2 + style.size * 0.95
    for line in lines:
        draw_line(draw, line, style, (_start(card.headline_direction), baseline), SOFT if card.soft else INK)
        baseline += step


def _draw_frame(draw: ImageDraw.ImageDraw, card: Card, raqm: bool) -> None:
    """The name of the archive above, source and date below, one at each end of the line."""
    style = Style(32, 600, card.direction, raqm)
    draw.rectangle((0, 0, SIZE[0], BAND - 1), ACCENT)
    draw_line(draw, writable(card.archive), style, (_start(card.direction), 92), ACCENT)
    draw.line((MARGIN, 532, SIZE[0] - MARGIN, 532), RULE, 3)
    plain = replace(style, weight=400)
    date = writable(card.date)
    space = SIZE[0] - 2 * MARGIN - width(date, plain) - 40
    source = wrap(_writable_beginning(card.source), style, space, 1)[0]
    draw_line(draw, ''.join(source), style, (_start(card.direction), 585), INK)
    far = MARGIN + width(date, plain) if card.direction == 'rtl' else SIZE[0] - MARGIN - width(date, plain)
    draw_line(draw, date, plain, (far, 585), SOFT)


def draw_card(card: Card, raqm: bool = Style.raqm) -> bytes:
    """The picture as PNG, 1200 by 630 pixels. `raqm`: whether Pillow can shape Arabic on this machine."""
    image = Image.new('RGB', SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    _draw_frame(draw, card, raqm)
    _draw_headline(draw, card, raqm)
    written = io.BytesIO()
    image.quantize(64).save(written, 'PNG', optimize=True)
    return written.getvalue()


kept_card = functools.lru_cache(maxsize=128)(draw_card)
"""The same, from memory for the cards asked for last: they are asked for in bursts, when a link is passed on."""
