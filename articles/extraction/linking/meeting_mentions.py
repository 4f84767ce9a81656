"""Where a text speaks of meetings, and which of the known ones each place can mean. The date decides later."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Final, NamedTuple

from articles.extraction.linking.meeting_index import (
    GROUP,
    RELATED,
    ROUND,
    SUMMIT,
    TECHNICAL,
    MeetingIndex,
    meeting_index,
)
from articles.extraction.linking.meeting_names import NamedMeeting, find_descriptions, find_names
from articles.extraction.linking.meeting_numbers import Reading, is_in
from articles.extraction.linking.meeting_readings import read_sentence
from articles.extraction.linking.meeting_sentences import PRESIDENTS, RECALLING, Context, Sentence, names_all_presidents
from articles.extraction.linking.meeting_words import ASTANA, GENEVA, MeetingWord, read_meeting_words
from articles.extraction.linking.once import once_per_facts
from articles.extraction.linking.related_meetings import read_related
from articles.extraction.linking.summit_heads import narrow_summits
from articles.extraction.linking.talks_words import sentences_of_talks
from articles.extraction.scanning import Scan, cut, scan
from articles.extraction.timewords.expressions import TimeExpression, read_expressions
from articles.reference import Facts

_CLAUSE_WORDS: Final = frozenset(
    cut('وكان وكانت قبيل قبل بعد عقب لافتا مشيرا مؤكدا مضيفا موضحا معتبرا بينما فيما بعدما قبلما إن أن وأن')
)
_OTHER_CLAUSE: Final = 30
_LONGEST: Final = 80
"""Words of meetings in one sentence: what has more is a list, and is read in pieces."""
_TIME_REACH: Final = 20
_NEAR: Final = 2
"""Sentences within which a word of the talks tells of whom a place and a day speak; a paragraph's end
counts for one."""
_GAMES: Final = frozenset(cut('منتخب المنتخب منتخبا مباراة المباراة مباريات المباريات'))
"""What is no figure of speech, as 'the ball is in their court' is."""
_TELL_LITTLE: Final = frozenset(('place-and-day', 'date-and-place', 'round', 'last-round'))
"""Rules by which a place and a day are all that tells a meeting: 'they met in Astana'."""


_OPENING: Final = 300
"""Characters of the body with which the story opens."""
_TOLD: Final = frozenset('BEH')
"""Phases by which something is told as it happens."""


class MeetingMention(NamedTuple):
    """A place in the text that speaks of a meeting. `slugs` are the meetings its words can mean, before any date."""

    start: int
    end: int
    text: str
    sentence: int
    slugs: tuple[str, ...]
    rule: str
    """'round-number', 'name', 'place-name' ('the summit of Ankara'), 'description', 'kind-and-place', 'kind-and-date'
    and 'date-and-place' (no link without a date), 'place-and-day' (no link but on its day), 'last-round' or 'round'
    (one of the series, unnumbered)."""
    kind: str
    number: int | None
    place: str | None
    phase: str
    """'B' it begins, 'E' it ends, 'H' it is held, each in small letters where the verb stands in the present tense,
    which is often the near future; 'F' it is to come; '' where the sentence does not say."""
    times: tuple[TimeExpression, ...]
    """The time expressions of its sentence that stand nearest to it."""
    first_token: int
    last_token: int
    recalled: bool = False
    """Whether its sentence looks back: 'the round had been held', 'since the round'."""
    about: bool = False
    """Whether it is what somebody speaks about: 'announced a summit', 'said of the round'."""
    behind: bool = False
    """Whether it is over for some time: 'two weeks after the round'. What its sentence calls today is no day of it."""


Mentions = tuple[MeetingMention, ...]


def find_all_mentions(headline: str, body: str, facts: Facts) -> tuple[Mentions, Mentions]:
    """The mentions of a headline and of the body below it, each read with the other: a round that the headline names by
    its number is the one whose beginning or end the body opens with ('Astana 16', 'the new round began today'), and the
    presidents named tell which summit of a city is meant."""
    above, below = find_mentions(headline, facts), find_mentions(body, facts)
    numbered = {mention.slugs for mention in above if mention.number and mention.kind == ROUND}
    if len(numbered) == 1:
        (slugs,) = numbered
        below = tuple(mention._replace(slugs=slugs) if _opens_with(mention, slugs) else mention for mention in below)
    if any(mention.kind == SUMMIT and len(mention.slugs) > 1 for mention in (*above, *below)):
        texts = scan(headline), scan(body)
        above, below = (tuple(_narrowed(mention, texts, facts) for mention in part) for part in (above, below))
    return above, below


def _opens_with(mention: MeetingMention, slugs: tuple[str, ...]) -> bool:
    told = mention.rule in ('round', 'place-and-day', 'date-and-place') and mention.phase in _TOLD
    return told and mention.start < _OPENING and not mention.recalled and set(slugs) <= set(mention.slugs)


def _narrowed(mention: MeetingMention, texts: Sequence[Scan], facts: Facts) -> MeetingMention:
    if mention.kind != SUMMIT or len(mention.slugs) < 2:
        return mention
    return mention._replace(slugs=narrow_summits(mention.slugs, texts, facts))


def looks_elsewhen(times: Sequence[TimeExpression]) -> bool:
    """Whether all of `times` give a mention's date with its year, as the background of a story does."""
    return bool(times) and all(time.year and time.anchor is None for time in times)


