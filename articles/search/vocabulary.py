"""The words of the index, for telling whether a word is known and which known one is nearest to it."""

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from articles.arabic.consonants import consonant_key, sound_of
from articles.arabic.stemming import light_stem
from articles.search.engines import get_engine
from articles.search.families import NameBook, without_particles

LONGEST_WORD: Final = 30
"""Letters of a word that is compared with others."""
_CANDIDATES: Final = 12
_FEWEST_CONSONANTS: Final = 2
_SHORTEST_HEARD: Final = 3
"""Letters of a word that says anything by its sound."""
_SHORTEST_KEY: Final = 3
"""Consonants that are evidence enough."""
_ALIKE: Final = 70
_ALIKE_WHEN_SHORT: Final = 85
_SURELY_HEARD: Final = 88
"""Likeness of the sounds in per cent. Of three consonants, Netanyahu and نتنياهو have 88, process and بروسيا 83."""


@dataclass
class Vocabulary:
    """Folded words with the number of articles they stand in."""

    words: dict[str, int]
    stems: Counter[str] = field(default_factory=Counter)
    """Their light stems, with how many of the words have each."""
    printed: Callable[[str], str] = str
    """A folded word in the form in which most articles print it."""

    @classmethod
    def of(
        cls,
        words: Iterable[tuple[str, int]],
        printed: Callable[[str], str] = str,
        before: 'Vocabulary | None' = None,
    ) -> 'Vocabulary':
        """`before`: the words of another state of the index; only those that came or went are stemmed then."""
        counts = {word: count for word, count in words if not word.isdigit()}
        if before is None:
            return cls(counts, Counter(map(light_stem, counts)), printed)
        stems = before.stems.copy()
        stems.update(map(light_stem, counts.keys() - before.words.keys()))
        stems.subtract(map(light_stem, before.words.keys() - counts.keys()))
        return cls(counts, +stems, printed)

    def knows(self, word: str, names: NameBook) -> bool:
        """Whether a folded word stands in any article, in any form that a search for it finds, or is a name.

        What folds to nothing asks for nothing.
        """
        if not word or word.isdigit() or word in self.words or light_stem(word) in self.stems:
            return True
        return any(names.by_spelling.get(form) or names.doubtful.get(form) for form in without_particles((word,)))

    def nearest(self, word: str) -> str | None:
        """The known word that differs in fewest letters: one of four to six letters, two of more; None for none."""
        if not 4 <= len(word) <= LONGEST_WORD:
            return None
        allowed = 1 if len(word) < 7 else 2
        close = process.extract(
            word, self.words.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=_CANDIDATES
        )
        ranked = sorted(close, key=lambda entry: (entry[1], -self.words[entry[0]], entry[0]))
        return ranked[0][0] if ranked else None

    @cached_property
    def by_consonants(self) -> dict[str, list[str]]:
        """By key of consonants: the Arabic words of the index."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            if not word.isascii():
                found[consonant_key(word)].append(word)
        return found

    def sounding_like(self, word: str) -> tuple[str, bool] | None:
        """The Arabic word that sounds most like one in other letters, of several the most frequent; None for none.
        With it whether that is sure: English has words of its own that sound much like Arabic ones.

        Where the consonants are few the vowels must agree as well; where there is one only, nothing does.
        """
        key, sound = consonant_key(word), sound_of(word)
        if len(key) < _FEWEST_CONSONANTS or len(word) < _SHORTEST_HEARD:
            return None
        enough = _ALIKE if len(key) >= _SHORTEST_KEY else _ALIKE_WHEN_SHORT
        ranked = sorted(
            (-fuzz.ratio(sound, sound_of(other)), -self.words[other], other)
            for other in self.by_consonants.get(key, ())
        )
        if not ranked or -ranked[0][0] < enough:
            return None
        return ranked[0][2], -ranked[0][0] >= (_SURELY_HEARD if len(key) <= _SHORTEST_KEY else _ALIKE)


_lock = threading.Lock()
_known: tuple[str, Vocabulary] | None = None


def current_vocabulary() -> Vocabulary:
    """The words of the index as it is now; read again only after it changed."""
    global _known
    engine = get_engine()
    generation = engine.generation
    known = _known
    if known is None or known[0] != generation:
        with _lock:
            before = known[1] if known else None
            known = _known = (generation, Vocabulary.of(engine.words(), engine.printed, before))
    return known[1]
