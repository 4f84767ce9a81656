"""The grammar of meetings: how places, kinds and numbers of one sentence name the meetings they can mean."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from articles.extraction.linking.meeting_index import (
    CONGRESS,
    GROUP,
    MINISTERIAL,
    RELATED,
    ROUND,
    SUMMIT,
    TECHNICAL,
    MeetingIndex,
)
from articles.extraction.linking.meeting_sentences import Sentence
from articles.extraction.linking.meeting_words import ASTANA, GENEVA, MeetingWord
from articles.extraction.scanning import cut

_FAR: Final = 20
_KIND_LETTERS: Final = 'XMWSCJD'
_THEY_MET: Final = frozenset(cut('اجتمع واجتمع يجتمع التقى والتقى'))
_PRESIDENT: Final = cut('الرئيس')[0]
_FUNCTION_WORDS: Final = frozenset(cut('التي الذي في من على عن مع إلى حول بشأن بعد قبل أن إن لم لا قد'))
_SAYING: Final = frozenset(cut('إن أن مع'))
"""What stands between 'the meeting' and 'that the experts of Russia' is no name."""


class Reading(NamedTuple):
    """What one word of a sentence, with those around it, can mean. The words from it to `last` are its evidence."""

    kind: str
    rule: str
    slugs: tuple[str, ...]
    last: MeetingWord
    place: str | None = None
    number: int | None = None


def read_sentence(sentence: Sentence, index: MeetingIndex) -> Iterator[tuple[MeetingWord, Reading]]:
    """Every word of the sentence that names a meeting, with what it can mean."""
    covered = -1
    for word in sentence.words:
        if word.first <= covered:
            continue
        reading = _numbered(sentence, word, index) or _unnumbered(sentence, word, index)
        if reading and reading.slugs:
            covered = max(word.last, reading.last.last) if reading.number else covered
            yield word, reading
            yield from _further_numbers(sentence, word, reading, index)


def _further_numbers(
    sentence: Sentence, word: MeetingWord, reading: Reading, index: MeetingIndex
) -> Iterator[tuple[MeetingWord, Reading]]:
    """'The fifth and sixth rounds': a number that is joined to the first."""
    if reading.rule != 'round-number' or not reading.place:
        return
    later = (other for other in sentence.words if other.letter in 'no' and other.first > word.first)
    first = next((other for other in later if other.value == reading.number), None)
    second = sentence.behind(first, 'no', 2) if first else None
    if first is None or second is None:
        return
    joint = sentence.tokens[first.last + 1 : second.first + 1]
    slug = index.series.get((reading.place, int(second.value)))
    if slug and joint[0].startswith('و'):
        yield second, Reading(reading.kind, 'round-number', (slug,), second, reading.place, int(second.value))


def _numbered(sentence: Sentence, word: MeetingWord, index: MeetingIndex) -> Reading | None:
    """'Astana 7', 'the seventh round of the Astana talks', 'the 22nd international meeting', 'Geneva 4'."""
    if word.letter in 'AaP':
        number = sentence.behind(word, 'no', 3) or _cardinal(sentence, word)
        slug = index.series.get((where := str(word.value), int(number.value))) if number else None
        if number and slug and _nothing_between(sentence, word, number):
            return Reading(index.by_slug[slug].kind, 'round-number', (slug,), number, where, int(number.value))
        return None
    if word.letter == 'p':
        noun = sentence.behind(word, 'R', 1)
        return _round_of_series(sentence, noun, int(word.value), index) if noun else None
    if word.letter not in 'RTtq':
        return None
    if word.letter == 'q' and not (sentence.ahead(word, 'Aa', 5) or sentence.behind(word, 'Aa', 5)):
        return None
    number = sentence.behind(word, 'nop' if word.letter == 'R' else 'no', 5)
    if not number or not _nothing_between(sentence, word, number, 'I'):
        return None
    if number.letter == 'p' and number.first - word.last > 1:
        return None
    if word.letter in 'Tt' and any(letter in sentence.letters for letter in 'WMX'):
        return None
    counted = word.letter in 'Rq' or bool(sentence.behind(word, 'I', 1))
    return _round_of_series(sentence, number, int(number.value), index, must_name_place=not counted)


def _cardinal(sentence: Sentence, word: MeetingWord) -> MeetingWord | None:
    """'Astana ten' as some print it; but 'in Astana ten delegations' counts something else."""
    number = sentence.behind(word, 'c', 1)
    following = sentence.tokens[number.last + 1 : number.last + 2] if number else []
    plain = all(token.removeprefix('و') in _FUNCTION_WORDS or not token.isalpha() for token in following)
    return number if plain else None


def _nothing_between(sentence: Sentence, word: MeetingWord, number: MeetingWord, allowed: str = '') -> bool:
    """Whether only words of the allowed classes, the article and marks stand between the noun and its number."""
    known = [other for other in sentence.words if word.last < other.first < number.first]
    covered = {token for other in known for token in range(other.first, other.last + 1)}
    rest = [sentence.tokens[token] for token in range(word.last + 1, number.first) if token not in covered]
    return all(other.letter in allowed for other in known) and all(t == 'ال' or not t.isalpha() for t in rest)


def _round_of_series(
    sentence: Sentence, last: MeetingWord, number: int, index: MeetingIndex, *, must_name_place: bool = False
) -> Reading | None:
    if sentence.behind(last, _KIND_LETTERS + 'U', 4):
        return None
    place = sentence.behind(last, 'AaP')
    if place is None and not must_name_place:
        place = sentence.ahead(last, 'AaP')
    if place is None and must_name_place and sentence.context.astana and sentence.context.syria:
        # 'The second meeting, last February': the date must bear it out.
        slugs = tuple(slug for slug in (index.rounds.get(number),) if slug)
        return Reading(ROUND, 'kind-and-date', slugs, last)
    if place is None and (must_name_place or number == 1 or not (sentence.context.astana and sentence.context.syria)):
        return None
    where = str(place.value) if place else ASTANA
    slug = index.series.get((where, number))
    other = index.series.get((GENEVA, number)) if place is None and sentence.context.geneva else None
    if slug and other:
        # Nothing near says of which series: the day of the article may.
        return Reading(ROUND, 'round-number', (slug, other), last, None, number)
    if not slug and sentence.behind(last, 'Aa', 30):
        slug = index.rounds.get(number)
    if not slug:
        return None
    end = place if place and place.first > last.first else last
    return Reading(index.by_slug[slug].kind, 'round-number', (slug,), end, where, number)


def _unnumbered(sentence: Sentence, word: MeetingWord, index: MeetingIndex) -> Reading | None:
    if word.letter == 'C':
        return Reading(CONGRESS, 'name', index.kinds.get((CONGRESS, ''), ()), word)
    if word.letter == 'S':
        return _summit(sentence, word, index)
    if word.letter == 'l':
        # 'The presidents of Russia, Turkey and Iran met': a summit without the word.
        return _summit(sentence, word, index) if sentence.states >= {'u', 'k', 'r'} else None
    if word.letter == 'M':
        return _ministerial(sentence, word, index)
    if word.letter == 'X':
        return _technical(sentence, word, index)
    if word.letter == 'W':
        return _group(sentence, word, index)
    if word.letter in 'Hh' and sentence.tokens[word.first] in _THEY_MET:
        return _presidents(sentence, word, index)
    if word.letter == 'V':
        return _agreement(sentence, word, index)
    if word.letter == 'D':
        return Reading(RELATED, 'date-and-place', index.defence, word) if sentence.names_guarantors else None
    if word.letter == 'J':
        return _quadrilateral(sentence, word, index)
    if word.letter in 'RTt':
        return _round(sentence, word, index)
    return None


def _summit(sentence: Sentence, word: MeetingWord, index: MeetingIndex) -> Reading | None:
    if sentence.behind(word, 'J', 2):
        return None
    number = sentence.behind(word, 'o', 4)
    place = sentence.behind(word, 'AKP', 12)
    before = sentence.ahead(word, 'AKP', 8)
    if before and before.located and not (place and place.located):
        place = before
    slugs = index.kinds.get((SUMMIT, str(place.value) if place else ''), ())
    near = 4 if place and place.located else 2
    adjoining = bool(slugs) and place is not None and 0 < place.first - word.last <= near
    names_them_itself = word.last > word.first
    told = adjoining or names_them_itself or sentence.names_guarantors
    if not told or not ((slugs and place) or names_them_itself or sentence.names_all_guarantors):
        return None
    if number:
        every = index.kinds.get((SUMMIT, ''), ())
        numbered = tuple(slug for slug in every if index.by_slug[slug].summit_number == number.value)
        return Reading(SUMMIT, 'round-number', numbered, number, number=int(number.value))
    if place and not slugs:
        # Planned for another place than it was held in: only its date can tell it.
        return Reading(SUMMIT, 'kind-and-date', index.kinds.get((SUMMIT, ''), ()), word)
    last = place if place and adjoining else word
    rule = 'place-name' if adjoining else 'kind-and-place'
    return Reading(SUMMIT, rule, slugs, last, str(place.value) if place else None)


def _place_of(sentence: Sentence, word: MeetingWord) -> MeetingWord | None:
    """Where the meeting is: what is said to be the place of something, else the nearest name of Astana."""
    located = [place for place in sentence.words if place.letter in 'AKP' and place.located]
    near = [place for place in located if abs(place.first - word.first) <= _FAR]
    if near:
        return min(near, key=lambda place: (place.first < word.first, abs(place.first - word.first)))
    return sentence.behind(word, 'AK', _FAR) or sentence.ahead(word, 'AK', _FAR)


def _of_kind(
    sentence: Sentence, word: MeetingWord, last: MeetingWord, kind: str, index: MeetingIndex
) -> Reading | None:
    place = _place_of(sentence, word)
    slugs = index.kinds.get((kind, str(place.value) if place else ''), ())
    return Reading(kind, 'kind-and-place', slugs, last, str(place.value) if place else None)


def _ministerial(sentence: Sentence, word: MeetingWord, index: MeetingIndex) -> Reading | None:
    context = sentence.context
    alone = context.guarantors and context.astana and sentence.ahead(word, 'Tt', 2)
    if not (sentence.names_guarantors or set('Aa') & set(sentence.letters) or alone or word.last - word.first > 1):
        return None
    return _of_kind(sentence, word, word, MINISTERIAL, index)


def _technical(sentence: Sentence, word: MeetingWord, index: MeetingIndex) -> Reading | None:
    noun = sentence.ahead(word, 'Tt', 6) or sentence.behind(word, 'Tt', 3)
    if not noun or not _SAYING.isdisjoint(sentence.tokens[noun.last + 1 : word.first]):
        return None
    return _of_kind(sentence, word, noun, TECHNICAL, index)


def _group(sentence: Sentence, word: MeetingWord, index: MeetingIndex) -> Reading | None:
    noun = sentence.ahead(word, 'TtR', 8) or sentence.behind(word, 'TtR')
    if not noun and not sentence.phase_near(word.first, word.last):
        return None
    named = any('عتقل' in token or 'حتجز' in token for token in sentence.tokens[word.first : word.last + 1])
    kind = GROUP if named or sentence.behind(word, 'Z') else TECHNICAL
    found = _of_kind(sentence, word, noun or word, kind, index)
    return found if found and found.slugs else Reading(kind, 'kind-and-place', index.kinds.get((kind, ''), ()), word)


def _quadrilateral(sentence: Sentence, word: MeetingWord, index: MeetingIndex) -> Reading | None:
    noun = sentence.ahead(word, 'TtS', 3)
    if not noun:
        return None
    summits = noun.letter == 'S'
    slugs = tuple(slug for slug in index.quadrilateral if ('summit' in slug) == summits)
    return Reading(RELATED, 'kind-and-place', slugs, noun)


def _round(sentence: Sentence, word: MeetingWord, index: MeetingIndex) -> Reading | None:
    """'The talks in Astana': one of the rounds, or of the talks in another place."""
    if sentence.behind(word, _KIND_LETTERS, 5):
        return None
    place = sentence.behind(word, 'AaK', 8) or sentence.ahead(word, 'AaK', 4) or sentence.behind(word, 'P', 8)
    if not place:
        return _the_meeting(sentence, word, index)
    if place.letter == 'a':
        # 'In the Astana format' is the process, wherever it meets.
        seats = [other for other in sentence.words if other.letter == 'P' and other.located]
        place = next((seat for seat in seats if (ROUND, str(seat.value)) in index.kinds), place)
    where = str(place.value)
    if where == ASTANA and place.letter == 'P' and not place.located:
        return None
    if where == ASTANA:
        rule = 'last-round' if sentence.behind(word, 'g', 1) else 'round'
        return Reading(ROUND, rule, _at_seat(word, where, index), place, where)
    if not sentence.context.syria or (not place.located and place.first - word.last > 1):
        return None
    if sentence.tokens[word.first].endswith('مؤتمر'):
        slugs = tuple(slug for slug in index.at_place.get(where, ()) if 'مؤتمر' in index.by_slug[slug].name_ar)
        return Reading(index.by_slug[slugs[0]].kind, 'name', slugs, place, where) if slugs else None
    if where in index.of_process:
        return Reading(ROUND, 'round', _at_seat(word, where, index), place, where)
    if word.letter != 'T' and where in index.numbered_at:
        more = index.at_place[where] if sentence.names_guarantors else ()
        return Reading(RELATED, 'round', tuple(dict.fromkeys((*index.numbered_at[where], *more))), place, where)
    if sentence.names_guarantors and place.located:
        return Reading(RELATED, 'date-and-place', index.at_place.get(where, ()), place, where)
    return None


def _presidents(sentence: Sentence, word: MeetingWord, index: MeetingIndex) -> Reading | None:
    """'President Rouhani met his Russian and Turkish counterparts in Tehran': a summit without the word."""
    place = _place_of(sentence, word)
    if not place or not place.located or not sentence.states >= {'u', 'k', 'r'} or _PRESIDENT not in sentence.tokens:
        return None
    slugs = index.kinds.get((SUMMIT, str(place.value)), ())
    return Reading(SUMMIT, 'kind-and-place', slugs, word, str(place.value))


def _the_meeting(sentence: Sentence, word: MeetingWord, index: MeetingIndex) -> Reading | None:
    """'The meeting, held on the 21st of this month': in a text of the process, its date may tell which."""
    definite = sentence.tokens[word.first].lstrip('و').startswith('ال')
    if word.letter != 'T' or not definite or not (sentence.context.astana and sentence.context.guarantors):
        return None
    return Reading(ROUND, 'kind-and-date', index.processes, word)


def _agreement(sentence: Sentence, word: MeetingWord, index: MeetingIndex) -> Reading | None:
    """'The guarantors agreed in Astana': a meeting without any noun for it."""
    place = sentence.behind(word, 'AK', 8)
    if not place or not place.located or set('RTtMXWSC') & set(sentence.letters):
        return None
    return Reading(ROUND, 'date-and-place', index.of_process.get(str(place.value), ()), place, str(place.value))


def _at_seat(word: MeetingWord, place: str, index: MeetingIndex) -> tuple[str, ...]:
    """What a word can mean where rounds are held: a 'meeting' any of the process, 'talks' and 'round' a round."""
    return index.of_process.get(place, ()) if word.letter == 'T' else index.kinds.get((ROUND, place), ())
