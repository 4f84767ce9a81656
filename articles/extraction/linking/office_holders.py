"""Who of an article holds an office that its words spell."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.linking.mentions import Mentions
from articles.extraction.linking.offices import Office, bare, country_of, holds, read_held_offices, read_office
from articles.extraction.linking.subject_words import COUNTERPART

_FORMER: Final = frozenset(fold('السابق السابقة الأسبق سابق').split())


class OfficeHolders:
    """The office holders among the people whom one body names."""

    def __init__(self, words: Sequence[str], mentions: Mentions) -> None:
        self.words = words
        self.mentions = mentions
        self.held = read_held_offices(mentions.facts)

    def holds_office(self, slug: str, words: Sequence[str]) -> bool:
        office = read_office(words)
        if office is None:
            return False
        return holds(self.mentions.facts.participant_by_slug[slug], self.held[slug], office, None)

    def find(self, first: int, end: int) -> str | None:
        """The person of the article who holds the office that the words spell; the last named of several."""
        if end - first == 1 and self.words[first].endswith('ه') and not self.words[first].startswith('ال'):
            return None
        if self._is_indefinite(first, end):
            return None
        countries = [index for index in range(first, end) if country_of(self.words[index])]
        for last in dict.fromkeys([end, countries[-1] + 1] if countries else [end]):
            holders = [slug for slug in self.mentions.persons if self.holds_office(slug, self.words[first:last])]
            if holders:
                return self._last_named(self._on_the_day(holders, self.words[first:last]), first)
        return None

    def _is_indefinite(self, first: int, end: int) -> bool:
        """'مسؤول روسي': an official, not the one whom the article names."""
        adjective = self.words[first + 1] if first + 1 < end else ''
        bare_noun = bare(self.words[first]) == self.words[first]
        return (
            bare_noun and adjective.endswith('ي') and bare(adjective) == adjective and country_of(adjective) is not None
        )

    def _on_the_day(self, slugs: list[str], words: Sequence[str]) -> list[str]:
        """Of several who ever held an office those who held it when the text appeared, or, where it says 'former', no
        more; all of them where that is not known."""
        office, published = read_office(words), self.mentions.published
        if len(slugs) == 1 or office is None or published is None:
            return slugs
        persons = self.mentions.facts.participant_by_slug
        current = [slug for slug in slugs if holds(persons[slug], self.held[slug], office, published)]
        former = not _FORMER.isdisjoint(words)
        return [slug for slug in slugs if (slug in current) is not former] or slugs

    def _last_named(self, slugs: Sequence[str], before: int) -> str | None:
        if len(slugs) == 1:
            return slugs[0]
        latest: tuple[int, str] | None = None
        for slug in slugs:
            places = self.mentions.places_of.get(slug, [])
            rank = bisect_left(places, before)
            if rank and (latest is None or places[rank - 1] > latest[0]):
                latest = (places[rank - 1], slug)
        return latest[1] if latest else None

    def counterpart(self, index: int, slug: str) -> str | None:
        """Whom 'نظيره التركي' at `index` means, if `slug` is he whose counterpart is meant."""
        words = self.words[index : index + 2]
        country = country_of(words[1]) if len(words) > 1 and words[0].startswith(COUNTERPART) else None
        if country is None:
            return None
        for entry in self.held.get(slug, ()):
            office = Office(entry.office.head, frozenset([country]), entry.office.field)
            for other in self.mentions.persons:
                person = self.mentions.facts.participant_by_slug[other]
                if other != slug and person.country == country and holds(person, self.held[other], office, None):
                    return other
        return None
