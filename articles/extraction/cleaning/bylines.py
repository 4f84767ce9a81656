"""Who wrote a text and where it comes from: bylines and datelines, told by their cues and by the names in them."""

import re
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.cleaning.lexicon import AGENCY_WORDS, Lexicon, name_key
from articles.extraction.cleaning.page import Line
from articles.extraction.cleaning.wording import (
    BYLINE_CUES,
    LEAD_VERBS,
    LIGHT_WORDS,
    MENU_BOOK,
    NO_NAMES,
    PICTURE_WORDS,
    alternatives,
)
from articles.extraction.given_names import GIVEN_NAMES

BYLINE_LENGTH: Final = 70
BYLINE_WORDS: Final = 8

_DASHES = r'[-–—ـ/|،,:_•]'
DATELINE_PARTS = re.compile(rf'\s*{_DASHES}+\s*|\s*[()\[\]«»"]+\s*')
"""What parts the names in a dateline or a byline."""
_TITLES: Final = frozenset(fold('د م أ الدكتور الدكتورة السيد السيدة الأستاذ').split())
_FIRST_PARTS: Final = frozenset(fold('عبد أبو أبي أم بن ابن آل الدين الله نور').split())
"""Parts of names that make no name of two words longer."""
_NO_TOWNS: Final = NO_NAMES | PICTURE_WORDS | frozenset(fold('كاريكاتير رسم تصميم إنفوغراف عاجل خاص حصري').split())
_BYLINE_CUE = re.compile(rf'\W*{alternatives(BYLINE_CUES)}(?![^\W_])')
_ORIGINS: Final = frozenset(fold('وكالات المصدر مصدر المصادر مصادر تقرير التقرير متابعة المحرر مراسل الكاتب').split())
"""Cues that may as well be what a sentence is about."""
COMPLEMENTS: Final = frozenset(fold('إن أن أنه أنها قال قالت').split())
_PRESENT = re.compile(
    '[تي](?:حذر|وكد|نفي|طالب|دعو|رفض|كشف|قول|توقع|عتبر|رجح|شير|علن|ناشد|ندد|تهم|ستبعد|وضح|بحث|شدد|عتزم|ستعد)'
)
"""Verbs of the present tense that headlines are made with."""
_LATIN_SLUG = re.compile(r'[a-z][a-z.]{2,30}$')


def is_byline(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line names who wrote or brought the text: by its cue, an outlet's name, an outlet with a place."""
    if len(line.text) > BYLINE_LENGTH or len(line.words) > BYLINE_WORDS or line.text.endswith(('؟', '!')):
        return False
    if MENU_BOOK.count(line.words):
        return False
    if lexicon.is_outlet(line.text) or _LATIN_SLUG.match(line.folded):
        return True
    if len(line.words) > 6 or line.is_prose or _BYLINE_CUE.match(line.folded) is None:
        return False
    return not (len(line.words) > 2 and line.words[0] in _ORIGINS and _tells(line.words[1:]))


def _tells(words: tuple[str, ...]) -> bool:
    """Whether words behind 'agencies' or 'the source' are told of them, and name nobody: 'relief agencies warn'."""
    return any(word in LEAD_VERBS or word in COMPLEMENTS or _PRESENT.fullmatch(word) for word in words)


_OUTLET_WORDS = re.compile(
    r'(?<![^\W_])(?:ال)?(?:صحيفه|جريده|وكاله|قناه|شبكه|موقع|تلفزيون|بوابه|مجله|اذاعه|راديو|نيوز|اونلاين|نت|برس|بوست'
    r'|ميديا|اخباريه?|news|net|tv|\.com|online)(?![^\W_])'
)


def names_outlet(text: str, lexicon: Lexicon) -> bool:
    """Whether words are the name of an outlet: a known one, or a few words that say what it is."""
    return lexicon.is_outlet(text) or (1 < len(text.split()) <= 5 and _OUTLET_WORDS.search(fold(text)) is not None)


def _without_date(text: str, lexicon: Lexicon) -> str:
    """A dateline without the day some agencies write into it ('أستانا في 21 ديسمبر /أ ش أ/')."""
    if not any(character.isdigit() for character in text):
        return text
    words = (word for word in text.split() if not _is_of_date(word, lexicon))
    return ' '.join(words)


def _is_of_date(word: str, lexicon: Lexicon) -> bool:
    key = name_key(word)
    if not key:
        return False  # a mark parts place and name
    return key.isdecimal() or key in ('في', 'يوم') or all(part in lexicon.months for part in key.split())


def is_dateline(text: str, lexicon: Lexicon, *, titled: bool = False) -> bool:
    """Whether a line is a place and an agency, as 'أستانا-موسكو-سانا'.

    Under a headline (`titled`) a place with any name will do; above one it could be the headline itself.
    """
    if len(text) > BYLINE_LENGTH:
        return False
    parts = [part for part in DATELINE_PARTS.split(_without_date(text, lexicon)) if part.strip()]
    if len(parts) < 2 or len(parts) > 6:
        return False
    keys = [name_key(part) for part in parts]
    outlets = [key for key in keys if key in lexicon.slug_by_name or key in AGENCY_WORDS]
    places = [key for key in keys if key in lexicon.places]
    names = [part for part, key in zip(parts, keys, strict=True) if key not in outlets and _may_be_name(part)]
    if places and text.rstrip().endswith(('-', '–', '—')):
        return True
    is_cued = _BYLINE_CUE.match(fold(text)) is not None
    if len(parts) == 2 and not is_cued and (keys[1] in outlets or is_persons_name(parts[1])):
        # a town in no list, as in 'Abu Dhabi - Sky News Arabia'
        return len(keys[0].split()) <= 1 + titled and _NO_TOWNS.isdisjoint(keys[0].split())
    if places and all(key in lexicon.places or is_persons_name(part) for part, key in zip(parts, keys, strict=True)):
        return True
    if titled and places and all(len(part.split()) <= 4 for part in parts):
        return not any(word in LIGHT_WORDS for part in parts for word in fold(part).split())
    return (bool(outlets) and (bool(places) or len(outlets) + len(names) == len(parts))) or len(places) == len(parts)


def is_persons_name(text: str) -> bool:
    """Whether a few words are the name of a person, or of two, by a given name and what follows it."""
    words = tuple(word for word in name_key(text).removeprefix('من ').split() if word not in _TITLES)
    if len(words) >= 4:
        joint = next((place for place in range(2, len(words) - 1) if words[place][1:] in GIVEN_NAMES), 0)
        if joint and words[joint].startswith('و'):
            return is_persons_name(' '.join(words[:joint])) and is_persons_name(' '.join(words[joint:])[1:])
    if len(words) < 2 or not (words[0] in GIVEN_NAMES or words[0] in _FIRST_PARTS) or not NO_NAMES.isdisjoint(words):
        return False
    return len([word for word in words if word not in _FIRST_PARTS]) <= 2 or (
        len(words) == 3 and words[1] in GIVEN_NAMES
    )


def _may_be_name(part: str) -> bool:
    """Whether a part of a dateline beside an outlet can be the name of a person."""
    return 2 <= len(part.split()) <= 4 and NO_NAMES.isdisjoint(fold(part).split())


def byline_beside_date(line: Line) -> str | None:
    """The byline in a line that a bar divides into date and byline; None where there is none."""
    for part in line.text.split('|'):
        if len(part.split()) <= 6 and _BYLINE_CUE.match(fold(part)):
            return part.strip()
    return None
