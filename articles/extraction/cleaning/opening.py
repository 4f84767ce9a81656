"""The beginning of a page: headline, byline, dateline, and what stands around them."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from articles.extraction.cleaning.breadcrumbs import take_breadcrumbs
from articles.extraction.cleaning.bylines import (
    DATELINE_PARTS,
    byline_beside_date,
    is_byline,
    is_dateline,
    is_persons_name,
    names_outlet,
)
from articles.extraction.cleaning.captions import is_caption
from articles.extraction.cleaning.fields import is_line_of_fields, read_author
from articles.extraction.cleaning.furniture import is_date_stamp
from articles.extraction.cleaning.lexicon import AGENCY_WORDS, Lexicon, name_key
from articles.extraction.cleaning.page import Line, Page, visible, words
from articles.extraction.cleaning.wording import LEAD_VERBS, NO_NAMES, SECTION_BOOK, content_words, overlap

AUTHOR_WORDS: Final = 4
"""Words of a name alone above a text."""
HEADLINE_LENGTH: Final = 230
"""Characters a headline may have."""
MANY: Final = 4
"""Lines from which on those above a text are tickers more likely than headline and subtitle."""
INTRODUCTION_WORDS: Final = 6
INTRODUCTION_LENGTH: Final = 100
"""Characters from which on a line before a question is no headline."""
SECTION_BAR_WORDS: Final = 6
"""Words of a section and its part, parted by a bar."""
CONCERNED_PART: Final = 0.5
"""Share of the words behind a bar that the first paragraphs take up, up to which they are no headline."""
QUESTIONS: Final = 2
"""Questions below a line that make it the headline of an interview, and the first question none."""
CONCERNED: Final = 0.15
"""Share of a headline's words that the first paragraphs take up at least, where there are several to choose from."""
_BESIDE_DATE = re.compile(r'\s+[-–—|•]\s+|\s*[|•،]\s*')
_NAME_WORD = re.compile(r'(?:[دأام]\.|[\u0621-\u064a]{2,}|[A-Za-z][A-Za-z.]+|\d{1,3})$')
_SENTENCE_WITHIN = re.compile(r'[^\W\d_][.]\s+[^\s.]')
_QUESTION = re.compile(r'[؟?]["”»)]*\s*$|^\W*س\s?[:/–-]')
_NAMES = r'[^\W\d_]{2,20}(?:[ \u00a0][^\W\d_]{2,20}){0,3}'
_INLINE_DATELINE = re.compile(
    rf'(?P<place>{_NAMES}(?:\s?[،,/\-–—ـ]\s?{_NAMES}){{0,3}})?\s?(?P<agency>[(/«]\s?[^)/»]{{2,30}}[)/»])?\s?(?:[-–—:ـ|]{{1,3}})\s?'
)


@dataclass(slots=True)
class Opening:
    """What the beginning of a page says: the lines of headline and byline, and their visible text."""

    headline: str | None = None
    headline_span: tuple[int, int] | None = None
    byline: str | None = None
    dateline: str | None = None


def read_opening(page: Page, lexicon: Lexicon, titles: tuple[str, ...], *, has_structure: bool = False) -> Opening:
    """Finds headline, byline and dateline and leaves their lines, and what stands about them, out of the body.

    `titles` are the headlines the archivist gives or the markup states, the most trusted first; a line that repeats
    one of them is the headline. Where the markup shows the story (`has_structure`) and states a headline, no other
    line is taken for it.
    """
    opening = Opening()
    zone, prose = _split_opening(page)
    found = take_breadcrumbs(page, lexicon)
    if found is not None:
        opening.headline, opening.headline_span = found
    _take_bylines(zone, opening, lexicon)
    _drop_labels(zone)
    _drop_section_bars(zone, prose, lexicon)
    zone = [line for line in zone if line.stays]
    chosen = _stated_headline(page, titles)
    if chosen is None and not (has_structure and titles):
        _take_author(zone, prose, opening)
        zone = [line for line in zone if line.stays]
        chosen = _choose_headline(page, zone, prose)
    if chosen is not None:
        _take_headline(page, zone, chosen, opening, lexicon)
        _take_names(zone, chosen, opening, lexicon)
    elif opening.headline is not None:
        _drop_copies(page, opening)
    if opening.byline is None and opening.dateline is not None:
        opening.byline = _without_stamp(opening.dateline, lexicon)
    opening.byline = opening.byline or _byline_of_stamp(page)
    _read_inline_dateline(prose, opening, lexicon)
    return opening


