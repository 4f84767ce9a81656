"""Where the pieces of a query stand in a text: whole words with what is attached to them, by offsets into the text.

The same rules as in the engine, on the text itself, so that what is marked is what matched.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from articles.arabic.folding import fold
from articles.arabic.particles import attached_forms, beginnings
from articles.arabic.stemming import light_stem, root, stems_of
from articles.arabic.stopwords import STOP_WORDS
from articles.arabic.tokens import WORD
from articles.arabic.writing import letters_of
from articles.search.names import Spelling
from articles.search.syntax import Alike, All, AnyOf, Family, Node, Not, Phrase, Prefix, Word


@dataclass(frozen=True, slots=True)
class Occurrence:
    """`start:end` of the text answers a piece of the query."""

    start: int
    end: int
    piece: Word | Alike | Phrase | Prefix | Family
    part: int
    """Which part of the query the piece belongs to."""
    spelling: Spelling = ()
    """Of a name: the spelling that stands here."""
    related: bool = False
    """By its root or its letter groups only."""


@lru_cache(maxsize=30_000)
def _forms(word: str) -> tuple[str, str]:
    """Folded word and light stem."""
    folded = fold(word)
    return folded, light_stem(folded)


@lru_cache(maxsize=20_000)
def _root(folded: str) -> str:
    return root(folded)


@lru_cache(maxsize=512)
def _beginnings_of(spellings: tuple[Spelling, ...]) -> dict[str, list[Spelling]]:
    """By every form the first word can have: the spellings it begins, longest first."""
    found: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in sorted(spellings, key=len, reverse=True):
        for form in attached_forms(spelling[0], shortest=1 if len(spelling) > 1 else 3):
            found[form].append(spelling)
    return dict(found)


def _standing_at(place: int, folded: Sequence[str], spellings: Sequence[Spelling]) -> Spelling:
    """The longest of the spellings that goes on at this place, its first word left aside; empty for none."""
    return next(
        (form for form in spellings if tuple(folded[place + 1 : place + len(form)]) == form[1:]),
        (),
    )


def pieces_of(node: Node) -> Iterator[Word | Alike | Phrase | Prefix | Family]:
    """What of the node can stand in a text."""
    match node:
        case Word() | Alike() | Phrase() | Prefix() | Family():
            yield node
        case All() | AnyOf():
            for part in node.parts:
                yield from pieces_of(part)
        case Not():
            return


def unrelated_first(found: Sequence[list[Occurrence]]) -> list[list[Occurrence]]:
    """The occurrences in each text of an article without those by root, unless nothing else admitted it.

    A word written like one of the query stays as well where the article has that one in no other form.
    """
    answered = {each.part for occurrences in found for each in occurrences if not each.related}
    if not answered:
        return list(found)

    def stays(each: Occurrence) -> bool:
        return not each.related or (isinstance(each.piece, Alike) and each.part not in answered)

    return [list(filter(stays, occurrences)) for occurrences in found]


def _nothing_alike(word: str) -> Sequence[str]:
    return ()


@dataclass
class Finder:
    """Finds the pieces of one query in any number of texts. `related`: words of the same root count too."""

    parts: Sequence[Node]
    related: bool = False
    alike: Callable[[str], Sequence[str]] = _nothing_alike
    """The folded words that the index has like one."""
    names: list[tuple[int, Family, dict[str, list[Spelling]], dict[str, list[Spelling]]]] = field(default_factory=list)
    """With the beginnings of each name's spellings, and of those that are another name."""
    phrases: list[tuple[int, Phrase]] = field(default_factory=list)
    first_words: set[str] = field(default_factory=set)
    """What a name or phrase may begin with: most words of a text are none of them, and need no closer look."""
    prefixes: list[tuple[int, Prefix, tuple[str, ...]]] = field(default_factory=list)
    written: dict[str, tuple[int, Word]] = field(default_factory=dict)
    stems: dict[str, tuple[int, Word]] = field(default_factory=dict)
    roots: dict[str, tuple[int, Word]] = field(default_factory=dict)
    similar: dict[str, tuple[int, Alike]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for index, part in enumerate(self.parts):
            for piece in pieces_of(part):
                self._learn(index, piece)

    def _learn(self, index: int, piece: Word | Alike | Phrase | Prefix | Family) -> None:
        match piece:
            case Family():
                firsts = _beginnings_of(piece.spellings), _beginnings_of(piece.not_beginning)
                self.names.append((index, piece, *firsts))
                self.first_words.update(firsts[0])
            case Phrase():
                if piece.words:
                    self.phrases.append((index, piece))
                    self.first_words.add(piece.words[0])
            case Prefix():
                self.prefixes.append((index, piece, tuple(beginnings(piece.text))))
            case Alike():
                for word in self.alike(piece.text):
                    self.similar.setdefault(word, (index, piece))
            case Word(exact=True):
                self.written.setdefault(letters_of(piece.text), (index, piece))
            case Word():
                for match in WORD.finditer(piece.text):
                    folded = fold(match.group())
                    if folded not in STOP_WORDS:
                        for stem in stems_of(folded):
                            self.stems.setdefault(stem, (index, piece))
                        self.roots.setdefault(_root(folded), (index, piece))

    def find(self, text: str) -> list[Occurrence]:
        """The occurrences in order; none overlaps another, several words go before one."""
        words = [(match.start(), match.end(), *_forms(match.group())) for match in WORD.finditer(text)]
        folded = [word[2] for word in words]
        found: list[Occurrence] = []
        place = 0
        while place < len(words):
            start, end, word, stem = words[place]
            hit = self._run_at(words, folded, place) if word in self.first_words else None
            hit = hit or self._word_at(text, start, end, word, stem)
            if hit is not None:
                occurrence, length = hit
                found.append(occurrence)
                place += length
            else:
                place += 1
        return found

    def _run_at(
        self, words: list[tuple[int, int, str, str]], folded: list[str], place: int
    ) -> tuple[Occurrence, int] | None:
        """The longest name or phrase that begins here, with how many words it has."""
        start, _, word, _ = words[place]
        best: tuple[Occurrence, int] | None = None
        for part, family, firsts, others in self.names:
            spelling = _standing_at(place, folded, firsts.get(word, ()))
            if spelling and not _standing_at(place, folded, others.get(word, ())):
                length = len(spelling)
                if best is None or length > best[1]:
                    best = Occurrence(start, words[place + length - 1][1], family, part, spelling), length
        for part, phrase in self.phrases:
            length = len(phrase.words)
            if tuple(folded[place : place + length]) == phrase.words and (best is None or length > best[1]):
                best = Occurrence(start, words[place + length - 1][1], phrase, part), length
        return best

    def _word_at(self, text: str, start: int, end: int, word: str, stem: str) -> tuple[Occurrence, int] | None:
        if self.written and (known := self.written.get(letters_of(text[start:end]))):
            return Occurrence(start, end, known[1], known[0]), 1
        if word in STOP_WORDS:
            return None
        if known := self.stems.get(stem):
            return Occurrence(start, end, known[1], known[0]), 1
        for part, prefix, forms in self.prefixes:
            if word.startswith(forms):
                return Occurrence(start, end, prefix, part), 1
        if self.related and (close := self.roots.get(_root(word)) or self.similar.get(word)):
            return Occurrence(start, end, close[1], close[0], related=True), 1
        return None
