"""Where a text speaks of meetings, and which of the known ones each place can mean. The date decides later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
    meeting_index,
)
from articles.extraction.linking.meeting_names import NamedMeeting, find_descriptions, find_names
from articles.extraction.linking.meeting_words import ASTANA, MeetingWord, read_meeting_words
from articles.extraction.scanning import Scan, cut, scan
from articles.extraction.timewords.expressions import TimeExpression, read_expressions
from articles.reference import Facts

_REACH: Final = 12
"""How many tokens apart two words of one sentence may stand to speak of the same meeting."""
_STATE_OF_PLACE: Final = {'moscow': 'u', 'ankara': 'k', 'tehran': 'r'}
_KIND_LETTERS: Final = 'XMWSC'
_CLAUSE_WORDS: Final = frozenset(
    cut('قبيل قبل بعد عقب لافتا مشيرا مؤكدا مضيفا موضحا معتبرا بينما فيما بعدما قبلما إن أن وأن')
)
_OTHER_CLAUSE: Final = 12
_SAYING: Final = frozenset((*cut('إن أن'), *'"“”„«»'))
"""What stands between 'the meeting' and 'that the experts of Russia' is no name."""


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """A place in the text that speaks of a meeting. `slugs` are the meetings its words can mean, before any date."""

    start: int
    end: int
    text: str
    sentence: int
    slugs: tuple[str, ...]
    rule: str
    """'round-number', 'name', 'description', 'kind-and-place', 'kind-and-date' (no link
    without its date) or 'round' (one of the series, unnumbered)."""
    kind: str
    number: int | None
    place: str | None
    phase: str
    """'B' it begins, 'E' it ends, 'H' it is held, 'F' it is to come; '' where the sentence does not say."""
    times: tuple[TimeExpression, ...]
    """The time expressions of its sentence that stand nearest to it."""
    first_token: int
    last_token: int


class _Reading(NamedTuple):
    kind: str
    rule: str
    slugs: tuple[str, ...]
    last: MeetingWord
    place: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence as far as meetings go."""

    number: int
    words: list[MeetingWord]
    letters: str
    tokens: list[str]

    def behind(self, word: MeetingWord, letters: str, reach: int = _REACH) -> MeetingWord | None:
        """The first word of one of the classes that follows `word` within `reach` tokens."""
        for other in self.words:
            if other.letter in letters and 0 < other.first - word.last <= reach:
                return other
        return None

    def ahead(self, word: MeetingWord, letters: str, reach: int = _REACH) -> MeetingWord | None:
        """The last word of one of the classes that goes before `word` within `reach` tokens."""
        for other in reversed(self.words):
            if other.letter in letters and 0 < word.first - other.last <= reach:
                return other
        return None

    def phase_near(self, first: int, last: int) -> str:
        """The phase the nearest verb gives to what stands at the tokens `first` to `last`."""
        verbs = [
            (max(first - word.last, word.first - last), word.letter)
            for word in self.words
            if word.letter in 'FBEH'
        ]
        distance, letter = min(verbs, default=(_REACH, ''))
        return letter if distance < _REACH else ''

    @property
    def names_guarantors(self) -> bool:
        """Whether the guarantors are named, or two of the three states."""
        states = {_STATE_OF_PLACE.get(str(word.value), word.letter) for word in self.words}
        return 'V' in states or len(states & {'u', 'k', 'r'}) >= 2


def find_mentions(text: str, facts: Facts) -> tuple[MeetingMention, ...]:
    """All places of `text` that speak of known meetings, in order. Linear in the length of the text."""
    scanned = scan(text)
    index = meeting_index(facts)
    times = _by_sentence(read_expressions(text))
    found: dict[int, list[MeetingMention]] = {}
    starts: set[int] = set()
    for sentence in _sentences(scanned, read_meeting_words(scanned, facts), times):
        for word, reading in _readings(sentence, index):
            mention = _mention(scanned, sentence, word, reading)
            found.setdefault(sentence.number, []).append(mention)
            if reading.kind != RELATED:
                starts.add(mention.first_token)
    for named in (*find_names(scanned, facts), *find_descriptions(scanned, facts)):
        if named.first not in starts:
            mention = _named(scanned, named, index)
            if not named.described or _is_dated(index, named.slugs[0], times.get(mention.sentence, ())):
                found.setdefault(mention.sentence, []).append(mention)
    mentions = [
        mention
        for number, of_sentence in found.items()
        for mention in _with_times(of_sentence, times.get(number, ()), scanned.tokens)
    ]
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _by_sentence(times: tuple[TimeExpression, ...]) -> dict[int, list[TimeExpression]]:
    grouped: dict[int, list[TimeExpression]] = {}
    for time in times:
        grouped.setdefault(time.sentence, []).append(time)
    return grouped


def _mention(scanned: Scan, sentence: _Sentence, word: MeetingWord, reading: _Reading) -> MeetingMention:
    first, last = min(word.first, reading.last.first), max(word.last, reading.last.last)
    start, end = scanned.span(first, last)
    return MeetingMention(
        start, end, scanned.text[start:end], sentence.number, reading.slugs, reading.rule, reading.kind,
        reading.number, reading.place, sentence.phase_near(first, last), (), first, last,
    )  # fmt: skip


