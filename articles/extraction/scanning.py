"""A text taken apart once, into words and what stands between them, and these folded and cut into tokens: for all
stages that look for words of fixed meaning in it."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import Final, Generic, TypeVar

from articles.arabic.folding import fold, fold_with_offsets
from articles.arabic.tokens import WORD
from articles.extraction.remembering import lazily, remembering

Value = TypeVar('Value')

_WORDS: Final = re.compile(f'({WORD.pattern})')
# Plain letters stand first: to ask each character for its category takes twice the time.
_TOKEN: Final = re.compile(r'[a-zء-غف-ي]++[^\W\d_]*+|[^\W\d_]+|[0-9]+|[^\w\s]|\n\s*|_')
_PLAIN: Final = re.compile(r'[a-zء-غف-ي]+')
MOST_PLACES: Final = 20_000
"""Names, verbs of speech, words of meetings, terms: so many places of each kind are read of one text. Only a text made
of nothing else has more of them; an article has a hundredth."""
QUOTATION_MARKS: Final = frozenset('"“”„«»‘’\'')
"""Names stand in marks, or a part of a name does: phrases are looked for without them."""
SENTENCE_ENDS: Final = frozenset('.!?؟\n…')
_DIGITS: Final = frozenset('0123456789')


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


@remembering
def _tokens_of(gap: str) -> tuple[str, ...]:
    return tuple(token for token, _, _ in _folded_tokens(gap))


@remembering
def _read_word(word: str) -> tuple[str, tuple[str, ...]]:
    """A word folded, and its tokens."""
    folded = fold(word).replace(' ', '')
    if word.isalpha() and _PLAIN.fullmatch(folded):
        return folded, (folded,)
    return folded, tuple(token for token, _, _ in _folded_tokens(word))


@remembering
def _spans_of(piece: str) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for _, start, end in _folded_tokens(piece))


@remembering
def _touches_both(gap: str) -> bool:
    """Whether a single mark, or a line's end, is all that stands between two words."""
    folded = fold_with_offsets(gap)[0]
    return len(folded) == 1 or (folded[:1] == '\n' and folded.isspace())


