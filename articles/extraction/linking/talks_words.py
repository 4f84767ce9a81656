"""Where a text speaks of the talks themselves. The name of a city on a day of theirs is no word of them: matches are
played there, embassies opened and grain is bought."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from articles.extraction.linking.meeting_index import ROUND
from articles.extraction.linking.meeting_numbers import is_of_another_subject, is_score
from articles.extraction.linking.meeting_words import PREFIXES, MeetingWord
from articles.extraction.linking.once import once_per_facts
from articles.extraction.scanning import MOST_PLACES, QUOTATION_MARKS, Phrases, Scan, cut
from articles.reference import Capacity, Facts

_WORDS: Final = (
    # Those who talk.
    'الضامنة', 'الضامن', 'ضامن', 'ضامني', 'ضامنو', 'ضامنوهم', 'ضامنيهم', 'ضامنين', 'ضامنون', 'الضامنون', 'الضامنين',
    'ضامنة', 'المعارضة السورية', 'المعارضة المسلحة', 'المعارضة', 'معارضون', 'معارضين', 'المعارضين', 'المعارضون',
    'الفصائل', 'فصائل', 'وفد المعارضة', 'وفدي المعارضة', 'وفد الفصائل', 'وفد النظام', 'وفد الحكومة', 'وفدا الحكومة',
    'وفدي الحكومة', 'وفد دمشق', 'الهيئة العليا للمفاوضات', 'المبعوث الأممي',
    'المبعوث الدولي', 'الموفد الأممي', 'الموفد الدولي', 'مفاوض', 'مفاوضو', 'مفاوضي', 'المفاوض',
    'المفاوضون', 'المفاوضين', 'المتفاوضون', 'المتفاوضين', 'المتحاورون', 'المتحاورين', 'الأطراف السورية',
    'أطراف النزاع', 'طرفي النزاع', 'طرفا النزاع', 'أطراف الصراع', 'الرؤساء الثلاثة',
    # What they talk about.
    'وقف إطلاق النار', 'وقف لإطلاق النار', 'الهدنة', 'هدنة', 'وقف الأعمال القتالية', 'وقف الأعمال العدائية',
    'وقف القتال', 'خفض التصعيد', 'خفض التوتر', 'تخفيف التوتر', 'تخفيف التصعيد', 'وقف التصعيد', 'التهدئة',
    'مناطق آمنة', 'المناطق الآمنة', 'المعتقلين', 'المحتجزين', 'المخطوفين', 'المختطفين', 'الأزمة السورية',
    'التسوية السورية', 'التسوية في سوريا', 'التسوية السياسية', 'تسوية سياسية',
    'تسوية الأزمة', 'حل الأزمة', 'الحل السياسي', 'حل سياسي', 'الحل في سوريا', 'العملية السياسية', 'عملية السلام',
    'النزاع السوري', 'النزاع في سوريا', 'الصراع السوري', 'الصراع في سوريا',
    'الملف السوري', 'القضية السورية', 'المسألة السورية', 'الشأن السوري',
    'اللجنة الدستورية', 'لجنة دستورية', 'الدستور', 'دستور', 'إدلب', 'السلام السورية', 'السلام السوري',
    'السلام في سوريا', 'سلام سورية', 'الانتقال السياسي', 'البيان الختامي', 'بيان ختامي',
    # The talks.
    'محادثات السلام', 'مفاوضات السلام', 'مباحثات السلام', 'مؤتمر السلام', 'محادثات سلام', 'مفاوضات سلام',
    'المحادثات السورية', 'المفاوضات السورية', 'المباحثات السورية', 'المشاورات السورية', 'الاجتماعات السورية',
    'الحوار السوري', 'السورية السورية', 'السوري السوري', 'المفاوضات', 'مفاوضات', 'خفض العنف', 'الهيئة التفاوضية',
)  # fmt: skip
"""What an embassy, a student or a trader there may speak of as well ('the war in Syria') is none of these."""
_BILATERAL: Final = ('المحادثات', 'المباحثات', 'المفاوضات', 'المشاورات', 'الاجتماعات')
_OF_THE_HOST: Final = ('الكازاخية', 'الكازاخستانية', 'الكازخية', 'القازاقية')
"""'The Syrian-Kazakh talks' are those of two states: no word of the talks."""
_ABOUT: Final = frozenset(cut('حول بشأن بخصوص لحل لتسوية'))
_REACH: Final = 5
_FAR: Final = 12
"""Tokens: more than may stand between two words that tell together."""
_DELEGATION: Final = frozenset(
    cut('وفد الوفد وفود وفدا وفدي موفد الموفد موفدو موفدا موفدي مندوبو ممثلو ممثلي خبراء نواب مسؤولو')
)
_MARKS: Final = frozenset('-–—') | QUOTATION_MARKS
_OF: Final = frozenset(cut('من مسار عملية جديدة'))
_OF_THE_TALKS: Final = frozenset(cut('الذي التي الأخير السابق المقبل القادم السوري السورية الثلاثي'))
_STATES: Final = frozenset('ukr')
_SHORTEST: Final = 5
"""Letters of the shortest name that stands for somebody alone."""


@once_per_facts
def _telling(facts: Facts) -> Phrases[str]:
    """What tells of the talks alone, with '': words, and the names of those who led delegations there; and the names
    of those who led others elsewhere, two of whom tell it, with who they are."""
    known: Phrases[str] = Phrases()
    for noun in _BILATERAL:
        for host in _OF_THE_HOST:
            known.add(f'{noun} السورية {host}', host, PREFIXES)
    for word in _WORDS:
        known.add(word, '', PREFIXES)
        if word.startswith('ال'):
            known.add('لل' + word.removeprefix('ال').removeprefix('ل'), '', ('', 'و'))
    delegates, others = _people(facts)
    for slug in (*sorted(delegates), *sorted(others)):
        participant = facts.participant_by_slug[slug]
        doubtful = {alias.alias for alias in participant.ambiguous}
        for alias in participant.aliases_ar:
            if alias not in doubtful and (len(cut(alias)) > 1 or len(alias) >= _SHORTEST):
                known.add(alias, '' if slug in delegates else slug, PREFIXES)
    return known


def _people(facts: Facts) -> tuple[set[str], set[str]]:
    """Who led a delegation to a round, without the hosts, who also receive other guests; who led one elsewhere."""
    delegates: set[str] = set()
    others: set[str] = set()
    for meeting in facts.meetings:
        hosts = {part.participant for part in meeting.participations if part.capacity is Capacity.HOST}
        for part in meeting.participations:
            participant = facts.participant_by_slug[part.participant]
            if participant.is_person and part.capacity is Capacity.HEAD and part.party not in hosts:
                (delegates if meeting.kind == ROUND else others).add(part.participant)
    return delegates, others - delegates


def sentences_of_talks(scanned: Scan, words: tuple[MeetingWord, ...], facts: Facts) -> frozenset[int]:
    """The sentences of a text with a word of the talks. `words` are its words of meetings."""
    named: dict[int, set[str]] = {}
    for first, _, who in islice(_telling(facts).find_unmarked(scanned), MOST_PLACES):
        named.setdefault(scanned.sentence_of(scanned.unmarked[first]), set()).add(who)
    told = {number for number, people in named.items() if '' in people or len(people) > 1}
    told.update(scanned.sentence_of(place) for place in _places_told(scanned.tokens, words))
    return frozenset(told)


def _places_told(tokens: list[str], words: tuple[MeetingWord, ...]) -> Iterator[int]:
    """Where words of meetings tell of the talks as they stand together: 'the Astana format', 'the Russian delegation',
    'the coming round of Astana', 'Astana 7', 'a meeting on Syria'."""
    noun: MeetingWord | None = None
    before: MeetingWord | None = None
    for word in words:
        if word.letter == 'a' or (word.letter in _STATES and word.first > 0 and tokens[word.first - 1] in _DELEGATION):
            yield word.first
        elif (
            noun is not None
            and word.letter in 'APY'
            and _tells(tokens[noun.last + 1 : min(word.first, noun.last + _FAR)], noun, word)
        ):
            if word.letter not in 'AP' or not _is_of_another(tokens, noun, word):
                yield word.first
        elif before is not None and before.letter == 'A' and _is_its_number(tokens, before, word):
            yield word.first
        if word.letter in 'tTR':
            noun = word
        before = word


def _tells(between: list[str], noun: MeetingWord, word: MeetingWord) -> bool:
    """Whether a noun with the words between tells what `word` says of it."""
    if word.letter == 'Y':
        return noun.letter != 'R' and len(between) <= _REACH and not _ABOUT.isdisjoint(between)
    if noun.letter == 'T':
        return word.letter == 'A' and QUOTATION_MARKS.issuperset(between)
    if word.letter == 'P':
        return noun.letter == 't' and not between
    return word.letter == 'A' and len(between) <= _REACH and all(map(_describes, between))


def _is_of_another(tokens: list[str], noun: MeetingWord, place: MeetingWord) -> bool:
    """Whether more words behind the place say what is meant: 'the Astana meeting on surgery'."""
    if noun.letter != 'T':
        return is_of_another_subject(tokens, place)
    following = next((token for token in tokens[place.last + 1 : place.last + 3] if token not in QUOTATION_MARKS), '')
    return following.startswith(('ال', 'لل')) and following not in _OF_THE_TALKS


def _describes(token: str) -> bool:
    """Whether a word may stand between 'the round' and 'of Astana': no preposition of place, nothing it is about."""
    return token in QUOTATION_MARKS or token in _OF or token.startswith('ال')


def _is_its_number(tokens: list[str], place: MeetingWord, number: MeetingWord) -> bool:
    between = tokens[place.last + 1 : number.first]
    return number.letter in 'no' and _MARKS.issuperset(between) and not is_score(tokens, number)
