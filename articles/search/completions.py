"""What the letters typed so far may become: meetings, people, sources, topics and words, in groups."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.arabic.consonants import plain_latin
from articles.arabic.folding import fold
from articles.search.engines import SearchUnavailable, get_engine
from articles.search.families import NameBook, current_names
from articles.search.names import Name
from articles.search.runs import label
from articles.search.spellings import words_of

EACH: Final = 5
"""Entries of one group."""
SHORTEST: Final = 2
"""Letters from which on anything is proposed."""
_PAGES: Final = {
    'meeting': 'meeting_detail',
    'participant': 'participant_detail',
    'source': 'source_detail',
    'topic': 'topic_detail',
}
_LOOKED_AT: Final = 400
_LONGEST_DETAIL: Final = 30

Entry = dict[str, Any]


def complete(typed: str) -> list[dict[str, Any]]:
    """Groups of `label` and `entries`; an entry has `text`, `detail` and, where it is a page, `url`."""
    words = words_of(typed)
    if not words or sum(map(len, words)) < SHORTEST:
        return []
    start = ' '.join(words)
    named = _named(start, current_names())
    labels = {'meeting': _('Meetings'), 'participant': _('Participants'), 'source': _('Sources'), 'topic': _('Topics')}
    groups = [{'label': labels[kind], 'entries': named[kind]} for kind in _PAGES if named[kind]]
    known = list(_words(typed, words[-1]))
    if known:
        groups.append({'label': _('Words'), 'entries': known})
    return groups


def _read_tails(book: NameBook) -> list[tuple[str, int, int]]:
    """Every tail of every spelling, sorted, with how many words stand before it and which name it is of."""
    tails = set()
    for place, name in enumerate(book.names):
        if name.kind in _PAGES:
            for spelling in (*_in_both_languages(name), *name.sure, *name.wide, *name.doubtful):
                for first in range(len(spelling)):
                    tail = ' '.join(spelling[first:])
                    tails.update([(tail, first, place), (plain_latin(tail), first, place)])
    return sorted(tails)


_read: tuple[NameBook, list[tuple[str, int, int]]] | None = None


def _tails_of(book: NameBook) -> list[tuple[str, int, int]]:
    """The tails of the names as they are now; read again when the names are."""
    global _read
    read = _read
    if read is None or read[0] is not book:
        read = _read = (book, _read_tails(book))
    return read[1]


def _in_both_languages(name: Name) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return words_of(name.label_ar), words_of(name.label_en)


def _named(start: str, names: NameBook) -> dict[str, list[Entry]]:
    tails = _tails_of(names)
    first = bisect_left(tails, (start,))
    best: dict[int, tuple[int, int, str]] = {}
    for tail, before, place in islice(tails, first, first + _LOOKED_AT):
        if not tail.startswith(start):
            break
        worth = (before, len(tail), tail)
        if place not in best or worth < best[place]:
            best[place] = worth
    found: dict[str, list[Entry]] = {kind: [] for kind in _PAGES}
    for place, (_before, _length, tail) in sorted(best.items(), key=lambda entry: (entry[1], entry[0])):
        name = names.names[place]
        if len(found[name.kind]) < EACH:
            found[name.kind].append(_entry(name, tail))
    return found


def _entry(name: Name, tail: str) -> Entry:
    shown = label(name)
    return {
        'text': shown,
        'detail': '' if tail in fold(shown) or len(tail) > _LONGEST_DETAIL else tail,
        'url': reverse(_PAGES[name.kind], args=[name.slug]),
    }


def _words(typed: str, last: str) -> Iterator[Entry]:
    """The words of the index that begin as the last typed one does, as it prints them, behind what stands before."""
    before = typed.rstrip().rpartition(' ')[0]
    try:
        engine = get_engine()
        terms = engine.terms(last, EACH) if len(last) >= SHORTEST else []
        printed = [(engine.printed(word), count) for word, count in terms]
    except SearchUnavailable:
        return
    for word, count in printed:
        yield {'text': f'{before} {word}'.strip(), 'detail': str(count)}
