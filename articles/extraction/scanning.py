"""A text taken apart once, into words and what stands between them, and these folded and cut into tokens: for all
stages that look for words of fixed meaning in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import accumulate, chain, compress, pairwise
from operator import add
from sys import intern
from typing import Final, Generic, NamedTuple, Self, TypeVar

from articles.arabic.folding import fold, fold_with_offsets
from articles.arabic.tokens import WORD
from articles.extraction.remembering import lazily, remembering

Value = TypeVar('Value')

# Most words are plain letters with a space behind them: these need not be looked at for signs and decimals.
_UNIT: Final = re.compile(rf'[a-zA-Zء-غف-ي]++ (?=[a-zA-Zء-غف-ي])|{WORD.pattern}[\W_]*')
"""A word with what stands between it and the next."""
_GAP: Final = re.compile(r'[\W_]*')
# Plain letters stand first: to ask each character for its category takes twice the time.
_TOKEN: Final = re.compile(r'[a-zء-غف-ي]++[^\W\d_]*+|[^\W\d_]+|[0-9]+|[^\w\s]|\n\s*|_')
_PLAIN: Final = re.compile(r'[a-zء-غف-ي]+')
MOST_PLACES: Final = 20_000
"""Names, verbs of speech, words of meetings, terms: so many places of each kind are read of one text. Only a text made
of nothing else has more of them; an article has a hundredth."""
_DIGITS: Final = frozenset('0123456789')
_wanted: set[str] = set()
"""All tokens that texts are searched for. Most of a text are none of them, which is found out once for all searches."""


class Wanted(frozenset[str]):
    """Tokens that texts are searched for."""

    def __new__(cls, tokens: Iterable[str]) -> Self:
        wanted = super().__new__(cls, map(intern, tokens))
        _wanted.update(wanted)
        return wanted


QUOTATION_MARKS: Final = Wanted('"“”„«»‘’\'')
"""Names stand in marks, or a part of a name does: phrases are looked for without them."""
SENTENCE_ENDS: Final = Wanted('.!?؟\n…')


def _folded_tokens(piece: str) -> Iterator[tuple[str, int, int]]:
    """The tokens of a word, or of what stands between two, each with its span in it."""
    folded, offsets = fold_with_offsets(piece)
    for match in _TOKEN.finditer(folded):
        token = '\n' if match.group()[0] == '\n' else match.group()
        yield token, offsets[match.start()], offsets[match.start() + len(token) - 1] + 1


@remembering
def fold_word(word: str) -> str:
    """`fold` for one word: the same words come again and again."""
    return fold(word).replace(' ', '')


class _Unit(NamedTuple):
    """A word of a text with what stands between it and the next."""

    word: str
    """Folded; empty where there is none."""
    length: int
    """Characters of the word as it is written."""
    gap: str
    tokens: tuple[str, ...]
    """Of the word and of the gap; interned, so that tables know them at a glance."""


@remembering
def _read_unit(unit: str) -> _Unit:
    match = WORD.match(unit)
    word = intern(fold_word(match.group())) if match else ''
    length = match.end() if match and word else 0
    return _Unit(word, length, unit[length:], tuple(intern(token) for token, _, _ in _tokens_in(unit, length)))


def _tokens_in(unit: str, length: int) -> Iterator[tuple[str, int, int]]:
    """The tokens of a unit whose word has so many characters, each with its span in it."""
    word, gap = unit[:length], unit[length:]
    of_word = list(_folded_tokens(word))
    if len(of_word) > 1 and word.isalpha() and _PLAIN.fullmatch(fold_word(word)):
        of_word = [(fold_word(word), of_word[0][1], of_word[-1][2])]  # one character stands for several words
    yield from of_word
    if gap != ' ':
        yield from ((token, length + start, length + end) for token, start, end in _folded_tokens(gap))


@remembering
def _spans_of(unit: str) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for _, start, end in _tokens_in(unit, _read_unit(unit).length))


@remembering
def _touches_both(gap: str) -> bool:
    """Whether a single mark, or a line's end, is all that stands between two words."""
    folded = fold_with_offsets(gap)[0]
    return len(folded) == 1 or (folded[:1] == '\n' and folded.isspace())


