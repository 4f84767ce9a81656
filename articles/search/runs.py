"""Words that stand beside each other in a query: names, days and months among them, and words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.arabic.folding import fold
from articles.arabic.particles import attached_forms
from articles.arabic.writing import letters_of
from articles.search.dates import month_node, read_time, year_node, year_of
from articles.search.families import NameBook
from articles.search.name_nodes import family_node
from articles.search.names import Found, Name
from articles.search.spellings import words_of
from articles.search.syntax import AnyOf, Family, Node, Phrase, Word


@dataclass(frozen=True, slots=True)
class ReadRun:
    nodes: list[Node]
    """In the order of the words."""
    notices: list[str]
    """Which words were read as an unlisted spelling of which name."""


def read_run(typed: Sequence[str], names: NameBook, *, guess: bool = True) -> ReadRun:
    """What words typed one after another ask for. With `guess`, spellings that nobody listed are read as names."""
    words = [fold(word) for word in typed]
    nodes: list[Node] = []
    notices: list[str] = []
    place = 0
    for hit in _merged(names.find(words, guess=guess)):
        hit = _with_day_and_year(hit, words, place)
        nodes.extend(_word(typed[at], words[at], names) for at in range(place, hit.first))
        nodes.append(_name(hit, ' '.join(typed[hit.first : hit.last]), words))
        place = hit.last
        if hit.read_as:
            notices.append(
                _('“{typed}” was read as a spelling of {name}.').format(
                    typed=' '.join(typed[hit.first : hit.last]), name=label(hit.name)
                )
            )
    nodes.extend(_word(typed[at], words[at], names) for at in range(place, len(words)))
    return ReadRun(nodes, notices)


def date_node(typed: str, names: NameBook) -> Node:
    """A day or month in digits: as it stands, by the names of the month, and what was published in the time."""
    digits = Phrase(words_of(typed))
    span = read_time(typed)
    if span is None:
        return digits
    month = names.by_slug.get(('month', f'{span.month:02}')) if span.month else None
    spelled = month_node(month, typed, span.year, span.day) if month else span.range
    return AnyOf((*spelled.parts, digits)) if isinstance(spelled, AnyOf) else AnyOf((digits, spelled))


def label(name: Name) -> str:
    """The name in the language of the page."""
    return name.label_en if (get_language() or '').startswith('en') else name.label_ar


def _merged(found: list[Found]) -> list[Found]:
    """One name given twice side by side counts once: شباط/فبراير, لافروف (Lavrov)."""
    merged: list[Found] = []
    for hit in found:
        before = merged[-1] if merged else None
        if before and before.name is hit.name and before.last == hit.first:
            merged[-1] = replace(before, last=hit.last, wide=before.wide and hit.wide)
        else:
            merged.append(hit)
    return merged


def _with_day_and_year(hit: Found, words: Sequence[str], place: int) -> Found:
    """A month with the day before it and the year behind it, as far as they stand there."""
    if hit.name.kind != 'month':
        return hit
    first, last = hit.first, hit.last
    if not words[first].isdigit() and first > place and _is_day(words[first - 1]):
        first -= 1
    if year_of(words[last - 1]) is None and last < len(words) and year_of(words[last]) is not None:
        last += 1
    return replace(hit, first=first, last=last)


def _is_day(word: str) -> bool:
    return word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31


def _name(hit: Found, typed: str, words: Sequence[str]) -> Node:
    if hit.name.kind != 'month':
        return family_node(hit, typed)
    day = int(words[hit.first]) if _is_day(words[hit.first]) else None
    return month_node(hit.name, typed, year_of(words[hit.last - 1]), day)


def _word(typed: str, folded: str, names: NameBook) -> Node:
    year = year_of(folded)
    if year is not None:
        return year_node(typed, year)
    letters = letters_of(typed)
    name = names.by_written.get(letters)
    if name is not None:
        # Written so it is the month and no other word; attached particles leave the letter as it is.
        forms = tuple(Word(form, exact=True) for form in attached_forms(letters, shortest=1))
        return AnyOf((Family(name.kind, name.slug, typed, name.sure), *forms))
    if letters == folded:
        return Word(typed)  # nothing in it says which of the words that fold to it is meant
    others = (form for form in names.by_written if fold(form) == folded)
    return Word(typed, not_written=tuple(form for other in others for form in attached_forms(other, shortest=1)))
