"""Tells a page of several stories (a digest, a tag page, an archive) from one story with its crossheads."""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Final

from articles.extraction.cleaning.bulletins import count_briefs
from articles.extraction.cleaning.bylines import is_dateline
from articles.extraction.cleaning.continuation import ties_on
from articles.extraction.cleaning.headed_stories import count_headed, has_parts
from articles.extraction.cleaning.lexicon import Lexicon, name_key
from articles.extraction.cleaning.live_pages import count_live, covers_one_event, is_ago
from articles.extraction.cleaning.page import Line, Page
from articles.extraction.cleaning.related import is_cue
from articles.extraction.cleaning.second_article import count_articles
from articles.extraction.cleaning.tickers import without_tickers
from articles.extraction.cleaning.wording import DIGEST_WORDS, LIGHT_WORDS

_LISTED = re.compile(r'\W*\d{1,2}\s?[.)/-]\s*([^:]{2,40}?)\s*:\s*\S')
_ARCHIVE = re.compile(
    r'\W*(?:(?:ال)?(?:ارشيف|وسم|تصنيف|تاغ|هاشتاغ)(?: (?:شهر|عام|يوم|اليوم|الاخبار))?\s*[:|#]'
    r'|(?:ال)?ارشيف (?:شهر|اليومي|الشهري|الاخبار)|نتائج البحث'
    r'|(?:tag|category|archives?)\s*[:|]'
    r'|(?:جميع|كل|كافه) (?:ال)?(?:اخبار|مقالات|مواضيع) (?:عن|حول|ذات|المتعلقه|الموسومه)'
    r'|احداث (?:يوم )?(?:السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه)|.{0,20}(?:ال)?صفحه \d+ من \d+)'
)
_PERIOD = re.compile(
    r'\W*(?:ال)?ارشيف\W{1,3}(?:(?:ال)?(?:اخبار|شهر|عام|سنه|مقالات)\W{1,3}){0,2}(?:[^\W\d_]+\W{1,3}){0,3}(?:19|20)\d\d\W*'
)
"""How the archive of a month or a year heads itself."""
_DATELINED = re.compile(
    r'\W{0,4}(?:\d{1,2}\s?[.)/–-]\s*)?([^\d\W][^:()/\n]{1,25}(?:\([^()]{2,25}\)|/[^/]{2,25}/|\s[-–—]\s[^-–—:،]{2,25}))\s*[-–—:ـ]'
)
_DATELINE_MARKS: Final = frozenset('(/-–—')
_WHOLE_STORY = re.compile(r'مزيد|تفاصيل|قراءه|تتمه|بقيه|كامل|read|more|continue')
"""What leads from an excerpt to the rest of its story; other cues lead to other stories."""
_TIMED = re.compile(r'\W*\d{1,2}:\d\d\W*[^\W\d_]{2,}')
_ENDS: Final = ('.', '!', '؟', '?', ':', '…', '"', '”', '»', ')', ']')

ENOUGH: Final = 3
"""Stories from which on a page is one of several; two may be a story and its teaser."""
STRANGE: Final = 0.03
STRANGE_IN_DIGEST: Final = 0.08
"""Mean share of words that sections of one page have in common, up to which they are stories of their own; the
second where the page calls itself a digest."""
EXCERPT_LENGTH: Final = 400
SECTION_WORDS: Final = 14
SECTION_WORDS_IN_DIGEST: Final = 8


def count_stories(page: Page, lexicon: Lexicon) -> int:
    """How many stories a page is made of: 1, unless its form or its words show several."""
    lines = page.lines
    if covers_one_event(lines):
        return 1
    counts = (
        _count_excerpts(lines),
        _count_broken_off(page.standing()),
        _count_dated(lines),
        _count_datelined(lines, lexicon),
        _count_listed(lines, lexicon),
        _count_archived(page),
        _count_days(page),
        _count_timed(lines),
        _count_datelined_briefs(page.standing(), lexicon),
        _count_sections(page),
        count_headed(lines),
        count_live(lines),
        count_briefs(page, lexicon),
        count_articles(page, lexicon),
    )
    return next((count for count in counts if count > 1), 1)