def find_mentions(text: str, facts: Facts) -> tuple[MeetingMention, ...]:
    """All places of `text` that speak of known meetings, in order. Linear in the length of the text; the mentions of
    the last few texts are kept, since dates and links both ask for them."""
    return _finder(facts)(text)


@once_per_facts
def _finder(facts: Facts) -> Callable[[str], tuple[MeetingMention, ...]]:
    return lru_cache(maxsize=8)(partial(_find, facts=facts))


def _find(text: str, facts: Facts) -> tuple[MeetingMention, ...]:
    scanned = scan(text)
    index = meeting_index(facts)
    times = _by_sentence(read_expressions(text))
    found: dict[int, list[MeetingMention]] = {}
    starts: set[int] = set()
    told: set[int] = set()
    sentences: dict[int, Sentence] = {}
    for sentence in _sentences(scanned, facts, times):
        sentences[sentence.number] = sentence
        for word, reading in tuple(read_sentence(sentence, index)) or read_related(sentence, facts):
            mention = _mention(scanned, sentence, word, reading)
            found.setdefault(sentence.number, []).append(mention)
            if not _must_be_told(word, reading):
                told.add(sentence.number)
            if reading.kind != RELATED:
                starts.add(mention.first_token)
    for named in (*find_names(scanned, facts), *find_descriptions(scanned, facts)):
        if named.first not in starts:
            mention = _named(scanned, named, sentences, index)
            if not named.described or _is_dated(index, named.slugs[0], times.get(mention.sentence, ())):
                found.setdefault(mention.sentence, []).append(mention)
                told.add(mention.sentence)
    mentions = [
        mention
        for number, of_sentence in found.items()
        for mention in _with_times(of_sentence, times.get(number, ()), scanned.tokens)
    ]
    if not all(_is_of_talks(mention, told) for mention in mentions):
        told |= sentences_of_talks(scanned, read_meeting_words(text, facts), facts)
        mentions = [mention for mention in mentions if _is_of_talks(mention, told)]
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _is_of_talks(mention: MeetingMention, told: set[int]) -> bool:
    """Whether its sentence or one beside it speaks of the talks; those in `told` do. What is dated otherwise than by
    the day of the text, or told as the last round, may look back or ahead from farther off."""
    if not told.isdisjoint(range(mention.sentence - _NEAR, mention.sentence + _NEAR + 1)):
        return True
    dated = any(time.months or time.month_relation or time.year or time.year_relation for time in mention.times)
    return bool(told) and (dated or mention.rule == 'last-round')


def _must_be_told(word: MeetingWord, reading: Reading) -> bool:
    """Whether what was read of a word needs another that tells of the talks: experts meet there on other subjects, and
    a council has its second meeting there."""
    if reading.rule == 'round-number':
        return word.letter in 'Tt'
    return reading.rule in _TELL_LITTLE or reading.kind in (TECHNICAL, GROUP)


def _by_sentence(times: tuple[TimeExpression, ...]) -> dict[int, list[TimeExpression]]:
    grouped: dict[int, list[TimeExpression]] = {}
    for time in times:
        grouped.setdefault(time.sentence, []).append(time)
    return grouped


def _mention(scanned: Scan, sentence: Sentence, word: MeetingWord, reading: Reading) -> MeetingMention:
    first, last = min(word.first, reading.last.first), max(word.last, reading.last.last)
    start, end = scanned.span(first, last)
    phase = 'E' if sentence.issues(first) else sentence.phase_near(first, last)
    if not phase and reading.number and word.letter == 'A' and is_in(sentence, word):
        # What happens 'in Astana 7' happens while it is held.
        phase = 'H'
    return MeetingMention(
        start, end, scanned.text[start:end], sentence.number, reading.slugs, reading.rule, reading.kind,
        reading.number, reading.place, phase, (), first, last,
        sentence.recalls(first), sentence.speaks_about(first), sentence.lies_back(first, last),
    )  # fmt: skip


