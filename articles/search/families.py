"""Name families in a query: which of its words name a participant, meeting, place, month or topic, in any spelling.

Several words before few, particles and all. A spelling that nobody listed is read by its consonants where they point
to one name only. The names come from the database and are read again when its version of them moved.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from articles.arabic.consonants import consonant_key, plain_latin
from articles.arabic.folding import fold
from articles.arabic.particles import PARTICLES
from articles.arabic.stemming import light_stem
from articles.arabic.stopwords import STOP_WORDS
from articles.models.name_version import NameVersion
from articles.search.name_context import CONNECTIVES, NOUNS_BEHIND, TITLES, has_date, is_name_context
from articles.search.name_records import read_names
from articles.search.name_sounds import LONG_KEY, SHORTEST_KEY, is_foreign, key_of, likeness, sounds_like
from articles.search.names import Found, Name, Spelling, printed_words

KINDS: Final = ('participant', 'place', 'meeting', 'month', 'topic')
"""Where two records claim a spelling and it is the name of neither, the earlier kind has it."""
_SHORTEST_STEM: Final = 3
_SHORTEST_COMPARED: Final = 5
_SHORTEST_PARTED: Final = 6
"""Letters of a name that nothing else is written like when it is parted."""
_LONGEST_TRIGGER: Final = 6
"""Words by which an article is told to be on a topic."""
_LONG: Final = 7
"""Letters from which on a word may differ in two."""


@dataclass
class NameBook:
    """All names, to be looked up by the words of a query."""

    names: tuple[Name, ...]
    by_spelling: dict[Spelling, list[tuple[Name, bool]]] = field(default_factory=lambda: defaultdict(list))
    """With each name whether the spelling is one that articles may use for something else."""
    doubtful: dict[Spelling, list[Name]] = field(default_factory=lambda: defaultdict(list))
    by_key: dict[str, dict[str, tuple[Name, list[Spelling]]]] = field(default_factory=lambda: defaultdict(dict))
    by_slug: dict[tuple[str, str], Name] = field(default_factory=dict)
    by_written: dict[str, Name] = field(default_factory=dict)
    by_value: dict[tuple[str, Spelling], dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    """By kind and spelling: the slugs that a filter takes it for."""
    by_stems: dict[Spelling, list[Name]] = field(default_factory=lambda: defaultdict(list))
    """The topics by the light stems of the words that tell of them."""
    longest: int = 1

    def __post_init__(self) -> None:
        for name in self.names:
            self.by_slug[name.kind, name.slug] = name
            for spelling in (*name.sure, *name.wide, *name.typed, *name.doubtful):
                self.by_value[name.kind, spelling][name.slug] = None
            if name.kind not in KINDS:
                continue
            # The triggers of a topic speak for it in articles; in a query they are words with a sense of their own.
            lookup = name.own if name.kind == 'topic' else name.sure
            if name.kind == 'topic':
                for stems in dict.fromkeys(map(_stems, name.sure)):
                    self.by_stems[stems].append(name)
            for spelling in lookup:
                self.by_spelling[spelling].append((name, False))
            for spelling in (*name.wide, *name.typed):
                self.by_spelling[spelling].append((name, True))
            for spelling in name.doubtful:
                self.doubtful[spelling].append(name)
            self.by_written.update(dict.fromkeys(name.written, name))
            self._remember_keys(name)
        self.longest = max(map(len, [*self.by_spelling, ()]), default=1)

    def _remember_keys(self, name: Name) -> None:
        """Persons and places in any letters; bodies in foreign ones only: in Arabic they are made of common words."""
        if not _is_compared(name) and name.kind != 'participant':
            return
        shortest = SHORTEST_KEY if _is_compared(name) else LONG_KEY
        for spelling in (*name.sure, *name.wide):
            key = key_of(spelling)
            if len(key.replace(' ', '')) >= shortest and (_is_compared(name) or all(map(is_foreign, spelling))):
                self.by_key[key].setdefault(name.slug, (name, []))[1].append(spelling)

    def claimants(self, spelling: Spelling) -> list[tuple[Name, bool]]:
        """The names that a listed spelling stands for, the nearest first; several where they have an equal claim."""
        claims = self.by_spelling.get(spelling)
        if not claims:
            return []
        ranked = sorted(claims, key=lambda claim: _rank(claim, spelling))
        return [claim for claim in ranked if _rank(claim, spelling) == _rank(ranked[0], spelling)]

    def claimant(self, spelling: Spelling) -> tuple[Name, bool] | None:
        """The one name that a listed spelling stands for; None where it stands for none, or for several alike."""
        claims = self.claimants(spelling)
        return claims[0] if len(claims) == 1 else None

    def find(self, words: Sequence[str], *, guess: bool = True) -> list[Found]:
        """The names among the folded words of a query in order; none overlaps another.

        With `guess`, words that nobody listed are read as a name by their sounds.
        """
        found: list[Found] = []
        place = 0
        while place < len(words):
            hit = self._at(words, place) if guess else self._listed_at(words, place)
            if hit is not None:
                found.append(self._with_place(hit, words))
                place = found[-1].last
            else:
                place += 1
        found = [self._with_given_names(hit, words, found) for hit in found]
        found = [_with_noun(hit, words) for hit in self._with_doubtful(found, words)]
        return [self._with_title(hit, words, found) for hit in found]

    def _at(self, words: Sequence[str], place: int) -> Found | None:
        listed = self._listed_at(words, place)
        if listed is None or not listed.name.beginning:
            return listed or self._unlisted_at(words, place)
        # The words of it begin another name as well, which somebody may spell in a way of his own.
        unlisted = self._unlisted_at(words, place)
        return unlisted if unlisted and unlisted.last > listed.last else listed

    def _listed_at(self, words: Sequence[str], place: int) -> Found | None:
        for length in range(min(self.longest, len(words) - place), 0, -1):
            run = tuple(words[place : place + length])
            for form in without_particles(run):
                claims = self.claimants(form) or self.claimants(tuple(map(plain_latin, form)))
                # Of an Arabic word with several bearers the word itself finds them all.
                if len(claims) == 1 or (claims and all(map(is_foreign, form))):
                    others = tuple(name for name, _wide in claims[1:])
                    return Found(place, place + length, *claims[0], others)
        return None

    def _unlisted_at(self, words: Sequence[str], place: int) -> Found | None:
        """Two words or three whose consonants are those of one name, or one word that is in no Arabic letters."""
        for length in (3, 2, 1):
            run = tuple(words[place : place + length])
            if len(run) == length and (length > 1 or is_foreign(run[0])):
                candidates = self._candidates(run)
                if len(candidates) == 1:
                    name, spelling = candidates[0]
                    wide = spelling in name.wide or spelling in name.doubtful
                    return Found(place, place + length, name, wide, read_as=' '.join(spelling))
        return self._parted_at(words, place)

    def _parted_at(self, words: Sequence[str], place: int) -> Found | None:
        """A long name of one word, written as two: لا فروف."""
        whole = ''.join(words[place : place + 2])
        if len(words) < place + 2 or len(whole) < _SHORTEST_PARTED or not whole.isalpha():
            return None
        for form in without_particles((whole,)):
            claim = self.claimant(form)
            if claim and _is_compared(claim[0]):
                return Found(place, place + 2, *claim, read_as=form[0])
        return None

    def _candidates(self, run: Spelling) -> list[tuple[Name, Spelling]]:
        found = [
            (name, max(spellings, key=lambda spelling: likeness(spelling, run)))
            for name, spellings in self.by_key.get(key_of(run), {}).values()
        ]
        return [(name, spelling) for name, spelling in found if sounds_like(spelling, run)]

    def _with_place(self, hit: Found, words: Sequence[str]) -> Found:
        """A round with the place that follows it; of another place's round the record of that place."""
        if not hit.wide or hit.name.kind != 'meeting':
            return hit
        place = hit.last
        while place < len(words) and words[place] in CONNECTIVES:
            place += 1
        for form in without_particles(tuple(words[place : place + 1])):
            claim = self.claimant(form)
            if claim and claim[0].kind == 'place':
                number = hit.name.slug.rpartition('-')[2].lstrip('0')
                named = self.claimant((*form, number))
                if named and named[0].kind == 'meeting':
                    return Found(hit.first, place + 1, named[0], False)
        return hit

    def _with_given_names(self, hit: Found, words: Sequence[str], found: Sequence[Found]) -> Found:
        """A surname with the given name before it, however that is spelled."""
        taken = max((other.last for other in found if other.last <= hit.first), default=0)
        if hit.name.given and not hit.others and hit.first > taken:
            (word,) = words[hit.first - 1 : hit.first]
            keys = {consonant_key(form[0]) for form in without_particles((word,))}
            if any(len(key) > 1 and key in hit.name.given for key in keys):
                return Found(hit.first - 1, hit.last, hit.name, False, read_as=hit.read_as)
        return hit

    def _with_title(self, hit: Found, words: Sequence[str], found: Sequence[Found]) -> Found:
        """A name with the words before it that only say what it is the name of: الرئيس بوتين, مدينة سوتشي."""
        taken = max((other.last for other in found if other.last <= hit.first), default=0)
        kind = 'person' if hit.name.given else hit.name.kind
        if hit.wide and hit.name.kind == 'meeting':
            return hit
        first = hit.first
        while first > taken and any(form[0] in TITLES.get(kind, ()) for form in without_particles((words[first - 1],))):
            first -= 1
        return replace(hit, first=first) if first < hit.first else hit

    def _with_doubtful(self, found: list[Found], words: Sequence[str]) -> list[Found]:
        """Adds the names meant by a doubtful spelling, where nothing but names and titles stands beside it."""
        named = {place for hit in found for place in range(hit.first, hit.last)}
        rest = [place for place in range(len(words)) if place not in named]
        candidates = {place: self._doubtful_at(words[place]) for place in rest}
        if any(not names and not is_name_context(words[place]) for place, names in candidates.items()):
            return found
        alone = len(words) == 1
        added = [
            Found(place, place + 1, names[0], True, tuple(names[1:]))
            for place, names in candidates.items()
            if names and (names[0].kind != 'month' or (not alone and has_date(words)))
        ]
        return sorted([*found, *added], key=lambda hit: hit.first)

    def _doubtful_at(self, word: str) -> list[Name]:
        return next((self.doubtful[form] for form in without_particles((word,)) if form in self.doubtful), [])

    @cached_property
    def printed(self) -> dict[str, str]:
        """The words of people's and places' names as they are printed, by their folded forms."""
        return printed_words(filter(_is_compared, self.names))

    @cached_property
    def single_words(self) -> tuple[str, ...]:
        """Every name of one word of people and places, folded."""
        spellings = [*self.by_spelling, *self.doubtful]
        named = (form for form in spellings if len(form) == 1 and len(form[0]) >= _SHORTEST_COMPARED)
        return tuple(form[0] for form in named if any(_is_compared(claim) for claim in self._bearers(form)))

    def _bearers(self, form: Spelling) -> list[Name]:
        return [*(name for name, _wide in self.by_spelling.get(form, ())), *self.doubtful.get(form, ())]

    def nearest(self, word: str) -> str | None:
        """The one-word name that differs from an unlisted word in the fewest letters, at most two; None for none."""
        if len(word) < _SHORTEST_COMPARED:
            return None
        allowed = 1 if len(word) < _LONG else 2
        close = process.extractOne(word, self.single_words, scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
        return close[0] if close else None

    def find_topics(self, words: Sequence[str]) -> list[tuple[int, int, list[Name]]]:
        """The runs of folded words that tell of topics, in any inflection: first word, the one behind the last, topics.

        Of runs that begin alike the longest; none overlaps another. An empty word ends a run.
        """
        found: list[tuple[int, int, list[Name]]] = []
        place = 0
        while place < len(words):
            ends = range(min(len(words), place + _LONGEST_TRIGGER), place, -1)
            hits = ((end, self.by_stems.get(_stems(words[place:end]))) for end in ends if all(words[place:end]))
            end, topics = next(((end, topics) for end, topics in hits if topics), (place + 1, None))
            if topics:
                found.append((place, end, topics))
            place = end
        return found

    def values(self, kind: str, words: Spelling) -> tuple[str, ...]:
        """The slugs of the names of one kind that these words are, as slug or in any spelling."""
        slug = '-'.join(words)
        if (kind, slug) in self.by_slug:
            return (slug,)
        return tuple(self.by_value.get((kind, words), ()))

    def similar(self, word: str) -> list[tuple[Name, Spelling]]:
        """The names whose consonants are those of one unlisted word, in any script, each in its nearest spelling."""
        return self._candidates((fold(word),))


def _with_noun(hit: Found, words: Sequence[str]) -> Found:
    """A meeting with the English noun behind it: Astana 7 talks."""
    follows = hit.name.kind == 'meeting' and words[hit.last : hit.last + 1]
    return replace(hit, last=hit.last + 1) if follows and follows[0] in NOUNS_BEHIND else hit


def _stems(words: Iterable[str]) -> Spelling:
    """The light stems of words that carry a subject."""
    return tuple(light_stem(word) for word in words if word not in STOP_WORDS)


def _is_compared(name: Name) -> bool:
    return bool(name.given) or name.kind == 'place'


def _rank(claim: tuple[Name, bool], spelling: Spelling) -> tuple[bool, bool, int]:
    name, wide = claim
    return (spelling not in name.own, wide, KINDS.index(name.kind))


def without_particles(words: Spelling) -> list[Spelling]:
    """The words as they stand, and with what may be attached to the first of them taken off, least first."""
    if not words:
        return []
    first, *rest = words
    forms = [words]
    for particle in PARTICLES:
        if first.startswith(particle) and len(first) - len(particle) >= _SHORTEST_STEM:
            forms.append((first[len(particle) :], *rest))
            if particle.endswith('ل') and first.startswith(particle + 'ل'):
                forms.append(('ا' + first[len(particle) :], *rest))
    return forms


_lock = threading.Lock()
_known: tuple[object, NameBook] | None = None


def current_names() -> NameBook:
    """The names as the database holds them now: one small query, and all of them only when something changed."""
    global _known
    version = NameVersion.current()
    known = _known
    if known is None or known[0] != version:
        with _lock:
            known = _known = (version, NameBook(tuple(read_names())))
    return known[1]