def _byline_of_stamp(page: Page) -> str | None:
    for line in page.lines[:30]:
        if line.is_prose and line.stays:
            break
        if line.rule != 'date-stamp':
            continue
        byline = byline_beside_date(line) if '|' in line.text else None
        if byline := byline or (read_author(line) if is_line_of_fields(line) else None):
            return byline
    return None


def _split_opening(page: Page) -> tuple[list[Line], list[Line]]:
    """The lines before the first paragraph, and the paragraphs."""
    standing = page.standing()
    first = next((number for number, line in enumerate(standing) if line.is_prose), None)
    tied = next((number for number, line in enumerate(standing[:first]) if _is_tied(line)), None)
    if tied is not None:
        first = max(tied - 1, min(tied, 1))
    if first is None:
        first = next((number for number, line in enumerate(standing) if len(line.text) > 110), min(1, len(standing)))
    elif first == 0 and _is_finished_headline(standing):
        first = 1
    pairs = pairwise(standing[: first + 1])
    first = next((number for number, pair in enumerate(pairs) if _introduces(*pair)), first)
    return standing[:first], standing[first:]


def _is_tied(line: Line) -> bool:
    """Whether a line without a full stop is a paragraph all the same: long, and tied to the one before it."""
    return len(line.words) >= 9 and line.is_conjoined and line.text[-1] not in '؟!' and line.text[0] not in '«"“('


def _is_finished_headline(standing: list[Line]) -> bool:
    """Whether a first line that ends like a sentence is set apart from a text without blank lines, as a title is."""
    if len(standing) < 3 or len(standing[0].text) > 120 or not standing[1].is_prose:
        return False
    if len(standing) > 3 and standing[1].blank_before and not any(line.blank_before for line in standing[2:]):
        return True
    title, lead = standing[0], standing[1]
    longer = len(lead.text) > 1.6 * len(title.text) and overlap(title.content, lead.content) >= 0.3
    return longer and len(title.words) <= 14 and not _begins_with_verb(title) and not title.continues


def _take_bylines(zone: list[Line], opening: Opening, lexicon: Lexicon) -> None:
    titled = False
    for line in zone:
        if not line.stays:
            titled = titled or len(line.words) >= 4
        elif is_dateline(line.text, lexicon, titled=titled):
            line.rule = 'dateline'
            opening.dateline = opening.dateline or line.text
        elif is_byline(line, lexicon):
            if not titled and lexicon.is_outlet(line.text):
                line.rule = 'masthead'
            else:
                line.rule = 'byline' if opening.byline is None else 'credit'
                opening.byline = opening.byline or line.text.strip(' |')
        elif len(line.words) >= 4:
            titled = True


def _stated_headline(page: Page, titles: tuple[str, ...]) -> Line | None:
    for title in titles:
        key = name_key(title)
        for line in page.lines:
            if line.key == key and key and (line.stays or line.rule == 'page-frame'):
                return line
    return None


def _choose_headline(page: Page, zone: list[Line], prose: list[Line]) -> Line | None:
    """The line of the headline: one that is printed again, else the first that the text is about."""
    candidates = [line for line in zone if _can_be_headline(line)]
    if not candidates:
        return None
    candidates = [line for line in candidates if len(line.words) >= 4] or candidates
    candidates = _without_first_question(candidates, prose)
    repeated = [line for line in candidates if sum(other.key == line.key for other in page.lines) > 1]
    if repeated:
        return repeated[0]
    lead = frozenset[str]().union(*(line.content for line in prose[:3])) if prose else frozenset()
    shares = [overlap(line.content, lead) for line in candidates]
    best = max(shares)
    if len(candidates) >= MANY:
        return candidates[shares.index(best)] if best >= CONCERNED else None
    chosen = next(line for line, share in zip(candidates, shares, strict=True) if share >= 0.5 * best)
    return chosen if not _is_lead(chosen, zone, prose) else None


