"""Where names, phrases and beginnings of words stand: each becomes one posting list, as if it were a single word."""

from collections.abc import Sequence
from functools import reduce
from itertools import chain
from typing import Final

import numpy as np

from articles.arabic.particles import attached_forms, beginnings, with_and_without_article
from articles.search.engines.whoosh.postings import PLACE_BITS, Postings, Spots
from articles.search.engines.whoosh.snapshot import NO_POSTINGS, NO_SPOTS, Snapshot
from articles.search.syntax import Beside, Family, Phrase, Prefix

MAX_EXPANSIONS: Final = 256
"""Words that a beginning may stand for; the most frequent ones are taken."""

_PLACE_MASK: Final = (1 << PLACE_BITS) - 1
_BESIDE: Final = (1, 2, 3)
"""Distances in words at which one word stands beside another."""
MOST_BESIDE: Final = 1 << 16
"""Places of two words together up to which they are looked for side by side: what stands everywhere stands beside
anything, and tells too little for the milliseconds it would take."""
_FEW: Final = 8
"""One in so many: fewer numbers are looked up among the others; more are merged with them."""


def phrase_spots(snapshot: Snapshot, phrase: Phrase) -> Spots:
    """Where the words stand next to each other in their folded forms."""
    return snapshot.answered(('spots', phrase), lambda: _run_spots(snapshot, phrase.words[:1], phrase.words[1:]))


def phrase_postings(snapshot: Snapshot, phrase: Phrase) -> Postings:
    """The documents of the phrase, with how often it stands in each."""
    if len(phrase.words) == 1:
        return snapshot.postings('folded', phrase.words[0])
    return snapshot.answered(('postings', phrase), lambda: counted(phrase_spots(snapshot, phrase)))


def family_spots(snapshot: Snapshot, family: Family) -> Spots:
    """Where any spelling stands, its first word with any particle before it. Overlapping spellings count once."""
    key = (family.spellings, family.not_beginning)
    return snapshot.remembered(key, lambda: _read_family_spots(snapshot, family))


def family_postings(snapshot: Snapshot, family: Family) -> Postings:
    """The documents of the name, with how often it stands in each."""
    key = ('postings', family.spellings, family.not_beginning)
    return snapshot.remembered(key, lambda: counted(family_spots(snapshot, family)))


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


def beside_postings(snapshot: Snapshot, pair: Beside) -> Postings:
    """The documents in which the second word follows the first, each with or without its article and particles."""
    return snapshot.answered(pair, lambda: _read_beside_postings(snapshot, pair))


def _read_beside_postings(snapshot: Snapshot, pair: Beside) -> Postings:
    bare, definite = with_and_without_article(pair.first)
    forms = dict.fromkeys([*attached_forms(bare), *attached_forms(definite)])
    found = [
        [snapshot.spots('folded', word) for word in words] for words in (forms, with_and_without_article(pair.second))
    ]
    if sum(map(len, chain(*found))) > MOST_BESIDE:
        return NO_POSTINGS
    firsts, seconds = map(_in_order, found)
    near = _joined([_in_both(*sorted((firsts, seconds - distance), key=len)) for distance in _BESIDE])
    near.sort(kind='stable')
    return counted(near)


def _in_order(several: Sequence[Spots]) -> Spots:
    spots = _joined(several)
    spots.sort(kind='stable')
    return spots


def counted(spots: Spots) -> Postings:
    """The documents of the spots, with how many lie in each."""
    if not len(spots):
        return NO_POSTINGS
    documents = spots >> PLACE_BITS
    firsts = np.flatnonzero(np.diff(documents, prepend=-1))
    return Postings(documents[firsts], np.diff(firsts, append=len(documents)).astype(np.float64))


def in_headlines(snapshot: Snapshot, spots: Spots) -> Spots:
    """Those of the spots that lie in a headline."""
    found: Spots = spots[(spots & _PLACE_MASK) < snapshot.column('headline_words')[spots >> PLACE_BITS]]
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
    aligned = []
    for distance, word in enumerate(rest, 1):  # looked up first: most spellings of a name stand nowhere
        spots = snapshot.spots('folded', word)
        if not len(spots):
            return NO_SPOTS
        aligned.append(spots - distance)
    beginnings = _joined([snapshot.spots('folded', word) for word in first])
    if len(first) > 1:
        beginnings.sort(kind='stable')
    aligned.append(beginnings)
    aligned.sort(key=len)
    return reduce(_in_both, aligned)


def _in_both(fewer: Spots, more: Spots) -> Spots:
    """The numbers that are in both of two ascending arrays."""
    if len(fewer) * _FEW < len(more):
        places = np.searchsorted(more, fewer)
        places[places == len(more)] = 0
        found: Spots = fewer[more[places] == fewer]
        return found
    merged = np.concatenate((fewer, more))
    merged.sort(kind='stable')  # which merges what is in order already
    both: Spots = merged[:-1][merged[1:] == merged[:-1]]
    return both


def _without_overlaps(starts: Spots, ends: Spots) -> Spots:
    """The starts that no earlier run of words reaches over; of equal starts one."""
    if not len(starts):
        return starts
    order = np.lexsort((-ends, starts))
    starts, ends = starts[order], ends[order]
    reached = np.maximum.accumulate(ends)
    return starts[np.concatenate(([True], starts[1:] >= reached[:-1]))]


def _joined(spots: Sequence[Spots]) -> Spots:
    return np.concatenate(spots) if spots else NO_SPOTS
