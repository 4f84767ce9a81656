"""Who takes part in a story: persons, states, organisations, delegations and armed groups, each with its evidence."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from articles.extraction.documents import CleanDocument, Evidence, Part, ParticipantFinding, PublishedDate
from articles.extraction.linking.aliases import Alias, index_names
from articles.extraction.linking.context import (
    concerns_side,
    held_one_of,
    is_ordinary_word,
    office_behind,
    offices_before,
    reads_as_word,
    rules,
    speaks,
    was_in_office,
)
from articles.extraction.linking.offices import Office, bare
from articles.extraction.linking.once import once_per_facts
from articles.extraction.linking.sightings import Sighting, see_names, see_surnames
from articles.extraction.remembering import lazily
from articles.reference import Facts

ALIAS: Final = 'alias'
SURNAME: Final = 'surname'
OFFICE: Final = 'office-and-surname'
RULER: Final = 'ruler'
STORY: Final = 'surname-in-story'
_COMPANY: Final = 2
"""Other participants that must be named before a ruler's bare surname is taken for one."""

Resolver = Callable[[Sighting], tuple[str, str] | None]
"""Whom a doubtful name means and the rule that says so; None where it cannot tell."""


def link_participants(
    clean: CleanDocument, published: PublishedDate | None, facts: Facts
) -> tuple[ParticipantFinding, ...]:
    """The participants an article names, in the order of the reference facts, with every mention as evidence.

    A name alone links where it can only mean one; a surname that others share links behind the full name, beside an
    office of its bearer, or where its bearer speaks in a story that is his; what stays doubtful is left out.
    """
    article = _Article(clean, published, facts)
    article.link_sure_names()
    article.link_doubtful_names()
    return tuple(
        ParticipantFinding(slug, tuple(sorted(article.found[slug], key=lambda one: (one.part is Part.BODY, one.start))))
        for slug in sorted(article.found, key=_ranks(facts).__getitem__)
    )


def find_sure_names(clean: CleanDocument, facts: Facts) -> list[tuple[str, Sighting]]:
    """The participants whom the article names beyond doubt, whatever its day, and where, in the order of the text."""
    sightings = _sightings(facts)(clean.headline or '', clean.body)
    return [(sighting.sure.slug, sighting) for sighting in sightings if sighting.sure]


@once_per_facts
def _sightings(facts: Facts) -> Callable[[str, str], list[Sighting]]:
    """Sees the names of an article; those of the last one are kept, since its day is told by them too."""
    index = index_names(facts)

    @lru_cache(maxsize=2)
    def see(headline: str, body: str) -> list[Sighting]:
        return see_names(CleanDocument(headline, None, body), index)

    return see


@once_per_facts
def _ranks(facts: Facts) -> dict[str, int]:
    """The place of each participant in the reference facts."""
    return {participant.slug: place for place, participant in enumerate(facts.participants)}


class _Article:
    """The names of one article on their way from sightings to findings."""

    def __init__(self, clean: CleanDocument, published: PublishedDate | None, facts: Facts) -> None:
        self.clean = clean
        self.published = published
        self.facts = facts
        self.index = index_names(facts)
        self.sightings = _sightings(facts)(clean.headline or '', clean.body)
        self.found: dict[str, list[Evidence]] = defaultdict(list)
        self.named_in_full: set[str] = set()

    def link_sure_names(self) -> None:
        for sighting in self.sightings:
            alias = sighting.sure
            if alias is not None:
                self.found[alias.slug].append(sighting.evidence(ALIAS))
                if alias.full:
                    self.named_in_full.add(alias.slug)
        for sighting, slug in see_surnames(self.clean, self.sightings, self.named_in_full, self.index):
            self.found[slug].append(sighting.evidence(SURNAME))

    def link_doubtful_names(self) -> None:
        doubtful = [sighting for sighting in self.sightings if sighting.sure is None and sighting.bearers]
        doubtful = self._link(doubtful, self._by_office_or_full_name)
        doubtful = self._link(doubtful, self._by_story)
        self._link(doubtful, self._by_office_or_full_name)

    def _link(self, sightings: Iterable[Sighting], resolve: Resolver) -> list[Sighting]:
        """Links what `resolve` knows and returns the rest."""
        rest = []
        for sighting in sightings:
            resolved = resolve(sighting)
            if resolved is None:
                rest.append(sighting)
            else:
                slug, rule = resolved
                self.found[slug].append(sighting.evidence(rule))
        return rest

    def _by_office_or_full_name(self, sighting: Sighting) -> tuple[str, str] | None:
        """Whom a doubtful name means by the office beside it, by the full name elsewhere, or as a ruler's surname."""
        wording, hit, bearers = sighting.wording, sighting.hit, sighting.bearers
        offices = offices_before(wording, hit)
        fitting = [alias for alias in bearers if offices and alias.person and self._held_one_of(offices, alias)]
        if len(fitting) == 1:
            return fitting[0].slug, OFFICE
        in_company = len(bearers) == 1 and len(self.found) >= _COMPANY and not is_ordinary_word(wording, hit)
        if in_company and rules(bearers[0].slug, self.published, self.facts):
            return bearers[0].slug, RULER
        linked = self.named_in_full if len(bearers) > 1 else self.found
        known = [alias for alias in bearers if alias.slug in linked]
        if len(known) == 1 and (speaks(wording, hit) or not reads_as_word(wording, hit)):
            return known[0].slug, SURNAME
        return None

    def _held_one_of(self, offices: list[Office], alias: Alias) -> bool:
        return held_one_of(offices, self.facts.participant_by_slug[alias.slug], self.published, self.facts)

    def _by_story(self, sighting: Sighting) -> tuple[str, str] | None:
        """Whom a surname without a full name means: who speaks under it, in a story of the talks and of his side,
        while in office, where nobody else of that surname is named."""
        if not speaks(sighting.wording, sighting.hit) or sighting.words in self._strangers:
            return None
        beside = offices_before(sighting.wording, sighting.hit)
        behind = office_behind(sighting.wording, sighting.hit)
        offices = [*beside, behind] if behind else beside
        persons = [alias for alias in sighting.bearers if alias.person]
        fitting = [
            alias
            for alias in persons
            if was_in_office(alias.slug, self.published, self.facts)
            and (not offices or self._held_one_of(offices, alias))
            and concerns_side(self._bare_words, self.facts.participant_by_slug[alias.slug])
        ]
        return (fitting[0].slug, STORY) if len(fitting) == 1 else None

    @lazily
    def _bare_words(self) -> frozenset[str]:
        wordings = {sighting.part: sighting.wording for sighting in self.sightings}
        return frozenset(bare(word) for wording in wordings.values() for word in wording.words)

    @lazily
    def _strangers(self) -> frozenset[tuple[str, ...]]:
        """Surnames that the article also gives to somebody else: 'سعد الحريري'."""
        return frozenset(
            sighting.words for sighting in self.sightings if len(sighting.bearers) < len(sighting.hit.aliases)
        )