def _named(scanned: Scan, named: NamedMeeting, sentences: dict[int, Sentence], index: MeetingIndex) -> MeetingMention:
    start, end = scanned.span(named.first, named.last)
    number = scanned.sentence_of(named.first)
    sentence = sentences.get(number)
    phase = sentence.phase_near(named.first, named.last) if sentence else ''
    recalled = sentence is not None and sentence.recalls(named.first)
    behind = sentence is not None and sentence.lies_back(named.first, named.last)
    rule = 'description' if named.described else 'name'
    kind = index.by_slug[named.slugs[0]].kind
    return MeetingMention(
        start, end, scanned.text[start:end], number, named.slugs, rule, kind, None, None, phase, (), named.first,
        named.last, recalled, behind=behind,
    )  # fmt: skip


def _with_times(
    mentions: list[MeetingMention], times: Sequence[TimeExpression], tokens: list[str]
) -> Iterator[MeetingMention]:
    """Each time expression belongs to the nearest mention of its sentence, and to those that overlap it."""
    owned: dict[int, list[TimeExpression]] = {}
    mentions = sorted(mentions, key=lambda mention: mention.first_token)
    firsts = [mention.first_token for mention in mentions]
    for time in times:
        low = bisect_left(firsts, time.first_token - _TIME_REACH - _LONGEST)
        near = range(low, bisect_right(firsts, time.last_token + _TIME_REACH))
        distances = [(_distance(mentions[place], time, tokens), place) for place in near]
        distance, place = min(distances, default=(_TIME_REACH + 1, 0))
        if distance > _TIME_REACH:
            continue
        nearest = mentions[place]
        for place in near:
            if mentions[place].start < nearest.end and nearest.start < mentions[place].end:
                owned.setdefault(place, []).append(time)
    for place, mention in enumerate(mentions):
        yield mention._replace(times=tuple(owned[place])) if place in owned else mention


def _distance(mention: MeetingMention, time: TimeExpression, tokens: list[str]) -> int:
    """How far apart a mention and a time stand, in tokens; further where another clause begins between them."""
    if mention.first_token < time.first_token:
        between = tokens[mention.last_token + 1 : time.first_token]
    else:
        between = tokens[time.last_token + 1 : mention.first_token]
    return len(between) + _OTHER_CLAUSE * any(token in _CLAUSE_WORDS for token in between)


def _is_dated(index: MeetingIndex, slug: str, times: Sequence[TimeExpression]) -> bool:
    """Whether a time expression gives the meeting's weekday or its day of the month."""
    meeting = index.by_slug[slug]
    return any(
        time.weekday == meeting.start.isoweekday()
        or (time.month == meeting.start.month and meeting.start.day in time.days)
        for time in times
    )


def _sentences(scanned: Scan, facts: Facts, times: dict[int, list[TimeExpression]]) -> Iterator[Sentence]:
    """The sentences with a word of meetings. Numbers that belong to a date are no numbers of rounds."""
    words = read_meeting_words(scanned.text, facts)
    letters = {word.letter for word in words}
    places = {word.value for word in words if word.letter in 'AaKP'}
    guarantors = 'V' in letters or letters >= {'u', 'k', 'r'}
    recalling = scanned.places_of(RECALLING)
    games = any(word.letter == 'G' and scanned.tokens[word.first].lstrip('وبلف') in _GAMES for word in words)
    presidents = names_all_presidents({scanned.tokens[place] for place in scanned.places_of(PRESIDENTS)})
    context = Context('Y' in letters, ASTANA in places, guarantors, GENEVA in places, recalling, games, presidents)
    dated = {
        token
        for of_sentence in times.values()
        for time in of_sentence
        if time.days or time.part
        for token in range(time.first_token, time.last_token + 1)
    }
    current: list[MeetingWord] = []
    for word in (*words, MeetingWord('z', 0, len(scanned.tokens), len(scanned.tokens))):
        if word.letter != 'z' and (word.letter not in 'nop' or word.first not in dated):
            current.append(word)
        if current and (word.letter == 'z' or len(current) >= _LONGEST):
            number = scanned.sentence_of(current[0].first)
            yield Sentence(number, current, scanned.tokens, context)
            current = []
