"""The query language: what a person typed becomes a tree that an engine runs. Nothing anybody types is an error.

Words, "phrases", word*, =word, -word, OR, brackets and filters; names in any spelling become families. What had to be
mended or cut is said in a notice. docs/search.md explains the language to readers.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from articles.arabic.folding import fold
from articles.search.families import NameBook
from articles.search.fields import FIELDS, LONGEST_VALUE, read_value
from articles.search.lexing import Lexed, Token, is_question, lex
from articles.search.lifting import is_stop_word, lifting_nodes
from articles.search.relaxing import relaxed_tree, widened_parts
from articles.search.runs import date_node, read_run
from articles.search.syntax import All, AnyOf, DateRange, Everything, Filter, Node, Not, Phrase, Prefix, Word
from articles.search.typed_filters import TypedFilter, typed_filter

_BETWEEN_SPACES: Final = re.compile(r'[^\s\0]+')
MAX_LENGTH: Final = 400
"""Characters of a query that are read."""
MAX_PARTS: Final = 40
"""Words, phrases and filters of a query that are read."""
MAX_PREFIXES: Final = 3
SHORTEST_PREFIX: Final = 3
"""Letters before the star of word*."""
MAX_DEPTH: Final = 5


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query ready to be run. `parts` are the pieces asked for; `filters` narrow and can be chosen as facets too."""

    tree: Node
    relaxed: Node | None = None
    filters: tuple[Filter, ...] = ()
    parts: tuple[Node, ...] = ()
    widened: tuple[Node, ...] = ()
    """For each part what stands for it in `relaxed`; empty without one."""
    notices: tuple[str, ...] = ()
    question: bool = False
    """It asks something, and no word of a question is required: the articles stand in the order of their scores."""
    guessed: bool = False
    """Words of it were read as an unlisted spelling of a name."""
    typed: tuple[TypedFilter, ...] = ()
    """The filters that stand in the text, whatever they are joined by."""


def parse_query(text: str, names: NameBook, *, guess: bool = True) -> ParsedQuery:
    """Reads `text`. Linear in its length; limits are said in `notices`, in the language of the page.

    Without `guess` no words are read as a spelling that nobody listed.
    """
    notices: list[str] = []
    read, places = _shortened(text, notices)
    lexed = lex(read, frozenset(FIELDS), SHORTEST_PREFIX)
    notices.extend(_repairs(lexed))
    tokens = _limited(lexed.tokens, notices)
    reader = _Reader(tokens, names, notices, guess)
    nodes = reader.read_sequence(0)
    if reader.dropped_bracket or 'bracket' in lexed.repairs:
        notices.append(_('A bracket stood alone and was left out.'))
    if text.strip() and not nodes:
        notices.append(_('No word was found in the query; all articles are listed.'))
    parsed = _assemble(nodes, names, tuple(dict.fromkeys(notices)))
    typed = tuple(
        typed_filter(text, places, tokens, each.read, each.node, names, field=each.field, excluded=each.excluded)
        for each in reader.filters
    )
    return replace(parsed, question=is_question(text), guessed=reader.guessed, typed=typed)


def _shortened(text: str, notices: list[str]) -> tuple[str, list[int]]:
    """What is read of the text, with one space between words, and where each character of it stands in the text."""
    words = [range(*match.span()) for match in _BETWEEN_SPACES.finditer(text)]
    places = [place for word in words for place in (*word, word.stop)][:-1]
    read = ' '.join(text[word.start : word.stop] for word in words)
    if len(read) <= MAX_LENGTH:
        return read, places
    notices.append(_('Only the first {number} characters of the query were read.').format(number=MAX_LENGTH))
    return read[:MAX_LENGTH].rsplit(' ', 1)[0], places


def _repairs(lexed: Lexed) -> list[str]:
    said = {
        'quote': _('A quotation mark was not closed; the phrase was read to the end of the query.'),
        'star': _('A star counts only behind at least {number} letters; another one was left out.').format(
            number=SHORTEST_PREFIX
        ),
        'leading star': _('A star before a word is not supported; the word was searched as typed.'),
    }
    return [said[repair] for repair in sorted(lexed.repairs) if repair in said]


def _limited(tokens: tuple[Token, ...], notices: list[str]) -> list[Token]:
    kept: list[Token] = []
    prefixes = 0
    for token in _without_bracketed_numbers(tokens[:MAX_PARTS]):
        prefixes += token.kind == 'prefix'
        if token.kind == 'prefix' and prefixes > MAX_PREFIXES:
            notices.append(_('Only the first {number} stars of a query count.').format(number=MAX_PREFIXES))
            token = replace(token, kind='word')
        kept.append(token)
    if len(tokens) > MAX_PARTS:
        notices.append(_('Only the first {number} words of the query were read.').format(number=MAX_PARTS))
    return kept


