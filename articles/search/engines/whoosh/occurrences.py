"""Where names, phrases and beginnings of words stand: each becomes one posting list, as if it were a single word."""

from collections import Counter
from collections.abc import Sequence
from functools import partial, reduce
from itertools import chain
from typing import Final

import numpy as np

from articles.arabic.particles import attached_forms, beginnings, with_and_without_article
from articles.search.engines.whoosh.parts import Part
from articles.search.engines.whoosh.postings import (
    NO_POSTINGS,
    NO_SPOTS,
    PLACE_BITS,
    KeptPostings,
    Postings,
    Spots,
    keep,
    united,
)
from articles.search.engines.whoosh.snapshot import Snapshot
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


def phrase_spots(segment: Part, phrase: Phrase) -> Spots:
    """Where the words stand next to each other in their folded forms."""
    return segment.answered(('spots', phrase), lambda: _run_spots(segment, phrase.words[:1], phrase.words[1:]))


def phrase_postings(segment: Part, phrase: Phrase) -> KeptPostings:
    """The documents of the phrase, with how often it stands in each."""
    if len(phrase.words) == 1:
        return segment.kept('folded', phrase.words[0])
    return segment.answered(phrase, lambda: keep(counted(phrase_spots(segment, phrase)), segment.size))


def family_spots(segment: Part, family: Family) -> Spots:
    """Where any spelling stands, its first word with any particle before it. Overlapping spellings count once."""
    key = ('spots', family.spellings, family.not_beginning)
    return segment.remembered(key, lambda: _read_family_spots(segment, family))


def family_postings(segment: Part, family: Family) -> KeptPostings:
    """The documents of the name, with how often it stands in each."""
    key = ('postings', family.spellings, family.not_beginning)
    return segment.kept_as(key, lambda part: counted(family_spots(part, family)))


def _read_family_spots(segment: Part, family: Family) -> Spots:
    starts, ends = [], []
    for spelling in dict.fromkeys(filter(None, family.spellings)):
        spots = _spelling_spots(segment, spelling)
        starts.append(spots)
        ends.append(spots + len(spelling))
    spots = _without_overlaps(_joined(starts), _joined(ends))
    others = [_spelling_spots(segment, spelling) for spelling in family.not_beginning]
    return spots[~np.isin(spots, _joined(others))] if others else spots


def _spelling_spots(segment: Part, spelling: Sequence[str]) -> Spots:
    first, *rest = spelling
    # The words after it say which name is meant, so a short first word may take particles too.
    return _run_spots(segment, attached_forms(first, shortest=1 if rest else 3), rest)


def stand_everywhere(snapshot: Snapshot, pair: Beside) -> bool:
    """Whether the two words stand in so many places that it tells nothing that they stand side by side."""
    return snapshot.remembered(('everywhere', pair), lambda: _are_everywhere(snapshot, pair))


def _are_everywhere(snapshot: Snapshot, pair: Beside) -> bool:
    words = list(chain(*_sides(pair)))
    places, left = 0, sum(part.word_count('folded') for part in snapshot.parts)
    for part in snapshot.parts:
        if not places <= MOST_BESIDE < places + left:
            break  # whatever the others have: mostly so when the small segments are to be looked into
        places += part.remembered(('places', pair), partial(part.total, 'folded', words))
        left -= part.word_count('folded')
    return places > MOST_BESIDE


def beside_postings(segment: Part, pair: Beside) -> KeptPostings:
    """The documents in which the second word follows the first, each with or without its article and particles."""
    return segment.kept_as(pair, lambda part: _read_beside_postings(part, pair))


def _sides(pair: Beside) -> tuple[Sequence[str], Sequence[str]]:
    """The forms of the first word, and those of the second."""
    bare, definite = with_and_without_article(pair.first)
    forms = tuple(dict.fromkeys([*attached_forms(bare), *attached_forms(definite)]))
    return forms, with_and_without_article(pair.second)


def _read_beside_postings(segment: Part, pair: Beside) -> Postings:
    firsts, seconds = (segment.spots_of('folded', words) for words in _sides(pair))
    near = _joined([_in_both(*sorted((firsts, seconds - distance), key=len)) for distance in _BESIDE])
    near.sort(kind='stable')
    return counted(near)


def counted(spots: Spots) -> Postings:
    """The documents of the spots, with how many lie in each."""
    if not len(spots):
        return NO_POSTINGS
    documents = spots >> PLACE_BITS
    firsts = np.flatnonzero(np.diff(documents, prepend=-1))
    return Postings(documents[firsts], np.diff(firsts, append=len(documents)))


def in_headlines(segment: Part, spots: Spots) -> Spots:
    """Those of the spots that lie in a headline."""
    found: Spots = spots[(spots & _PLACE_MASK) < segment.column('headline_words')[spots >> PLACE_BITS]]
    return found


def words_beginning(snapshot: Snapshot, prefix: Prefix) -> tuple[str, ...]:
    """The words that the beginning stands for, with or without particles and article before it, in this generation."""

    def choose() -> tuple[str, ...]:
        found: Counter[str] = Counter()
        for beginning in beginnings(prefix.text):
            for word, frequency in snapshot.words('folded', beginning):
                found[word] += frequency
        return tuple(sorted(found, key=lambda word: (-found[word], word))[:MAX_EXPANSIONS])

    return snapshot.remembered(('words', prefix), choose)


def prefix_postings(segment: Part, prefix: Prefix, words: tuple[str, ...]) -> KeptPostings:
    """Where one of these words with this beginning stands."""

    def unite(part: Part) -> Postings:
        chosen, forms = set(words), chain(*(part.words('folded', each) for each in beginnings(prefix.text)))
        here = {word for word, _ in forms if word in chosen}  # the others need not be looked for one by one
        return united(part.postings_of('folded', here), part.size)

    return segment.kept_as((prefix, words), unite)


def _run_spots(segment: Part, first: Sequence[str], rest: Sequence[str]) -> Spots:
    """Where a word of `first` begins a run of words that goes on with `rest`."""
    aligned = []
    for distance, word in enumerate(rest, 1):  # looked up first: most spellings of a name stand nowhere
        spots = segment.spots('folded', word)
        if not len(spots):
            return NO_SPOTS
        aligned.append(spots - distance)
    aligned.append(segment.spots_of('folded', first) if len(first) > 1 else segment.spots('folded', first[0]))
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
