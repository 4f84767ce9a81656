"""Meetings that have a name of their own ('the Valdai forum'), or that a sentence describes word for word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress, islice
from typing import Final

from articles.extraction.linking.meeting_index import RELATED, meeting_index
from articles.extraction.linking.once import once_per_facts
from articles.extraction.remembering import Sieve, remembering
from articles.extraction.scanning import MOST_PLACES, Scan, cut
from articles.reference import Facts

_MEETING_NOUNS: Final = frozenset(cut('لقاء اجتماع محادثات مباحثات مشاورات كلمة انطلاق أعمال مؤتمر الجولة'))
_STEM: Final = re.compile(r'^(?:[وف]?(?:بال|كال|لل|ال)|[وفبلك](?=.{4}))?(.{3,}?)(?:ين|ون|ان|ات|يه|ها|ي|ه|ا)?$')
_ANNOUNCING: Final = cut('إعلان')[0]
_ANNOUNCED: Final = frozenset(cut('عن أن أنها بأن بأنها بدء'))
"""'After Moscow's announcement of' is no 'Moscow declaration'."""
_LEAST_WORDS: Final = 4
_SHARE: Final = 0.8
_LONGEST: Final = 18
"""How many tokens a description may take up."""


@dataclass(frozen=True, slots=True)
class NamedMeeting:
    """A name or a description found: the meetings that bear it and the tokens it covers, both ends included."""

    slugs: tuple[str, ...]
    first: int
    last: int
    described: bool = False
    """Whether the sentence only describes the meeting, in other words than its name."""


def find_names(scanned: Scan, facts: Facts) -> Iterator[NamedMeeting]:
    """The names of meetings in a text, as they are printed elsewhere."""
    places = scanned.unmarked
    names = meeting_index(facts).names
    tokens = scanned.unmarked_tokens
    for first, length, slugs in islice(names.find_unmarked(scanned), MOST_PLACES):
        announces = tokens[first].endswith(_ANNOUNCING) and tokens[first + length : first + length + 1]
        if not announces or announces[0] not in _ANNOUNCED:
            yield NamedMeeting(slugs, places[first], places[first + length - 1])


@once_per_facts
def _descriptions(facts: Facts) -> dict[str, list[tuple[frozenset[str], str]]]:
    """The rarest stem of a name to the stems of the whole name and its meeting."""
    index = meeting_index(facts)
    read_otherwise = {*index.quadrilateral, *index.series.values()}
    named = [
        (frozenset(stems_of(name)), meeting.slug)
        for meeting in facts.meetings
        if meeting.kind == RELATED and meeting.slug not in read_otherwise
        for name in (meeting.name_ar.split('(')[0], *meeting.names_ar)
    ]
    counts: dict[str, int] = {}
    for stems, _ in named:
        for stem in stems:
            counts[stem] = counts.get(stem, 0) + 1
    by_rarest: dict[str, list[tuple[frozenset[str], str]]] = {}
    for stems, slug in named:
        if len(stems) >= _LEAST_WORDS:
            by_rarest.setdefault(min(sorted(stems), key=counts.__getitem__), []).append((stems, slug))
    return by_rarest


@once_per_facts
def _telling_words(facts: Facts) -> Sieve:
    """Lets the words through whose stem is the rarest of a name."""
    descriptions = _descriptions(facts)
    return Sieve(lambda token: stem(token) in descriptions)


def stems_of(phrase: str) -> Iterator[str]:
    """The stems of the words of a name, without the nouns that any meeting has."""
    for token in cut(phrase):
        if token.isalpha() and token not in _MEETING_NOUNS and len(token) > 2:
            yield stem(token)


@remembering
def stem(token: str) -> str:
    """A folded word without its particles, article and plainest endings."""
    match = _STEM.match(token)
    return match.group(1) if match else token


def find_descriptions(scanned: Scan, facts: Facts) -> Iterator[NamedMeeting]:
    """Sentences that hold nearly all words of a meeting's name, in whatever order and form."""
    descriptions = _descriptions(facts)
    known = frozenset(_telling_words(facts).pass_on(scanned.distinct))
    if not known:
        return
    places = compress(range(len(scanned.tokens)), map(known.__contains__, scanned.tokens))
    telling = set(map(scanned.sentence_of, places))
    bounds = [-1, *scanned.sentence_ends, len(scanned.tokens)]
    for number in sorted(telling):
        first, end = bounds[number] + 1, bounds[number + 1]
        tokens = scanned.tokens[first:end]
        if _MEETING_NOUNS.isdisjoint(tokens):
            continue
        words: dict[str, int] = {}
        for place, token in enumerate(tokens, first):
            if len(token) > 2:
                words.setdefault(stem(token), place)
        yield from _described(words, descriptions)


def _described(
    sentence: dict[str, int], descriptions: dict[str, list[tuple[frozenset[str], str]]]
) -> Iterator[NamedMeeting]:
    for rarest in sentence.keys() & descriptions.keys():
        for stems, slug in descriptions[rarest]:
            shared = stems & sentence.keys()
            if len(shared) >= max(_LEAST_WORDS, _SHARE * len(stems)):
                places = [sentence[word] for word in shared]
                if max(places) - min(places) > _LONGEST:
                    continue
                yield NamedMeeting((slug,), min(places), max(places), described=True)
