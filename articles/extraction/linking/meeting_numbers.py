"""The grammar of numbered meetings: 'Astana 7', 'the seventh round of the Astana talks', 'Geneva 4'."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from articles.extraction.linking.meeting_index import ROUND, MeetingIndex
from articles.extraction.linking.meeting_sentences import Sentence
from articles.extraction.linking.meeting_words import ASTANA, GENEVA, LOCATORS, SEATED, MeetingWord
from articles.extraction.scanning import QUOTATION_MARKS, cut

KIND_LETTERS: Final = 'XMWSCJD'
_TALKS: Final = 'RTtQAaKPV'
_FUNCTION_WORDS: Final = frozenset(cut('التي الذي في من على عن مع إلى حول بشأن بعد قبل أن إن لم لا قد'))
_TEAMS: Final = frozenset(cut('فريق فريقا الفريق نادي لاعب لاعبو دراج دراجو'))
_OF: Final = cut('من')[0]
_POINTERS: Final = frozenset(cut('هذه هذا تلك ذلك ما يسمى يعرف سلسلة أجل نوعه نوعها'))
_OTHER_SUBJECTS: Final = frozenset(
    letters + subject
    for subject in cut(
        'الجمركية التجارية الاقتصادية النووية الرياضية المناخية الزراعية النفطية المائية الجمارك التجارة'
    )
    for letters in ('', 'و')
)
_COMPLEMENT: Final = 4
_SCORE_MARKS: Final = frozenset('-–:')


def is_in(sentence: Sentence, place: MeetingWord) -> bool:
    """Whether a preposition says that something is in the place: 'in Sochi', not 'the talks of Astana'."""
    token, before = sentence.tokens[place.first], sentence.tokens[place.first - 1] if place.first else ''
    return token.startswith('ب') or before in LOCATORS


def names_process(sentence: Sentence, place: MeetingWord) -> bool:
    """Whether a place names the talks: 'the Astana track', 'the Astana talks'."""
    before = sentence.tokens[place.first - 1] if place.first else ''
    return place.letter == 'a' or before.lstrip('وبلف').removeprefix('ال') in SEATED


class Reading(NamedTuple):
    """What one word of a sentence, with those around it, can mean. The words from it to `last` are its evidence."""

    kind: str
    rule: str
    slugs: tuple[str, ...]
    last: MeetingWord
    place: str | None = None
    number: int | None = None


def read_further_numbers(
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


def read_numbered(sentence: Sentence, word: MeetingWord, index: MeetingIndex) -> Reading | None:
    """'Astana 7', 'the seventh round of the Astana talks', 'the 22nd international meeting', 'Geneva 4'."""
    if word.letter in 'AaP':
        number = sentence.behind(word, 'no', 3) or _cardinal(sentence, word)
        slug = index.series.get((where := str(word.value), int(number.value))) if number else None
        if number and slug and _nothing_between(sentence, word, number) and not is_score(sentence.tokens, number):
            return Reading(index.by_slug[slug].kind, 'round-number', (slug,), number, where, int(number.value))
        return None
    if word.letter == 'p':
        noun = sentence.behind(word, 'R', 1)
        return _round_of_series(sentence, noun, int(word.value), index) if noun else None
    if word.letter not in 'RTtq' or 'G' in sentence.letters:
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


def is_score(tokens: list[str], number: MeetingWord) -> bool:
    """'Astana 2-1': a match, no meeting."""
    mark, following = (*tokens[number.last + 1 : number.last + 3], '', '')[:2]
    return mark in _SCORE_MARKS and following.isdigit()


def is_of_another_subject(tokens: list[str], place: MeetingWord) -> bool:
    """'The Astana talks on customs', told by the adjective behind the place."""
    return not _OTHER_SUBJECTS.isdisjoint(tokens[place.last + 1 : place.last + 2])


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


def is_on_other_subject(sentence: Sentence, first: int, end: int) -> bool:
    """Whether the tokens from `first` on, before `end`, name talks on something else: 'the nuclear talks'."""
    return not _OTHER_SUBJECTS.isdisjoint(sentence.tokens[first:end])


def _is_of_something_else(sentence: Sentence, number: MeetingWord) -> bool:
    """'The third round of the race', 'of the customs talks': what the round is of is no talks, or other talks."""
    following = [
        t for t in sentence.tokens[number.last + 1 : number.last + 4 + _COMPLEMENT] if t not in QUOTATION_MARKS
    ]
    if following[:1] != [_OF]:
        return False
    words = following[1:_COMPLEMENT]
    if not _OTHER_SUBJECTS.isdisjoint(words):
        return True
    plain = words and words[0].isalpha() and words[0].startswith('ال') and words[0] not in _POINTERS
    return bool(plain) and not sentence.context.syria and not sentence.behind(number, _TALKS, _COMPLEMENT)


def _is_team(sentence: Sentence, place: MeetingWord) -> bool:
    """'The Astana team' of riders or players."""
    return not _TEAMS.isdisjoint(sentence.tokens[max(place.first - 2, 0) : place.first])


def _round_of_series(
    sentence: Sentence, last: MeetingWord, number: int, index: MeetingIndex, *, must_name_place: bool = False
) -> Reading | None:
    if sentence.behind(last, KIND_LETTERS + 'U', 4) or _is_of_something_else(sentence, last):
        return None
    place = sentence.behind(last, 'AaP')
    if place is None and not must_name_place:
        place = sentence.ahead(last, 'AaP')
    if place is None and must_name_place and sentence.context.astana and sentence.context.syria:
        # 'The second meeting, last February': the date must bear it out.
        slugs = tuple(slug for slug in (index.rounds.get(number),) if slug)
        return Reading(ROUND, 'kind-and-date', slugs, last)
    if place is None and sentence.context.games:
        return None
    if place is None and (must_name_place or number == 1 or not (sentence.context.astana and sentence.context.syria)):
        return None
    if place and must_name_place and not sentence.context.syria and not names_process(sentence, place):
        # The third meeting of two ministers in Astana.
        return None
    if place and not sentence.context.syria and _is_team(sentence, place):
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
