"""Blurbs of other stories that close a page as if they were its last paragraphs, without a cue.

A paragraph of news ties on to the one before it, or at least speaks of the same; the lead of another story does
neither, and seldom comes alone.
"""

import re
from collections.abc import Sequence
from typing import Final

from articles.extraction.cleaning.continuation import quotes_somebody
from articles.extraction.cleaning.page import Line, Page
from articles.extraction.cleaning.wording import MENU_BOOK, WEAK_CONNECTIVES, overlap

BLURB_LENGTH: Final = (60, 330)
"""Characters a blurb has at least and at most."""
BLURBS: Final = 15
"""Lines looked at from the end."""
FOREIGN: Final = 0.3
"""Mean share of a blurb's words that the story knows, up to which three or more in a row are foreign to it."""
FOREIGN_PAIR: Final = 0.12
RETOLD: Final = 0.85
"""Share from which on a blurb only tells again what the story says: no less superfluous at its end."""
CLOSING_WORDS: Final = 3
"""Words that a label after the end has at most; a longer line may be the last of the text."""
NAME_WORDS: Final = 5
NOTE_WORDS: Final = 14
"""Words a note about the author has at most that ends a page without a heading."""
UNDER_WORDS: Final = 9
"""Words of a line that stands under furniture after the end."""
HEADING_RULES: Final = frozenset(('label', 'menu', 'share-links', 'follow-us', 'tags', 'teaser', 'notice', 'form'))

_AUTHOR = re.compile(r'\W*(?:(?:نبذه )?(?:عن|حول)|الكاتب في|تعريف ب)\s?(?:ال)?(?:كاتب|كاتبه|مؤلف|محرر|سطور|صحفي|باحث)')
_CALLINGS = (
    r'(?:كاتب|صحافي|صحفي|باحث|اعلامي|محلل|استاذ|اكاديمي|ناشط|مراسل|محرر|مترجم|خبير|شاعر|روائي|حقوقي|معارض|دكتور'
    r'|دبلوماسي سابق|مدير مركز|رئيس مركز)ه?'
)
_ORIGINS = r'(?:سوري|لبناني|فلسطيني|مصري|عراقي|اردني|تونسي|جزائري|مغربي|تركي|روسي|سعودي|يمني|كويتي|عربي)ه?'
_NOTE = re.compile(
    rf'\W*(?:ال)?{_CALLINGS}\s(?:{_ORIGINS}|(?:سياسي|متخصص|مقيم|مختص)ه?|في|من|لدي|و\S+|ب\S+|ال\S+)(?![^\W_])'
)
_SPEAKS = re.compile(r'[؟?!"“”«»]')
_LABELLED = re.compile(r'\S+(?:\s\S+)?\s?:\s\S')


def drop_tail(page: Page) -> None:
    """Leaves out the titles and blurbs of other stories at the end of the page."""
    _drop_author_notes(page)
    _drop_under_furniture(page)
    standing = page.standing()
    _drop_closing_titles(standing)
    standing = page.standing()
    first = _first_blurb(standing)
    for line in standing[first:]:
        line.rule = 'blurb'


def _drop_author_notes(page: Page) -> None:
    """Leaves out who the author is: the lines under a heading that says so, and a note of a few words at the end."""
    heads = [number for number, line in enumerate(page.lines) if line.rule == 'label' and _AUTHOR.match(line.folded)]
    for number in heads[-1:]:
        name, note = (*page.lines[number + 1 : number + 3], None, None)[:2]
        if name and name.stays and len(name.words) <= NAME_WORDS and not name.is_prose:
            name.rule = 'signature'
            if note and note.stays and _NOTE.match(note.folded):
                note.rule = 'signature'
    standing = page.standing()
    if len(standing) > 2 and standing[-2].is_finished and _is_note(standing[-1]):
        standing[-1].rule = 'signature'


def _is_note(line: Line) -> bool:
    return not line.is_prose and len(line.words) <= NOTE_WORDS and _NOTE.match(line.folded) is not None