def _count_excerpts(lines: Sequence[Line]) -> int:
    """Excerpts that break off, on a page that has no whole story before them."""
    excerpts = [number for number, line in enumerate(lines) if _is_excerpt(lines, number)]
    if len(excerpts) < ENOUGH:
        return 1
    whole = [line for line in lines[: excerpts[0]] if line.is_prose]
    rest = [line for line in lines if line.is_prose and line.stays]
    return len(excerpts) if len(whole) <= 1 and len(excerpts) >= len(rest) / 2 else 1


def _is_excerpt(lines: Sequence[Line], number: int) -> bool:
    line = lines[number]
    if len(line.words) < 8 or len(line.text) > EXCERPT_LENGTH or line.rule == 'ticker':
        return False
    follows = lines[number + 1] if number + 1 < len(lines) else None
    if line.is_truncated:
        return True
    if follows is None or len(follows.words) > 3 or ties_on(line):
        return False
    return _WHOLE_STORY.search(follows.folded) is not None and is_cue(follows)


def _count_broken_off(standing: Sequence[Line]) -> int:
    """Paragraphs that all break off and have nothing to do with one another's end: a page of excerpts."""
    paragraphs = [line for line in standing if len(line.text) >= 90]
    broken = [line for line in paragraphs if not line.text.endswith(_ENDS) and not line.continues]
    if len(broken) < len(paragraphs) or not broken or max(len(line.text) for line in broken) > EXCERPT_LENGTH:
        return 1
    hanging = sum(line.words[-1] in LIGHT_WORDS for line in broken)
    return len(broken) if len(broken) > ENOUGH or (len(broken) >= 2 and hanging * 2 >= len(broken)) else 1


def _count_datelined(lines: Sequence[Line], lexicon: Lexicon) -> int:
    """Titles each followed by a dateline of its own and a paragraph."""
    units = 0
    for number in range(len(lines) - 2):
        title, dateline, lead = lines[number : number + 3]
        if title.is_prose or len(title.words) < 3 or not lead.is_prose:
            continue
        is_place = name_key(dateline.text) in lexicon.places
        units += is_place or is_dateline(dateline.text, lexicon)
    return units if units >= ENOUGH else 1


def _count_listed(lines: Sequence[Line], lexicon: Lexicon) -> int:
    """A table of contents at the beginning that names an outlet for each of its titles."""
    listed = [
        line
        for line in lines[:40]
        if (match := _LISTED.match(line.text)) and lexicon.is_outlet(match.group(1)) and not line.is_prose
    ]
    return len(listed) if len(listed) >= ENOUGH else 1


def _count_timed(lines: Sequence[Line]) -> int:
    """Titles each behind the time of day it was sent, with a text under each: a wire as it runs."""
    units = sum(
        _TIMED.match(title.folded) is not None and not title.is_prose and not _TIMED.match(text.folded)
        for title, text in pairwise(lines)
        if len(text.words) >= 9
    )
    return units if units >= ENOUGH else 1


def _count_datelined_briefs(standing: Sequence[Line], lexicon: Lexicon) -> int:
    """Paragraphs that mostly begin with a dateline each, from different places: briefs of several correspondents."""
    paragraphs = [line for line in standing if line.is_prose]
    matches = (_DATELINED.match(line.text) for line in paragraphs if not _DATELINE_MARKS.isdisjoint(line.marks))
    found = [match.group(1) for match in matches if match and is_dateline(match.group(1), lexicon)]
    places = {name_key(found).split()[0] for found in found}
    return len(found) if len(places) >= ENOUGH and 2 * len(found) >= len(paragraphs) else 1


