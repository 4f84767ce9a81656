"""Names of people who are in no reference file, read where a person speaks."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from articles.arabic.folding import fold
from articles.extraction.documents import Evidence, NameProposal
from articles.extraction.given_names import GIVEN_NAMES
from articles.extraction.linking.frames import COMPLEMENTIZERS
from articles.extraction.linking.mentions import Mentions
from articles.extraction.linking.offices import country_of, head_of
from articles.extraction.linking.wording import Wording

if TYPE_CHECKING:
    from articles.extraction.linking.subjects import Speaker

_LONGEST_NAME: Final = 4
_NO_NAME: Final = frozenset(
    fold(
        'في خلال عقب بعد قبل أثناء مع من عن على إلى أمام عبر حول بشأن لدى ضمن الذي التي إن أن قد فقد اليوم'
        ' أمس الاثنين الثلاثاء'
        ' الأربعاء الخميس الجمعة السبت الأحد مساء صباح في هذا هذه ذلك تلك كل بعض عدد خاص الخاص تحت بعنوان'
        ' بين ضرورة أهمية دعم رفض عزم قيام وجود تقديم استعداد حرص نية إمكانية'
    ).split()
)
_NAME_PARTS: Final = frozenset(fold('أبو أبي أبا عبد بن ابن آل دي فان فون لو دو الدين الله أوغلو زاده').split())

_ALSO_NOUNS: Final = frozenset(fold('أسماء صباح جهاد كامل نور رياض').split())
"""Given names that do not tell a name by themselves."""
_DOUBLE_GIVEN: Final = frozenset(['عبد', 'ابو'])
_FIRST_PARTS: Final = _DOUBLE_GIVEN | {'بن'}
"""What a name can begin with that is no given name: 'بن سلمان', without what he is called by his family."""
_MEDIA: Final = frozenset(fold('وكالة صحيفة قناة فرانس موقع إذاعة مجلة شبكة').split())
TO_WHOM: Final = frozenset(
    fold('لوكالة لصحيفة لقناة لفرانس لرويترز لبي لسكاي لموقع لإذاعة لتلفزيون لمراسل لشبكة لراديو لهيئة').split()
)
"""'لوكالة فرانس برس': to whom a person spoke is no part of the name."""


def read_name(wording: Wording, first: int, end: int, mentions: Mentions) -> tuple[int, int] | None:
    """The first and last word of an unknown person's name among the words `first` to `end`: a given name and what
    follows it unparted, two to four words."""
    for index in range(first, end - 1):
        word = wording.words[index]
        if mentions.covering(index) is not None or not _begins_name(word):
            continue
        last = _name_end(wording, index, end, mentions)
        if last > index:
            return index, last
    return None


def _name_end(wording: Wording, index: int, end: int, mentions: Mentions) -> int:
    last = index
    while last + 1 < min(end, index + _LONGEST_NAME) and not wording.breaks_after(last):
        following = wording.words[last + 1]
        if following in _NO_NAME or following in COMPLEMENTIZERS or mentions.at(last + 1) is not None:
            break
        if (
            following.startswith(('لل', 'بال', 'لنظير', 'بتصريح'))
            or following in TO_WHOM
            or (following[0] == 'و' and following[1:] in GIVEN_NAMES)
        ):
            break
        if (head_of(following) or country_of(following)) and following not in _NAME_PARTS:
            break
        last += 1
    return last


def propose_names(wording: Wording, speakers: 'Iterable[Speaker]', mentions: Mentions) -> tuple[NameProposal, ...]:
    """The people who speak and are in no reference file, by the name they are called in full, with every place where
    they speak under that name or its last word."""
    spoken = [
        (speaker, words)
        for speaker in speakers
        if not speaker.slug and (words := _words_of(wording, speaker)) and mentions.at(words[0]) is None
    ]
    full = {_key(wording, words): words for _, words in reversed(spoken) if _is_full_name(wording, words)}
    evidence: dict[str, list[Evidence]] = {key: [] for key in reversed(full)}
    short = {ending: key for key in full for ending in _endings(key)}
    for speaker, words in spoken:
        own = _key(wording, words)
        name = own if own in full else short.get(own)
        if name is not None:
            text = wording.text[speaker.start : speaker.end]
            evidence[name].append(Evidence(speaker.start, speaker.end, text, rule='speaks'))
    return tuple(NameProposal(entries[0].text, tuple(entries)) for entries in evidence.values() if entries)


def _endings(key: str) -> list[str]:
    """What a name is called by once it has been given in full: 'عبد الرحمن' and 'الرحمن' of 'رامي عبد الرحمن'."""
    words = key.split()
    return [' '.join(words[first:]) for first in range(1, len(words))]


def _words_of(wording: Wording, speaker: 'Speaker') -> tuple[int, ...]:
    first, last = wording.word_before(speaker.start + 1), wording.word_before(speaker.end)
    return tuple(range(first, last + 1))


def _key(wording: Wording, words: tuple[int, ...]) -> str:
    return ' '.join(wording.words[index] for index in words)


def _is_full_name(wording: Wording, words: tuple[int, ...]) -> bool:
    """Whether there is a given name and more: 'عبد الرحمن' is a given name in two words. An agency is no person."""
    named = [wording.words[index] for index in words]
    before = wording.words[words[0] - 1] if words[0] else ''
    if before.removeprefix('ال') in _MEDIA or named[0] in _MEDIA:
        return False
    needed = 3 if named[0] in _DOUBLE_GIVEN or (len(named) > 1 and named[1] == 'الدين') else 2
    return len(named) >= needed and _begins_name(named[0])


def _begins_name(word: str) -> bool:
    return (word in GIVEN_NAMES and word not in _ALSO_NOUNS) or word in _FIRST_PARTS
