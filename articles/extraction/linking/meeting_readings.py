"""The grammar of meetings: how places, kinds and numbers of one sentence name the meetings they can mean."""

from collections.abc import Iterator
from typing import Final

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
from articles.extraction.linking.meeting_numbers import (
    KIND_LETTERS,
    Reading,
    is_in,
    is_on_other_subject,
    names_process,
    read_further_numbers,
    read_numbered,
)
from articles.extraction.linking.meeting_sentences import REACH, Sentence
from articles.extraction.linking.meeting_words import ASTANA, MeetingWord
from articles.extraction.scanning import cut

_FAR: Final = 20
_SUBJECT_REACH: Final = 4
"""Tokens behind a noun of talks in which what they are on may be named."""
_GOING: Final = frozenset(
    cut(
        'وصل وصلت ووصل يصل تصل وصول حضر حضرت غادر غادرت يغادر تغادر مغادرة توجه توجهت يتوجه عاد عادت الوفود وفود'
        ' زيارة زيارته زيارتهما زار زارا يزور وصلا غادرا'
    )
)
_PLACES: Final = frozenset('AKP')
_NOUN_LETTERS: Final = frozenset('RTtMXWSCJD')
_THEY_MET: Final = frozenset(
    cut('اجتمع واجتمع يجتمع تجتمع اجتمعت اجتمعوا يلتقي تلتقي يلتقون التقى والتقى التقت التقوا التقيا اجتمعا')
)
_NAMING: Final = frozenset('AaPpqRTtCSlMXWHhVDJ')
"""The classes of words that a meeting can be named by: none of the others is asked what it means."""
_ANOTHER_CLAUSE: Final = frozenset(cut('وكان وكانت'))
"""What parts a noun from a place named behind it: 'the conference began, and Astana 7 had'."""
_SAYING: Final = frozenset(cut('إن أن مع'))
"""What stands between 'the meeting' and 'that the experts of Russia' is no name."""


def read_sentence(sentence: Sentence, index: MeetingIndex) -> Iterator[tuple[MeetingWord, Reading]]:
    """Every word of the sentence that names a meeting, with what it can mean."""
    covered = -1
    found = False
    for word in sentence.words:
        if word.letter not in _NAMING or word.first <= covered:
            continue
        reading = read_numbered(sentence, word, index) or _unnumbered(sentence, word, index)
        if reading and reading.slugs:
            found = True
            covered = max(word.last, reading.last.last) if reading.number else covered
            yield word, reading
            yield from read_further_numbers(sentence, word, reading, index)
    if not found:
        yield from _places_alone(sentence, index)


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


def _places_alone(sentence: Sentence, index: MeetingIndex) -> Iterator[tuple[MeetingWord, Reading]]:
    """'The delegations of Russia and Turkey left Nur-Sultan': no noun says that they met, but the day may."""
    if not sentence.context.syria or _PLACES.isdisjoint(sentence.letters):
        return
    of_syria, several = 'Y' in sentence.letters, sentence.names_guarantors
    for word in sentence.words:
        if word.letter not in _PLACES:
            continue
        where = str(word.value)
        slugs = tuple(slug for slug in index.at_place.get(where, ()) if index.by_slug[slug].kind != RELATED)
        if word.letter == 'P':
            slugs, told = _held_there(sentence, slugs, index), word.located or _is_gone_to(sentence, word)
        elif word.letter in 'AK' and (word.located or _is_gone_to(sentence, word)):
            told = of_syria or several
        else:
            told = 'V' in sentence.letters or (of_syria and several)
        if told and slugs:
            yield word, Reading(ROUND, 'place-and-day', slugs, word, where)


def _held_there(sentence: Sentence, slugs: tuple[str, ...], index: MeetingIndex) -> tuple[str, ...]:
    """Those of the meetings at a place that a sentence can tell without a noun for them: one of all three states; a
    summit only where a president stands in the sentence, and then the text may name the others elsewhere."""
    several = sentence.names_all_guarantors
    presides = sentence.names_president and (several or sentence.context.presidents)
    return tuple(slug for slug in slugs if (presides if index.by_slug[slug].kind == SUMMIT else several))


def _is_gone_to(sentence: Sentence, place: MeetingWord) -> bool:
    """Whether somebody comes to the place or leaves it: 'the delegation arrived at Astana'."""
    return not _GOING.isdisjoint(sentence.tokens[max(place.first - REACH, 0) : place.first])


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
    noun = sentence.ahead(word, 'Tt', 6) or sentence.behind(word, 'Tt', 3) or _what_they_hold(sentence, word)
    if not noun or not _SAYING.isdisjoint(sentence.tokens[noun.last + 1 : word.first]):
        return None
    return _of_kind(sentence, word, noun, TECHNICAL, index)


