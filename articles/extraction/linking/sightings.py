"""Where an article shows a participant's name, and whom the name can mean there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from articles.extraction.documents import CleanDocument, Evidence, Part
from articles.extraction.linking.aliases import PARTICLES, Alias, NameIndex
from articles.extraction.linking.context import (
    follows_strange_given_name,
    is_body_or_place,
    is_only_a_surname,
    names_somebody_longer,
    speaks,
)
from articles.extraction.linking.name_hits import (
    NameHit,
    find_beginnings,
    find_foreign_spellings,
    find_names,
    skip_letters,
)
from articles.extraction.linking.transliteration import skeleton
from articles.extraction.linking.wording import Wording, read_wording
from articles.extraction.remembering import remembering
from articles.extraction.scanning import MOST_PLACES

_SHORTEST_SURNAME: Final = 3
_SHORTEST_ALONE: Final = 4
"""Letters from which on a surname needs no verb of speech beside it."""
_SHORTEST_FOREIGN: Final = 6
_SOUND: Final = '~'
_ATTACHED_LETTERS: Final = ('', *(particle for particle in PARTICLES if len(particle) == 1))


class Sighting(NamedTuple):
    """A name in one part of the article, with those of its bearers whom it can mean where it stands."""

    part: Part
    wording: Wording
    hit: NameHit
    bearers: tuple[Alias, ...]
    sure: Alias | None
    """The only bearer whom the name means without context, a person before anything else."""

    @property
    def words(self) -> tuple[str, ...]:
        return self.wording.words[self.hit.first : self.hit.last + 1]

    @property
    def text(self) -> str:
        """The name as it is printed."""
        return self.wording.text[self.hit.start : self.hit.end]

    def evidence(self, rule: str) -> Evidence:
        return Evidence(self.hit.start, self.hit.end, self.text, self.part, rule)


def see_names(clean: CleanDocument, index: NameIndex) -> list[Sighting]:
    """All names in the headline and the body, in order."""
    sightings = []
    for part, text in _parts(clean):
        wording = read_wording(text)
        beginnings = find_beginnings(wording, index)
        hits = find_names(wording, beginnings)
        hits += find_foreign_spellings(wording, beginnings, hits)
        bearers = [_bearers(wording, hit, index) for hit in hits]
        sightings += [Sighting(part, wording, hit, own, _sure(own)) for hit, own in zip(hits, bearers, strict=True)]
    return sightings


def _parts(clean: CleanDocument) -> tuple[tuple[Part, str], ...]:
    return ((Part.HEADLINE, clean.headline or ''), (Part.BODY, clean.body))


def _bearers(wording: Wording, hit: NameHit, index: NameIndex) -> tuple[Alias, ...]:
    return tuple(alias for alias in hit.aliases if not alias.person or _can_mean(wording, hit, alias, index))


def _sure(bearers: tuple[Alias, ...]) -> Alias | None:
    sure = [alias for alias in bearers if not alias.ambiguous]
    if len(sure) > 1:
        sure = [alias for alias in sure if alias.person]
    return sure[0] if len(sure) == 1 else None


def _can_mean(wording: Wording, hit: NameHit, alias: Alias, index: NameIndex) -> bool:
    if is_body_or_place(wording, hit, alias) or names_somebody_longer(wording, hit, alias):
        return False
    own, foreign = index.given_names[alias.slug], alias.slug in index.foreign_slugs
    return alias.full or not follows_strange_given_name(wording, hit, own, foreign=foreign)


def see_surnames(
    clean: CleanDocument, sightings: list[Sighting], named_in_full: set[str], index: NameIndex
) -> Iterator[tuple[Sighting, str]]:
    """Surnames alone that no list has, of people whom the article names in full, with whose they are."""
    surnames = _surnames_in_full_names(sightings, named_in_full, index)
    if not surnames:
        return
    for part, text in _parts(clean):
        wording = read_wording(text)
        hits = (sighting.hit for sighting in sightings if sighting.part is part)
        taken = {word for hit in hits for word in range(hit.first, hit.last + 1)}
        known = {word: _read_surname(word, surnames) for word in _words_for(surnames, wording.distinct)}
        for place in wording.places_of(known.keys())[:MOST_PLACES]:
            if place in taken:
                continue
            word = wording.words[place]
            slug, particles = known[word]
            alias = Alias(slug, person=True, full=False, ambiguous=False)
            start = skip_letters(wording, place, particles)
            hit = NameHit(place, place, start, wording.ends[place], (alias,))
            bearers = _bearers(wording, hit, index)
            alone = len(word) - particles >= _SHORTEST_ALONE and is_only_a_surname(word[particles:])
            if bearers and (alone or speaks(wording, hit)):
                yield Sighting(part, wording, hit, bearers, alias), slug


def _words_for(surnames: dict[str, str], words: frozenset[str]) -> frozenset[str]:
    """Those of the words of a text that are one of the surnames: as written, with a letter attached, or by sound."""
    found = words & {letter + surname for surname in surnames for letter in _ATTACHED_LETTERS}
    sounds = {key for key in surnames if key.startswith(_SOUND)}
    if sounds:
        found |= {word for word in words if len(word) >= _SHORTEST_FOREIGN and not sounds.isdisjoint(_sounds(word))}
    return found


def _read_surname(word: str, surnames: dict[str, str]) -> tuple[str, int]:
    """Whose surname a word is, with the number of letters attached before it."""
    rests = [(word, 0), (word[1:], 1)] if word[:1] in PARTICLES else [(word, 0)]
    keys = ((key, particles) for rest, particles in rests for key in (rest, _sound(rest)))
    return next((surnames[key], particles) for key, particles in keys if key in surnames)


@remembering
def _sounds(word: str) -> tuple[str, ...]:
    """The keys of a word, and of what follows a letter that may be attached to it."""
    return (_sound(word), _sound(word[1:])) if word[:1] in PARTICLES else (_sound(word),)


def _sound(word: str) -> str:
    """The key under which foreign surnames that sound alike meet; no word is written so."""
    return _SOUND + skeleton(word) if len(word) >= _SHORTEST_FOREIGN else ''


def _surnames_in_full_names(sightings: Iterable[Sighting], named_in_full: set[str], index: NameIndex) -> dict[str, str]:
    """The last words of the full names that end in them for one person only; foreign ones by their sound too."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for sighting in sightings:
        surname = sighting.words[-1]
        if len(surname) < _SHORTEST_SURNAME:
            continue
        for alias in sighting.hit.aliases:
            if alias.full and alias.slug in named_in_full:
                bearers[surname].add(alias.slug)
                if alias.slug in index.foreign_slugs:
                    bearers[_sound(surname)].add(alias.slug)
    return {word: next(iter(slugs)) for word, slugs in bearers.items() if word and len(slugs) == 1}