def _drop_under_furniture(page: Page) -> None:
    """Leaves out short lines after the last paragraph that stand under furniture: what it headed was no text."""
    last = max((number for number, line in enumerate(page.lines) if line.stays and line.is_prose), default=None)
    if last is None or not page.lines[last].is_finished:
        return
    after = page.lines[last + 1 :]
    first = next((number for number, line in enumerate(after) if line.rule in HEADING_RULES), len(after))
    for line in after[first:]:
        if line.stays and line.is_title_like and len(line.words) <= UNDER_WORDS and not line.is_tied:
            line.rule = 'label'


def _drop_closing_titles(standing: Sequence[Line]) -> None:
    """Titles after the last paragraph head nothing; a single one may be its end, unless it has a label like a title."""
    prose = [number for number, line in enumerate(standing) if line.is_prose]
    if len(prose) < 2:
        return
    closing = standing[prose[-1] + 1 :]
    _drop_closing_labels(standing, prose[-1])
    closing = [line for line in closing if line.stays]
    titles = [line for line in closing if line.is_title_like and len(line.words) >= 4]
    if len(closing) == 1 and titles and _is_labelled(titles[0]):
        titles[0].rule = 'related-headline'
    if len(titles) >= 2 and len(titles) == len(closing) and not standing[prose[-1]].text.endswith(':'):
        for line in titles:
            line.rule = 'related-headline'


def _is_labelled(title: Line) -> bool:
    if title.is_tied or quotes_somebody(title):
        return False
    return _LABELLED.match(title.text) is not None


def _drop_closing_labels(standing: Sequence[Line], last: int) -> None:
    """Names of sections after the end, and a few words that are no sentence: nothing is left there to head."""
    if not standing[last].is_finished:
        return
    for line in reversed(standing[last + 1 :]):
        is_label = len(line.words) <= CLOSING_WORDS and line.is_title_like and not _SPEAKS.search(line.text)
        if not (is_label or MENU_BOOK.count(line.words)):
            return
        line.rule = 'label'


def _is_blurb_shaped(line: Line) -> bool:
    """Whether a line could be the lead of another story: of its length, not tied to what stands before it."""
    if not BLURB_LENGTH[0] <= len(line.text) <= BLURB_LENGTH[1]:
        return False
    if not (line.is_prose or len(line.text) >= 110 or line.is_truncated):
        return False
    return not line.continues or line.words[0] in WEAK_CONNECTIVES


def _first_blurb(standing: Sequence[Line]) -> int:
    """The number of the first blurb of the closing run; the number of lines where there is no such run."""
    end = len(standing)
    first = end
    while first > 2 and end - first < BLURBS and _is_blurb_shaped(standing[first - 1]):
        first -= 1
    for start in range(max(2, first), end - 1):
        if _is_foreign(standing, start):
            return start
    return end - 1 if end > 2 and first < end and _is_single_blurb(standing) else end


def _is_foreign(standing: Sequence[Line], start: int) -> bool:
    """Whether all lines from `start` on are strange to the story before them."""
    story = frozenset[str]().union(*(line.content for line in standing[:start]))
    if sum(len(line.text) for line in standing[:start] if line.is_prose) < 250:
        return False
    shares = [overlap(line.content, story) for line in standing[start:]]
    first_share = shares[0]
    foreign = [0.0 if share >= RETOLD else share for share in shares]
    if RETOLD > first_share > 2 * FOREIGN:
        return False
    limit = FOREIGN if len(foreign) >= 3 and _is_tied(standing[:start]) else FOREIGN_PAIR
    return sum(foreign) / len(foreign) < limit


def _is_tied(story: Sequence[Line]) -> bool:
    """Whether the paragraphs of the story itself mostly tie on to one another."""
    paragraphs = [line for line in story if line.is_prose][1:]
    return not paragraphs or sum(line.continues for line in paragraphs) >= 0.4 * len(paragraphs)


def _is_single_blurb(standing: Sequence[Line]) -> bool:
    """Whether the last line is one blurb: broken off, and about something else."""
    last = standing[-1]
    if not last.is_truncated or last.continues:
        return False
    story = frozenset[str]().union(*(line.content for line in standing[:-1]))
    return overlap(last.content, story) < FOREIGN
