"""Other stories inside a page: teasers with a cue, headlines between the paragraphs, blurbs at the end."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from statistics import median
from typing import Final

from articles.extraction.cleaning.continuation import (
    KNOWN_TO_STORY,
    RESUMED_WITHIN,
    TAKEN_UP,
    TITLE_LENGTH,
    StoryBefore,
    goes_on,
    is_paragraph,
    knows,
    quotes_somebody,
    resumes,
)
from articles.extraction.cleaning.lexicon import Lexicon
from articles.extraction.cleaning.page import Line, Page, words
from articles.extraction.cleaning.signs import sign_of
from articles.extraction.cleaning.vocabulary import heads_links, is_of_page_words, may_head_links
from articles.extraction.cleaning.wording import (
    MORE_HEADS,
    TEASER_CUES,
    WEAK_CONNECTIVES,
    alternatives,
    content_words,
    overlap,
)
from articles.extraction.remembering import remembering

TEASER_LENGTH: Final = 220
"""Characters a line of cue and headline may have."""
STORY_LENGTH: Final = 250
"""Characters of a story before a cue from which on the cue may close the page."""
KNOWN_PARAGRAPHS: Final = 2
"""Paragraphs after a cue that speak of what the story speaks of, from which on it goes on, though nothing ties on."""
LINKS_AFTER_CUE: Final = 14
"""Headlines that may follow one cue."""
LABELS_BETWEEN: Final = 4
"""Labels in a row that furniture on both sides takes along."""
LABEL_WORDS: Final = 4
HEADING_WORDS: Final = 5
"""Words a heading of links may have that is no fixed phrase."""
TOLD_WORDS: Final = 3
KNOWN_OF_TOLD: Final = 0.25
"""Share of what somebody told an outlet that a story may know by chance; words told in it are known to it."""
MAY_BE_CUES: Final = ('', 'teaser', 'label', 'notice')
"""Rules that a line may have been left out by and announce other stories all the same."""
NEITHER: Final = frozenset(('separator', 'page-number', 'page-frame'))
"""Rules whose lines say nothing of the lines beside them."""

_CUE = re.compile(rf'[\W_]*[و]?{alternatives(TEASER_CUES)}(?![^\W_])')
_VERB = r'(?:ا?قر[اوئيء]{1,4}(?:/ي)?|(?:شاهد|طالع|انظر|تابع|راجع|استمع|تصفح)(?:وا|ي|/ي)?)'
_FIRST_OF_CUES: Final = frozenset(f'{and_}{words(cue)[0]}' for cue in TEASER_CUES for and_ in ('', 'و'))
_VERB_FIRST = re.compile(f'و?{_VERB}')
_ORDER = re.compile(rf'[\W_]*و?{_VERB}\s(?:ايضا|كذلك|المزيد)(?![^\W_])')
_READ = re.compile(
    r'[\W_]*(?:و?(?:ا?قر[ائ](?:وا|ي)?(?:/ي)?|طالع(?:وا)?|انظر(?:وا)?)|راجع|تابع(?:وا)?)\s*[:|»]\s*[^\s"“”«»]'
)
_MEDIA = re.compile(
    r'[\W_]*(?:(?:شاهد|شاهدوا|استمع|بالفيديو|بالصور|فيديو|صور|فيديوغراف|انفوغراف|بودكاست)'
    r'(?: (?:الفيديو|بالفيديو|الصور|بالصور))?)'
    r'\s*(?:[:|»]|\.{2,}|…)\s*\S'
)
_NEIGHBOUR = re.compile(
    r'[\W_]*(?:(?:ال)?(?:مقال|مقاله|خبر|موضوع|تدوينه|منشور|ماده|بوست) (?:ال)?(?:سابقه?|تاليه?)(?![^\W_])'
    r'|(?:السابق|التالي)\s*[:»«])'
)
_HEADING = re.compile(
    r'[\W_]*(?:(?:ال(?:اخبار|مقالات|مواضيع|مواد|موضوعات) )?(?:ال)?(?:اكثر|احدث) \w'
    r'|اخر ما|اخترنا|نرشح|ننصح|مقترح|مختارات'
    r'|(?:مقالات|مواضيع|موضوعات|اخبار|تدوينات|منشورات|تقارير|مواد|قصص)'
    r' (?:اخري|قد|ربما|مشابهه|مقترحه|مختاره|مميزه|ذات)|(?:related|more|trending|latest|popular|most|you may)(?![^\W_]))'
)
_KINDS = r'(?:ال)?(?:اخبار|مقالات|مواضيع|موضوعات|تقارير|مواد|قصص|كتابات|فيديوهات|منشورات|قسم)'
_SUPERLATIVES = r'(?:قراءه|مشاهده|تداولا|رواجا|تعليقا|مشاركه|تفاعلا|زياره|شعبيه|بحثا)'
_LATEST = re.compile(
    rf'[\W_]*(?:(?:{_KINDS} )?(?:ال)?اكثر {_SUPERLATIVES}'
    rf'|(?:احدث|اخر|اهم|ابرز) {_KINDS}|(?:لل|ال|ل)?مزيد (?:عن|حول|في|من {_KINDS}))(?![^\W_])'
)
"""Headings of links that may name their subject: the latest news of a country, more on it."""
_ANNOUNCEMENT = re.compile(r'([^:|»…]{6,40}?)\s?(?:[:|»…]|\.\.)')
"""What stands before a colon or a bar."""
_CUE_WORDS = re.compile(
    r'(?<![^\W_])(?:(?:ذات|ذو|ذي) (?:ال)?(?:صله|علاقه)|متعلقه|مشابهه|مرتبطه'
    r'|(?:قد|ربما) ي(?:هم|عجب|ثير اهتمام)كم?|قد فاتك|ننصحكم?)(?![^\W_])'
)
_AFTER_CUE = re.compile(r'\s*[:|»>←\-–—…/؛!.]|[\W_]*$')
_INLINE_CUE = re.compile(
    r'[(\[]?\s*(?:[اأإ]قر[أا](?:وا|ؤوا)?|[اأ]نظر|شاهد|طالع)\s+(?:[أا]يض[اً]{1,2}|كذلك|المزيد)\s*[:|»]\s*[^.\n]{8,170}$'
    r'|(?<=[.!؟»"])\s*(?:[اأإ]قر[أا](?:وا|ؤوا)?|طالع)\s+(?:[أا]يض[اً]{1,2}|المزيد)\s+[^.\n]{8,150}$'
    r'|[(\[]\s*(?:[اأإ]قر[أا](?:وا|ؤوا)?|[اأ]نظر|شاهد|طالع)\s+(?:[أا]يض[اً]{1,2}|كذلك|المزيد)[^)\]]{0,170}[)\]]'
    r'|[(\[]\s*(?:[اأإ]قر[أا](?:وا|ؤوا)?|طالع|راجع|شاهد)\s*:\s*[^)\]]{5,170}[)\]]'
    r'|(?:…|\.{2,}|\[[.…]+\])\s*(?:تابع|متابعة|[اأ]كمل|واصل)\s+(?:ال)?قراءة(?!\w)[^.\n]{0,170}$'
    r'|(?<=[.!؟»"])\s*(?:للمزيد|لقراءة المزيد|تابعونا|شاركونا)(?!\w)[^.\n]{0,120}$'
)
_IN_INLINE_CUES: Final = sign_of('اقرأ', 'انظر', 'شاهد', 'طالع', 'راجع', 'مزيد', 'تابعونا', 'شاركونا', 'قراءة')
"""One of these is in every cue inside a line."""
_TOLD_OUTLET = re.compile(r'[^:"«“]{2,60}\sلـ?\s?["«“]?([^:"»”«]{2,30}?)["»”]?\s?:\s*(\S.*)')
"""A headline of what somebody told an outlet: the outlet, and what was told."""


@remembering
def _may_begin_cue(word: str) -> bool:
    return word in _FIRST_OF_CUES or _VERB_FIRST.match(word) is not None or may_head_links(word)


def is_cue(line: Line) -> bool:
    """Whether a line begins with the cue of a teaser and is nothing but cue and title."""
    if len(line.text) > TEASER_LENGTH or not line.words:
        return False
    if len(line.words) > HEADING_WORDS and not _may_begin_cue(line.words[0]):
        return False
    folded = line.folded
    match = _CUE.match(folded)
    if match is not None and _AFTER_CUE.match(folded, match.end()):
        return True
    if len(line.text) <= TITLE_LENGTH + 20 and (_ORDER.match(folded) or (match is None and _READ.match(folded))):
        return True
    if _HEADING.match(folded) and is_of_page_words(line.words):
        return True
    announced = _ANNOUNCEMENT.match(folded)
    if heads_links(words(announced.group(1)) if announced else line.words) and not line.is_prose:
        return True
    if len(line.words) > HEADING_WORDS or not (line.is_title_like or line.text.endswith(':')):
        return False
    return _CUE_WORDS.search(folded) is not None or _LATEST.match(folded) is not None


def drop_teasers(page: Page) -> None:
    """Leaves out lines with a cue, the links that follow a bare cue, and cues inside a line."""
    lines = page.lines
    total = sum(len(line.text) for line in lines if line.is_prose)
    before = 0
    story = StoryBefore(lines)
    dropped = 0
    for number, line in enumerate(lines):
        if line.rule == 'label' and line.key in MORE_HEADS and 2 * before >= total > 0:
            dropped = _drop_links(lines, (number, dropped), story, closes=True)
        elif line.rule in MAY_BE_CUES and is_cue(line):
            line.rule = 'teaser'
            if _is_bare(line):
                dropped = _drop_links(lines, (number, dropped), story, closes=before >= STORY_LENGTH)
        elif line.stays and before >= STORY_LENGTH and is_pointer(line):
            line.rule = 'teaser'
        elif line.stays and (found := _find_inline_cue(line)):
            line.cuts.append((line.start + found.start(), line.start + found.end(), 'teaser'))
        before += len(line.text) if line.is_prose else 0


def _find_inline_cue(line: Line) -> re.Match[str] | None:
    return _INLINE_CUE.search(line.raw) if line.signs & _IN_INLINE_CUES else None


def _is_bare(line: Line) -> bool:
    """Whether a line is a cue alone, so that the titles it announces follow."""
    match = _CUE.match(line.folded) or _ORDER.match(line.folded)
    if heads_links(line.words):
        return True
    if match is None or _LATEST.match(line.folded):
        return _READ.match(line.folded) is None
    return re.search(r'[^\W_]', line.folded[match.end() :]) is None or is_of_page_words(line.words)


def is_pointer(line: Line) -> bool:
    """Whether a line in or after a story points to another: a film, the article before or after. Above a story such
    a line could be its headline."""
    if len(line.text) > TITLE_LENGTH + 20 or line.is_prose:
        return False
    return _MEDIA.match(line.folded) is not None or _NEIGHBOUR.match(line.folded) is not None


def _drop_links(lines: Sequence[Line], places: tuple[int, int], before: StoryBefore, *, closes: bool) -> int:
    """Leaves out the titles and excerpts after a bare cue, up to the paragraph with which the story goes on.

    Where it does not go on, a cue that may close the page (`closes`) does. `places` are the line of the cue and that
    before which nothing stays behind it. Returns the line it ends at.
    """
    cue, gone = places
    story = before.words(cue)
    near = lines[cue + 1 : cue + RESUMED_WITHIN]
    closes = closes and not any(resumes(line, story) for line in near)
    closes = closes and sum(knows(line, story) for line in near) < KNOWN_PARAGRAPHS
    links: list[int] = []
    for number in range(max(cue + 1, gone), len(lines)):
        line = lines[number]
        if not line.stays:
            continue
        if goes_on(line, story) if closes else is_paragraph(line, story):
            return number if before.has_prose else _give_back_headline(lines, links, number, before.latest)
        if len(links) >= LINKS_AFTER_CUE and not closes:
            return number
        line.rule = 'teaser'
        links.append(number)
    return len(lines)


def _give_back_headline(lines: Sequence[Line], links: Sequence[int], first: int, above: Iterable[Line]) -> int:
    """Puts back the headline of the story itself, and what stands between it and the text, where links above the
    story swallowed it: the last title that the paragraph at the line `first` takes up, unless one above the links is
    its. Returns the first line that stays."""
    lead = lines[first]
    if any(overlap(line.content, lead.content) >= KNOWN_TO_STORY for line in above):
        return first
    taken_up = [number for number in links if overlap(lines[number].content, lead.content) >= TAKEN_UP]
    if not taken_up:
        return first
    for number in links[bisect_left(links, taken_up[-1]) :]:
        lines[number].rule = ''
    return taken_up[-1]


def drop_told_elsewhere(page: Page, lexicon: Lexicon) -> None:
    """Leaves out a single headline of what somebody told an outlet, where it parts two paragraphs and the story takes
    nothing of it up: a crosshead of that form heads the words it gives."""
    standing = page.standing()
    for before, title, after in zip(standing, standing[1:], standing[2:], strict=False):
        if not (title.is_title_like and before.is_finished and after.is_finished):
            continue
        match = _TOLD_OUTLET.fullmatch(title.text)
        if match is None or not lexicon.is_outlet(match.group(1)):
            continue
        told = content_words(words(match.group(2)))
        story = frozenset[str]().union(*(line.content for line in standing if line is not title))
        if len(told) >= TOLD_WORDS and overlap(told, story) <= KNOWN_OF_TOLD:
            title.rule = 'related-headline'


def drop_headlines_between(page: Page, *, has_structure: bool = False) -> None:
    """Leaves out headlines of other stories that stand between paragraphs without a cue.

    Two or more in a row are no crossheads, save a short last one, which heads what follows. A single long one goes
    only where the text after it takes up none of its words. Lists after a colon stay, and so does everything in a
    text that does without full stops. Where the markup shows the story (`has_structure`), single titles stay.
    """
    standing = page.standing()
    if not _is_punctuated(standing):
        return
    number = 0
    while number < len(standing):
        run = _run_of_titles(standing, number)
        if run > 1 or (run == 1 and not has_structure):
            _judge_run(standing, number, run)
        number += max(1, run)


def _is_punctuated(standing: Sequence[Line]) -> bool:
    long_lines = [line for line in standing if len(line.text) > 80]
    finished = sum(line.is_finished for line in long_lines)
    return len(long_lines) >= 2 and finished >= 0.7 * len(long_lines)


def drop_labels_between(page: Page) -> None:
    """Leaves out a few short lines shut in by furniture: crossheads stand before a paragraph, labels among labels."""
    lines = [line for line in page.lines if line.rule not in NEITHER]
    number = 0
    while number < len(lines):
        last = number
        while last < len(lines) and _is_label_like(lines[last]):
            last += 1
        is_shut_in = number > 0 and last < len(lines) and lines[number - 1].rule and lines[last].rule
        if is_shut_in and 0 < last - number <= LABELS_BETWEEN:
            for line in lines[number:last]:
                line.rule = 'label'
        number = max(number + 1, last)


def _is_label_like(line: Line) -> bool:
    return line.stays and len(line.words) <= LABEL_WORDS and line.is_title_like and not line.text.endswith(('؟', '?'))


def _run_of_titles(standing: Sequence[Line], first: int) -> int:
    last = first
    while last < len(standing) and standing[last].is_title_like:
        last += 1
    return last - first


def _is_foreign_title(title: Line, following: frozenset[str], standing: Sequence[Line]) -> bool:
    """Whether a single title heads nothing here: a long one the next paragraphs do not take up, a shorter one that
    has no word of the whole text."""
    if quotes_somebody(title) or (title.continues and title.words[0] not in WEAK_CONNECTIVES):
        return False
    if len(title.words) >= 7 and not title.content & following:
        return True
    if len(title.content) < 4:
        return False
    return not any(title.content & line.content for line in standing if line is not title)


def _judge_run(standing: Sequence[Line], first: int, length: int) -> None:
    run = standing[first : first + length]
    before = standing[first - 1] if first else None
    after = standing[first + length : first + length + 3]
    if before is None or before.text.endswith((':', '،')) or not after:
        return
    following = frozenset[str]().union(*(line.content for line in after))
    if length == 1:
        if _is_foreign_title(run[0], following, standing):
            run[0].rule = 'related-headline'
        return
    usual = median(len(line.text) for line in run[:-1])
    if usual < 30:
        return
    last = run[-1]
    keeps_last = len(last.text) <= 30 or (len(last.text) <= 0.6 * usual and bool(last.content & following))
    for line in run[:-1] if keeps_last else run:
        line.rule = 'related-headline'
