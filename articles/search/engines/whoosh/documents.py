"""An article's record as the field values of the index: words folded, stemmed, reduced and cut into letter groups."""

import hashlib
from collections import Counter
from functools import lru_cache
from typing import Any, Final

from articles.arabic.folding import fold
from articles.arabic.grams import letter_groups
from articles.arabic.stemming import light_stem, root
from articles.arabic.stopwords import STOP_WORDS
from articles.arabic.tokens import WORD
from articles.arabic.writing import letters_of
from articles.search.engines.base import FACET_FIELDS, NONE, ArticleRecord

HEADLINE_GAP: Final = 16
"""Places left free between headline and body, so that no phrase runs over the border."""

_fold = lru_cache(maxsize=200_000)(fold)
_letters_of = lru_cache(maxsize=200_000)(letters_of)


@lru_cache(maxsize=200_000)
def views(word: str) -> tuple[str, str, tuple[str, ...]]:
    """Light stem, root and letter groups of a folded word."""
    return light_stem(word), root(word), tuple(letter_groups(word))


def index_fields(record: ArticleRecord) -> dict[str, Any]:
    """The field values of `record`, by field name of the schema."""
    headline, body = WORD.findall(record.headline), WORD.findall(record.body)
    folded_headline, folded_body = [_fold(word) for word in headline], [_fold(word) for word in body]
    folded = folded_headline + folded_body
    return {
        'key': str(record.id),
        'id': record.id,
        'family_key': record.family,
        'stamp': stamp(record),
        'first_day': record.first_day.toordinal() if record.first_day else 0,
        'last_day': record.last_day.toordinal() if record.last_day else 0,
        'headline_words': len(headline),
        'text': f'{record.headline}\n{record.body}'.encode(),
        'folded': _places(folded_headline, folded_body),
        'written': Counter(map(_letters_of, headline + body)),
        'headline': Counter(views(word)[0] for word in folded_headline if word not in STOP_WORDS),
        **_counted_views(folded),
        **{f'{name}_value': record.facets.get(name) or (NONE,) for name in FACET_FIELDS},
    }


def stamp(record: ArticleRecord) -> int:
    """A number of 63 bits that tells two versions of a record apart."""
    facets = sorted((name, tuple(values)) for name, values in record.facets.items())
    content = (record.headline, record.body, record.first_day, record.last_day, record.family, facets)
    return int.from_bytes(hashlib.sha256(repr(content).encode()).digest()[:8]) >> 1


def _places(headline: list[str], body: list[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, word in enumerate(headline):
        places.setdefault(word, []).append(place)
    for place, word in enumerate(body, len(headline) + HEADLINE_GAP):
        places.setdefault(word, []).append(place)
    return places


def _counted_views(folded: list[str]) -> dict[str, Counter[str]]:
    stems: Counter[str] = Counter()
    roots: Counter[str] = Counter()
    grams: Counter[str] = Counter()
    for word, count in Counter(folded).items():
        if word not in STOP_WORDS:
            word_stem, word_root, word_grams = views(word)
            stems[word_stem] += count
            roots[word_root] += count
            for gram in word_grams:
                grams[gram] += count
    return {'stem': stems, 'root': roots, 'gram': grams}