def _named(scanned: Scan, named: NamedMeeting, index: MeetingIndex) -> MeetingMention:
    start, end = scanned.span(named.first, named.last)
    number = sum(scanned.ends_sentence(token) for token in range(named.first))
    rule = 'description' if named.described else 'name'
    kind = index.by_slug[named.slugs[0]].kind
    return MeetingMention(
        start, end, scanned.text[start:end], number, named.slugs, rule, kind, None, None, '', (), named.first, named.last
    )


def _with_times(
    mentions: list[MeetingMention], times: Sequence[TimeExpression], tokens: list[str]
) -> Iterator[MeetingMention]:
    """Each time expression belongs to the nearest mention of its sentence, and to those that overlap it."""
    owned: dict[int, list[TimeExpression]] = {}
    for time in times:
        nearest = min(mentions, key=lambda mention: _distance(mention, time, tokens))
        for place, mention in enumerate(mentions):
            if mention.start < nearest.end and nearest.start < mention.end:
                owned.setdefault(place, []).append(time)
    for place, mention in enumerate(mentions):
        yield replace(mention, times=tuple(owned.get(place, ())))


def _distance(mention: MeetingMention, time: TimeExpression, tokens: list[str]) -> int:
    """How far apart a mention and a time stand, in tokens; further where another clause begins between them."""
    first, last = sorted((mention, time), key=lambda found: found.first_token)
    between = tokens[first.last_token + 1 : last.first_token]
    return len(between) + _OTHER_CLAUSE * any(token in _CLAUSE_WORDS for token in between)


def _is_dated(index: MeetingIndex, slug: str, times: Sequence[TimeExpression]) -> bool:
    """Whether a time expression gives the meeting's weekday or its day of the month."""
    meeting = index.by_slug[slug]
    return any(
        time.weekday == meeting.start.isoweekday()
        or (time.month == meeting.start.month and meeting.start.day in time.days)
        for time in times
    )


def _sentences(
    scanned: Scan, words: list[MeetingWord], times: dict[int, list[TimeExpression]]
) -> Iterator[_Sentence]:
    """The sentences with a word of meetings. Numbers that belong to a date are no numbers of rounds."""
    dated = {
        token
        for of_sentence in times.values()
        for time in of_sentence
        if time.days
        for token in range(time.first_token, time.last_token + 1)
    }
    number = 0
    current: list[MeetingWord] = []
    for word in (*words, MeetingWord('z', 0, len(scanned.tokens), len(scanned.tokens))):
        if word.letter != 'z':
            if word.letter not in 'no' or word.first not in dated:
                current.append(word)
            continue
        if current:
            yield _Sentence(number, current, ''.join(w.letter for w in current), scanned.tokens)
        current = []
        number += 1


def _readings(sentence: _Sentence, index: MeetingIndex) -> Iterator[tuple[MeetingWord, _Reading]]:
    covered = -1
    for word in sentence.words:
        if word.first <= covered:
            continue
        reading = _numbered(sentence, word, index) or _unnumbered(sentence, word, index)
        if reading:
            covered = max(word.last, reading.last.last) if reading.number else covered
            yield word, reading


def _numbered(sentence: _Sentence, word: MeetingWord, index: MeetingIndex) -> _Reading | None:
    """'Astana 7', 'the seventh round of the Astana talks', 'the 22nd international meeting', 'Geneva 4'."""
    if word.letter in 'AP':
        number = sentence.behind(word, 'no', 3)
        if number and _nothing_between(sentence, word, number):
            slug = index.series.get((str(word.value), int(number.value)))
            if slug:
                return _Reading(index.by_slug[slug].kind, 'round-number', (slug,), number, str(word.value), int(number.value))
        return None
    if word.letter == 'p':
        noun = sentence.behind(word, 'R', 1)
        return _round_of_series(sentence, noun, int(word.value), index) if noun else None
    if word.letter in 'RT':
        number = sentence.behind(word, 'no', 5)
        counted = word.letter == 'R' or (number and sentence.behind(word, 'I', 1))
        if number and _nothing_between(sentence, word, number, 'I'):
            return _round_of_series(sentence, number, int(number.value), index, must_name_place=not counted)
    return None


def _nothing_between(sentence: _Sentence, word: MeetingWord, number: MeetingWord, allowed: str = '') -> bool:
    """Whether only words of the allowed classes, the article and marks stand between the noun and its number."""
    known = [other for other in sentence.words if word.last < other.first < number.first]
    spare = number.first - word.last - 1 - sum(other.last - other.first + 1 for other in known)
    return spare <= 2 and all(other.letter in allowed for other in known)


