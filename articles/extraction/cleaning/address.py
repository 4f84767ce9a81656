"""Lines that speak to the reader: a news text hardly ever does, the page around it does nothing else."""

import re
from typing import Final

from articles.extraction.cleaning.page import Line, Page
from articles.extraction.cleaning.wording import ORDERS, PURPOSES, READER_WORDS, THINGS_OF_A_PAGE, alternatives

ADDRESS_LENGTH: Final = 130
"""Characters a line may have that speaks to the reader."""

_ORDER = re.compile(rf'\W*و?{alternatives(ORDERS)}(?![^\W_])')
_PURPOSE = re.compile(
    rf'\W*و?{alternatives(PURPOSES)}(?![^\W_])(?=.*(?<![^\W_]){alternatives(THINGS_OF_A_PAGE)}(?![^\W_]))'
)
_READER = re.compile(rf'(?<![^\W_])[وبلف]?{alternatives(READER_WORDS)}(?![^\W_])')


def drop_addresses(page: Page) -> None:
    """Leaves out short lines that order the reader to do something, or name the reader's or the outlet's things."""
    for line in page.standing():
        if not line.is_prose and len(line.text) <= ADDRESS_LENGTH and _speaks_to_reader(line):
            line.rule = 'reader-address'


def _speaks_to_reader(line: Line) -> bool:
    if re.search(r'["“”«»]', line.text) or line.text.endswith(('؟', '?')):
        return False
    return bool(_READER.search(line.folded) or _ORDER.match(line.folded) or _PURPOSE.match(line.folded))
