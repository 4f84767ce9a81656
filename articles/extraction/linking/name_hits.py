"""The places of participants' names in a text.

A hit is a name at a word's beginning, or behind an attached particle, and up to a word's end. Which of several
bearers is meant is not decided here.
"""

import re
from typing import Final, NamedTuple

from articles.arabic.folding import fold
from articles.extraction.linking.aliases import SHORTEST_GLUED_NAME, SHORTEST_SURNAME, Alias, Bearers, NameIndex
from articles.extraction.linking.transliteration import is_same_foreign_name
from articles.extraction.linking.wording import BREAK, SPACE, Wording
from articles.extraction.scanning import MOST_PLACES, fold_word

PARTICLES: Final = frozenset(['و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'وك', 'فب', 'فل', 'فك', 'ا'])
"""What may stand before a name within its word, folded (أ asks)."""
_GLUED_ENDS: Final = frozenset(fold('إن أن إنه أنه إلى في من على عن قال اليوم أمس خلال بعد مع').split())
_GLUED_STARTS: Final = frozenset(
    fold('الرئيس الوزير السيد الخارجية الروسي التركي السوري الإيراني الكازاخي الأممي قال وقال أن إن').split()
)
"""Words that careless print sticks to a name."""
_JOINTS: Final = frozenset([SPACE, BREAK])
_REST_OF_WORD: Final = re.compile(r'[^ |]+')
_LONGEST_SURNAME: Final = 3
_PREPOSITIONS: Final = frozenset(['في', 'من', 'عن', 'علي', 'الي', 'ان', 'مع'])


class NameHit(NamedTuple):
    """A name in a text: the words `first` to `last`, inclusive; `start:end` in the text without a particle."""

    first: int
    last: int
    start: int
    end: int
    aliases: tuple[Alias, ...]


def find_names(wording: Wording, index: NameIndex) -> list[NameHit]:
    """The names in a text in order, of overlapping ones the longest."""
    hits: list[NameHit] = []
    line = wording.line + SPACE
    for place, (length, particles, aliases, whole) in index.automaton.iter(line):
        if not whole and (line[place + 1] in _JOINTS or not _ends_glued(line, place)):
            continue
        end = place - 1 if whole else place
        hit = _read_hit(wording, (end + 1 - length, end), particles, aliases)
        if hit is not None:
            hits.append(hit)
            if len(hits) == MOST_PLACES:
                break
    hits.sort(key=lambda hit: (hit.first, hit.first - hit.last, hit.start))
    longest: list[NameHit] = []
    for hit in hits:
        if not longest or hit.first > longest[-1].last:
            longest.append(hit)
        elif hit.last - hit.first > longest[-1].last - longest[-1].first:
            longest[-1] = hit
    return longest


def _ends_glued(line: str, place: int) -> bool:
    """Whether only a small word is stuck to the end of a long name: 'لافروفإن'."""
    match = _REST_OF_WORD.match(line, place + 1)
    return match is not None and match.group() in _GLUED_ENDS


def find_foreign_spellings(wording: Wording, index: NameIndex, hits: list[NameHit]) -> list[NameHit]:
    """Foreign people under spellings that are not listed: given name and surname both sound like theirs."""
    taken = {word for hit in hits for word in range(hit.first, hit.last + 1)}
    found = []
    sounding = index.foreign_given_names.pass_on(wording.distinct)
    for first in wording.places_of(frozenset(sounding))[:MOST_PLACES]:
        heard = index.hear_given_name(wording.words[first])
        if heard is None or first in taken:
            continue
        bearers, attached = heard
        hit = _read_foreign(wording, first, bearers, taken)
        if hit is not None:
            found.append(hit._replace(start=skip_letters(wording, first, attached)))
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


def _read_hit(wording: Wording, span: tuple[int, int], particles: int, aliases: tuple[Alias, ...]) -> NameHit | None:
    """The hit that covers the characters from `span[0]` to `span[1]`, inclusive, of the line, the first `particles`
    of them no part of the name; None where anything but a particle stands before it in its word."""
    start, end = span
    first, last = wording.word_at(start), wording.word_at(end)
    attached = start - wording.places[first]
    if attached:
        word = wording.words[first]
        if word[:attached] not in PARTICLES:
            glued = end - start + 1 >= SHORTEST_GLUED_NAME and word[:attached] in _GLUED_STARTS
            if not glued:
                return None
    return NameHit(
        first, last, skip_letters(wording, first, attached + particles), _end_in_text(wording, last, end), aliases
    )


def _end_in_text(wording: Wording, last: int, end: int) -> int:
    """Where in the text a name ends whose last character is `end` of the line: with its word, or within it."""
    letters = end + 1 - wording.places[last]
    if letters == len(wording.words[last]):
        return wording.ends[last]
    return skip_letters(wording, last, letters)


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
