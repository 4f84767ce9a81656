"""A second article on a page: after a story a headline begins another one."""

import re
from collections.abc import Sequence, Set
from typing import Final

from articles.extraction.cleaning.bylines import DATELINE_PARTS, is_dateline
from articles.extraction.cleaning.continuation import words_of
from articles.extraction.cleaning.lexicon import AGENCY_WORDS, Lexicon, name_key
from articles.extraction.cleaning.page import Line, Page
from articles.extraction.cleaning.wording import overlap

TITLE_WORDS: Final = (3, 20)
"""Words a headline has at least and at most."""
ARTICLE_LENGTH: Final = 150
"""Characters an article has at least, of two on one page..."""
SINGLE_LENGTH: Final = 450
"""...and the second one, where it is a single paragraph."""
OTHER_SUBJECT: Final = 0.15
"""Share of words in common with the story before it, up to which a part with a head of its own is another article."""
QUITE_OTHER: Final = 0.1
"""The same for a part with nothing but a title..."""
TITLE_CONTENT: Final = 4
"""...of so many words that carry meaning..."""
TOLD_BY_TITLE: Final = 0.6
"""...of which its first paragraph takes up this share: so do headlines, and crossheads seldom."""
TOLD_UNDER_HEAD: Final = 0.3
"""The same where a date or a dateline stands between them: a link to another story has both as well."""
HEAD_WORDS: Final = 6
"""Words a line of place and agency has at most."""

_INLINE_DATELINE = re.compile(
    r'[^\W\d_][^:()/\n–—-]{1,25}\s?(?:[(/«]\s?([^)/»]{2,25})[)/»]|[-–—]\s?([^-–—:،\n]{2,20}))\s?[-–—:ـ]'
)
_HEADS: Final = frozenset(('date-stamp', 'dateline', 'byline', 'credit', 'masthead', 'counter', 'section-label'))
"""Rules of lines that may stand between headline and text."""
_ENDS: Final = frozenset(('sign-off', 'signature'))


def count_articles(page: Page, lexicon: Lexicon) -> int:
    """Two, where after a story a headline begins another one, with its own dateline or date or on another subject."""
    lines = page.lines
    prose = [number for number, line in enumerate(lines) if line.is_prose and line.stays]
    known: set[str] = set()
    told = learned = 0
    for place, number in enumerate(prose):
        title = _title_above(lines, number, lexicon) if told >= ARTICLE_LENGTH else None
        told += len(lines[number].text)
        if title is None or title <= prose[0]:
            continue
        known.update(*(lines[before].content for before in prose[learned:place]))
        learned = place
        if _begins_article(lines, title, number, known, lexicon):
            goes_on = prose[place + 1 : place + 2] == [number + 1]
            after = [lines[later] for later in prose[place:]]
            limit = OTHER_SUBJECT if _has_head(lines, title, number, lexicon) else QUITE_OTHER
            length = sum(len(line.text) for line in after)
            is_article = length >= ARTICLE_LENGTH if goes_on else len(lines[number].text) >= SINGLE_LENGTH
            return 2 if is_article and _shared(words_of(after), known) <= limit else 1
    return 1


def _shared(words: Set[str], others: Set[str]) -> float:
    """Which share of the words of the shorter of two texts is in the other one."""
    return len(words & others) / max(1, min(len(words), len(others)))


def _title_above(lines: Sequence[Line], number: int, lexicon: Lexicon) -> int | None:
    """The number of the title over a paragraph, with nothing between them but date, place and names."""
    above = number - 1
    while above > 0 and (lines[above].rule in _HEADS or _is_head_line(lines[above], lexicon)):
        above -= 1
    title = lines[above]
    is_title = title.stays and title.is_title_like and TITLE_WORDS[0] <= len(title.words) <= TITLE_WORDS[1]
    return above if above >= 0 and is_title else None


def _begins_article(lines: Sequence[Line], title: int, number: int, known: Set[str], lexicon: Lexicon) -> bool:
    """Whether a title and the paragraph under it are the head of an article: by date, place or the end of another
    one, or because the one says what the other said, and neither speaks of what was known before."""
    words = lines[title].content
    told = overlap(words, lines[number].content)
    if _has_head(lines, title, number, lexicon):
        return told >= TOLD_UNDER_HEAD
    if len(words) < TITLE_CONTENT or lines[title].text[0] in '"“«' or words & known:
        return False
    return told >= TOLD_BY_TITLE


def _is_head_line(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line is a dateline: a place and an agency, be the place a known one or not."""
    if len(line.words) > HEAD_WORDS:
        return False
    parts = [name_key(part) for part in DATELINE_PARTS.split(line.text) if part.strip()]
    if len(parts) < 2:
        return False
    return any(lexicon.is_outlet(part) or part in AGENCY_WORDS for part in parts) or is_dateline(line.text, lexicon)


def _has_head(lines: Sequence[Line], title: int, number: int, lexicon: Lexicon) -> bool:
    """Whether a date or a dateline stands between title and paragraph, or the end of an article before the title."""
    if title and lines[title - 1].rule in _ENDS:
        return True
    if any(line.rule == 'date-stamp' or _is_head_line(line, lexicon) for line in lines[title + 1 : number]):
        return True
    match = _INLINE_DATELINE.match(lines[number].text)
    agency = str(match.group(1) or match.group(2)) if match else ''
    return lexicon.is_outlet(agency) or name_key(agency) in AGENCY_WORDS
