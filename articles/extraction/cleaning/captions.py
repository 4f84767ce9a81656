"""Captions of pictures left in the text: told by who took the picture, by what they point to in it, or said before."""

import re
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.cleaning.lexicon import AGENCY_WORDS, Lexicon, name_key
from articles.extraction.cleaning.page import Line, Page
from articles.extraction.cleaning.signs import sign_of
from articles.extraction.cleaning.wording import PICTURE_WORDS

LENGTH: Final = 180
"""Characters of a caption at most."""
CREDIT_LENGTH: Final = 40
"""The same of who took the picture, at its end."""
WORDS: Final = 3
"""Words a caption has at least before its credit."""

MOST_WORDS: Final = 20
"""Words of a caption with its credit at most."""

_SENTENCE_WITHIN = re.compile(r'[^\W\d_]{2}[.؟!]\s+[^\W\d_]+\s[^\W\d_]+\s[^\W\d_]+\s')
"""A sentence with another one behind it, longer than a credit."""
_BEFORE_CREDIT: Final = '-–—/|([©'
_LATIN_AGENCY = re.compile(r'\s(?:afp|reuters|epa|ap|getty(?: images)?|sputnik|anadolu)\W*$')
_IN_CREDITS: Final = sign_of(*PICTURE_WORDS)
_POINTS = re.compile(
    r'(?:^|.*\s)[(\[](?:ال|الي ال|علي ال|في ال)?(?:يمين|يسار|وسط)[)\]]'
    r'|\W*(?:من|الي) (?:ال)?(?:يمين|يسار)(?: الي (?:ال)?(?:يمين|يسار))?\s?[:،,(]'
    r'|\W*من (?:ال)?يسار الي (?:ال)?يمين\s'
    r'|\W*(?:ال)?صوره ل\S+\s|\W*(?:image|photo|picture) (?:caption|source|credit|copyright)\W'
    r'|\W*جانب من (?:ال)?(?:قاعه|وفود|حضور|مشاركين|مكان|مقر|فندق)'
    r'|\W*(?:انفوغراف|انفوغرافيك|انفوجراف|انفوجرافيك|كاريكاتير|خريطه|تصميم)\s?[:|]\s?\S'
)
_IN_POINTS: Final = sign_of(
    'يمين', 'يسار', 'وسط', 'صورة ل', 'image', 'photo', 'picture', 'جانب من', 'إنفو', 'كاريكاتير', 'خريطة', 'تصميم'
)
_TAKEN_BY = re.compile(
    r'\W*(?:(?:ب)?عدسه|تصوير|كاميرا|رسم)\s?(?:[-–—:؛/|]\s?\S+(?:\s\S+){0,3}|(?!ال)\S+\s\S+(?:\s(?!ال)\S+)?)\W*'
    r'|\W*مصدر (?:ال)?صور[هت]?\s?[:|]?\s?(?:[a-z]+\W?){1,3}'
)
_IN_TAKEN_BY: Final = sign_of('عدسة', 'تصوير', 'كاميرا', 'رسم', 'مصدر')


def drop_captions(page: Page, lexicon: Lexicon) -> None:
    """Leaves out lines that caption a picture, and those that repeat the caption of one left out before. Asked after
    the headline has been found."""
    for line in page.standing():
        if not line.is_prose and len(line.text) <= LENGTH and is_caption(line, lexicon):
            line.rule = 'caption'
    captions = [line.key for line in page.lines if line.rule in ('credit', 'caption')]
    for line in page.standing():
        if line.is_title_like and len(line.words) >= WORDS and any(line.key in caption for caption in captions):
            line.rule = 'caption'


def is_caption(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line that is no paragraph says what a picture shows, with who took it or where to look."""
    if line.signs & _IN_POINTS and _POINTS.match(line.folded):
        return True
    if line.signs & _IN_TAKEN_BY and _TAKEN_BY.fullmatch(line.folded):
        return True
    return _ends_in_credit(line, lexicon)


def _ends_in_credit(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line ends in who took a picture, behind a mark: '(Reuters)', '/ photo: somebody'."""
    if not WORDS < len(line.words) <= MOST_WORDS or line.is_conjoined or _SENTENCE_WITHIN.search(line.text):
        return False
    if _LATIN_AGENCY.search(line.folded):
        return True
    place = max(map(line.text.rfind, _BEFORE_CREDIT))
    if place < 0:
        place = line.text.rfind('.', 0, -1)
    credit = line.text[place + 1 :].strip(' )].')
    if place <= 0 or not credit or len(credit) > CREDIT_LENGTH or len(line.text[:place].split()) < WORDS:
        return False
    if line.signs & _IN_CREDITS and not PICTURE_WORDS.isdisjoint(fold(credit).replace(':', ' ').split()[:2]):
        return True
    is_marked = line.text[place] in '([©.' or line.text[place - 1].isspace()
    return is_marked and (lexicon.is_outlet(credit) or name_key(credit) in AGENCY_WORDS)