def _what_they_hold(sentence: Sentence, experts: MeetingWord) -> MeetingWord | None:
    """'The experts of the three states held in Tehran a meeting': the verb before them, its object behind the place."""
    return sentence.behind(experts, 'T', 12) if sentence.ahead(experts, 'Hh', 2) else None


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
    experts = sentence.ahead(word, 'X', 12)
    if sentence.behind(word, KIND_LETTERS, 5) or (experts and _what_they_hold(sentence, experts) == word):
        return None
    place = sentence.behind(word, 'AaK', 8) or sentence.ahead(word, 'AaK', 4) or sentence.behind(word, 'P', 8)
    if not place and word.letter != 'T':
        # 'In Geneva a new round of the talks'.
        seat = sentence.ahead(word, 'P', 3)
        place = seat if seat and seat.located and str(seat.value) in index.numbered_at else None
    if not place or _ANOTHER_CLAUSE & set(sentence.tokens[word.last + 1 : place.first]):
        return _the_meeting(sentence, word, index)
    if _is_something_else(sentence, word, place):
        return None
    place = _seat(sentence, word, place, index)
    where = str(place.value)
    if where == ASTANA and place.letter == 'P' and not place.located:
        return None
    context = sentence.context
    if where == ASTANA:
        of_talks = word.letter != 'T' or context.syria or context.guarantors or names_process(sentence, place)
        rule = 'last-round' if sentence.behind(word, 'g', 1) else 'round'
        # Many a meeting is held there that is none of the talks.
        return Reading(ROUND, rule, _at_seat(word, where, index), place, where) if of_talks else None
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


def _is_something_else(sentence: Sentence, word: MeetingWord, place: MeetingWord) -> bool:
    """Whether a body with sessions of its own, or another subject, stands between: 'the seventh round of the league in
    Astana', 'the nuclear talks in Vienna'."""
    body = sentence.behind(word, 'U', 4)
    if body and body.first < place.first:
        return True
    return is_on_other_subject(sentence, word.last + 1, max(place.first, word.last + _SUBJECT_REACH))


def _seat(sentence: Sentence, word: MeetingWord, place: MeetingWord, index: MeetingIndex) -> MeetingWord:
    """Where the talks are held: 'in the Astana format' is the process wherever it meets, and so are 'the Astana talks,
    in Sochi'."""
    others = [other for other in sentence.words if other.letter == 'P' and (ROUND, str(other.value)) in index.kinds]
    if place.letter == 'a':
        place = next((other for other in others if other.located), place)
    if place.letter == 'A' and not is_in(sentence, place):
        near = (other for other in others if 0 < other.first - word.last <= _FAR and is_in(sentence, other))
        place = next(near, place)
    return place


def _presidents(sentence: Sentence, word: MeetingWord, index: MeetingIndex) -> Reading | None:
    """'President Rouhani met his Russian and Turkish counterparts in Tehran': a summit without the word; 'the Syrian
    parties meet in Astana': a round without it."""
    place = _place_of(sentence, word)
    if place and str(place.value) == ASTANA and place.located and 'Y' in sentence.letters:
        between = {other.letter for other in sentence.words if word.last < other.first < place.first}
        if between.isdisjoint(_NOUN_LETTERS):
            return Reading(ROUND, 'date-and-place', index.kinds.get((ROUND, ASTANA), ()), place, ASTANA)
        return None
    if not place or not place.located or not sentence.states >= {'u', 'k', 'r'} or not sentence.names_president:
        return None
    slugs = index.kinds.get((SUMMIT, str(place.value)), ())
    return Reading(SUMMIT, 'kind-and-place', slugs, word, str(place.value))


def _the_meeting(sentence: Sentence, word: MeetingWord, index: MeetingIndex) -> Reading | None:
    """'The meeting, held on the 21st of this month': in a text of the process, its date may tell which."""
    if word.letter == 'R' and sentence.behind(word, 'g', 1) and sentence.context.astana and sentence.context.syria:
        return Reading(ROUND, 'last-round', index.kinds.get((ROUND, ASTANA), ()), word)
    definite = sentence.tokens[word.first].lstrip('و').startswith('ال')
    if word.letter != 'T' or not definite or not (sentence.context.astana and sentence.context.guarantors):
        return None
    if sentence.behind(word, 'U', 4):
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
