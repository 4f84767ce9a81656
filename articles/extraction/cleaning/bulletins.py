"""Bulletins: a page of paragraphs, or of mere titles, that have nothing to do with one another."""

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from articles.extraction.cleaning.lexicon import Lexicon, name_key
from articles.extraction.cleaning.page import Line, Page
from articles.extraction.cleaning.signs import sign_of
from articles.extraction.cleaning.tickers import without_tickers
from articles.extraction.cleaning.wording import (
    DIGEST_OPENINGS,
    DIGEST_PHRASES,
    DIGEST_TITLE,
    DIGEST_WORDS,
    LEAD_VERBS,
)

ENOUGH: Final = 3
"""Stories from which on a page is a bulletin that says so, or numbers them."""
MANY: Final = 4
"""Stories from which on it is one without saying so."""
BRIEF_WORDS: Final = 8
"""Words a brief has at least."""
OPENING_WORDS: Final = 25
"""Words of the line with which a bulletin greets its readers at most."""
DIGEST_TITLE_WORDS: Final = 8
UNRELATED: Final = 0.05
"""Mean share of words that two briefs have in common, up to which they are stories of their own."""
TITLE_LENGTH: Final = 110
"""Characters of the longest line of a list of titles."""

_TITLE_RULES: Final = frozenset(('', 'headline', 'ticker', 'section-label'))
_IN_DIGESTS: Final = sign_of(*DIGEST_PHRASES)
_NUMBERED = re.compile(r'\W{0,2}\d{1,2}\s?[-.)/–]\s*(?=[^\W\d])')
_PLACED = re.compile(r'\W*((?:[^\W\d_]+\s?){1,3})[:–-]')


def count_briefs(page: Page, lexicon: Lexicon) -> int:
    """How many stories a bulletin holds; 1 for another page."""
    counts = (_count_declared(page), _count_plain(page, lexicon), _count_titles(page), _count_parted(page.lines))
    return next((count for count in counts if count > 1), 1)


def _count_declared(page: Page) -> int:
    """The paragraphs, or the mere titles, of a page that says by its own title or first words that it is a bulletin."""
    first = next((number for number, line in enumerate(page.lines) if line.is_prose), len(page.lines))
    above = without_tickers(page.lines[:first])
    # Behind a number, the headline is that of the first brief.
    headlines = [line for line in above if line.rule == 'headline' and not _NUMBERED.match(line.folded)] or above[:4]
    openings = [line for line in page.lines[:3] if _opens_bulletin(line)]
    if not openings and not any(map(_titles_bulletin, headlines)):
        return 1
    standing = [line for line in page.standing() if line not in openings]
    paragraphs = [line for line in standing if len(line.words) >= BRIEF_WORDS and line.is_prose]
    if not paragraphs and len(standing) > ENOUGH:
        return len(standing)
    return len(paragraphs) if _are_unrelated(paragraphs) else 1


def _titles_bulletin(line: Line) -> bool:
    """Whether a line is the title that bulletins have: 'news in brief', 'headlines of the hour'."""
    return len(line.words) <= DIGEST_TITLE_WORDS and DIGEST_TITLE.match(line.folded) is not None


def _opens_bulletin(line: Line) -> bool:
    """Whether a line greets its readers or listeners and promises them the news."""
    if len(line.words) > OPENING_WORDS or not line.signs & _IN_DIGESTS:
        return False
    return DIGEST_OPENINGS.search(line.folded) is not None and DIGEST_WORDS.search(line.folded) is not None


def _are_unrelated(paragraphs: Sequence[Line], enough: int = ENOUGH) -> bool:
    if len(paragraphs) < enough:
        return False
    pairs = list(combinations([line.content for line in paragraphs[:30]], 2))
    shared = [len(one & other) / max(1, min(len(one), len(other))) for one, other in pairs]
    return sum(shared) / len(shared) <= UNRELATED


def _count_plain(page: Page, lexicon: Lexicon) -> int:
    """Paragraphs that all begin as news does, or all behind numbers or the names of several places.

    The points of a document and the reactions to an event stand under a lead.
    """
    paragraphs = [line for line in page.standing() if line.is_prose]
    if len(paragraphs) < ENOUGH or not (_begin_as_news(paragraphs) or _are_placed(paragraphs, lexicon)):
        return 1
    if any(line.text.endswith(':') for line in page.lines if line.start < paragraphs[0].start):
        return 1
    return len(paragraphs) if _are_unrelated(paragraphs) else 1


def _begin_as_news(paragraphs: Sequence[Line]) -> bool:
    """Whether all, or most of those that are numbered, begin with a verb of news."""
    numbered = all(_NUMBERED.match(line.folded) for line in paragraphs)
    leads = sum(not LEAD_VERBS.isdisjoint(line.words[numbered : numbered + 1]) for line in paragraphs)
    if numbered and 3 * leads >= 2 * len(paragraphs):
        return True
    return leads == len(paragraphs) >= MANY


def _are_placed(paragraphs: Sequence[Line], lexicon: Lexicon) -> bool:
    """Whether all begin with a name, and enough of the names are of places."""
    if not all(_PLACED.match(line.folded) for line in paragraphs):
        return False
    matches = (_PLACED.match(line.folded) for line in paragraphs)
    return len({name_key(match.group(1)) for match in matches if match} & lexicon.places) >= ENOUGH


def _count_titles(page: Page) -> int:
    """Titles one after the other, and no text at all."""
    if any(line.is_prose or len(line.text) > TITLE_LENGTH for line in page.lines):
        return 1
    titles = [line for line in page.lines if len(line.words) >= ENOUGH and line.rule in _TITLE_RULES]
    if any(line.text.endswith(('.', '،', ':')) or line.is_tied for line in titles):
        return 1
    return len(titles) if len(titles) > MANY or (len(titles) == MANY and _are_unrelated(titles)) else 1


def _count_parted(lines: Sequence[Line]) -> int:
    """Titles with a text under each, parted by lines of stars or dashes."""
    texts = [
        text
        for parting, title, text in zip(lines, lines[1:], lines[2:], strict=False)
        if parting.rule == 'separator' and title.stays and title.is_title_like and text.stays and text.is_prose
    ]
    return len(texts) + 1 if len(texts) >= ENOUGH - 1 and _are_unrelated(texts, ENOUGH - 1) else 1
