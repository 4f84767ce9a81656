"""Articles on the same matter: those that share the words by which an article differs from the rest."""

import math
from collections import Counter
from typing import Final

import numpy as np

from articles.arabic.stopwords import STOP_WORDS
from articles.arabic.tokens import iterate_words
from articles.models import Article
from articles.search.engines.whoosh.documents import views
from articles.search.engines.whoosh.execution import best_rows
from articles.search.engines.whoosh.ranking import Ranking
from articles.search.engines.whoosh.snapshot import Snapshot

_TELLING_WORDS: Final = 30
"""Stems an article is known by."""
_HEADLINE_COUNTS: Final = 3
"""A word of the headline counts as often."""


def most_like(snapshot: Snapshot, article_id: int, limit: int) -> list[int]:
    """Keys of the articles most like this one, its copies left out; empty where it is not indexed."""
    number = snapshot.number_of.get(article_id)
    article = Article.objects.filter(pk=article_id).only('headline', 'body').first()
    if number is None or article is None:
        return []
    ranking = Ranking(snapshot)
    for stem in _telling_stems(snapshot, article):
        ranking.add_stem(stem)
    family = snapshot.column('family_key')
    others = (ranking.scores > 0) & snapshot.live
    others[number] = False
    if family[number]:
        others &= family != family[number]
    found = np.flatnonzero(others)
    best = found[best_rows(ranking.scores[found], snapshot.ids[found], 0, limit)]
    ids: list[int] = snapshot.ids[best].tolist()
    return ids


def _telling_stems(snapshot: Snapshot, article: Article) -> list[str]:
    counts = Counter(_stems(article.body))
    for stem in _stems(article.headline):
        counts[stem] += _HEADLINE_COUNTS
    worth = {}
    for stem, count in counts.items():
        known = len(snapshot.postings('stem', stem).documents)
        if known > 1:
            worth[stem] = math.sqrt(count) * math.log(1 + snapshot.size / known)
    return sorted(worth, key=lambda stem: (-worth[stem], stem))[:_TELLING_WORDS]


def _stems(text: str) -> list[str]:
    return [views(word.folded)[0] for word in iterate_words(text) if word.folded not in STOP_WORDS]
