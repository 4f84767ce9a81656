"""What of an article's record the index keeps beside its words, and the views of a word."""

import hashlib
from functools import lru_cache
from typing import Final

import lz4.block

from articles.arabic.grams import letter_groups
from articles.arabic.stemming import light_stem, root
from articles.search.engines.base import ArticleRecord

HEADLINE_GAP: Final = 16
"""Places left free between headline and body, so that no phrase runs over the border."""


@lru_cache(maxsize=4000)
def views(word: str) -> tuple[str, str, tuple[str, ...]]:
    """Light stem, root and letter groups of a folded word of a query: a thousand of them take a megabyte."""
    return light_stem(word), root(word), tuple(letter_groups(word))


def column_values(record: ArticleRecord, headline_words: int) -> dict[str, int]:
    """The numbers kept of an article, by column."""
    return {
        'id': record.id,
        'family_key': record.family,
        'stamp': stamp(record),
        'first_day': record.first_day.toordinal() if record.first_day else 0,
        'last_day': record.last_day.toordinal() if record.last_day else 0,
        'headline_words': headline_words,
    }


def compressed_text(record: ArticleRecord) -> bytes:
    """Headline and body as the column `text` keeps them: as they are, the headline on one line."""
    headline = record.headline.replace('\n', ' ')
    packed: bytes = lz4.block.compress(f'{headline}\n{record.body}'.encode())
    return packed


def stamp(record: ArticleRecord) -> int:
    """A number of 63 bits that tells two versions of a record apart."""
    facets = sorted((name, tuple(values)) for name, values in record.facets.items())
    content = (record.headline, record.body, record.first_day, record.last_day, record.family, facets)
    return int.from_bytes(hashlib.sha256(repr(content).encode()).digest()[:8]) >> 1
