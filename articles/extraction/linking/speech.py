"""Whether words in quotation marks are speech: not a name, a title, a term or an ironic word."""

from bisect import bisect_left
from itertools import pairwise
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.given_names import GIVEN_NAMES
from articles.extraction.linking.frames import COMPLEMENTIZERS, SAYING, Frame, FrameHit
from articles.extraction.linking.mentions import Mentions
from articles.extraction.linking.offices import head_of
from articles.extraction.linking.quotations import Quotation
from articles.extraction.linking.wording import Wording


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


_NAMED: Final = _folded(
    'تنظيم حركة جماعة صحيفة وكالة قناة مسار عملية صيغة مجموعة حزب جيش ميليشيا مليشيا فصيل فصائل لواء'
    ' كتيبة كتائب هيئة منصة'
    ' رواية روايته روايتها كتابه كتابها فيلمه فيلمها مسرحية مسرحيته مسلسل قصيدة قصيدته ديوان ديوانه أغنية مقاله'
    ' منتدى مؤتمر كتاب فيلم برنامج شعار عنوان اسم باسم يسمى تسمى المسمى المسماة يعرف تعرف المعروف'
    ' المعروفة مصطلح عبارة كلمة'
    ' هاشتاغ وسم اتفاق معاهدة معركة درع حملة تحالف ائتلاف تيار موقع مجلة جريدة إذاعة شركة منظمة جبهة قوات'
    ' سرايا فرقة تلفزيون'
    ' بعنوان تحت المدعو المدعوة مبادرة خطة وثيقة بصيغة إطار منطقة مناطق دعوة شبكة مركز جمعية مشروع نظام'
)
"""Words whose complement in marks is a name or a term."""
_CALLED: Final = _folded(
    'وصفه وصفها وصفته وصفتها يصفه يصفها تصفه تصفها أسماه أسماها أسمته أسمتها سماه سماها سمته سمتها'
    ' يسميه يسميها تسميه تسميها يسمونه يسمونها يدعى تدعى يدعوه'
)
"""Verbs that give a name: 'ما وصفتها موسكو'."""
_CALLED_REACH: Final = 3
_CLAUSE_WORDS: Final = _folded(
    'لا لن لم ليس ليست ليسوا هو هي هم كان كانت يجب إن أن قد نحن أنا ما إذا لو أنه إنه هذا هذه ذلك كل هناك'
    ' علينا عليهم لدينا'
    ' سوف نريد نأمل نرحب ننتظر'
)
_WE: Final = _folded('نتوقع نأمل نريد نرى نعتقد نرفض نؤكد نطالب ندعو نسعى نعمل نرحب')
_FIRST_PERSON: Final = _folded(
    'نحن أنا إننا أننا إنني أنني بأننا بأنني لأننا لدينا علينا لنا إلينا منا عندنا بلادنا شعبنا جيشنا قواتنا'
    ' موقفنا هدفنا'
)
_YEARS: Final = tuple(fold('سنة سنو سنت سني سند سنا').split())
"""Nouns that begin like 'we shall'."""
_NEGATIONS: Final = _folded('لا لن لم أن ولا ولن ولم كي لكي')
_SHORT_VERB: Final = 4
_IMPERFECT: Final = ('سي', 'ست', 'سن')
_NOUNS_LIKE_VERBS: Final = _folded('يوم يونيو يوليو يناير يمين يد يسار يمن يورو يهود يوسف')
_ANNOUNCED_WITHIN: Final = 6
"""Words between a verb of speech and a comma before what is said."""
_PHRASED: Final = _folded('بعبارة بجملة بالقول')
"""What somebody puts into words: a clause behind it is theirs, and no name."""
_CERTAIN: Final = 6
"""From so many words on, words in marks that a verb of speech governs are speech."""
_SHORTEST: Final = 3
_NAME_LENGTH: Final = 5
_LONGEST_BARE_SUBJECT: Final = 3
"""Words, with the copula."""
_NO_PART_OF_SUBJECT: Final = _folded('في من إلى على عن مع بعد قبل ضد خلال بين الذي التي الذين ما وصفه وصفهم')
_COPULAS: Final = _folded(
    'هذا هذه ذلك هو هي هم نحن أنا لا لن لم ليس ليست كان كانت يكون تكون سيكون ستكون يعد تعد أصبح أصبحت'
)
"""Pronouns, negations and verbs of being before a predicate."""
_AFTER_PREDICATE: Final = _folded('في من إلى على عن مع بعد قبل ضد خلال بين حتى منذ وأن وأنه وأنها بسبب بشأن حول لأن')
"""What goes on behind a predicate in marks; a verb there has the words in marks for its subject."""


