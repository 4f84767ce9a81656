"""The words that cleaning goes by: cues of teasers, labels of pages, connectives, words without weight.

The tables are in wording.toml, in ordinary spelling; they are compared folded, so that every spelling of a word fits.
"""

import re
import tomllib
from collections.abc import Iterable, Set
from pathlib import Path
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.remembering import remembering


def alternatives(phrases: Iterable[str]) -> str:
    """The phrases as one regular-expression group over folded text, the longest first."""
    folded = sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True)
    return '(?:' + '|'.join(re.escape(phrase).replace(r'\ ', r'\s+') for phrase in folded) + ')'


_TABLES: Final = tomllib.loads(Path(__file__).with_name('wording.toml').read_text(encoding='utf-8'))


def _phrases(table: str) -> tuple[str, ...]:
    phrases = (' '.join(phrase.split()) for phrase in str(_TABLES[table]).split('|'))
    return tuple(phrase for phrase in phrases if phrase)


def _folded(table: str) -> frozenset[str]:
    return frozenset(map(fold, _phrases(table)))


TEASER_CUES: Final = _phrases('teaser_cues')
"""What announces links to other stories, on a line of their own or before one."""
COMMENT_CUES: Final = _phrases('comment_cues')
"""What opens the comments: nothing after it belongs to the story."""
PICTURE_WORDS: Final = frozenset(map(fold, _phrases('picture_words')))
"""What says that a name is that of who took a picture."""
PROSE_HINTS: Final = _phrases('prose_hints')
"""Pieces of words, one of which is in every sentence that furniture.toml leaves out."""
ORDERS: Final = _phrases('orders')
"""What orders the reader to do something, and cannot begin a sentence of a text."""
PURPOSES: Final = _phrases('purposes')
"""What may do so, or begin a sentence as well."""
THINGS_OF_A_PAGE: Final = _phrases('things_of_a_page')
"""What decides then that it is an order."""
READER_WORDS: Final = _phrases('reader_words')
"""Things that belong to the reader, or to the outlet as it speaks of itself."""
COMMENT_ORDERS: Final = _phrases('comment_orders')
"""What a comment form asks for, by its first words."""
BYLINE_CUES: Final = _phrases('byline_cues')
"""What a line begins with that names its author or its origin."""
FOLLOW_CUES: Final = _phrases('follow_cues')
"""What a line begins with that asks to follow the outlet elsewhere."""
LABELS: Final = _phrases('labels')
"""What is no text when it stands alone on a line, or only with its like, numbers and marks."""
SECTIONS: Final = _phrases('sections')
"""Names of the sections of a newspaper: menus, breadcrumbs and labels are made of them."""
HOME_PAGES: Final = frozenset(map(fold, _phrases('home_pages')))
"""What the path of a page on its site begins with, or ends with."""
SERVICES: Final = _phrases('services')
"""Services and things of theirs that an outlet asks its readers to follow it on."""
STAMP_WORDS: Final = _phrases('stamp_words')
"""What stands with a date or a time on a line of its own."""
FIELD_LABELS: Final = _phrases('field_labels')
"""What heads the fields of a line about a text: when it was published, by whom, whence it is."""
AUTHOR_LABELS: Final = _folded('author_labels')
"""Those of them that head the name of its author."""
STAMP_WORD_SET: Final = frozenset(fold(word) for phrase in STAMP_WORDS for word in phrase.split())
BOARD_HEADINGS: Final = _folded('board_headings')
"""What heads a board of the weather or of rates, or is said of nothing but the weather."""
HEADED_PAIRS: Final = tuple(frozenset(map(fold, pair.split())) for pair in _phrases('headed_pairs'))
"""Pairs of words that do so together."""
RATED_WORDS: Final = _folded('rated_words')
"""What boards have beside a number."""
CLOCK_WORDS: Final = _folded('clock_words')
ZONES: Final = _folded('zones')
"""What stands beside the words of a clock."""
BOARD_WORDS: Final = (
    BOARD_HEADINGS | RATED_WORDS | CLOCK_WORDS | ZONES | _folded('beside_boards') | frozenset().union(*HEADED_PAIRS)
)
"""All that a line of a board is made of, beside places and numbers."""
KEEPING_WORDS: Final = _folded('keeping_words')
"""What was done to a page, or with it, by who kept it: never by who published it."""
BUTTONS_OF_KEEPING: Final = _folded('buttons_of_keeping')
"""The same as nouns; alone they are labels of buttons."""
DONE: Final = _folded('done')
"""What makes them a deed again."""
MEANS_OF_KEEPING: Final = _folded('means_of_keeping')
"""What a name follows, of that by which, or of the place from which, a page was kept."""
BESIDE_KEEPING: Final = _folded('beside_keeping')
"""What else stands beside such words."""
PUBLISHING_WORDS: Final = _folded('publishing_words')
"""Words of those who publish: a line with one of them is of them."""
MORE_HEADS: Final = _folded('more_heads')
"""Labels that, after a story, head the titles of others."""
TAG_CUES: Final = _folded('tag_cues')
"""What heads a line of key words."""
CONNECTIVES: Final = _folded('connectives')
"""Words that tie a paragraph to the one before it."""
WEAK_CONNECTIVES: Final = _folded('weak_connectives')
"""Those of them that may as well begin a text of its own."""
STRONG_CONNECTIVES: Final = _folded('strong_connectives')
"""Pairs of words that begin with a weak one and tie on all the same."""
NO_CONJUNCTION: Final = _folded('no_conjunction')
"""Words whose first letter is their own and no conjunction."""
LIGHT_WORDS: Final = CONNECTIVES | _folded('light_words')
"""Words that say nothing of what a text is about."""
NO_NAMES: Final = LIGHT_WORDS - _folded('names_among_light_words')
"""Those of them that are no part of a person's name."""

