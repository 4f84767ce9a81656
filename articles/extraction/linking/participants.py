"""Who takes part in a story: persons, states, organisations, delegations and armed groups, each with its evidence."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from articles.extraction.documents import CleanDocument, Evidence, Part, ParticipantFinding, PublishedDate
from articles.extraction.linking.aliases import (
    PARTICLES,
    Alias,
    NameHit,
    NameIndex,
    find_foreign_spellings,
    find_names,
    index_names,
    skip_letters,
)
from articles.extraction.linking.context import (
    follows_strange_given_name,
    has_fitting_office,
    is_body_or_place,
    is_only_a_surname,
    is_ordinary_word,
    names_somebody_longer,
    reads_as_word,
    rules,
    speaks,
)
from articles.extraction.linking.transliteration import skeleton
from articles.extraction.linking.wording import Wording, read_wording
from articles.reference import Facts

ALIAS: Final = 'alias'
SURNAME: Final = 'surname'
OFFICE: Final = 'office-and-surname'
RULER: Final = 'ruler'
_COMPANY: Final = 2
"""Other participants that must be named before a ruler's bare surname is taken for one."""
_SHORTEST_SURNAME: Final = 4
_SHORTEST_FOREIGN: Final = 6


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name hit in one part of the article."""

    part: Part
    wording: Wording
    hit: NameHit

    def evidence(self, rule: str) -> Evidence:
        hit = self.hit
        return Evidence(hit.start, hit.end, self.wording.text[hit.start : hit.end], self.part, rule)


def link_participants(
    clean: CleanDocument, published: PublishedDate | None, facts: Facts
) -> tuple[ParticipantFinding, ...]:
    """The participants an article names, in the order of the reference facts, with every mention as evidence.

    A name alone links where it can only mean one; a surname that others share links behind the full name or beside
    an office of its bearer; what stays doubtful is left out.
    """
    index = index_names(facts)
    sightings = _see_names(clean, index)
    found: dict[str, list[Evidence]] = defaultdict(list)
    doubtful: list[Sighting] = []
    named_in_full: set[str] = set()
    for sighting in sightings:
        alias = _sure_alias(sighting, index)
        if alias is None:
            doubtful.append(sighting)
            continue
        found[alias.slug].append(sighting.evidence(ALIAS))
        if alias.full:
            named_in_full.add(alias.slug)
    for sighting in doubtful:
        resolved = _resolve(sighting, index, set(found), named_in_full, published, facts)
        if resolved is not None:
            slug, rule = resolved
            found[slug].append(sighting.evidence(rule))
    for sighting, slug in _see_surnames(clean, sightings, named_in_full, index):
        found[slug].append(sighting.evidence(SURNAME))
    order = {Part.HEADLINE: 0, Part.BODY: 1}
    return tuple(
        ParticipantFinding(
            participant.slug,
            tuple(sorted(found[participant.slug], key=lambda evidence: (order[evidence.part], evidence.start))),
        )
        for participant in facts.participants
        if participant.slug in found
    )


def _see_names(clean: CleanDocument, index: NameIndex) -> list[Sighting]:
    parts = ((Part.HEADLINE, clean.headline or ''), (Part.BODY, clean.body))
    sightings = []
    for part, text in parts:
        wording = read_wording(text)
        hits = find_names(wording, index)
        hits += find_foreign_spellings(wording, index, hits)
        sightings += [Sighting(part, wording, hit) for hit in hits]
    return sightings


def _see_surnames(
    clean: CleanDocument, sightings: list[Sighting], named_in_full: set[str], index: NameIndex
) -> Iterator[tuple[Sighting, str]]:
    """Surnames alone that no list has, of people whom the article names in full."""
    surnames = _surnames_in_full_names(sightings, named_in_full, index)
    if not surnames:
        return
    for part, text in ((Part.HEADLINE, clean.headline or ''), (Part.BODY, clean.body)):
        wording = read_wording(text)
        hits = (sighting.hit for sighting in sightings if sighting.part is part)
        taken = {word for hit in hits for word in range(hit.first, hit.last + 1)}
        known = {word: found for word in set(wording.words) if (found := _read_surname(word, surnames))}
        for place, word in enumerate(wording.words):
            if place in taken or word not in known:
                continue
            slug, particles = known[word]
            alias = Alias(slug, person=True, full=False, ambiguous=False)
            start = skip_letters(wording, place, particles)
            sighting = Sighting(part, wording, NameHit(place, place, start, wording.ends[place], (alias,)))
            if _bearers(sighting, index):
                yield sighting, slug


def _read_surname(word: str, surnames: dict[str, str]) -> tuple[str, int] | None:
    """Whose surname a word is, with the number of letters attached before it."""
    for particles in (0, 1) if word[:1] in PARTICLES else (0,):
        slug = surnames.get(word[particles:]) or surnames.get(_sound(word[particles:]))
        if slug is not None:
            return slug, particles
    return None


def _sound(word: str) -> str:
    """The key under which foreign surnames that sound alike meet; longer than any folded word's own form."""
    return f'~{skeleton(word)}' if len(word) >= _SHORTEST_FOREIGN else ''


