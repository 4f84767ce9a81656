"""Which of several summits is meant, by the presidents whom the text names: some were in office at one of them only."""

from collections.abc import Sequence
from itertools import islice
from typing import Final, NamedTuple

from articles.extraction.linking.meeting_index import SUMMIT
from articles.extraction.linking.once import once_per_facts
from articles.extraction.scanning import MOST_PLACES, Phrases, Scan, cut
from articles.reference import Capacity, Facts

_PARTICLES: Final = ('', 'و', 'ب', 'ل', 'ف')
_AND: Final = 'و'


class _Name(NamedTuple):
    person: str
    full: bool
    """Whether it is more than a surname, which may be a common word."""


class _Heads(NamedTuple):
    of_summit: dict[str, frozenset[str]]
    names: Phrases[_Name]


@once_per_facts
def _heads(facts: Facts) -> _Heads:
    of_summit = {
        meeting.slug: frozenset(
            part.participant
            for part in meeting.participations
            if part.capacity is Capacity.HEAD and facts.participant_by_slug[part.participant].is_person
        )
        for meeting in facts.meetings
        if meeting.kind == SUMMIT
    }
    names: Phrases[_Name] = Phrases()
    for person in sorted(frozenset().union(*of_summit.values())):
        for alias in facts.participant_by_slug[person].aliases_ar:
            names.add(alias, _Name(person, len(cut(alias)) > 1), _PARTICLES)
    return _Heads(of_summit, names)


def narrow_summits(slugs: tuple[str, ...], texts: Sequence[Scan], facts: Facts) -> tuple[str, ...]:
    """Those of several summits at which all presidents were whom the text names; all where it names too few."""
    heads = _heads(facts)
    candidates = [heads.of_summit.get(slug, frozenset()) for slug in slugs]
    common = frozenset.intersection(*candidates)
    telling = frozenset().union(*candidates) - common
    if not telling or not common:
        return slugs
    named: dict[str, bool] = {}
    for scanned in texts:
        for person, sure in _named(scanned, heads).items():
            named[person] = named.get(person, False) or sure
    told = {person for person in telling if named.get(person)}
    if len(told) != 1 or not common <= named.keys():
        return slugs
    return tuple(slug for slug, people in zip(slugs, candidates, strict=True) if told <= people) or slugs


def _named(scanned: Scan, heads: _Heads) -> dict[str, bool]:
    """Who is named, and whether surely: by more than a surname, or with 'and' behind another name ('Putin and
    Rouhani')."""
    named: dict[str, bool] = {}
    behind = -1
    for first, length, name in islice(heads.names.find_in(scanned), MOST_PLACES):
        joined = first == behind and scanned.tokens[first].startswith(_AND)
        named[name.person] = named.get(name.person, False) or name.full or joined
        behind = first + length
    return named
