"""The passages of an article that answer a query tree, read from the index: for lists that ask for nothing else.

The result pages mark by the rules that explain a hit (`articles.search.highlighting`); here a word is marked where the
tree matches it, and nothing is explained. Most words of a text are never looked at: whatever matches has the letters of
one of a few stems or words in it, and these letters are found first.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from html import escape
from typing import Final, NamedTuple

from articles.arabic.folding import IGNORED_CLASS, LETTERS, fold
from articles.arabic.particles import attached_forms, beginnings
from articles.arabic.stemming import light_stem, stems_of
from articles.arabic.tokens import WORD
from articles.arabic.writing import letters_of
from articles.search.engines.whoosh.matching import split_words
from articles.search.engines.whoosh.ranking import scoring_leaves
from articles.search.engines.whoosh.snapshot import Snapshot
from articles.search.syntax import Family, Node, Phrase, Prefix, Word

PASSAGES: Final = 2
"""Of an article, where that many parts of it answer."""
_BEFORE: Final = 60
_AFTER: Final = 140
"""Characters before the first marked word of a passage, and after it."""
_SIGNS: Final = tuple(re.findall(f'[{IGNORED_CLASS}]', ''.join(map(chr, range(0x10000)))))
"""Whatever may stand between the letters of a word."""
_VARIANTS: Final = tuple(
    (letter, plain)
    for letter in (*LETTERS, *'٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', *'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    if len(plain := fold(letter)) == 1
)
"""Letters that are folded to another one."""

_SPECIAL: Final = re.compile('[&<>"\']')

Run = tuple[str, ...]


class _Printed(NamedTuple):
    """A word as it is printed in a piece of a text."""

    start: int
    end: int
    word: str
    """Folded."""
    matches: bool
    """Whether it is one of the words that match by themselves."""


class Marking:
    """What a query tree marks."""

    def __init__(self, tree: Node) -> None:
        leaves = list(scoring_leaves(split_words(tree) or tree))
        words = [leaf for leaf in leaves if isinstance(leaf, Word)]
        self._letters = {letters_of(word.text) for word in words if word.exact}
        self._stems = {stem for word in words if not word.exact for stem in stems_of(fold(word.text))}
        self._excluded = {form for word in words for form in word.not_written}
        self._words = {leaf.words[0] for leaf in leaves if isinstance(leaf, Phrase) and len(leaf.words) == 1}
        self._starts = tuple(start for leaf in leaves if isinstance(leaf, Prefix) for start in beginnings(leaf.text))
        self._runs: dict[str, list[Run]] = {}
        self._others: dict[str, list[Run]] = {}
        for leaf in leaves:
            if isinstance(leaf, Phrase) and len(leaf.words) > 1:
                self._runs.setdefault(leaf.words[0], []).append(leaf.words[1:])
            elif isinstance(leaf, Family):
                _note(self._runs, leaf.spellings)
                _note(self._others, leaf.not_beginning)
        parts = {*map(fold, self._letters), *self._stems, *self._words, *self._starts, *self._runs} - {''}
        self._parts = [part for part in parts if not any(other != part and other in part for other in parts)]
        plain = set().union(*self._parts)
        self._seen: dict[str, list[_Printed]] = {}
        self._variants = [(letter, folded) for letter, folded in _VARIANTS if folded in plain]

    def passages(self, body: str) -> str:
        """The passages as HTML, escaped, with <mark> around what matched; the opening of the text where none does."""
        spans: list[tuple[int, int]] = []
        pieces: list[str] = []
        end = 0
        for first, last in self._marked(body):
            if spans and first >= end:
                pieces.append(_passage(body, spans, end))
                spans = []
                if len(pieces) == PASSAGES:
                    break
            if not spans:
                end = first + _AFTER
            spans.append((first, last))
        if spans:
            pieces.append(_passage(body, spans, end))
        return ' '.join(pieces) if pieces else _passage(body, [(0, 0)], _AFTER)

    def _marked(self, body: str) -> Iterator[tuple[int, int]]:
        """The spans of what matched, in order; found as they are asked for."""
        reached = 0
        for start, end in self._candidates(body):
            piece = body[start:end]
            for printed in self._seen.get(piece) or self._look_at(piece):
                first, last = start + printed.start, start + printed.end
                match_end = last if printed.matches else None
                if printed.word in self._runs:
                    match_end = self._run_end(body, last, printed.word) or match_end
                if first >= reached and match_end:
                    reached = match_end
                    yield first, match_end

    def _look_at(self, piece: str) -> list[_Printed]:
        """The words of a piece; the same pieces come again in many texts."""
        found = self._seen[piece] = []
        for match in WORD.finditer(piece):
            word = fold(match.group())
            found.append(_Printed(match.start(), match.end(), word, self._matches(match.group(), word)))
        return found

    def _candidates(self, body: str) -> Iterator[tuple[int, int]]:
        """The pieces between spaces that may hold a word that matches: that have the letters, or signs among theirs."""
        spaced = plain = body.replace('\n', ' ')
        for letter, folded in self._variants:
            plain = plain.replace(letter, folded)
        parts = [*self._parts, *(sign for sign in _SIGNS if sign in plain)]
        end = 0
        for place in merge(*(_places(plain, part) for part in parts)):
            if place >= end:
                border = spaced.find(' ', place)
                end = border if border >= 0 else len(body)
                yield spaced.rfind(' ', 0, place) + 1, end

    def _run_end(self, body: str, end: int, word: str) -> int | None:
        """Where the words end that match as one and begin with `word`, which ends at `end`; None where none do."""
        if _run_end(body, end, self._others.get(word, ())) is not None:
            return None
        return _run_end(body, end, self._runs[word])

    def _matches(self, printed: str, word: str) -> bool:
        if word in self._words or (self._starts and word.startswith(self._starts)):
            return True
        if self._stems and light_stem(word) in self._stems:
            return not self._excluded or letters_of(printed) not in self._excluded
        return bool(self._letters) and letters_of(printed) in self._letters


def passages(snapshot: Snapshot, tree: Node, articles: Sequence[int]) -> dict[int, str]:
    """By key of article, in this order: the passages of its body that answer the tree; of those that are indexed."""
    marking = Marking(tree)
    numbers = zip(articles, snapshot.numbers_of(articles), strict=True)
    return {article: marking.passages(snapshot.text(number)[1]) for article, number in numbers if number is not None}


def _places(text: str, part: str) -> Iterator[int]:
    """Where `part` begins in a text, in order, looked for as far as they are asked for."""
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)


def _escaped(text: str) -> str:
    return escape(text) if _SPECIAL.search(text) else text


def _note(runs: dict[str, list[Run]], spellings: Iterable[Run]) -> None:
    """Notes each spelling under the forms of its first word."""
    for first, *rest in filter(None, spellings):
        for form in attached_forms(first, shortest=1 if rest else 3):
            runs.setdefault(form, []).append(tuple(rest))


def _run_end(body: str, end: int, runs: Sequence[Run]) -> int | None:
    """Where the longest of the runs ends that goes on behind `end`; None where none does."""
    found = end if () in runs else None
    going_on = [run for run in runs if run]
    words = WORD.finditer(body, end)
    length = 0
    while going_on and (match := next(words, None)):
        word = fold(match.group())
        going_on = [run for run in going_on if run[length] == word]
        length += 1
        if any(len(run) == length for run in going_on):
            found = match.end()
        going_on = [run for run in going_on if len(run) > length]
    return found


def _passage(body: str, spans: Sequence[tuple[int, int]], end: int) -> str:
    """The text around the spans, from a word's beginning to a word's end."""
    first, last = spans[0][0], spans[-1][1]
    start = max(0, first - _BEFORE)
    if start:
        start = body.find(' ', start, first) + 1 or first
    end = max(end, last)
    if end < len(body):
        end = max(body.rfind(' ', last, end), last)
    pieces, place = ['…'] if start else [], start
    for span_start, span_end in spans:
        pieces.append(_escaped(body[place:span_start]))
        if span_end > span_start:
            pieces.append(f'<mark>{_escaped(body[span_start:span_end])}</mark>')
        place = span_end
    pieces.append(_escaped(body[place:end]))
    if end < len(body):
        pieces.append('…')
    return ''.join(pieces)