def _surnames_in_full_names(sightings: list[Sighting], named_in_full: set[str], index: NameIndex) -> dict[str, str]:
    """The last words of the full names, where they can be nothing but a surname, of one person only; foreign ones by
    their sound too."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for sighting in sightings:
        surname = sighting.wording.words[sighting.hit.last]
        if len(surname) < _SHORTEST_SURNAME or not is_only_a_surname(surname):
            continue
        for alias in sighting.hit.aliases:
            if alias.full and alias.slug in named_in_full:
                bearers[surname].add(alias.slug)
                if alias.slug in index.foreign_slugs:
                    bearers[_sound(surname)].add(alias.slug)
    return {word: next(iter(slugs)) for word, slugs in bearers.items() if word and len(slugs) == 1}


def _bearers(sighting: Sighting, index: NameIndex) -> list[Alias]:
    """Those whom the name can mean where it stands."""
    wording, hit = sighting.wording, sighting.hit
    bearers = []
    for alias in hit.aliases:
        if alias.person:
            if is_body_or_place(wording, hit, alias) or names_somebody_longer(wording, hit, alias):
                continue
            own, foreign = index.given_names[alias.slug], alias.slug in index.foreign_slugs
            if not alias.full and follows_strange_given_name(wording, hit, own, foreign=foreign):
                continue
        bearers.append(alias)
    return bearers


def _sure_alias(sighting: Sighting, index: NameIndex) -> Alias | None:
    bearers = _bearers(sighting, index)
    sure = [alias for alias in bearers if not alias.ambiguous]
    if len(sure) == 1:
        return sure[0]
    persons = [alias for alias in sure if alias.person]
    return persons[0] if len(persons) == 1 else None


def _resolve(
    sighting: Sighting,
    index: NameIndex,
    linked: set[str],
    named_in_full: set[str],
    published: PublishedDate | None,
    facts: Facts,
) -> tuple[str, str] | None:
    """Whom a doubtful name means, with the rule that says so."""
    wording, hit = sighting.wording, sighting.hit
    bearers = _bearers(sighting, index)
    if not bearers:
        return None
    fitting = [
        alias
        for alias in bearers
        if alias.person and has_fitting_office(wording, hit, facts.participant_by_slug[alias.slug], published, facts)
    ]
    if len(fitting) == 1:
        return fitting[0].slug, OFFICE
    in_company = len(bearers) == 1 and len(linked) >= _COMPANY and not is_ordinary_word(wording, hit)
    if in_company and rules(bearers[0].slug, published, facts):
        return bearers[0].slug, RULER
    known = [alias for alias in bearers if alias.slug in (named_in_full if len(bearers) > 1 else linked)]
    if len(known) == 1 and (speaks(wording, hit) or not reads_as_word(wording, hit)):
        return known[0].slug, SURNAME
    return None
