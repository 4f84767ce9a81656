"""The archive's own engine, asked below the query parser: bare, also with its words new to the generation of the index,
and with the ranking by three views of each word."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from articles.search.engines.base import NEWEST, RELEVANCE
from articles.search.engines.whoosh.engine import WhooshEngine
from articles.search.engines.whoosh.execution import Query, Window, execute
from articles.search.engines.whoosh.ranking import PLAIN, THREE_VIEWS
from articles.search.engines.whoosh.snapshot import Snapshot
from articles.search.syntax import All, AnyOf, Beside, DateRange, Filter, Node, Phrase, Prefix, Word
from benchmarks.search.adapters.base import Answer, InProcess
from benchmarks.search.articles import FACETS, Article
from benchmarks.search.questions import Question

_MOST_VALUES = 1000
"""Of a facet: more than there are, so that all are counted."""
_LIKE = 6


class Ours(InProcess):
    """The words as they stand, in one field, ranked by BM25: what the other engines are asked."""

    name = 'ours'
    folder = 'ours'
    weights = PLAIN

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        engine = WhooshEngine(folder)
        with engine.rebuilding() as build:
            build.add(article.record() for article in articles)
            build.publish()

    def open(self, folder: Path) -> None:
        self.engine = WhooshEngine(folder)

    def ask(self, question: Question) -> Answer | None:
        if question.kind == 'similar':
            return Answer(None, self.engine.more_like(question.article, _LIKE))
        self.engine.forget_answers()  # each question is asked for the first time
        tree = self.tree(question)
        query = Query(tree, NEWEST if question.newest else RELEVANCE, weights=self.weights)
        window = Window(*question.window, FACETS if question.facets else (), _MOST_VALUES)
        snapshot = self.engine.snapshot()
        answer = execute(snapshot, query, window)
        if question.snippets:
            passages = self.engine.passages(tree, answer.ids)
        else:
            passages = {}
            _read_headlines(snapshot, answer.ids)
        facets = {name: dict(values) for name, values in answer.facets.items()}
        return Answer(answer.total, answer.ids, facets, list(passages.values()))

    def tree(self, question: Question) -> Node:
        tree, conditions = self._words(question), _conditions(question)
        return All((tree, *conditions)) if conditions else tree

    def _words(self, question: Question) -> Node:
        match question.kind:
            case 'phrase':
                return Phrase(question.words)
            case 'prefix':
                return Prefix(question.words[0])
        words: tuple[Node, ...] = tuple(self._word(word) for word in question.words)
        if len(words) == 1:
            return words[0]
        return All(words) if question.kind == 'all' else AnyOf(words)

    def _word(self, word: str) -> Node:
        return Phrase((word,))


class AfterCommit(Ours):
    """The same, each word for the first time after a commit: its postings are known, and nothing that was made of them
    for all documents."""

    name = 'ours, after a commit'

    def ask(self, question: Question) -> Answer | None:
        self.engine.snapshot()._own.clear()
        return super().ask(question)


class ThreeViews(Ours):
    """As the archive searches: words by stems; ranked by stems, roots, letter groups, headlines, neighbours."""

    name = 'ours, three views'
    comparable = False
    weights = THREE_VIEWS

    def _words(self, question: Question) -> Node:
        tree = super()._words(question)
        if question.kind != 'all':
            return tree
        return All((tree, *(Beside(first, second) for first, second in pairwise(question.words))))

    def _word(self, word: str) -> Node:
        return Word(word)


def _read_headlines(snapshot: Snapshot, ids: Sequence[int]) -> list[str]:
    """What a list shows of articles, which every engine reads; passages are cut from the same text."""
    return [snapshot.headline(number) for number in snapshot.numbers_of(ids) if number is not None]


def _conditions(question: Question) -> list[Node]:
    conditions: list[Node] = []
    if question.start:
        conditions.append(DateRange(question.start, question.end))
    if question.source:
        conditions.append(Filter('source', (question.source,)))
    return conditions