def _without_first_question(candidates: list[Line], prose: list[Line]) -> list[Line]:
    """The candidates without questions, where others are asked further down and a line stands above the first."""
    asked = sum(_QUESTION.search(line.text) is not None for line in prose)
    if asked < QUESTIONS or _QUESTION.search(candidates[0].text):
        return candidates
    return [line for line in candidates if not _QUESTION.search(line.text)]


def _can_be_headline(line: Line) -> bool:
    return len(line.words) >= 2 and len(line.text) <= HEADLINE_LENGTH and not SECTION_BOOK.count(line.words)


def _introduces(line: Line, following: Line) -> bool:
    """Whether a line leads into what follows it, as the introduction of an interview into its first question."""
    if len(line.words) < INTRODUCTION_WORDS:
        return False
    if line.text.endswith(':') or (len(line.words) >= 2 * INTRODUCTION_WORDS and _SENTENCE_WITHIN.search(line.text)):
        return True
    return len(line.text) >= INTRODUCTION_LENGTH and _QUESTION.search(following.text) is not None


_LEAD_VERB = re.compile(
    r'(?:ا?نطلق|بدا|اعلن|قال|اكد|وصل|عقد|افتتح|اختتم|شهد|اجتمع|التقي|التق|كشف|دعا|دع|بحث|طالب|رفض|حذر|اعرب|اعتبر|ذكر|افاد|نقل|اتهم|وافق|اتفق'
    r'|استقبل|وقع|شن|قتل|اصيب|سيطر|دخل|غادر|توجه|ارجا|اجل|علق|وجه|شدد|اشار|لفت|نفي|نف|ادان|دان|رحب|قرر|تعهد|هدد|انته|انتهي|توصل|اتخذ|عاد)(?:ت|وا)?$'
)


def _is_lead(line: Line, zone: list[Line], prose: list[Line]) -> bool:
    """Whether a line without a full stop is the first sentence all the same: long, with its verb and its day."""
    if len(line.text) < 90 or len(zone) > 1 or (prose and prose[0].blank_before and not prose[-1].blank_before):
        return False
    verb_first = _begins_with_verb(line)
    has_day = bool(
        re.search(
            r'(?<![^\W_])(?:اليوم|امس|مساء|صباح) ?(?:السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه)?', line.folded
        )
    )
    return verb_first and (has_day or len(line.text) > 100)


def _begins_with_verb(line: Line) -> bool:
    return bool(line.words and _LEAD_VERB.match(line.words[0]))


def _take_headline(page: Page, zone: list[Line], chosen: Line, opening: Opening, lexicon: Lexicon) -> None:
    chosen.rule = 'headline'
    end = chosen.start + _end_before_outlet(chosen.raw, lexicon)
    opening.headline, opening.headline_span = visible(page.text[chosen.start : end]), (chosen.start, end)
    _drop_copies(page, opening)
    for line in zone:
        if line.stays and line.start < chosen.start:
            line.rule = 'section-label' if len(line.words) <= 4 else 'ticker'


def _end_before_outlet(raw: str, lexicon: Lexicon) -> int:
    """Where the headline ends in a line that goes on with the outlet's name, as titles of pages do."""
    for mark in re.finditer(r'\s+[-–—|:»]+\s+', raw):
        if len(raw[: mark.start()].split()) >= 3 and names_outlet(raw[mark.end() :], lexicon):
            return mark.start()
    return len(raw)


def _drop_copies(page: Page, opening: Opening) -> None:
    """Leaves out every other line that says nothing but the headline."""
    key = name_key(opening.headline or '')
    for line in page.standing():
        if line.key == key or (line.key.startswith(key) and len(line.words) <= len(key.split()) + 3 and len(key) > 20):
            line.rule = 'headline-again'