def _count_archived(page: Page) -> int:
    """Titles over texts on a page that calls itself an archive, a tag or a list of results."""
    if not any(_ARCHIVE.match(line.folded) and len(line.words) <= 8 for line in page.lines[:8]):
        return 1
    standing = [line for line in page.lines if line.rule != 'date-stamp' and len(line.words) > 2]
    units = sum(
        not title.is_prose and len(title.words) >= 4 and (text.is_prose or len(text.words) >= 12)
        for title, text in pairwise(standing)
    )
    return units if units >= 2 else 1


def _count_days(page: Page) -> int:
    """Days each with a text under it on a page that calls itself the archive of a month or a year."""
    head = next((number for number, line in enumerate(page.lines[:8]) if _PERIOD.fullmatch(line.folded)), None)
    if head is None:
        return 1
    units = sum(
        day.rule == 'date-stamp' and text.stays and len(text.words) >= 4
        for day, text in pairwise(page.lines[head + 1 :])
    )
    return units if units >= ENOUGH else 1


def _count_dated(lines: Sequence[Line]) -> int:
    """Titles with a date of their own and a paragraph under each, from the beginning of the page on.

    One story of several paragraphs and the leads of others after it are no such page.
    """
    units: list[int] = []
    before = 0
    for number, (line, following) in enumerate(pairwise(lines)):
        title = following if _is_stamp(line) else line
        dated = _is_stamp(line) or _is_stamp(following)
        if dated and len(title.words) >= 4 and not title.is_prose and not _is_stamp(title):
            if any(later.is_prose or len(later.words) >= 9 for later in lines[number + 2 : number + 4]):
                units.append(0)
        elif line.is_prose and not units:
            before += 1
        elif line.is_prose:
            units[-1] += 1
    is_one_story = units[:1] > [2] and max(units[1:], default=0) <= 1
    return len(units) if len(units) >= ENOUGH and before <= 1 and not is_one_story else 1


def _is_stamp(line: Line) -> bool:
    """Whether a line says when something was sent: on which day, or how long ago."""
    return line.rule == 'date-stamp' or is_ago(line)


def _count_sections(page: Page) -> int:
    """Sections under titles of their own that have next to no word in common."""
    sections = _split_sections(page.standing())
    if len(sections) < ENOUGH:
        return 1
    is_digest = any(DIGEST_WORDS.search(line.folded) for line in without_tickers(page.lines[:5])[:4])
    if len(sections) == ENOUGH and not is_digest:
        return 1
    words = [frozenset[str]().union(*(line.content for line in section)) for section in sections]
    if min(map(len, words)) < (SECTION_WORDS_IN_DIGEST if is_digest else SECTION_WORDS):
        return 1
    shared = [len(one & other) / min(len(one), len(other)) for one, other in combinations(words, 2)]
    if not is_digest and _is_one_subject(page, words):
        return 1
    limit = STRANGE_IN_DIGEST if is_digest else STRANGE
    return len(sections) if sum(shared) / len(shared) < limit and max(shared) < 3 * limit else 1


def _is_one_subject(page: Page, sections: Sequence[frozenset[str]]) -> bool:
    """Whether the headline speaks of parts, or of more than one section: then they are parts of one story."""
    titles = [line for line in page.lines if line.rule == 'headline']
    return any(has_parts(title) or sum(bool(title.content & section) for section in sections) > 1 for title in titles)


def _heads_section(line: Line) -> bool:
    if len(line.text) > 100 or line.is_prose:
        return False
    return line.is_title_like or (line.text[0] in '•●▪■◄►*' and not line.text.endswith((':', '.')))


def _split_sections(standing: Sequence[Line]) -> list[list[Line]]:
    """The parts of a text, each from a crosshead to the next."""
    titles = [line for line in standing if _heads_section(line)]
    asked = [line for line in titles if line.text.endswith(('؟', '?'))]
    if 2 * len(asked) >= len(titles):  # an interview: its questions head nothing
        titles = [line for line in titles if not line.text.endswith(('؟', '?'))]
    heads = set(titles)
    sections: list[list[Line]] = [[]]
    for line in standing:
        if line in heads:
            sections.append([])
        sections[-1].append(line)
    return [section for section in sections if any(line.is_prose for line in section)][:40]