def _round_of_series(
    sentence: _Sentence, last: MeetingWord, number: int, index: MeetingIndex, *, must_name_place: bool = False
) -> _Reading | None:
    if sentence.behind(last, _KIND_LETTERS, 4):
        return None
    place = sentence.behind(last, 'AP')
    if place is None and not must_name_place:
        place = sentence.ahead(last, 'AP')
    where = str(place.value) if place else ASTANA
    if place is None and (must_name_place or number == 1 or 'Y' not in sentence.letters):
        return None
    slug = index.series.get((where, number))
    if not slug and sentence.behind(last, 'A', 30):
        slug = index.rounds.get(number)
    if not slug:
        return None
    end = place if place and place.first > last.first else last
    return _Reading(index.by_slug[slug].kind, 'round-number', (slug,), end, where, number)


def _unnumbered(sentence: _Sentence, word: MeetingWord, index: MeetingIndex) -> _Reading | None:
    if word.letter == 'C':
        return _Reading(CONGRESS, 'name', index.kinds.get((CONGRESS, ''), ()), word)
    if word.letter == 'S':
        return _summit(sentence, word, index)
    if word.letter == 'M':
        return _ministerial(sentence, word, index)
    if word.letter == 'X':
        return _technical(sentence, word, index)
    if word.letter == 'W':
        return _group(sentence, word, index)
    if word.letter in 'RT':
        return _round(sentence, word, index)
    return None


def _summit(sentence: _Sentence, word: MeetingWord, index: MeetingIndex) -> _Reading | None:
    number = sentence.behind(word, 'o', 4)
    place = sentence.behind(word, 'AKP', 8)
    slugs = index.kinds.get((SUMMIT, str(place.value) if place else ''), ())
    adjoining = bool(slugs) and place is not None and place.first - word.last <= 2
    names_them_itself = word.last > word.first
    if not (sentence.names_guarantors or adjoining or names_them_itself):
        return None
    if place and not slugs:
        # Planned for another place than it was held in: only its date can tell it.
        return _Reading(SUMMIT, 'kind-and-date', index.kinds.get((SUMMIT, ''), ()), word)
    if number:
        every = index.kinds.get((SUMMIT, ''), ())
        slugs = tuple(slug for slug in every if index.by_slug[slug].summit_number == number.value)
    return _Reading(SUMMIT, 'kind-and-place', slugs, number or (place if place and adjoining else word),
                    str(place.value) if place else None) if slugs else None  # fmt: skip


def _place_of(sentence: _Sentence, word: MeetingWord) -> MeetingWord | None:
    return sentence.behind(word, 'AKP', 20) or sentence.ahead(word, 'AKP', 20)


def _ministerial(sentence: _Sentence, word: MeetingWord, index: MeetingIndex) -> _Reading | None:
    if not (sentence.names_guarantors or 'A' in sentence.letters):
        return None
    place = _place_of(sentence, word)
    slugs = index.kinds.get((MINISTERIAL, str(place.value) if place else ''), ())
    return _Reading(MINISTERIAL, 'kind-and-place', slugs, word, str(place.value) if place else None) if slugs else None


def _technical(sentence: _Sentence, word: MeetingWord, index: MeetingIndex) -> _Reading | None:
    noun = sentence.ahead(word, 'T', 6) or sentence.behind(word, 'T', 3)
    place = _place_of(sentence, word)
    if not noun or not _SAYING.isdisjoint(sentence.tokens[noun.last + 1 : word.first]):
        return None
    slugs = index.kinds.get((TECHNICAL, str(place.value) if place else ''), ())
    return _Reading(TECHNICAL, 'kind-and-place', slugs, noun, str(place.value) if place else None) if slugs else None


def _group(sentence: _Sentence, word: MeetingWord, index: MeetingIndex) -> _Reading | None:
    detainees = sentence.behind(word, 'Z')
    noun = sentence.ahead(word, 'TR', 8)
    if not noun:
        return None
    place = _place_of(sentence, word)
    kind = GROUP if detainees else TECHNICAL
    slugs = index.kinds.get((kind, str(place.value) if place else ''), ()) or index.kinds.get((kind, ''), ())
    return _Reading(kind, 'kind-and-place', slugs, noun, str(place.value) if place else None) if slugs else None


def _round(sentence: _Sentence, word: MeetingWord, index: MeetingIndex) -> _Reading | None:
    """'The talks in Astana': one of the rounds, or of the talks in another place."""
    if sentence.behind(word, _KIND_LETTERS, 5):
        return None
    place = sentence.behind(word, 'AK', 8) or sentence.ahead(word, 'AK', 4) or sentence.behind(word, 'P', 8)
    if not place:
        return None
    where = str(place.value)
    if where == ASTANA:
        return _Reading(ROUND, 'round', index.kinds.get((ROUND, ASTANA), ()), place, where)
    if 'A' in sentence.letters and (ROUND, where) in index.kinds and sentence.behind(word, 'Q'):
        return _Reading(ROUND, 'round', index.kinds[ROUND, where], place, where)
    slugs = index.numbered_at.get(where, ())
    if not slugs or 'Y' not in sentence.letters or (not place.located and place.first - word.last > 1):
        return None
    return _Reading(RELATED, 'round', slugs, place, where)