def _take_names(zone: list[Line], headline: Line, opening: Opening, lexicon: Lexicon) -> None:
    """A short line of names alone between headline and text is the author's."""
    after = zone[zone.index(headline) + 1 :] if headline in zone else []
    for line, following in pairwise(after):
        if line.key == following.key:
            line.rule = following.rule = 'caption'
    for line in after:
        if line.stays and is_caption(line, lexicon):
            line.rule = 'caption'
        if not line.stays or opening.byline is not None:
            continue
        undated = _without_stamp(line.text, lexicon)
        words = [word.strip(':،,*') for part in DATELINE_PARTS.split(undated) for word in part.split()]
        first = {word.removeprefix('و') for word in line.words[:2]}
        names = all(_NAME_WORD.match(word) for word in words) and not first & NO_NAMES and not first & LEAD_VERBS
        if names and 2 <= len(words) <= 5 and len(undated) <= 40 and not SECTION_BOOK.count(line.words):
            line.rule = 'byline'
            opening.byline = undated.strip(' |')


def _take_author(zone: list[Line], prose: list[Line], opening: Opening) -> None:
    """A person's name alone right above the text, of somebody whom the text does not speak of, is the author's, also
    where no headline stands before it."""
    last = zone[-1] if zone and prose else None
    if last is None or opening.byline is not None or len(last.words) > AUTHOR_WORDS or not is_persons_name(last.text):
        return
    if last.content.isdisjoint(frozenset[str]().union(*(line.content for line in prose))):
        last.rule = 'byline'
        opening.byline = last.text.strip(' |')


def _without_stamp(text: str, lexicon: Lexicon) -> str:
    """A line without the date beside a name or a place: 'رامي العلي' of 'رامي العلي - 24/01/2017'."""
    marks = [(0, 0), *(mark.span() for mark in _BESIDE_DATE.finditer(text)), (len(text), len(text))]
    parts = [(before[1], after[0]) for before, after in pairwise(marks) if text[before[1] : after[0]].strip()]
    undated = [part for part in parts if not is_date_stamp(Line(0, 0, text[slice(*part)].strip(), False), lexicon)]
    if not undated or len(undated) == len(parts):
        return text
    return text[undated[0][0] : undated[-1][1]].strip()


def _drop_labels(zone: list[Line]) -> None:
    for line in zone:
        if line.stays and len(line.words) <= 4 and SECTION_BOOK.count(line.words):
            line.rule = 'section-label'


def _drop_section_bars(zone: list[Line], prose: list[Line], lexicon: Lexicon) -> None:
    """Leaves out 'Syria | relations with Turkey' above a headline: a place or a section, and what of it."""
    lead = frozenset[str]().union(*(line.content for line in prose[:3]))
    for line, following in pairwise(zone):
        section, bar, part = line.text.partition('|')
        if not (bar and line.stays and len(line.words) <= SECTION_BAR_WORDS and _can_be_headline(following)):
            continue
        if name_key(section) not in lexicon.places and not SECTION_BOOK.count(words(section)):
            continue
        if overlap(content_words(words(part)), lead) < min(CONCERNED_PART, overlap(following.content, lead)):
            line.rule = 'section-label'


def _read_inline_dateline(prose: list[Line], opening: Opening, lexicon: Lexicon) -> None:
    """The place and agency that the first paragraph begins with; they stay in it."""
    if not prose or opening.dateline is not None:
        return
    match = _INLINE_DATELINE.match(prose[0].text[:120])
    if match and match.end() > 3:
        found = match.group().strip(' -–—:ـ|')
        parts = [part for part in DATELINE_PARTS.split(found) if part]
        if any(lexicon.is_outlet(part) or name_key(part) in AGENCY_WORDS for part in parts) or (
            match.group('agency') and any(name_key(part) in lexicon.places for part in parts)
        ):
            opening.dateline = found
