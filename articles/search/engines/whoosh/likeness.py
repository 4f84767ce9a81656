"""Articles on the same matter: those that share the words by which an article differs from the rest."""

import math
from collections import Counter
from typing import Final

import numpy as np

from articles.arabic.stemming import light_stem
from articles.arabic.stopwords import STOP_WORDS
from articles.arabic.tokens import iterate_words
from articles.search.engines.whoosh.execution import best_rows
from articles.search.engines.whoosh.ranking import PLAIN, Ranking
from articles.search.engines.whoosh.snapshot import Snapshot

_TELLING_WORDS: Final = 30
"""Stems an article is known by."""
_HEADLINE_COUNTS: Final = 3
"""A word of the headline counts as often."""


def most_like(snapshot: Snapshot, article_id: int, limit: int) -> list[int]:
    """Keys of the articles most like this one, its copies left out; empty where it is not indexed."""
    (number,) = snapshot.numbers_of([article_id])
    if number is None:
        return []
    ranking = Ranking(snapshot, PLAIN)
    scores = ranking.of_stems(_telling_stems(snapshot, *snapshot.text(number)))
    others = snapshot.live.copy()
    others[number] = False
    family = snapshot.column('family_key')
    if family[number]:
        others &= family != family[number]
    found = np.flatnonzero(others)
    worth = scores.of(found)
    found, worth = found[worth > 0], worth[worth > 0]
    best = found[best_rows(worth, found, snapshot.ids, 0, limit)]
    ids: list[int] = snapshot.ids[best].tolist()
    return ids


def _telling_stems(snapshot: Snapshot, headline: str, body: str) -> list[str]:
    counts = Counter(_stems(body))
    for stem in _stems(headline):
        counts[stem] += _HEADLINE_COUNTS
    worth = {}
    for stem, count in counts.items():
        known = snapshot.frequency('stem', stem)
        if known > 1:
            worth[stem] = math.sqrt(count) * math.log(1 + snapshot.size / known)
    return sorted(worth, key=lambda stem: (-worth[stem], stem))[:_TELLING_WORDS]


def _stems(text: str) -> list[str]:
    return [light_stem(word.folded) for word in iterate_words(text) if word.folded not in STOP_WORDS]
