"""The participants of an article where its body names them, for asking who stands at a word."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articles.extraction.documents import Part, ParticipantFinding, PublishedDate
from articles.extraction.linking.wording import Wording
from articles.extraction.remembering import lazily
from articles.reference import Facts

_LONGEST_NAME = 6


class Mention(NamedTuple):
    """A participant's name in the body: the words `first` to `last`, inclusive."""

    slug: str
    first: int
    last: int
    person: bool
    oblique: bool
    """Whether the preposition ل or ب is attached to it."""
    conjoined: bool
    """Whether و is."""


class Mentions:
    """All mentions in a body, by the word they begin with."""

    def __init__(
        self,
        wording: Wording,
        participants: Iterable[ParticipantFinding],
        facts: Facts,
        published: PublishedDate | None = None,
    ) -> None:
        self.wording = wording
        self.facts = facts
        self.published = published
        self._by_first: dict[int, Mention] = {}
        slugs = []
        for finding in participants:
            person = facts.participant_by_slug[finding.slug].is_person
            if person:
                slugs.append(finding.slug)
            for evidence in finding.evidence:
                if evidence.part is Part.BODY:
                    self._add(finding.slug, evidence.start, evidence.end, person)
        self.persons: tuple[str, ...] = tuple(slugs)

    def _add(self, slug: str, start: int, end: int, person: bool) -> None:
        wording = self.wording
        first, last = wording.word_before(start + 1), wording.word_before(end)
        known = self._by_first.get(first)
        if known is None or (person and not known.person):
            attached = wording.text[wording.starts[first] : start]
            self._by_first[first] = Mention(slug, first, last, person, attached.endswith(('ل', 'ب')), attached == 'و')

    def at(self, index: int) -> Mention | None:
        return self._by_first.get(index)

    def covering(self, index: int) -> Mention | None:
        """The mention that the word belongs to."""
        place = bisect_right(self._firsts, index)
        mention = self.in_order[place - 1] if place else None
        if mention is None or mention.last < index or index - mention.first >= _LONGEST_NAME:
            return None
        return mention

    def between(self, first: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin at the words from `first` on, before the word `end`."""
        return self.in_order[bisect_left(self._firsts, first) : bisect_left(self._firsts, end)]

    def of(self, slug: str) -> Iterator[Mention]:
        return (mention for mention in self.in_order if mention.slug == slug)

    @lazily
    def in_order(self) -> tuple[Mention, ...]:
        return tuple(sorted(self._by_first.values(), key=lambda mention: mention.first))

    @lazily
    def _firsts(self) -> list[int]:
        return [mention.first for mention in self.in_order]

    @lazily
    def places_of(self) -> dict[str, list[int]]:
        """Of each participant, the words its mentions begin with, in order."""
        places: dict[str, list[int]] = {}
        for mention in self.in_order:
            places.setdefault(mention.slug, []).append(mention.first)
        return places
