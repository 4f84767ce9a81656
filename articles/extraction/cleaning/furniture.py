"""Page furniture: lines that are no text of anybody, told by what they are made of, wherever they stand."""

import re
import tomllib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from articles.extraction.cleaning.boards import IN_BOARDS, is_board
from articles.extraction.cleaning.bylines import is_byline
from articles.extraction.cleaning.continuation import LONG_SENTENCE, RESUMED_WITHIN, StoryBefore, knows, resumes
from articles.extraction.cleaning.fields import is_line_of_fields
from articles.extraction.cleaning.first_letters import ByFirstLetter
from articles.extraction.cleaning.keeping import IN_KEEPING, tells_keeping
from articles.extraction.cleaning.lexicon import Lexicon
from articles.extraction.cleaning.page import Line, Page
from articles.extraction.cleaning.signs import sign_of
from articles.extraction.cleaning.wording import (
    COMMENT_CUES,
    COMMENT_ORDERS,
    FOLLOW_CUES,
    LABEL_BOOK,
    MENU_BOOK,
    PROSE_HINTS,
    READER_WORDS,
    SERVICES,
    STAMP_WORDS,
    alternatives,
)

COMMENT_LENGTH: Final = 90
"""Characters the heading of comments may have."""
TICKER_LENGTH: Final = 4
"""Headlines in one line from which on it is a ticker."""
STORY_LENGTH: Final = 300
"""Characters before a comment form from which on it closes the page, however much stands after it."""
MENU_LINES: Final = 3
"""Sections on lines of their own, one after the other, that make a menu."""
MENU_LENGTH: Final = 4
"""Sections in one line from which on it is a menu wherever it stands; fewer may be a crosshead."""

_DIVIDERS = re.compile(r'\s{3,}|\s*[|•●▪■◄►]\s*|\s+(?://|\*{2,3}|::)\s+')
_DIVIDING: Final = ('|', '•', '●', '▪', '■', '◄', '►', '   ', '\t', '\u00a0\u00a0', '//', '**', '::', ' » ', ' > ')
"""What a line with a divider has in it."""
_DIVIDING_MARKS: Final = frozenset('|•●▪■◄►/*:»>')
_PART_DIVIDERS = re.compile(rf'{_DIVIDERS.pattern}|\s+[-–—]\s+')
_BETWEEN_SECTIONS = re.compile(r'[|»>•]')
_STRONG_COMMENTS = re.compile(rf'\W*{alternatives(COMMENT_ORDERS)}(?![^\W_])')
_COMMENTS = re.compile(rf'{alternatives(COMMENT_CUES)}(?![^\W_])')
_SERVICES = alternatives(SERVICES)
_FOLLOW = re.compile(
    rf'[\W_]*{alternatives(FOLLOW_CUES)}(?![^\W_])(?=.*(?<![^\W_])[وبلف]?(?:ال)?{_SERVICES}(?![^\W_]))'
)
_NARRATION = re.compile(
    r'\W*(?:تابع|حمل|سجل|شارك|شاركوا|تابعوا|سجلوا|حملوا|استقبل|فعل|اشترك|انضم|انضموا|اشتركوا)(?![^\W_])'
)
_OWN = re.compile(
    rf'(?<![^\W_])(?:[وبل]?{alternatives(READER_WORDS)}|(?:اخر|احدث|اهم) (?:ال)?اخبار\w*|معنا|علي موقع\w*)(?![^\W_])'
)
_TABLES: Final = tomllib.loads(Path(__file__).with_name('furniture.toml').read_text(encoding='utf-8'))
_FIRST_WORD: Final = r'\W*'
"""What those patterns begin with that tell by the first word of a line."""
_RULES: Final = tuple(
    (str(rule['name']), re.compile(str(pattern))) for rule in _TABLES['rule'] for pattern in rule['patterns']
)
"""Rules that decide by the whole folded line."""
_PATTERNS: Final = [pattern.pattern for _, pattern in _RULES]
_BY_FIRST_WORD: Final = ByFirstLetter(
    (found.removeprefix(_FIRST_WORD) for found in _PATTERNS if found.startswith(_FIRST_WORD)), _FIRST_WORD
)
_ANYWHERE: Final = ByFirstLetter(found for found in _PATTERNS if not found.startswith(_FIRST_WORD))
_IN_ANYWHERE: Final = sign_of(*str(_TABLES['pieces_anywhere']).split('|'))
_LETTERS_ANYWHERE: Final = re.compile(str(_TABLES['letters_anywhere']))
_RULES_FOR_PROSE: Final = frozenset(
    ('copyright', 'disclaimer', 'notice', 'tags', 'script', 'image-name', 'form', 'link')
)
"""Those of them that whole sentences can fall under."""
_IN_PROSE: Final = sign_of(*PROSE_HINTS)
"""Without one of these no sentence falls under a rule."""
_STAMP = re.compile(r'\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}|\d{1,2}:\d\d|(?<!\d)(?:19|20|1[34])\d\d(?!\d)')
"""A date or a time."""
_YEAR_ALONE = re.compile(r'^\D*(?:19|20)\d\d\D*$')
_LETTERS = re.compile(r'[^\W\d_]+')
_DIGITS: Final = frozenset('0123456789')
_STAMP_WORDS = re.compile(alternatives(STAMP_WORDS))


