"""Which stored articles may be copies of which: by the sketches of their texts, kept in a table with an index.

A value that many articles hold already tells nothing of the next one and is not stored again, so that no list of
holders grows with the archive: what one article costs stays the same however many there are.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from typing import Final

from articles.extraction.copies import Print, sketch_of
from articles.ingest.rows import insert_rows, select_rows
from articles.models import SketchValue

MOST_HOLDERS: Final = 24
"""Articles stored under one value."""

LEAST_SHARED: Final = 0.29
"""Part of a sketch that two texts share before they are compared. Copies share two thirds, and 0.38 where one is
barely long enough to be a copy of the other; a paragraph of background makes a fifth."""

MOST_CANDIDATES: Final = 12
"""Articles one article is compared with, those with the most shared values first."""


def store_and_match(prints: Mapping[int, Print]) -> dict[int, list[int]]:
    """Stores the sketches of these articles anew; returns for each the articles it may be a copy of.

    Every pair among `prints` is named once, at the later of the two.
    """
    sketches = {article: sketch_of(taken) for article, taken in prints.items()}
    SketchValue.objects.filter(article__in=list(prints)).delete()
    holders = _holders({value for sketch in sketches.values() for value in sketch})
    rows, candidates = [], {}
    for article, sketch in sketches.items():
        shared = Counter(holder for value in sketch for holder in holders[value])
        least = max(1, round(LEAST_SHARED * len(sketch)))
        candidates[article] = [other for other, count in shared.most_common(MOST_CANDIDATES) if count >= least]
        for value in sketch:
            if len(holders[value]) < MOST_HOLDERS:
                holders[value].append(article)
                rows.append((value, article))
    insert_rows(SketchValue, ('value', 'article_id'), rows)
    return candidates


def _holders(values: Collection[int]) -> defaultdict[int, list[int]]:
    """By value the articles that hold it, in the order of their keys."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for value, article in select_rows(SketchValue, ('value', 'article_id'), 'value', sorted(values)):
        holders[value].append(article)
    return holders