DIGEST_PHRASES: Final = _phrases('digest_words')
DIGEST_WORDS: Final = re.compile(rf'(?<![^\W_])(?:ال)?{alternatives(DIGEST_PHRASES)}(?![^\W_])')
"""What a page of several stories calls itself; searched in folded text."""
DIGEST_TITLE: Final = re.compile(rf'\W*(?:ال)?{alternatives(_phrases("digest_titles"))}(?![^\W_])')
"""What the title of such a page begins with; matched with folded text."""
DIGEST_OPENINGS: Final = re.compile(rf'(?<![^\W_]){alternatives(_phrases("digest_openings"))}(?![^\W_])')
"""With what such a page turns to those who read it or listen; searched in folded text."""
WORDS_OF_PARTS: Final = re.compile(rf'(?<![^\W_])(?:ال)?{alternatives(_phrases("words_of_parts"))}(?![^\W_])')
"""What the headline of one story says that is told in parts: reactions, points, questions; searched in folded text."""
TICKER_LABELS: Final = _phrases('ticker_labels')
"""What announces a ticker."""
LEAD_VERBS: Final = _folded('lead_verbs')
"""Verbs in the past that news begins with."""


class PhraseBook:
    """Tells whether words are made of given phrases and numbers alone. Linear in the words."""

    def __init__(self, phrases: Iterable[str]) -> None:
        split = {tuple(re.findall(r'[^\W_]+', fold(phrase))) for phrase in phrases}
        self._phrases = {words for words in split if words}
        self._longest: dict[str, int] = {}
        for words in self._phrases:
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))

    def count(self, words: tuple[str, ...]) -> int:
        """How many phrases the words are made of; 0 where a word is left over."""
        place, found = 0, 0
        while place < len(words):
            for length in range(min(self._longest.get(words[place], 0), len(words) - place), 0, -1):
                if words[place : place + length] in self._phrases:
                    place, found = place + length, found + 1
                    break
            else:
                if not words[place].isdecimal():
                    return 0
                place += 1
        return found


LABEL_BOOK: Final = PhraseBook(LABELS)
SECTION_BOOK: Final = PhraseBook(SECTIONS)
TICKER_BOOK: Final = PhraseBook(TICKER_LABELS)
MENU_BOOK: Final = PhraseBook((*LABELS, *SECTIONS))

_PREFIX = re.compile(r'^(?:[وف]?(?:[بك]?ال|لل)|[وف](?=\w{4}))')
_SUFFIX = re.compile(r'(?<=\w{3})(?:ات|ون|ين|ان|يه|ها|هم|يا|ه|ي)$')


def stem(word: str) -> str:
    """A folded word without its particles and endings: enough to see that two lines speak of the same."""
    return _SUFFIX.sub('', _PREFIX.sub('', word, count=1), count=1)


@remembering
def _meaning(word: str) -> str:
    """The stem of a folded word that carries meaning; empty for another."""
    return stem(word) if len(word) >= 3 and word not in LIGHT_WORDS else ''


_NOTHING: Final = frozenset(('',))


def content_words(words: Iterable[str]) -> frozenset[str]:
    """The stems of those folded words that carry meaning."""
    return frozenset(map(_meaning, words)) - _NOTHING


def overlap(words: Set[str], others: Set[str]) -> float:
    """Which share of `words` is among `others`; 0.0 for no words."""
    return len(words & others) / len(words) if words else 0.0