def is_date_stamp(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line is nothing but a date or a time, with its labels and weekdays."""
    if len(line.text) > 110 or _DIGITS.isdisjoint(line.marks) or not _STAMP.search(line.folded):
        return False
    words = _LETTERS.findall(line.folded)
    if words and _YEAR_ALONE.search(line.folded) and lexicon.places.issuperset(words):
        return False  # 'Sochi 2018'
    rest = [
        word
        for word in words
        if word not in lexicon.months and word not in lexicon.places and not _STAMP_WORDS.fullmatch(word)
    ]
    return (
        not rest
        or bool(MENU_BOOK.count(tuple(rest)))
        or (len(words) >= 3 and not _STAMP_WORDS.sub('', ' '.join(rest)).strip())
    )


def find_rule(line: Line, lexicon: Lexicon) -> str:
    """The rule by which a line is page furniture; empty where it is none."""
    folded = line.folded
    divided = _is_divided(line)
    if divided and _is_ticker(line):
        return 'ticker'
    if len(line.text) > 400:
        return ''
    if lexicon.any_removed_line.fullmatch(folded):
        return next(f'outlet:{slug}' for pattern, slug in lexicon.removed_lines if pattern.fullmatch(folded))
    if line.signs & IN_KEEPING and tells_keeping(line.text):
        return 'notice'
    if is_date_stamp(line, lexicon) or is_line_of_fields(line):
        return 'date-stamp'
    if line.signs & IN_BOARDS and is_board(line, lexicon):
        return 'table'
    is_sentence = line.is_prose and len(line.words) > 12
    if not is_sentence or line.signs & _IN_PROSE:
        rule = _rule_of_line(line, is_sentence)
        if rule:
            return rule
    if len(line.text) <= 260 and _FOLLOW.match(folded) and not (line.is_prose and _narrates(folded)):
        return 'follow-us'
    if len(line.words) <= 40:
        if LABEL_BOOK.count(line.words):
            return 'label'
        if MENU_BOOK.count(line.words) >= MENU_LENGTH:
            return 'menu'
    if divided or ' - ' in line.raw or ' – ' in line.raw:
        return _rule_of_parts(line, lexicon)
    return ''


def _narrates(folded: str) -> bool:
    """Whether a sentence begins with an order that may be the past of a third person, and names nothing of a reader."""
    return _NARRATION.match(folded) is not None and _OWN.search(folded) is None


def _rule_of_line(line: Line, is_sentence: bool) -> str:
    folded = line.folded
    if not (_BY_FIRST_WORD.fit(folded) or (may_fit_anywhere(line) and _ANYWHERE.fit(folded))):
        return ''
    rules = (rule for rule, pattern in _RULES if pattern.fullmatch(folded))
    return next((rule for rule in rules if not is_sentence or rule in _RULES_FOR_PROSE), '')


def may_fit_anywhere(line: Line) -> bool:
    """Whether a line has a word, letter or mark without which no pattern fits that may begin with any word."""
    if line.signs & _IN_ANYWHERE or min(map(len, line.words), default=1) == 1:
        return True
    return _LETTERS_ANYWHERE.search(line.folded) is not None


def _rule_of_parts(line: Line, lexicon: Lexicon) -> str:
    """The rule of a line that bars or bullets divide into pieces of furniture, as a date beside a counter."""
    if len(line.text) > 160:
        return ''
    parts = [part for part in _PART_DIVIDERS.split(line.raw) if part.strip()]
    if len(parts) < 2:
        return ''
    if _BETWEEN_SECTIONS.search(line.raw) and all(MENU_BOOK.count(_piece(part).words) for part in parts):
        return 'menu'
    rules = []
    for piece in map(_piece, parts):
        rule = find_rule(piece, lexicon) or ('byline' if is_byline(piece, lexicon) else '')
        if not rule:  # one piece of text makes the line text: most lines are known by their first
            return ''
        rules.append(rule)
    return 'date-stamp' if 'date-stamp' in rules else rules[0]


def _piece(part: str) -> Line:
    return Line(0, 0, part.strip(), blank_before=False)


def _is_divided(line: Line) -> bool:
    if line.raw is line.text and _DIVIDING_MARKS.isdisjoint(line.marks):
        return False
    return any(map(line.raw.__contains__, _DIVIDING))


def _is_ticker(line: Line) -> bool:
    """Whether a line strings headlines together, parted by wide gaps or bars."""
    parts = [part for part in _DIVIDERS.split(line.raw) if part.strip()]
    if len(parts) < TICKER_LENGTH:
        return False
    titles = [part for part in parts if len(part.split()) >= 3 and not part.rstrip().endswith('.')]
    return len(titles) >= 0.8 * len(parts) and len(titles) >= TICKER_LENGTH


def drop_furniture(page: Page, lexicon: Lexicon) -> None:
    """Leaves out every line that is page furniture by itself, and what follows the comments or the closing line."""
    rules: dict[str, str] = {}
    for line in page.standing():
        if line.raw not in rules:  # what is printed again falls under the same rule
            rules[line.raw] = find_rule(line, lexicon)
        line.rule = rules[line.raw]
    for line, following in pairwise(page.lines):
        if line.rule == 'masthead' and len(line.words) <= 4 and following.stays and len(following.words) <= 5:
            following.rule = 'masthead'
        elif line.stays and line.text.endswith(('؟', '?')) and following.rule and following.words[:1] == ('نعم',):
            line.rule = 'form'
        elif line.stays and following.rule == 'table' and len(line.words) <= 2:
            line.rule = 'table'
    _drop_menus(page.lines)
    total = sum(len(line.text) for line in page.lines)
    before = 0
    story = StoryBefore(page.lines)
    for number, line in enumerate(page.lines):
        if 2 * before >= total or (before >= STORY_LENGTH and _opens_comments(line)):
            rule = _closing_rule(line, lexicon)
            if rule == 'comments' and _is_passed_over(page.lines, number, story):
                line.rule = line.rule or rule
            elif rule:
                end = _goes_on_later(page.lines, number, story) if rule == 'comments' else None
                for later in page.lines[number:end]:
                    later.rule = later.rule or rule
                if end is None:
                    return
        elif not line.is_prose and heads_comments(line):
            line.rule = line.rule or 'comments'
        before += len(line.text)


def _drop_menus(lines: Sequence[Line]) -> None:
    """Leaves out the names of sections that stand one under the other, save under a colon: countries are sections."""
    number = 0
    while number < len(lines):
        last = number
        while last < len(lines) and lines[last].stays and MENU_BOOK.count(lines[last].words):
            last += 1
        introduced = number > 0 and lines[number - 1].stays and lines[number - 1].text.endswith(':')
        if last - number >= MENU_LINES and not introduced:
            for line in lines[number:last]:
                line.rule = 'menu'
        number = max(number + 1, last)


def _goes_on_later(lines: Sequence[Line], number: int, story: StoryBefore) -> int | None:
    """The number of the paragraph with which the story goes on after a form for comments; None where it does not."""
    words = story.words(number)
    later = [
        place
        for place, line in enumerate(lines[number + 1 : number + RESUMED_WITHIN], number + 1)
        if knows(line, words)
    ]
    return later[0] if len(later) > 1 else None


def heads_comments(line: Line) -> bool:
    """Whether a few words head the comments, count them or invite to them."""
    return len(line.words) <= 6 and _COMMENTS.match(line.folded) is not None


def _is_passed_over(lines: Sequence[Line], number: int, story: StoryBefore) -> bool:
    """Whether the story goes on right after a line about comments: a button or a count, and not the comments."""
    following = next((line for line in lines[number + 1 : number + RESUMED_WITHIN] if line.stays), None)
    if following is None:
        return False
    if _STRONG_COMMENTS.match(lines[number].folded) and following.is_prose and len(following.words) >= LONG_SENTENCE:
        return True  # a form has fields under it, and no paragraph
    words = story.words(number)
    return resumes(following, words) or knows(following, words)


def _opens_comments(line: Line) -> bool:
    """Whether a line orders a comment or heads the comments, and is nothing else."""
    if len(line.text) > COMMENT_LENGTH:
        return False
    return bool(_STRONG_COMMENTS.match(line.folded)) or (len(line.words) <= 3 and bool(_COMMENTS.match(line.folded)))


def _closing_rule(line: Line, lexicon: Lexicon) -> str:
    for pattern, slug in lexicon.closing_lines:
        if len(line.text) <= 400 and pattern.match(line.folded):
            return f'outlet:{slug}'
    if len(line.text) > COMMENT_LENGTH or re.search(r'[.]\s*\S', line.text):
        return ''
    if _COMMENTS.match(line.folded.lstrip(' *•-')):
        return 'comments'
    return ''