def index_places(words: Iterable[str]) -> dict[str, list[int]]:
    """The places of each word, in order."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word].append(place)
    return places


def merge_places(places: dict[str, list[int]], words: Iterable[str]) -> list[int]:
    """The places of all the words, in order."""
    return sorted(chain.from_iterable([places[word] for word in words]))


class Scan:
    """The tokens of a text: runs of letters, runs of digits, single marks and (runs of) line breaks, all folded.

    A run of line breaks is one '\\n'. `pieces` are what stands between words, and the words, in turn; `edges` where
    in the text they begin, and its length; `words` the words, folded.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces = _WORDS.split(text)
        read = list(map(_read_word, self.pieces[1::2]))
        self.words = [word for word, _ in read]
        if not all(self.words):
            self.pieces = _without_empty(self.pieces, self.words)
            read = [found for found in read if found[0]]
            self.words = [word for word, _ in read]
        self.edges = list(accumulate(map(len, self.pieces), initial=0))
        tokens = list(map(_tokens_of, self.pieces[::2]))
        tokens[1:] = chain.from_iterable(zip((found for _, found in read), tokens[1:], strict=True))
        self.tokens = list(chain.from_iterable(tokens))
        self.distinct = frozenset(self.tokens)
        """The tokens, each once."""
        self._firsts = list(accumulate(map(len, tokens), initial=0))
        """The first token of each piece."""
        self._spans: dict[int, tuple[tuple[int, int], ...]] = {}

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span of the text that the tokens `first` to `last` (both included) cover."""
        return self._span_of(first)[0], self._span_of(last)[1]

    def _span_of(self, token: int) -> tuple[int, int]:
        piece = self._piece_of(token)
        spans = self._spans.get(piece)
        if spans is None:
            spans = self._spans[piece] = _spans_of(self.pieces[piece])
        start, end = spans[token - self._firsts[piece]]
        return self.edges[piece] + start, self.edges[piece] + end

    def _piece_of(self, token: int) -> int:
        return bisect_right(self._firsts, token) - 1

    def sentence_of(self, token: int) -> int:
        """The number of the sentence in which the token stands."""
        return bisect_left(self.sentence_ends, token)

    @lazily
    def _places(self) -> dict[str, list[int]]:
        return index_places(self.tokens)

    def places_of(self, wanted: Set[str]) -> list[int]:
        """The places of all tokens that are one of `wanted`, in order."""
        return merge_places(self._places, self.distinct & wanted)

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
        piece = self._piece_of(place)
        return piece % 2 == 1 or _touches_both(self.pieces[piece])

    @lazily
    def _marks(self) -> list[int]:
        return self.places_of(QUOTATION_MARKS)

    def unmarked_places_of(self, wanted: Set[str]) -> list[int]:
        """The places of all tokens that are one of `wanted` among those that are no quotation marks, in order."""
        marks = self._marks
        places = merge_places(self._places, (self.distinct & wanted) - QUOTATION_MARKS)
        return [place - bisect_left(marks, place) for place in places] if marks else places

    @lazily
    def unmarked(self) -> Sequence[int]:
        """The tokens that are no quotation marks: names stand in marks, or a part of a name does."""
        edges = pairwise([-1, *self._marks, len(self.tokens)])
        return list(chain.from_iterable(range(before + 1, mark) for before, mark in edges))

    @lazily
    def unmarked_tokens(self) -> list[str]:
        edges = pairwise([-1, *self._marks, len(self.tokens)])
        return list(chain.from_iterable(self.tokens[before + 1 : mark] for before, mark in edges))


def _without_empty(pieces: list[str], words: list[str]) -> list[str]:
    """The pieces of a text, gaps and words in turn, with the words of which folding leaves nothing (a tatweel alone)
    joined to the gaps around them."""
    kept = pieces[:1]
    for word, printed, gap in zip(words, pieces[1::2], pieces[2::2], strict=True):
        if word:
            kept += printed, gap
        else:
            kept[-1] += printed + gap
    return kept


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
        self._by_first: dict[str, list[tuple[list[str], Value]]] = {}
        self._firsts: set[str] = set()

    def add(self, phrase: str | tuple[str, ...], value: Value, prefixes: Iterable[str] = ('',)) -> None:
        """Makes `phrase` known, its first word also with each of `prefixes` attached. What is known first stays."""
        tokens = cut(phrase) if isinstance(phrase, str) else phrase
        for prefix in prefixes:
            self._firsts.add(prefix + tokens[0])
            candidates = self._by_first.setdefault(prefix + tokens[0], [])
            following = list(tokens[1:])
            if all(rest != following for rest, _ in candidates):
                candidates.append((following, value))
                candidates.sort(key=lambda candidate: -len(candidate[0]))

    def find(
        self, tokens: list[str], distinct: frozenset[str], *, overlapping: bool = False
    ) -> Iterator[tuple[int, int, Value]]:
        """All phrases among some tokens, the longest at each place: the first token, the number of tokens, the value.

        `distinct` are the tokens, each once. A phrase that begins inside of another is found only with `overlapping`.
        """
        known = distinct & self._firsts
        starts = [index for index, token in enumerate(tokens) if token in known]
        return self._read(tokens, starts, overlapping=overlapping)

    def find_in(self, scanned: Scan, *, overlapping: bool = False) -> Iterator[tuple[int, int, Value]]:
        """All phrases in a text, as `find` tells them."""
        return self._read(scanned.tokens, scanned.places_of(self._firsts), overlapping=overlapping)

    def find_unmarked(self, scanned: Scan) -> Iterator[tuple[int, int, Value]]:
        """All phrases in a text, whatever quotation marks stand within: the places are those of `unmarked_tokens`."""
        starts = scanned.unmarked_places_of(self._firsts)
        return self._read(scanned.unmarked_tokens, starts, overlapping=False)

    def _read(self, tokens: list[str], starts: list[int], *, overlapping: bool) -> Iterator[tuple[int, int, Value]]:
        by_first = self._by_first
        free = 0
        for index in starts:
            if index < free and not overlapping:
                continue
            for rest, value in by_first[tokens[index]]:
                end = index + 1 + len(rest)
                if not rest or tokens[index + 1 : end] == rest:
                    yield index, end - index, value
                    free = end
                    break