class SpeechTest:
    """Tells speech in one body."""

    def __init__(self, wording: Wording, mentions: Mentions) -> None:
        self.wording = wording
        self.mentions = mentions

    def is_speech(self, quotation: Quotation, frame: FrameHit) -> bool:
        wording = self.wording
        first = bisect_left(wording.starts, quotation.start)
        end = bisect_left(wording.starts, quotation.end)
        words = wording.words[first:end]
        if len(words) >= _CERTAIN:
            return True
        if not words or self._is_name(first, end) or self._follows_name_word(first):
            return False
        clause = is_clause(words)
        before = wording.text[wording.ends[first - 1] : quotation.start] if first else ''
        if ':' in before or ('،' in before and self._announces_words(first, frame)):
            return len(words) >= _SHORTEST or clause
        if not clause and (self._follows_office(first) or _begins_like_name(words)):
            return False
        if len(words) < _SHORTEST:
            return False
        if frame.kind is Frame.VERB and frame.index == first - 1 and not clause:
            return False
        return clause or len(words) > _SHORTEST or self._is_predicate(first, end)

    def _announces_words(self, first: int, frame: FrameHit) -> bool:
        """Whether a comma parts the words in marks from a verb of speech that announces nothing else: 'وقال فلان
        للصحفيين، "…"'."""
        between = self.wording.words[frame.index + 1 : first]
        if frame.kind is not Frame.VERB or not between or len(between) > _ANNOUNCED_WITHIN:
            return False
        return self.wording.words[frame.index].removeprefix('و') in SAYING and COMPLEMENTIZERS.isdisjoint(between)

    def _is_predicate(self, first: int, end: int) -> bool:
        """Whether the marks hold all that is said behind a complementizer, or what is said of its bare subject:
        'وقال إن "…"', 'وأكد أن موسكو "تدعم الحل السياسي"', but not 'إن شركة "…" ستشارك'."""
        words = self.wording.words
        if first and words[first - 1] in COMPLEMENTIZERS:
            return True
        ended = end == len(words) or self._is_parted(end - 1) or words[end] in _AFTER_PREDICATE or words[end][0] == 'ل'
        return ended and self._follows_bare_subject(first)

    def _follows_bare_subject(self, first: int) -> bool:
        """Whether only a word or two of a subject, and a copula, stand between 'that' and the word."""
        words = self.wording.words
        for opening in range(first - 1, max(-1, first - 2 - _LONGEST_BARE_SUBJECT), -1):
            word = words[opening]
            if self.wording.breaks_after(opening):
                return False
            if word in COMPLEMENTIZERS:
                return word.endswith('ن') or words[opening + 1] in _COPULAS
            if word in _NO_PART_OF_SUBJECT or (_is_verbal(word) and word not in _COPULAS):
                return False
        return False

    def _is_name(self, first: int, end: int) -> bool:
        """Whether a participant's name is all that the marks hold."""
        mention = self.mentions.covering(first)
        return mention is not None and mention.first <= first and mention.last >= end - 1

    def _follows_office(self, first: int) -> bool:
        """Whether the words are what somebody is the head of: 'مسؤول «الدائرة الإعلامية»'."""
        return first > 0 and not self._is_parted(first - 1) and head_of(self.wording.words[first - 1]) is not None

    def _is_parted(self, index: int) -> bool:
        gap = self.wording.text[self.wording.ends[index] : self.wording.starts[index + 1]]
        return any(mark in gap for mark in ':،,.')

    def _follows_name_word(self, first: int) -> bool:
        if first == 0:
            return False
        before = self.wording.words[first - 1]
        if before in COMPLEMENTIZERS or self.wording.breaks_after(first - 1):
            return False
        if before == 'ل':
            return True
        if before in _PHRASED and is_clause(self.wording.words[first : first + _SHORTEST + 1]):
            return False
        if before.startswith('ال') and self._follows_bare_subject(first):
            # 'إن المؤتمر "لم يحقق أهدافه"'.
            return False
        bare = before[1:] if before[:1] in 'ولبف' else before
        if any(form in _NAMED for form in (before, bare, before.removeprefix('ال'), bare.removeprefix('ل'))):
            return True
        return any(word in _CALLED for word in self.wording.words[max(0, first - _CALLED_REACH) : first])


def _begins_like_name(words: tuple[str, ...]) -> bool:
    """Whether a few words without a verb begin with what bears a name: '«مؤتمر حوار وطني سوري»'."""
    return len(words) <= _NAME_LENGTH and words[0].removeprefix('ال') in _NAMED


def is_clause(words: tuple[str, ...]) -> bool:
    """Whether folded words hold a verb or a word that only a sentence has."""
    return any(_is_verbal(word) for word in words)


def speaks_of_itself(words: tuple[str, ...]) -> bool:
    """Whether folded words speak in the first person: 'نحن', 'لدينا', 'سنلجأ', 'لن نقبل'."""
    for before, word in pairwise(('', *words)):
        plain = word.removeprefix('و')
        if plain in _FIRST_PERSON or plain in _WE:
            return True
        if plain.startswith('سن') and len(plain) > _SHORT_VERB and not plain.startswith(_YEARS):
            return True
        if before in _NEGATIONS and word[0] == 'ن' and len(word) >= _SHORT_VERB:
            return True
    return False


def begins_speech(word: str) -> bool:
    """Whether a folded word behind a verb of speech is already what is said: 'وأضاف سيكون', 'وتابع نتوقع'."""
    return word in _WE or (_is_verbal(word) and word not in GIVEN_NAMES)


def _is_verbal(word: str) -> bool:
    return (
        word in _CLAUSE_WORDS
        or (word.startswith(_IMPERFECT) and len(word) > 4)
        or (word[0] == 'ي' and len(word) > 3 and word not in _NOUNS_LIKE_VERBS)
    )
