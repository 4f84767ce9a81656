"""One sentence as far as meetings go: its words of meaning, how near they stand, what the whole text speaks of."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from typing import Final, NamedTuple

from articles.extraction.linking.meeting_words import MeetingWord
from articles.extraction.remembering import lazily
from articles.extraction.scanning import Wanted, cut

REACH: Final = 12
"""How many tokens apart two words of one sentence may stand to speak of the same meeting."""
_LONGEST_PHRASE: Final = 12
"""Tokens that one word of meetings has at most."""
PHASES: Final = 'FBEHbeh'
_ENDS: Final = frozenset('.!?؟…\n')
RECALLING: Final = Wanted(letter + word for word in cut('كان كانت منذ يذكر سبق يشار') for letter in ('', 'و'))
_COMMEMORATING: Final = frozenset(
    letter + word for word in cut('ذكرى الذكرى ذكراه ذكراها مرور') for letter in ('', 'و', 'ب', 'ل', 'ف')
)
_AFTER: Final = frozenset(cut('بعد وبعد'))
_AFTER_IT: Final = _AFTER | frozenset(cut('عقب إثر'))
_PREPARING: Final = frozenset(
    cut('التحضير للتحضير التحضيرات الاستعداد الإعداد للجولة المقبلة القادمة جديدة الجديدة هاتفيا هاتفي')
)
"""Who prepares the next round after one is at neither."""
_SPANS: Final = frozenset(cut('أسبوع أسبوعين أسابيع شهر شهرين أشهر شهور عام عامين أعوام سنة سنتين سنوات مضي'))
_AGO: Final = frozenset(cut('قبل منذ'))
_AGO_REACH: Final = 7
_FROM: Final = cut('من')[0]
_SPAN_REACH: Final = 6
"""Tokens: 'some three weeks after the end of'."""
_OUTCOMES: Final = frozenset(
    letter + word for word in cut('نتائج مخرجات تداعيات حصيلة تقييم') for letter in ('', 'و', 'ل', 'ب')
)
"""Who speaks of these is at no meeting."""
_HOSTING: Final = frozenset(letter + word for word in cut('استضافة استضافتها') for letter in ('', 'ل', 'ب'))
_PRAISING: Final = frozenset(
    letter + word
    for word in cut('شكر شكره شكرها الشكر أشاد ثمن نوه أثنى تقدير تقديره امتنان امتنانه')
    for letter in ('', 'و')
)
"""Guests thank a host for what he held before."""
_HEADS: Final = tuple(cut(names) for names in ('بوتين بوتن', 'أردوغان اردوغان', 'روحاني رئيسي'))
_ATTACHED: Final = ('', 'و', 'ب', 'ل', 'ف', 'ك')
PRESIDENTS: Final = Wanted(letter + name for names in _HEADS for name in names for letter in _ATTACHED)
_PRESIDING: Final = PRESIDENTS | frozenset(
    letter + word
    for word in cut('الرئيس الرئيسان الرئيسين الرؤساء رؤساء زعماء الزعماء القادة رئيس')
    for letter in _ATTACHED
)
"""Presidents, by name or by office."""
_BESIDE: Final = 8
_ABOUT: Final = frozenset(cut('عن حول بشأن بخصوص على'))
_RECALL_REACH: Final = 20
_ISSUED_REACH: Final = 8
_OF: Final = cut('عن')[0]
_TEXT: Final = cut('نص')[0]
_STATEMENTS: Final = frozenset(letter + word for word in cut('بيان البيان بيانا') for letter in ('', 'و', 'ب', 'ف'))
_STATEMENT_ENDS: Final = _STATEMENTS | frozenset(cut('الختامي المشترك ختام'))
_ISSUED: Final = frozenset(cut('الصادر صادر صدر صادرا وصدر'))
_COMMAS: Final = frozenset('،,؛;')
_ASIDE: Final = 5
_STATE_OF_PLACE: Final = {'moscow': 'u', 'ankara': 'k', 'tehran': 'r'}


class Context(NamedTuple):
    """What the whole text speaks of."""

    syria: bool
    astana: bool
    guarantors: bool
    geneva: bool
    recalling: Sequence[int]
    """The tokens that look back: 'had been', 'since'."""
    games: bool
    """Whether it tells of a match or a national team."""
    presidents: bool
    """Whether all three presidents of the guarantors are named."""


class Sentence:
    """One sentence as far as meetings go: its words in order, none within another."""

    def __init__(self, number: int, words: list[MeetingWord], tokens: list[str], context: Context) -> None:
        self.number = number
        self.words = words
        self.tokens = tokens
        self.context = context
        self.letters = ''.join([word.letter for word in words])
        self._firsts = [word.first for word in words]

    def behind(self, word: MeetingWord, letters: str, reach: int = REACH) -> MeetingWord | None:
        """The first word of one of the classes that follows `word` within `reach` tokens."""
        for other in self._between(word.last + 1, word.last + reach):
            if other.letter in letters:
                return other
        return None

    def ahead(self, word: MeetingWord, letters: str, reach: int = REACH) -> MeetingWord | None:
        """The last word of one of the classes that goes before `word` within `reach` tokens."""
        for other in reversed(self._between(word.first - reach - _LONGEST_PHRASE, word.first - 1)):
            if other.letter in letters and other.last >= word.first - reach:
                return other
        return None

    def _between(self, first: int, last: int) -> list[MeetingWord]:
        """The words that begin at the tokens `first` to `last`."""
        return self.words[bisect_left(self._firsts, first) : bisect_right(self._firsts, last)]

    def phase_near(self, first: int, last: int) -> str:
        """The phase the nearest verb gives to what stands at the tokens `first` to `last`."""
        near = self._between(first - REACH - _LONGEST_PHRASE, last + REACH)
        verbs = [
            (self._distance(word, first, last), word.first > last, word.letter)
            for word in near
            if word.letter in PHASES
        ]
        distance, _, letter = min(verbs, default=(REACH, False, ''))
        return letter if distance < REACH else ''

    def recalls(self, first: int) -> bool:
        """Whether the words of the sentence before the token `first` look back: 'had been', 'since'."""
        rank = bisect_left(self.context.recalling, first)
        place = self.context.recalling[rank - 1] if rank else first - _RECALL_REACH - 1
        return first - place <= _RECALL_REACH and _ENDS.isdisjoint(self.tokens[place + 1 : first])

    def lies_back(self, first: int, last: int) -> bool:
        """Whether the words around the tokens `first` to `last` say that it is over for some time: 'on the anniversary
        of', 'two weeks after', 'discussed the results of', 'ended a week ago'."""
        if self._is_ago(first - _AGO_REACH, first) or self._is_ago(last + 1, last + 1 + _AGO_REACH):
            return True
        if first and self.tokens[first - 1] in _OUTCOMES:
            return True
        if not _HOSTING.isdisjoint(self.tokens[max(0, first - 2) : first]) and not _PRAISING.isdisjoint(
            self.tokens[max(0, first - _SPAN_REACH) : first]
        ):
            return True
        before = self.tokens[max(0, first - _RECALL_REACH) : first]
        if any(token in _COMMEMORATING and _ENDS.isdisjoint(before[place:]) for place, token in enumerate(before)):
            return True
        if before[-1:] and before[-1] in _AFTER_IT and not _PREPARING.isdisjoint(before):
            return True
        before = before[-_SPAN_REACH:]
        after = next((place for place, token in enumerate(before) if token in _AFTER), len(before))
        return not _SPANS.isdisjoint(before[after:]) and (_ENDS | _COMMAS).isdisjoint(before[after:])

    def _is_ago(self, first: int, end: int) -> bool:
        """Whether the tokens from `first` on, before `end`, say 'a week ago', and not 'a week before'."""
        words = self.tokens[max(first, 0) : end + 2]
        for place, token in enumerate(words[: max(end - max(first, 0), 0)]):
            if token in _ENDS or token in _COMMAS:
                return False
            if token in _AGO and words[place + 1 : place + 2] and words[place + 1] in _SPANS:
                return words[place + 2 : place + 3] != [_FROM]
        return False

    def issues(self, first: int) -> bool:
        """Whether a statement was issued by what stands at the token `first`: 'the statement issued today by
        the round'; or the text is one: 'text of the statement of the round'."""
        before = self.tokens[max(0, first - _ISSUED_REACH) : first]
        if not before or not _ENDS.isdisjoint(before):
            before = before[max((place for place, token in enumerate(before) if token in _ENDS), default=-1) + 1 :]
        if before[-1:] == [_OF] and before.count(_OF) == 1:
            return not _STATEMENTS.isdisjoint(before) and not _ISSUED.isdisjoint(before)
        return before[:1] == [_TEXT] and bool(before[1:]) and before[-1] in _STATEMENT_ENDS

    def speaks_about(self, first: int) -> bool:
        """Whether what stands at the token `first` is the topic of a saying: 'announced (of) a summit'."""
        return first > 0 and self.tokens[first - 1] in _ABOUT

    def _distance(self, verb: MeetingWord, first: int, last: int) -> int:
        """How far a verb stands from the tokens `first` to `last`. News puts it first: what follows behind a comma
        ('the round began, before the session due today') is more often said of something else."""
        if verb.first <= last:
            return first - verb.last
        parted = any(token in _COMMAS for token in self.tokens[last + 1 : verb.first])
        return verb.first - last + (_ASIDE if parted else 0)

    @lazily
    def names_president(self) -> bool:
        """Whether a president stands among its words of meetings, by name or by office."""
        first = max(self.words[0].first - _BESIDE, 0)
        return not _PRESIDING.isdisjoint(self.tokens[first : self.words[-1].last + _BESIDE])

    @property
    def names_guarantors(self) -> bool:
        """Whether the guarantors are named, or two of the three states."""
        return 'V' in self.letters or len(self.states & {'u', 'k', 'r'}) >= 2

    @property
    def names_all_guarantors(self) -> bool:
        return 'V' in self.letters or self.states >= {'u', 'k', 'r'}

    @lazily
    def tokens_of_sentence(self) -> list[str]:
        """All tokens from the first word of meetings to the last, with those around them in the sentence."""
        first, last = self.words[0].first, self.words[-1].last
        while first > 0 and self.tokens[first - 1] not in _ENDS:
            first -= 1
        while last + 1 < len(self.tokens) and self.tokens[last + 1] not in _ENDS:
            last += 1
        return self.tokens[first : last + 1]

    @lazily
    def states(self) -> set[str]:
        return {_STATE_OF_PLACE.get(str(word.value), word.letter) for word in self.words}


def names_all_presidents(tokens: Set[str]) -> bool:
    """Whether tokens name the presidents of all three guarantors."""
    return all(any(letter + name in tokens for name in names for letter in _ATTACHED) for names in _HEADS)
