"""The places of participants' names in a text.

A hit is a name at a word's beginning, or behind an attached particle, and up to a word's end. Which of several
bearers is meant is not decided here.
"""

from itertools import compress
from typing import Final, NamedTuple

from articles.extraction.linking.aliases import SHORTEST_SURNAME, Alias, Bearers, Beginnings, Name, NameIndex, unstick
from articles.extraction.linking.transliteration import is_same_foreign_name
from articles.extraction.linking.wording import Wording
from articles.extraction.scanning import MOST_PLACES, fold_word

_LONGEST_SURNAME: Final = 3
_PREPOSITIONS: Final = frozenset(['في', 'من', 'عن', 'علي', 'الي', 'ان', 'مع'])


class NameHit(NamedTuple):
    """A name in a text: the words `first` to `last`, inclusive; `start:end` in the text without a particle."""

    first: int
    last: int
    start: int
    end: int
    aliases: tuple[Alias, ...]


def find_beginnings(wording: Wording, index: NameIndex) -> list[tuple[int, Beginnings]]:
    """The words that can begin a name."""
    found = list(map(index.begin, wording.words))
    return [(first, known) for first, known in compress(enumerate(found), found) if known]


def find_names(wording: Wording, beginnings: list[tuple[int, Beginnings]]) -> list[NameHit]:
    """The names in a text in order, of overlapping ones the longest."""
    longest: list[NameHit] = []
    for first, known in beginnings:
        last, name = _read_name(wording, first, known)
        if name is None:
            continue
        if not longest or first > longest[-1].last:
            if len(longest) == MOST_PLACES:
                break
            longest.append(_hit(wording, first, last, name))
        elif last - first > longest[-1].last - longest[-1].first:
            longest[-1] = _hit(wording, first, last, name)
    return longest


def _read_name(wording: Wording, first: int, beginnings: Beginnings) -> tuple[int, Name | None]:
    """The longest of the names that begin with a word and end with one of those behind it, which is told with it."""
    if not beginnings.seconds or wording.breaks_after(first):
        return first, beginnings.alone
    second = wording.words[first + 1]
    if second in beginnings.seconds or unstick(second):
        for length in beginnings.lengths:
            following = wording.words[first + 1 : first + 1 + length]
            name = beginnings.longer.get(following) or _read_stuck(following, beginnings)
            if name is not None and not any(wording.parted[first : first + len(following)]):
                return first + len(following), name
    return first, beginnings.alone


def _read_stuck(following: tuple[str, ...], beginnings: Beginnings) -> Name | None:
    """The name of several words to whose end another is stuck: 'سيرغي لافروفإن'."""
    for shorter in unstick(following[-1]):
        name = beginnings.longer.get((*following[:-1], shorter))
        if name is not None and name.long:
            return name._replace(behind=len(following[-1]) - len(shorter))
    return None


def _hit(wording: Wording, first: int, last: int, name: Name) -> NameHit:
    letters = len(wording.words[last]) - name.behind
    end = skip_letters(wording, last, letters) if name.behind else wording.ends[last]
    return NameHit(first, last, skip_letters(wording, first, name.before), end, name.aliases)


def find_foreign_spellings(
    wording: Wording, beginnings: list[tuple[int, Beginnings]], hits: list[NameHit]
) -> list[NameHit]:
    """Foreign people under spellings that are not listed: given name and surname both sound like theirs."""
    taken = {word for hit in hits for word in range(hit.first, hit.last + 1)}
    found = []
    for first, known in beginnings:
        hit = _read_foreign(wording, first, known.heard, taken) if known.heard and first not in taken else None
        if hit is not None:
            found.append(hit._replace(start=skip_letters(wording, first, known.conjoined)))
    return found


def _read_foreign(wording: Wording, first: int, bearers: Bearers, taken: set[int]) -> NameHit | None:
    surname = ''
    for last in range(first + 1, min(first + 1 + _LONGEST_SURNAME, len(wording.words))):
        if wording.breaks_after(last - 1) or last in taken or wording.words[last] in _PREPOSITIONS:
            return None
        surname += wording.words[last]
        for slug, known in bearers:
            if len(surname) >= SHORTEST_SURNAME and is_same_foreign_name(surname, known):
                alias = Alias(slug, person=True, full=True, ambiguous=False)
                return NameHit(first, last, wording.starts[first], wording.ends[last], (alias,))
    return None


def skip_letters(wording: Wording, index: int, count: int) -> int:
    """The offset in the text behind the first `count` folded letters of a word."""
    offset = wording.starts[index]
    while count:
        offset += 1
        if fold_word(wording.text[offset - 1]):
            count -= 1
    while offset < wording.ends[index] and not fold_word(wording.text[offset]):
        offset += 1
    return offset
