"""What a person typed, cut into the pieces of the query language. One pass; anything at all can be read."""

import re
from dataclasses import dataclass, replace
from typing import Final

from articles.arabic.folding import fold
from articles.arabic.tokens import WORD, iterate_words

QUOTES: Final = '"“”«»„‟❝❞〝〞＂″‹›「」『』《》〈〉'
SINGLE_QUOTES: Final = "'‘’‚‛❛❜`´′"
"""Marks of a phrase only where one stands before words and another behind them; else they are apostrophes."""
_SINGLE_QUOTED: Final = re.compile(
    rf'(?<!\w)[{SINGLE_QUOTES}]{{1,2}}(?=\w)([^{SINGLE_QUOTES}{QUOTES}]+)[{SINGLE_QUOTES}]{{1,2}}(?!\w)'
)
_OPERATORS: Final = {'OR': 'or', 'AND': 'and', 'NOT': 'not'}
_ARABIC_OPERATORS: Final = {'او': 'or', 'ليس': 'not'}
_QUESTION_WORDS: Final = frozenset(
    fold(word) for word in ('من', 'ما', 'ماذا', 'متى', 'أين', 'كيف', 'لماذا', 'كم', 'هل', 'أي', 'لم', 'who', 'what')
)
_INNER_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])['’`ʼʿʾ](?=[^\W\d_])")
_POSSESSIVE: Final = re.compile(r"(?<=[a-z])['’]s\b", re.IGNORECASE)
_DIGIT: Final = '[0-9٠-٩۰-۹]'
_DATE: Final = re.compile(
    rf'(?<!\w)(?:{_DIGIT}{{4}}([-/.]){_DIGIT}{{1,2}}(?:\1{_DIGIT}{{1,2}})?|'
    rf'{_DIGIT}{{1,2}}([-/.]){_DIGIT}{{1,2}}\2{_DIGIT}{{4}}|{_DIGIT}{{1,2}}[-/]{_DIGIT}{{4}})(?!\w)'
)
_FIELD: Final = re.compile(r'([^\W\d_]+)[:：]')
_NOT_A_FIELD: Final = re.compile(r'//')


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query. `kind`: word, exact, prefix, phrase, date, field, or, not, open, close."""

    kind: str
    text: str = ''
    words: tuple[str, ...] = ()
    """Of a phrase: its folded words."""
    start: int = 0
    end: int = 0
    """Where in the text it was read: `start:end`."""


@dataclass(frozen=True, slots=True)
class Lexed:
    tokens: tuple[Token, ...]
    repairs: frozenset[str]
    """What was mended: 'quote', 'star', 'leading star', 'bracket'."""


def is_question(text: str) -> bool:
    """Whether `text` asks something; in a sentence أو and ليس are words like others.

    من before a colon is no question word but the name of a filter.
    """
    first = next(iterate_words(text), None)
    asks = first is not None and first.folded in _QUESTION_WORDS and not _FIELD.match(text, first.start)
    return asks or text.rstrip().endswith(('?', '؟'))


def lex(text: str, fields: frozenset[str], shortest_prefix: int) -> Lexed:
    """The pieces of `text`. `fields` are the folded names that make a filter before a colon."""
    text, places = _without_apostrophes(text)
    arabic_operators = not is_question(text)
    tokens: list[Token] = []
    repairs: set[str] = set()
    place = 0
    while place < len(text):
        start = place
        token, place = _next(text, place, fields, repairs)
        if token is None:
            continue
        if token.kind == 'word':
            token = _read_operator(token, arabic_operators)
        if token.kind == 'prefix' and len(fold(token.text)) < shortest_prefix:
            repairs.add('star')
            token = Token('word', token.text)
        tokens.append(replace(token, start=places[start], end=places[place - 1] + 1))
    return Lexed(tuple(tokens), frozenset(repairs))


def _without_apostrophes(text: str) -> tuple[str, list[int]]:
    """The text without apostrophes inside words and the possessive behind them, and where each letter of it stood."""
    places = list(range(len(text)))
    for pattern in (_POSSESSIVE, _INNER_APOSTROPHE):
        left_out = {place for match in pattern.finditer(text) for place in range(*match.span())}
        if left_out:
            places = [before for place, before in enumerate(places) if place not in left_out]
            text = ''.join(letter for place, letter in enumerate(text) if place not in left_out)
    return text, places


def _read_operator(token: Token, arabic: bool) -> Token:
    kind = _OPERATORS.get(token.text)
    if kind is None and arabic:
        kind = _ARABIC_OPERATORS.get(fold(token.text))
    return Token(kind, token.text) if kind else token


def _next(text: str, place: int, fields: frozenset[str], repairs: set[str]) -> tuple[Token | None, int]:
    character = text[place]
    if character in QUOTES:
        return _phrase(text, place, repairs)
    if single := _SINGLE_QUOTED.match(text, place):
        return _phrase_of(single.group(1)), single.end()
    if character == '*' and (match := WORD.match(text, place + 1)) and fold(match.group()):
        repairs.add('leading star')
        return Token('exact', match.group()), match.end()
    if character in '()':
        return Token('open' if character == '(' else 'close'), place + 1
    if character == '|':
        return Token('or', '|'), place + 1
    starts = place == 0 or text[place - 1] in ' \t\n(' or text[place - 1] in QUOTES
    if starts and character in '-−–' and _may_exclude(text, place + 1):
        return Token('not', '-'), place + 1
    if starts and character == '=' and (match := WORD.match(text, place + 1)) and fold(match.group()):
        return Token('exact', match.group()), match.end()
    if match := _DATE.match(text, place):
        return Token('date', fold(match.group())), match.end()
    return _word(text, place, fields, repairs)


def _may_exclude(text: str, place: int) -> bool:
    """A mark before a digit joins (أستانا -7), before a space it is a dash."""
    return place < len(text) and not text[place].isspace() and not text[place].isdigit() and text[place] not in '-−–'


def _phrase(text: str, place: int, repairs: set[str]) -> tuple[Token | None, int]:
    end = next((at for at in range(place + 1, len(text)) if text[at] in QUOTES), None)
    inside = text[place + 1 : end]
    if end is None:
        repairs.add('quote')
    return _phrase_of(inside), len(text) if end is None else end + 1


def _phrase_of(inside: str) -> Token | None:
    words = tuple(word.folded for word in iterate_words(inside) if word.folded)
    return Token('phrase', inside.strip(), words) if words else None


def _word(text: str, place: int, fields: frozenset[str], repairs: set[str]) -> tuple[Token | None, int]:
    field = _FIELD.match(text, place)
    if field and fold(field.group(1)) in fields and not _NOT_A_FIELD.match(text, field.end()):
        return Token('field', fold(field.group(1))), field.end()
    match = WORD.match(text, place)
    if match is not None and not fold(match.group()):
        return None, match.end()  # a tatweel or vowel sign without a letter
    if match is None:
        if text[place] == '*':
            repairs.add('star')
        return None, place + 1
    end = match.end()
    if text[end : end + 1] == '*':
        return Token('prefix', match.group()), end + 1
    return Token('word', match.group()), end
