"""Lines of several fields about a text, each behind its label: 'published … author: … source: …'."""

import re
from itertools import pairwise
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.cleaning.page import Line
from articles.extraction.cleaning.wording import AUTHOR_LABELS, FIELD_LABELS, alternatives

LENGTH: Final = 160
"""Characters such a line has at most."""
VALUE_WORDS: Final = 5
"""Words of a value at most."""
_LABEL = re.compile(rf'(?<![^\W_]){alternatives(FIELD_LABELS)}(?![^\W_])\s?:?')
_DATE = re.compile(r'\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}|\d{1,2}\s[^\W\d_]{3,}\s\d{4}')


def is_line_of_fields(line: Line) -> bool:
    """Whether a line is made of two labelled fields or more, with a date among them and nothing else."""
    if len(line.text) > LENGTH or ':' not in line.marks or _DATE.search(line.folded) is None:
        return False
    fields = _read(line.folded)
    if len(fields) < 2 or any(len(value.split()) > VALUE_WORDS for _, value in fields):
        return False
    # Words that stand in sentences as well are labels before a colon only, save that of the date.
    return all(label.endswith(':') or _DATE.search(value) for label, value in fields)


def read_author(line: Line) -> str | None:
    """The author's name in such a line, with its label, as printed; None where there is none."""
    marks = list(_LABEL.finditer(fold(line.text))) if len(fold(line.text)) == len(line.text) else []
    for label, end in zip(marks, [*(mark.start() for mark in marks[1:]), len(line.text)], strict=True):
        if label.group().rstrip(' :') in AUTHOR_LABELS and end > label.end() + 1:
            return line.text[label.start() : end].strip(' |-–،')
    return None


def _read(folded: str) -> list[tuple[str, str]]:
    """The labels of a line and their values; nothing where the line begins otherwise."""
    marks = list(_LABEL.finditer(folded))
    if not marks or re.search(r'[^\W_]', folded[: marks[0].start()]):
        return []
    bounds = [*(mark.span() for mark in marks), (len(folded), len(folded))]
    return [(folded[slice(*label)], folded[label[1] : following[0]]) for label, following in pairwise(bounds)]
