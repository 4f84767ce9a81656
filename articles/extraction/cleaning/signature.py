"""The end of a page: who signs the text, who made it, and its key words."""

import re
from typing import Final

from articles.extraction.cleaning.bylines import BYLINE_LENGTH, DATELINE_PARTS, is_byline, is_dateline, is_persons_name
from articles.extraction.cleaning.lexicon import AGENCY_WORDS, Lexicon, name_key
from articles.extraction.cleaning.page import Line, Page
from articles.extraction.cleaning.wording import LIGHT_WORDS, NO_NAMES, TAG_CUES, overlap

KEY_WORD_LENGTH: Final = 5
"""Words of one key word on a line of its own."""
KEY_WORDS: Final = 0.8
"""Share of its words that the text has to have for a closing line to be a list of its key words."""

_CREDIT = re.compile(
    r'\W*(?:بقلم|كتبه|كتبها|كتب بواسطه|بواسطه|اعداد(?: وتحرير)?|اعده|تحرير|ترجمه|حاوره|حاورته|مراجعه|تدقيق|اشراف'
    r'|مونتاج|نقلا عن|written by|posted by|by|author|source)\s*[:/|]\s*(?=\S+(?:\s\S+){0,5}$)'
    r'|\W*(?:ال)?مصدر\s*(?:[:/|]\s*(?=\S+(?:\s\S+){0,6}$)|(?=\S+\s\+))'
)
_ORIGIN = re.compile(r'\W*(?:(?:ال)?مص(?:در|ادر)(?: (?:ال)?(?:خبر|ماده|مقال|تقرير))?|نقلا عن)(?![^\W_])')
_ORIGINS = re.compile(r'[^\w\s.]+|\s+و\s+|\s+[-–—]\s+')


def read_signature(page: Page, lexicon: Lexicon) -> str | None:
    """Leaves out the lines by which an outlet signs at the end, and gives the signature ('/أ ش أ/' signs 'أ ش أ')."""
    for line in reversed(page.standing()):
        if line.is_prose:
            break
        if _signs(line, lexicon):
            line.rule = 'signature'
        elif _lists_key_words(line, page):
            line.rule = 'tags'
        else:
            break
    for line in page.lines:
        if line.rule in ('sign-off', 'signature'):
            for part in (line.text, *DATELINE_PARTS.split(line.text)):
                if lexicon.is_outlet(part):
                    return part.strip(' #*/-')
    return None


def drop_credits(page: Page, lexicon: Lexicon) -> None:
    """Leaves out lines that name who made a text or where it comes from, wherever they stand: a cue, a mark, names."""
    for line in page.standing():
        if len(line.text) <= BYLINE_LENGTH and not line.is_prose and is_credit(line, lexicon):
            line.rule = 'credit'


def is_credit(line: Line, lexicon: Lexicon) -> bool:
    """Whether a short line names who made a text or where it comes from."""
    match = _CREDIT.match(line.folded)
    if match and not any(word in NO_NAMES for word in line.folded[match.end() :].split()):
        return True
    cue = _ORIGIN.match(line.folded)
    names = [name for name in _ORIGINS.split(line.folded[cue.end() if cue else 0 :]) if name_key(name)]
    if not names or not all(lexicon.is_outlet(name) or name_key(name) in AGENCY_WORDS for name in names):
        return False
    return cue is not None or len(names) > 1


def drop_key_words(page: Page) -> None:
    """Leaves out the key words under or after their heading, in the second half of the page."""
    half = len(page.text) / 2
    under = False
    for line in page.lines:
        heads = line.key in TAG_CUES and line.start > half and not line.is_prose
        if heads or (line.rule == 'tags' and line.start > half):
            line.rule = line.rule or 'tags'
            under = True
        elif under and line.stays and not line.is_prose and len(line.words) <= KEY_WORD_LENGTH:
            line.rule = 'tags'
        elif line.stays:
            under = False


def is_signature(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line is made of names of outlets, or of a name beside 'agencies', 'exclusive' and the like."""
    if len(line.words) > 5:
        return False
    names = [name_key(part) for part in DATELINE_PARTS.split(line.text) if part.strip()]
    if all(name in lexicon.slug_by_name or name in AGENCY_WORDS for name in names):
        return True
    if len(names) == 2 and names[1] in lexicon.slug_by_name and is_persons_name(names[0]):
        return True
    return len(names) > 1 and names[-1] in AGENCY_WORDS and not any(word in NO_NAMES for word in line.words)


def _signs(line: Line, lexicon: Lexicon) -> bool:
    return is_signature(line, lexicon) or is_dateline(line.text, lexicon) or is_byline(line, lexicon)


def _lists_key_words(line: Line, page: Page) -> bool:
    """Whether a closing line only lists words of the text, without one that would make a sentence of them."""
    if not 3 <= len(line.words) <= 12 or any(word in LIGHT_WORDS for word in line.words) or line.is_conjoined:
        return False
    text = frozenset[str]().union(*(other.content for other in page.lines if other.is_prose and other.stays))
    return line.is_title_like and overlap(line.content, text) >= KEY_WORDS
