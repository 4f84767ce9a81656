"""Who takes part in a story: persons, states, organisations, delegations and armed groups, each with its evidence."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from articles.extraction.documents import CleanDocument, Evidence, Part, ParticipantFinding, PublishedDate
from articles.extraction.linking.aliases import Alias, NameHit, NameIndex, find_names, index_names
from articles.extraction.linking.context import (
    follows_strange_given_name,
    has_fitting_office,
    is_body_or_place,
    is_ordinary_word,
    names_somebody_longer,
    speaks,
)
from articles.extraction.linking.wording import Wording, read_wording
from articles.reference import Facts

ALIAS: Final = 'alias'
SURNAME: Final = 'surname'
OFFICE: Final = 'office-and-surname'


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
        sightings += [Sighting(part, wording, hit) for hit in find_names(wording, index)]
    return sightings


def _bearers(sighting: Sighting, index: NameIndex) -> list[Alias]:
    """Those whom the name can mean where it stands."""
    wording, hit = sighting.wording, sighting.hit
    bearers = []
    for alias in hit.aliases:
        if alias.person:
            if is_body_or_place(wording, hit, alias) or names_somebody_longer(wording, hit, alias):
                continue
            if not alias.full and follows_strange_given_name(wording, hit, index.given_names[alias.slug]):
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
    known = [alias for alias in bearers if alias.slug in (named_in_full if len(bearers) > 1 else linked)]
    if len(known) == 1 and (not is_ordinary_word(wording, hit) or speaks(wording, hit)):
        return known[0].slug, SURNAME
    return None
