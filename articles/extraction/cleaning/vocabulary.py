"""Lines in the language of pages: made of nothing but the words by which a page handles itself and its readers.

Phrases of furniture are too many to list; their words are few. A short line without a single word about the world is
none of the story, however its words are put together.
"""

import re
import tomllib
from pathlib import Path
from typing import Final

from articles.arabic.folding import fold

SPEECH_WORDS: Final = 16
"""Words a line may have that is judged by its vocabulary."""
HEADING_WORDS: Final = 6
"""Words a heading of links may have."""
_TABLES: Final = tomllib.loads(Path(__file__).with_name('vocabulary.toml').read_text(encoding='utf-8'))


def _words(table: str) -> frozenset[str]:
    return frozenset(word for phrase in str(_TABLES[table]).split('|') for word in fold(phrase).split())


PAGE_WORDS: Final = _words('page_words')
"""Words of pages: one of them shows what a line is about."""
PAGE_ORDERS: Final = _words('page_orders')
"""Words that do so only at the beginning of a line."""
BESIDE_PAGE_WORDS: Final = PAGE_WORDS | PAGE_ORDERS | _words('beside_page_words')
"""All that such a line may be made of; digits as well."""
LINK_WORDS: Final = _words('link_words')
"""Words of those who offer other things to read: one of them shows what a heading is about..."""
LINK_NOUNS: Final = _words('link_nouns')
"""...or one of the things offered..."""
LINK_QUALIFIERS: Final = _words('link_qualifiers')
"""...with one of the words that say which."""
_LINK_HEADING: Final = BESIDE_PAGE_WORDS | LINK_WORDS | LINK_NOUNS | LINK_QUALIFIERS

_PARTICLES: Final = re.compile(r'^[وف]?(?:[بك]?ال|لل|ل|ب)?(?=\w{3})')
_CONJUNCTION: Final = re.compile(r'^[وف](?=\w{3})')


def bare_among(word: str, vocabulary: frozenset[str]) -> str:
    """A folded word as a vocabulary has it, as written or without its particles; empty where it is not among it."""
    if word in vocabulary:
        return word
    bare = _PARTICLES.sub('', word, count=1)
    return bare if bare in vocabulary else ''


def _known(word: str, vocabulary: frozenset[str]) -> bool:
    return bool(bare_among(word, vocabulary))


def is_of_page_words(words: tuple[str, ...]) -> bool:
    """Whether folded words are all such as pages use of themselves; numbers are."""
    if not 0 < len(words) <= SPEECH_WORDS:
        return False
    return all(word.isdecimal() or _known(word, BESIDE_PAGE_WORDS) for word in words)


def is_beside_page_words(word: str) -> bool:
    """Whether a folded word is one of those that pages use of themselves."""
    return _known(word, BESIDE_PAGE_WORDS)


def speaks_of_page(words: tuple[str, ...]) -> bool:
    """Whether folded words speak of the page and of nothing else."""
    if not is_of_page_words(words):
        return False
    if len(words) > 1 and _CONJUNCTION.sub('', words[0], count=1) in PAGE_ORDERS:
        return True
    return any(_known(word, PAGE_WORDS) for word in words)


def may_head_links(word: str) -> bool:
    """Whether a folded word can be one of those that head links to other stories, or that a page uses of itself."""
    return _known(word, _LINK_HEADING)


def heads_links(words: tuple[str, ...]) -> bool:
    """Whether a few folded words head links to other stories, and say nothing else."""
    if not 1 < len(words) <= HEADING_WORDS or not all(_known(word, _LINK_HEADING) for word in words):
        return False
    if any(_known(word, LINK_WORDS) for word in words):
        return True
    return any(_known(word, LINK_NOUNS) for word in words) and any(_known(word, LINK_QUALIFIERS) for word in words)
