"""The passages of an article that answer a query tree, read from the index: for lists that ask for nothing else.

The result pages mark by the rules that explain a hit (`articles.search.highlighting`); here a word is marked where the
tree matches it, and nothing is explained. A text is cut at its spaces, and what has been folded or stemmed once is
known from then on: most pieces of a text are looked up, and few are read.
"""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import islice
from typing import Final

from articles.arabic.folding import fold
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
_KNOWN: Final = 50_000
"""Pieces that are kept in memory; some 200 bytes each."""

Run = tuple[str, ...]


class _Known(dict[str, str]):
    """What a function made of a text before; forgotten altogether when it has become too much."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> str:
        if len(self) >= _KNOWN:
            self.clear()
        made = self[text] = self._make(text)
        return made


def _only_word(piece: str) -> str:
    """The folded word of a piece of a text; SEVERAL where it has more than one."""
    words = WORD.findall(piece)
    return fold(words[0]) if len(words) == 1 else _SEVERAL if words else ''


_SEVERAL: Final = ' '
_folded: Final = _Known(_only_word)
_stems: Final = _Known(light_stem)


class Marking:
    """What a query tree marks."""

    def __init__(self, tree: Node) -> None:
        leaves = list(scoring_leaves(split_words(tree) or tree))
        words = [leaf for leaf in leaves if isinstance(leaf, Word)]
        self._letters = {letters_of(word.text) for word in words if word.exact}
        self._wanted_stems = {stem for word in words if not word.exact for stem in stems_of(fold(word.text))}
        self._excluded = {form for word in words for form in word.not_written}
        self._starts = tuple(start for leaf in leaves if isinstance(leaf, Prefix) for start in beginnings(leaf.text))
        self._runs: dict[str, list[Run]] = {}
        self._others: dict[str, list[Run]] = {}
        for leaf in leaves:
            if isinstance(leaf, Phrase):
                self._runs.setdefault(leaf.words[0], []).append(leaf.words[1:])
            elif isinstance(leaf, Family):
                _note(self._runs, leaf.spellings)
                _note(self._others, leaf.not_beginning)
        self._wanted = {_SEVERAL, *self._runs, *map(fold, self._letters)}

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
        pieces = body.replace('\n', ' ').split(' ')
        place = offset = reached = 0
        for candidate in self._candidates(pieces):
            offset += sum(map(len, pieces[place:candidate])) + candidate - place
            place = candidate
            for match in WORD.finditer(pieces[candidate]):
                start = offset + match.start()
                end = self._match_end(body, offset + match.end(), match.group())
                if start >= reached and end:
                    reached = end
                    yield start, end

    def _candidates(self, pieces: list[str]) -> list[int]:
        """The pieces that may hold a word that matches."""
        words = list(map(_folded.__getitem__, pieces))
        wanted, stems, starts = self._wanted, self._wanted_stems, self._starts
        if starts:
            return [
                place
                for place, word in enumerate(words)
                if word in wanted or word.startswith(starts) or _stems[word] in stems
            ]
        if not stems:
            return [place for place, word in enumerate(words) if word in wanted]
        stemmed = map(_stems.__getitem__, words)
        return [
            place
            for place, (word, stem) in enumerate(zip(words, stemmed, strict=True))
            if stem in stems or word in wanted
        ]

    def _match_end(self, body: str, end: int, printed: str) -> int | None:
        """Where the match ends that begins with the word `printed`, which ends at `end`; None where none begins."""
        word = fold(printed)
        if word in self._runs:
            run_end = _run_end(body, end, self._runs[word])
            other_end = _run_end(body, end, self._others.get(word, ()))
            if run_end is not None and other_end is None:
                return run_end
        return end if self._matches(printed, word) else None

    def _matches(self, printed: str, word: str) -> bool:
        if self._starts and word.startswith(self._starts):
            return True
        if self._wanted_stems and _stems[word] in self._wanted_stems:
            return not self._excluded or letters_of(printed) not in self._excluded
        return bool(self._letters) and letters_of(printed) in self._letters


def passages(snapshot: Snapshot, tree: Node, articles: Sequence[int]) -> dict[int, str]:
    """By key of article, in this order: the passages of its body that answer the tree; of those that are indexed."""
    marking = Marking(tree)
    numbers = zip(articles, snapshot.numbers_of(articles), strict=True)
    return {article: marking.passages(snapshot.text(number)[1]) for article, number in numbers if number is not None}


def _note(runs: dict[str, list[Run]], spellings: Sequence[Run]) -> None:
    """Notes each spelling under the forms of its first word."""
    for first, *rest in filter(None, spellings):
        for form in attached_forms(first, shortest=1 if rest else 3):
            runs.setdefault(form, []).append(tuple(rest))


def _run_end(body: str, end: int, runs: Sequence[Run]) -> int | None:
    """Where the longest of the runs ends that goes on behind `end`; None where none does."""
    most = max(map(len, runs), default=0)
    following = [(match.end(), fold(match.group())) for match in islice(WORD.finditer(body, end), most)]
    words = tuple(word for _, word in following)
    length = max((len(run) for run in runs if run == words[: len(run)]), default=None)
    return length if length is None else following[length - 1][0] if length else end


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
        pieces.append(escape(body[place:span_start]))
        if span_end > span_start:
            pieces.append(f'<mark>{escape(body[span_start:span_end])}</mark>')
        place = span_end
    pieces.append(escape(body[place:end]))
    if end < len(body):
        pieces.append('…')
    return ''.join(pieces)