class _Sought(NamedTuple):
    """Those of some tokens that texts are searched for, with their places."""

    among: int
    """How many tokens texts are searched for: when these are more, it is out of date."""
    places: list[int]
    tokens: list[str]

    def places_of(self, wanted: Set[str]) -> list[int]:
        return list(compress(self.places, map(wanted.__contains__, self.tokens)))


class Scan:
    """The words of a text, folded, and its tokens: runs of letters, runs of digits, single marks and (runs of) line
    breaks, all folded.

    A run of line breaks is one '\\n'. `starts` and `ends` are where in the text the words stand, `gaps` what stands
    between each and the next.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._units = _cut_units(text)
        words, lengths, gaps, tokens = zip(*map(_read_unit, self._units), strict=True)
        if words.count('') > 1:
            self._units = _join_wordless(self._units, words)
            words, lengths, gaps, tokens = zip(*map(_read_unit, self._units), strict=True)
        self._edges = list(accumulate(map(len, self._units), initial=0))
        self.words: tuple[str, ...] = words[1:]
        self.starts = tuple(self._edges[1:-1])
        self.ends = tuple(map(add, self.starts, lengths[1:]))
        self.gaps: tuple[str, ...] = gaps[1:-1]
        self.tokens: list[str] = list(chain.from_iterable(tokens))
        self._firsts = list(accumulate(map(len, tokens), initial=0))
        """The first token of each unit."""
        self._latest: _Sought | None = None

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span of the text that the tokens `first` to `last` (both included) cover."""
        start, end = self._span_of(first)
        return start, end if last == first else self._span_of(last)[1]

    def _span_of(self, token: int) -> tuple[int, int]:
        unit = self._unit_of(token)
        start, end = _spans_of(self._units[unit])[token - self._firsts[unit]]
        return self._edges[unit] + start, self._edges[unit] + end

    def _unit_of(self, token: int) -> int:
        return bisect_right(self._firsts, token) - 1

    def sentence_of(self, token: int) -> int:
        """The number of the sentence in which the token stands."""
        return bisect_left(self.sentence_ends, token)

    @lazily
    def distinct(self) -> frozenset[str]:
        """The tokens, each once."""
        return frozenset(self.tokens)

    @lazily
    def numbers(self) -> list[int]:
        """The places of all tokens of digits, in order."""
        return list(compress(range(len(self.tokens)), map(str.isdecimal, self.tokens)))

    def places_of(self, wanted: Set[str]) -> list[int]:
        """The places of all tokens that are one of `wanted`, which texts are searched for, in order."""
        return self._sought.places_of(wanted)

    def unmarked_places_of(self, wanted: Set[str]) -> list[int]:
        """The same among the tokens that are no quotation marks."""
        places, marks, tokens = self.places_of(wanted), self._marks, self.tokens
        if not marks:
            return places
        return [place - bisect_left(marks, place) for place in places if tokens[place] not in QUOTATION_MARKS]

    @property
    def _sought(self) -> _Sought:
        """Those of the tokens that texts are searched for."""
        if self._latest is None or self._latest.among != len(_wanted):
            chosen = list(map(_wanted.__contains__, self.tokens))
            places = list(compress(range(len(self.tokens)), chosen))
            self._latest = _Sought(len(_wanted), places, list(compress(self.tokens, chosen)))
        return self._latest

    @lazily
    def _marks(self) -> list[int]:
        return self.places_of(QUOTATION_MARKS)

    @lazily
    def sentence_ends(self) -> list[int]:
        """The tokens that end a sentence."""
        return [place for place in self.places_of(SENTENCE_ENDS) if not self._parts_digits(place)]

    def _parts_digits(self, place: int) -> bool:
        """Whether a mark stands within a number, or a line ends between two."""
        if not 0 < place < len(self.tokens) - 1:
            return False
        if self.tokens[place - 1][-1] not in _DIGITS or self.tokens[place + 1][0] not in _DIGITS:
            return False
        unit = _read_unit(self._units[self._unit_of(place)])
        return self._span_of(place)[0] < self._edges[self._unit_of(place)] + unit.length or _touches_both(unit.gap)

    @lazily
    def unmarked(self) -> Sequence[int]:
        """The tokens that are no quotation marks: names stand in marks, or a part of a name does."""
        edges = pairwise([-1, *self._marks, len(self.tokens)])
        return list(chain.from_iterable(range(before + 1, mark) for before, mark in edges))

    @lazily
    def unmarked_tokens(self) -> list[str]:
        edges = pairwise([-1, *self._marks, len(self.tokens)])
        return list(chain.from_iterable(self.tokens[before + 1 : mark] for before, mark in edges))


