"""Where names, phrases and beginnings of words stand: each becomes one posting list, as if it were a single word."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from articles.arabic.particles import attached_forms, beginnings
from articles.search.engines.whoosh.postings import Ids, Postings
from articles.search.engines.whoosh.snapshot import NO_POSTINGS, Snapshot
from articles.search.syntax import Family, Phrase, Prefix

MAX_EXPANSIONS: Final = 256
"""Words that a beginning may stand for; the most frequent ones are taken."""

_PLACE_BITS: Final = 32
_PLACE_MASK: Final = (1 << _PLACE_BITS) - 1
_NOWHERE: Final = np.zeros(0, dtype=np.int64)

Spots = Ids
"""Document and place in one number, ascending: document << 32 | place."""


def phrase_spots(snapshot: Snapshot, phrase: Phrase) -> Spots:
    """Where the words stand next to each other in their folded forms."""
    return snapshot.remembered(phrase, lambda: _run_spots(snapshot, phrase.words[:1], phrase.words[1:]))


def family_spots(snapshot: Snapshot, family: Family) -> Spots:
    """Where any spelling stands, its first word with any particle before it. Overlapping spellings count once."""
    key = (family.spellings, family.not_beginning)
    return snapshot.remembered(key, lambda: _read_family_spots(snapshot, family))


def _read_family_spots(snapshot: Snapshot, family: Family) -> Spots:
    starts, ends = [], []
    for spelling in dict.fromkeys(filter(None, family.spellings)):
        spots = _spelling_spots(snapshot, spelling)
        starts.append(spots)
        ends.append(spots + len(spelling))
    spots = _without_overlaps(_joined(starts), _joined(ends))
    others = [_spelling_spots(snapshot, spelling) for spelling in family.not_beginning]
    return spots[~np.isin(spots, _joined(others))] if others else spots


def _spelling_spots(snapshot: Snapshot, spelling: Sequence[str]) -> Spots:
    first, *rest = spelling
    # The words after it say which name is meant, so a short first word may take particles too.
    return _run_spots(snapshot, attached_forms(first, shortest=1 if rest else 3), rest)


def counted(spots: Spots) -> Postings:
    """The documents of the spots, with how many lie in each."""
    if not len(spots):
        return NO_POSTINGS
    documents, counts = np.unique(spots >> _PLACE_BITS, return_counts=True)
    return Postings(documents, counts.astype(np.float64))


def in_headlines(snapshot: Snapshot, spots: Spots) -> Spots:
    """Those of the spots that lie in a headline."""
    found: Spots = spots[(spots & _PLACE_MASK) < snapshot.column('headline_words')[spots >> _PLACE_BITS]]
    return found


def prefix_postings(snapshot: Snapshot, prefix: Prefix) -> Postings:
    """Where a word with this beginning stands, with or without particles and article before it."""
    return snapshot.remembered(prefix, lambda: _read_prefix_postings(snapshot, prefix))


def _read_prefix_postings(snapshot: Snapshot, prefix: Prefix) -> Postings:
    found: dict[str, int] = {}
    for beginning in beginnings(prefix.text):
        for word, frequency in snapshot.words('folded', beginning):
            found[word] = found.get(word, 0) + frequency
    chosen = sorted(found, key=lambda word: (-found[word], word))[:MAX_EXPANSIONS]
    return united([snapshot.postings('folded', word) for word in chosen], snapshot.size)


def united(postings: Sequence[Postings], size: int) -> Postings:
    """Several words taken as one: the documents that have any of them, with the counts added up."""
    counts = np.zeros(size)
    for documents, added in postings:
        counts[documents] += added
    documents = np.flatnonzero(counts)
    return Postings(documents, counts[documents])


def _run_spots(snapshot: Snapshot, first: Sequence[str], rest: Sequence[str]) -> Spots:
    """Where a word of `first` begins a run of words that goes on with `rest`."""
    following = []
    for word in rest:  # looked up first: most spellings of a name stand nowhere, and each of these is one word only
        following.append(_word_spots(snapshot, word))
        if not len(following[-1]):
            return _NOWHERE
    spots = np.sort(_joined([_word_spots(snapshot, word) for word in first]))
    for distance, places in enumerate(following, 1):
        spots = spots[np.isin(spots + distance, places, assume_unique=True)]
    return spots


def _word_spots(snapshot: Snapshot, word: str) -> Spots:
    documents, places = snapshot.places('folded', word)
    return documents << _PLACE_BITS | places


def _without_overlaps(starts: Spots, ends: Spots) -> Spots:
    """The starts that no earlier run of words reaches over; of equal starts one."""
    if not len(starts):
        return starts
    order = np.lexsort((-ends, starts))
    starts, ends = starts[order], ends[order]
    reached = np.maximum.accumulate(ends)
    return starts[np.concatenate(([True], starts[1:] >= reached[:-1]))]


def _joined(spots: Sequence[Spots]) -> Spots:
    return np.concatenate(spots) if spots else _NOWHERE
