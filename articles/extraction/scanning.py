"""A text folded and cut into tokens once, for all stages that look for words of fixed meaning in it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final, Generic, TypeVar

from articles.arabic.folding import fold, fold_with_offsets

Value = TypeVar('Value')

# Plain letters stand first: to ask each character for its category takes twice the time.
_TOKEN: Final = re.compile(r'[a-zء-غف-ي]++[^\W\d_]*+|[^\W\d_]+|[0-9]+|[^\w\s]|\n\s*|_')
_TOKEN_AND_SPACE: Final = re.compile(rf'(?:{_TOKEN.pattern})[^\S\n]*')
MOST_PLACES: Final = 20_000
"""Names, verbs of speech, words of meetings, terms: so many places of each kind are read of one text. Only a text made
of nothing else has more of them; an article has a hundredth."""
QUOTATION_MARKS: Final = frozenset('"“”„«»‘’\'')
"""Names stand in marks, or a part of a name does: phrases are looked for without them."""
SENTENCE_ENDS: Final = frozenset('.!?؟\n…')
_BETWEEN_DIGITS: Final = re.compile(r'[.!?؟\n](?<=[0-9].)(?=[0-9])|\n(?<=[0-9]\n)(?=\s*[0-9])', re.DOTALL)
_INDENT: Final = re.compile(r'[^\S\n]*')


@dataclass(frozen=True, slots=True)
class Scan:
    """The tokens of a text: runs of letters, runs of digits, single marks and (runs of) line breaks, all folded.

    A run of line breaks is one '\\n'. `starts` are offsets into the folded text; `span` gives those of the original.
    """

    text: str
    offsets: Sequence[int]
    tokens: list[str]
    starts: list[int]
    sentence_ends: list[int]
    """The tokens that end a sentence."""
    unmarked: list[int]
    """The tokens that are no quotation marks: names stand in marks, or a part of a name does."""
    unmarked_tokens: list[str]
    distinct: frozenset[str]
    """The tokens, each once."""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span of the original text that the tokens `first` to `last` (both included) cover."""
        return self.offsets[self.starts[first]], self.offsets[self.starts[last] + len(self.tokens[last]) - 1] + 1

    def sentence_of(self, token: int) -> int:
        """The number of the sentence in which the token stands."""
        return bisect_left(self.sentence_ends, token)


@lru_cache(maxsize=8)
def scan(text: str) -> Scan:
    """The tokens of `text`. The last few texts are kept, since several stages read the same body."""
    folded, offsets = fold_with_offsets(text)
    pieces = _TOKEN_AND_SPACE.findall(folded)
    tokens = [piece.rstrip() or '\n' for piece in pieces]
    indent = _INDENT.match(folded)
    starts = list(accumulate(map(len, pieces), initial=indent.end() if indent else 0))
    unmarked = [place for place, token in enumerate(tokens) if token not in QUOTATION_MARKS]
    ends = [place for place, token in enumerate(tokens) if token in SENTENCE_ENDS]
    if no_ends := {match.start() for match in _BETWEEN_DIGITS.finditer(folded)}:
        ends = [place for place in ends if starts[place] not in no_ends]
    plain = [tokens[place] for place in unmarked] if len(unmarked) < len(tokens) else tokens
    return Scan(text, offsets, tokens, starts, ends, unmarked, plain, frozenset(tokens))


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
        """All phrases in a text, the longest at each place: the first token, the number of tokens, the value.

        `distinct` are the tokens, each once. A phrase that begins inside of another is found only with `overlapping`.
        """
        known = {token: self._by_first[token] for token in distinct & self._firsts}
        free = 0
        for index in [index for index, token in enumerate(tokens) if token in known]:
            if index < free and not overlapping:
                continue
            for rest, value in known[tokens[index]]:
                end = index + 1 + len(rest)
                if not rest or tokens[index + 1 : end] == rest:
                    yield index, end - index, value
                    free = end
                    break