def _cut_units(text: str) -> list[str]:
    """The units of a text. The first is what stands before the first word."""
    match = _GAP.match(text)
    start = match.end() if match else 0
    return [text[:start], *_UNIT.findall(text, start)]


def _join_wordless(units: list[str], words: Sequence[str]) -> list[str]:
    """The units with those that have no word, because folding leaves nothing of it (a tatweel alone), joined to those
    before them."""
    edges = pairwise([0, *(place for place, word in enumerate(words) if word), len(units)])
    return [''.join(units[start:end]) for start, end in edges]


@lru_cache(maxsize=8)
def scan(text: str) -> Scan:
    """The tokens of `text`. The last few texts are kept, since several stages read the same body. Linear."""
    return Scan(text)


def cut(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase, folded."""
    return tuple(_TOKEN.findall(fold(phrase)))


class Phrases(Generic[Value]):
    """Phrases of one or more tokens with a value each, found longest first."""

    def __init__(self) -> None:
        self._firsts: set[str] = set()
        self._alone: dict[str, tuple[int, Value]] = {}
        """The phrases of one token."""
        self._longer: dict[str, dict[str, list[tuple[list[str], Value]]]] = {}
        """The others by their first and their second token: the rest, the longest first."""

    def add(self, phrase: str | tuple[str, ...], value: Value, prefixes: Iterable[str] = ('',)) -> None:
        """Makes `phrase` known, its first word also with each of `prefixes` attached. What is known first stays."""
        first, *rest = cut(phrase) if isinstance(phrase, str) else phrase
        for attached in (intern(prefix + first) for prefix in prefixes):
            self._firsts.add(attached)
            _wanted.add(attached)
            if not rest:
                self._alone.setdefault(attached, (1, value))
                continue
            candidates = self._longer.setdefault(attached, {}).setdefault(rest[0], [])
            if all(known != rest[1:] for known, _ in candidates):
                candidates.append((rest[1:], value))
                candidates.sort(key=lambda candidate: -len(candidate[0]))

    def find_in(self, scanned: Scan, *, overlapping: bool = False) -> Iterator[tuple[int, int, Value]]:
        """All phrases in a text, the longest at each place: the first token, the number of tokens, the value. A phrase
        that begins inside of another is found only with `overlapping`."""
        return self._read(scanned.tokens, scanned.places_of(self._firsts), overlapping=overlapping)

    def find_unmarked(self, scanned: Scan) -> Iterator[tuple[int, int, Value]]:
        """All phrases in a text, whatever quotation marks stand within: the places are those of `unmarked_tokens`."""
        starts = scanned.unmarked_places_of(self._firsts)
        return self._read(scanned.unmarked_tokens, starts, overlapping=False)

    def _read(self, tokens: list[str], starts: list[int], *, overlapping: bool) -> Iterator[tuple[int, int, Value]]:
        free = 0
        for index in starts:
            if index < free and not overlapping:
                continue
            found = self._alone.get(tokens[index])
            following = self._longer.get(tokens[index])
            if following and index + 1 < len(tokens) and tokens[index + 1] in following:
                found = _longest(tokens, index + 2, following[tokens[index + 1]]) or found
            if found:
                yield index, found[0], found[1]
                free = index + found[0]


def _longest(tokens: list[str], index: int, candidates: list[tuple[list[str], Value]]) -> tuple[int, Value] | None:
    """The number of tokens of the longest phrase of which the third token would stand at a place, and its value."""
    for rest, value in candidates:
        if not rest or tokens[index : index + len(rest)] == rest:
            return len(rest) + 2, value
    return None
