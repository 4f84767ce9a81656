"""A typed query, parsed and run; where nothing has its words, another writing of it is run instead, and that is said.

Pages, API, feeds, exports, runs and Haystack all get their answers here, so that all of them find the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from articles.search.engines import EngineAnswer, SearchEngine
from articles.search.families import NameBook
from articles.search.parsing import ParsedQuery, parse_query
from articles.search.suggestions import suggest
from articles.search.vocabulary import current_vocabulary

Ask = Callable[[ParsedQuery], EngineAnswer]
"""Runs a parsed query: the rows, the order and the conditions that stand beside it are the asker's."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was run and what came of it."""

    text: str
    parsed: ParsedQuery
    answer: EngineAnswer
    suggestion: str | None = None
    """Another query that may have been meant."""
    replaced_by: str | None = None
    """The query that was run in the place of the typed one."""


def answer_text(text: str, names: NameBook, ask: Ask, *, literally: bool = False) -> Answered:
    """Asks for `text`, or for what it must have meant where no article has its words. `literally`: for it alone."""
    typed = _asked(text, names, ask)
    if typed.answer.strict_total or literally:
        return typed
    typed = _by_its_words(typed, names, ask)
    suggestion = suggest(text, typed.parsed, names, current_vocabulary())
    if suggestion is None:
        return typed
    if suggestion.sure:
        other = _asked(suggestion.text, names, ask)
        if other.answer.strict_total:
            return replace(other, replaced_by=other.text)
    return replace(typed, suggestion=suggestion.text)


def ask_engine(engine: SearchEngine, *, start: int, stop: int) -> Ask:
    """The plain way to ask: rows of a query without any conditions beside it."""

    def ask(parsed: ParsedQuery) -> EngineAnswer:
        return engine.run(
            parsed.tree,
            start=start,
            stop=stop,
            filters=parsed.filters,
            relaxed_tree=parsed.relaxed,
            strict_first=not parsed.question,
        )

    return ask


def _asked(text: str, names: NameBook, ask: Ask) -> Answered:
    parsed = parse_query(text, names)
    return Answered(text, parsed, ask(parsed))


def _by_its_words(typed: Answered, names: NameBook, ask: Ask) -> Answered:
    """The same text with no words of it read as an unlisted spelling of a name, where that reading finds nothing."""
    if typed.answer.total or not typed.parsed.guessed:
        return typed
    parsed = parse_query(typed.text, names, guess=False)
    other = replace(typed, parsed=parsed, answer=ask(parsed))
    return other if other.answer.total else typed
