"""Lines that speak to the reader: a news text hardly ever does, the page around it does nothing else."""

import re
from typing import Final

from articles.extraction.cleaning.page import Line, Page
from articles.extraction.cleaning.vocabulary import speaks_of_page
from articles.extraction.cleaning.wording import ORDERS, PURPOSES, READER_WORDS, THINGS_OF_A_PAGE, alternatives

ADDRESS_LENGTH: Final = 130
"""Characters a line may have that speaks to the reader."""
FOREIGN_WORDS: Final = 7
"""Words a line in another script may have to be a label; a longer one may be quoted."""
FEW: Final = 2
"""Paragraphs in Arabic from which on a page is Arabic."""

_ARABIC = re.compile('[\u0621-\u064a]')
_ORDER = re.compile(rf'\W*و?{alternatives(ORDERS)}(?![^\W_])')
_PURPOSE = re.compile(
    rf'\W*و?{alternatives(PURPOSES)}(?![^\W_])(?=.*(?<![^\W_]){alternatives(THINGS_OF_A_PAGE)}(?![^\W_]))'
)
_READER = re.compile(rf'(?<![^\W_])[وبلف]?{alternatives(READER_WORDS)}(?![^\W_])')


def drop_page_speech(page: Page) -> None:
    """Leaves out lines that have no word but those of pages."""
    for line in page.standing():
        if len(line.text) <= ADDRESS_LENGTH and speaks_of_page(line.words):
            line.rule = 'label'


def drop_foreign_lines(page: Page) -> None:
    """Leaves out short lines in another script from a text in Arabic script: they come from the page around it."""
    standing = page.standing()
    if sum(line.is_prose and _ARABIC.search(line.folded) is not None for line in standing) < FEW:
        return
    for line in standing:
        if len(line.words) <= FOREIGN_WORDS and not line.is_prose and is_in_other_script(line):
            line.rule = 'label'


def is_in_other_script(line: Line) -> bool:
    """Whether there is no Arabic letter in a line, but others."""
    return _ARABIC.search(line.folded) is None and re.search(r'[^\W\d_]{2,}', line.folded) is not None


def drop_addresses(page: Page) -> None:
    """Leaves out short lines that order the reader to do something, or name the reader's or the outlet's things."""
    for line in page.standing():
        if line.cuts or line.is_prose or len(line.text) > ADDRESS_LENGTH:
            continue
        if speaks_to_reader(line):
            line.rule = 'reader-address'


def speaks_to_reader(line: Line) -> bool:
    """Whether a short line orders the reader to do something, or names the reader's or the outlet's things."""
    if re.search(r'["“”«»]', line.text) or line.text.endswith(('؟', '?')):
        return False
    return bool(_READER.search(line.folded) or _ORDER.match(line.folded) or _PURPOSE.match(line.folded))
