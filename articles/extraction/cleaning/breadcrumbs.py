"""Breadcrumbs: the path of a page on its site, from the home page to the section or to the headline itself."""

import re
from collections.abc import Sequence
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.cleaning.bylines import names_outlet
from articles.extraction.cleaning.lexicon import Lexicon, name_key
from articles.extraction.cleaning.page import Line, Page, visible
from articles.extraction.cleaning.wording import HOME_PAGES, MENU_BOOK

LINES: Final = 30
"""Lines of a page among which its path stands, if there is one above the text."""
LENGTH: Final = 400
"""Characters a path may have, a headline at its end included."""
CRUMB_WORDS: Final = 4
"""Words of one step of the path at most; what is longer is a headline."""
TITLE_WORDS: Final = 4
"""Words from which on the last step is a headline, if it is no section."""
TITLE_LENGTH: Final = 230
SENTENCE_WORDS: Final = 12
"""Characters a headline has at most, and words from which on what ends in a full stop is text: of these the path is cut
off."""

_BETWEEN = re.compile(
    r'\s*(?:[/\\|<>«»‹›→←⇒⇐►◄▶◀▸◂❯❮•·●∙٭✦]|::|–|—|&(?:gt|lt|raquo|laquo|rsaquo|lsaquo|bull|middot);)+\s*'
    r'|\s+[-_~*.,،]+\s+|(?<=[^\W\d_]{3})\s?\.\s?(?=[^\W\d_]{3})'
)
_MARKS: Final = frozenset('/\\|<>«»‹›→←⇒⇐►◄▶◀▸◂❯❮•·●∙٭✦:–—-_~*.&,')
_HERE = re.compile(r'\W*(?:انت هنا|انت الان في|موقعك|مسارك|المسار|you are here)\s*[:»>]?\s*')
_OVER_PATHS: Final = frozenset(('section-label', 'menu', 'link'))
"""Rules by which a path may have been left out whole, the headline at its end included."""


def take_breadcrumbs(page: Page, lexicon: Lexicon) -> tuple[str, tuple[int, int]] | None:
    """Leaves out the paths above the text. Gives the headline, with its span, that one of them ends in, unless it is
    printed on a line of its own as well."""
    found: tuple[str, tuple[int, int]] | None = None
    for line in page.lines[:LINES]:
        if line.is_prose and line.stays and len(line.raw) > LENGTH:
            return found
        if not (line.stays or line.rule in _OVER_PATHS) or len(line.raw) > LENGTH or _MARKS.isdisjoint(line.marks):
            continue
        end = _end_of_path(line, lexicon)
        if end is None:
            if line.is_prose and line.stays:
                return found
            continue
        title = visible(line.raw[end:])
        if len(title) > TITLE_LENGTH or (title.endswith('.') and len(title.split()) >= SENTENCE_WORDS):
            line.cuts.append((line.start, line.start + end, 'breadcrumb'))
            continue
        line.rule = 'breadcrumb'
        if found is None and len(title.split()) >= TITLE_WORDS and not _stands_elsewhere(title, line, page):
            found = title, (line.start + end, line.end)
    return found


def _end_of_path(line: Line, lexicon: Lexicon) -> int | None:
    """Where, in the original line, the steps of a path end and a headline begins; None where a line is no path."""
    here = _HERE.match(line.folded)
    marks = list(_BETWEEN.finditer(line.raw))
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(line.raw)]
    steps = [fold(visible(line.raw[start:end])) for start, end in zip(starts, ends, strict=True)]
    if here is not None and steps:
        steps[0] = _HERE.sub('', steps[0], count=1)
    names = [(step, end) for step, end in zip(map(name_key, steps), ends, strict=True) if step]
    if len(names) < 2:
        return None
    last_is_title = len(names[-1][0].split()) > CRUMB_WORDS or not _may_end(names[-1][0], lexicon)
    path = [step for step, _ in (names[:-1] if last_is_title else names)]
    if not _is_path(path, lexicon):
        return None
    if not last_is_title:
        return len(line.raw)
    return next(start for start, step in zip(reversed(starts), reversed(steps), strict=True) if name_key(step))


def _may_end(step: str, lexicon: Lexicon) -> bool:
    """Whether the last step is a section: by its name, or too short for a headline."""
    words = tuple(step.split())
    return len(words) < TITLE_WORDS or MENU_BOOK.count(words) > 0 or names_outlet(step, lexicon)


def _is_path(steps: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether steps lead from a home page, or from an outlet through its sections."""
    if not steps or any(len(step.split()) > CRUMB_WORDS for step in steps):
        return False
    if any(step in HOME_PAGES for step in steps):
        return True
    sections = sum(MENU_BOOK.count(tuple(step.split())) > 0 for step in steps)
    named = sum(names_outlet(step, lexicon) for step in steps if not MENU_BOOK.count(tuple(step.split())))
    return (sections >= 1 and named == 1 and len(steps) > 2) or (sections == len(steps) > 1)


def _stands_elsewhere(title: str, path: Line, page: Page) -> bool:
    """Whether a line of its own repeats a title, which a path may have cut short."""
    key = name_key(title)
    shortened = title.rstrip().endswith(('…', '..'))
    return any(
        line.key == key or (shortened and line.key.startswith(key))
        for line in page.lines
        if line is not path and line.stays
    )
