"""Names of people who are in no reference file, read where a person speaks."""

from collections.abc import Container
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.linking.context import is_given_name
from articles.extraction.linking.frames import COMPLEMENTIZERS
from articles.extraction.linking.offices import country_of, head_of
from articles.extraction.linking.wording import Wording

_LONGEST_NAME: Final = 4
_NO_NAME: Final = frozenset(
    fold(
        'في خلال عقب بعد قبل أثناء مع من عن على إلى أمام عبر حول بشأن لدى ضمن الذي التي إن أن قد فقد اليوم أمس الاثنين الثلاثاء'
        ' الأربعاء الخميس الجمعة السبت الأحد مساء صباح في هذا هذه ذلك تلك كل بعض عدد خاص الخاص'
    ).split()
)
_NAME_PARTS: Final = frozenset(fold('أبو أبي أبا عبد بن ابن آل دي فان فون لو دو الدين الله أوغلو زاده').split())


def read_name(wording: Wording, first: int, end: int, mentions: Container[int]) -> tuple[int, int] | None:
    """The first and last word of an unknown person's name among the words `first` to `end`: a given name and what
    follows it unparted, two to four words."""
    for index in range(first, end - 1):
        if index in mentions or not is_given_name(wording.words[index]) and wording.words[index] not in ('عبد', 'ابو'):
            continue
        last = _name_end(wording, index, end, mentions)
        if last > index:
            return index, last
    return None


def _name_end(wording: Wording, index: int, end: int, mentions: Container[int]) -> int:
    last = index
    while last + 1 < min(end, index + _LONGEST_NAME) and not wording.breaks_after(last):
        following = wording.words[last + 1]
        if following in _NO_NAME or following in COMPLEMENTIZERS or last + 1 in mentions:
            break
        if (head_of(following) or country_of(following)) and following not in _NAME_PARTS:
            break
        last += 1
    return last