def _without_bracketed_numbers(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """The tokens without the brackets of a number behind a word: أستانا (7)."""
    kinds = [token.kind for token in tokens]
    bare = {
        place
        for place in range(1, len(tokens) - 2)
        if kinds[place - 1 : place + 3] == ['word', 'open', 'word', 'close'] and fold(tokens[place + 1].text).isdigit()
    }
    return (token for place, token in enumerate(tokens) if place not in bare and place - 2 not in bare)


@dataclass
class _Sequence:
    """Nodes gathered so far, with what the next one is joined by."""

    nodes: list[Node] = field(default_factory=list)
    choice: bool = False
    """The last node is a choice that OR goes on with."""
    joining: bool = False
    excluding: bool = False

    def add(self, new: Iterable[Node]) -> None:
        for node in new:
            self._add(Not(node) if self.excluding else node)
            self.joining = self.excluding = False

    def _add(self, node: Node) -> None:
        if self.joining and self.nodes:
            last = self.nodes.pop()
            before = last.parts if self.choice and isinstance(last, AnyOf) else (last,)
            self.nodes.append(AnyOf((*before, node)))
            self.choice = True
        else:
            self.nodes.append(node)
            self.choice = False


class _ReadFilter(NamedTuple):
    """A filter among the tokens from `read[0]` up to, not including, `read[1]`."""

    field: str
    node: Filter | DateRange
    read: tuple[int, int]
    excluded: bool


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[Token], names: NameBook, notices: list[str], guess: bool) -> None:
        self.tokens, self.names, self.notices, self.guess = tokens, names, notices, guess
        self.place = 0
        self.dropped_bracket = False
        self.guessed = False
        self.filters: list[_ReadFilter] = []
        self.excluded = False
        """What stands in brackets is excluded as a whole."""

    def read_sequence(self, depth: int) -> list[Node]:
        """The nodes up to the closing bracket of this depth."""
        gathered, run = _Sequence(), list[Token]()
        while self.place < len(self.tokens):
            token = self.tokens[self.place]
            self.place += 1
            if token.kind == 'word':
                run.append(token)
                continue
            self._end_run(run, gathered)
            if token.kind == 'close' and depth:
                return gathered.nodes
            self._read(token, gathered, depth)
        self._end_run(run, gathered)
        self.dropped_bracket |= depth > 0
        return gathered.nodes

    def _end_run(self, run: list[Token], gathered: _Sequence) -> None:
        if run:
            read = read_run([token.text for token in run], self.names, guess=self.guess)
            gathered.add(read.nodes)
            self.notices.extend(read.notices)
            self.guessed |= bool(read.notices)
            run.clear()

    def _read(self, token: Token, gathered: _Sequence, depth: int) -> None:
        match token.kind:
            case 'or':
                gathered.joining = bool(gathered.nodes)
            case 'not':
                gathered.excluding = True
            case 'open' if depth < MAX_DEPTH:
                outside, self.excluded = self.excluded, self.excluded ^ gathered.excluding
                inner = self.read_sequence(depth + 1)
                self.excluded = outside
                gathered.add([All(tuple(inner)) if len(inner) > 1 else inner[0]] if inner else [])
            case 'open' | 'close':
                self.dropped_bracket = True
            case 'field':
                gathered.add(self._read_field(token, excluded=self.excluded ^ gathered.excluding))
            case 'date':
                gathered.add([date_node(token.text, self.names)])
            case _:
                gathered.add(_leaf(token))

    def _read_field(self, token: Token, *, excluded: bool) -> list[Node]:
        """The filter, where what follows the colon is a value of it; otherwise the words stay words."""
        pieces = self.tokens[self.place : self.place + LONGEST_VALUE]
        quoted = bool(pieces) and pieces[0].kind in ('phrase', 'date')
        if quoted:
            words = pieces[0].words or (pieces[0].text,)
        else:
            words = tuple(fold(piece.text) for piece in takewhile(lambda piece: piece.kind == 'word', pieces))
        value = read_value(FIELDS[token.text], words, self.names)
        if value is not None and (not quoted or value.words == len(words)):
            start = self.place - 1
            self.place += 1 if quoted else value.words
            self.filters.append(_ReadFilter(FIELDS[token.text], value.node, (start, self.place), excluded))
            return [value.node]
        if words:
            said = _('Nothing is known by the name “{value}” for “{field}”; it was searched as words.')
            self.notices.append(said.format(value=pieces[0].text, field=token.text))
        return []


def _leaf(token: Token) -> list[Node]:
    match token.kind:
        case 'phrase':
            return [Phrase(token.words, typed=token.text)]
        case 'prefix':
            return [Prefix(fold(token.text))]
        case 'exact':
            return [Word(token.text, exact=True)]
    return []


def _assemble(nodes: list[Node], names: NameBook, notices: tuple[str, ...]) -> ParsedQuery:
    filters: dict[str, dict[str, None]] = {}
    for node in nodes:
        if isinstance(node, Filter):
            filters.setdefault(node.field, {}).update(dict.fromkeys(node.values))
    conditions: list[Node] = [node for node in nodes if isinstance(node, Not | DateRange)]
    conditions += lifting_nodes(nodes)
    parts = [node for node in nodes if not isinstance(node, Not | DateRange | Filter)]
    parts = [part for part in parts if not is_stop_word(part)] or parts
    widened = widened_parts(parts, names)
    required: list[Node] = [*(parts or [Everything()]), *conditions]
    return ParsedQuery(
        tree=required[0] if len(required) == 1 else All(tuple(required)),
        relaxed=relaxed_tree(parts, widened, conditions, names),
        filters=tuple(Filter(name, tuple(values)) for name, values in filters.items()),
        parts=tuple(parts),
        widened=widened,
        notices=notices,
    )
