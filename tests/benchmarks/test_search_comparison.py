"""The comparison of engines asks all of them for the same, and says where they differ."""

from dataclasses import replace

import pytest

from benchmarks.search.adapters.fts5 import Fts5
from benchmarks.search.adapters.ours import AfterCommit, Ours, ThreeViews
from benchmarks.search.adapters.plain_whoosh import PlainWhoosh
from benchmarks.search.articles import read_articles
from benchmarks.search.measuring import measure
from benchmarks.search.questions import draw_questions

ARTICLES = 60


@pytest.fixture(scope='module')
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp('comparison')


@pytest.fixture(scope='module')
def questions(folder):
    return draw_questions(read_articles(folder, ARTICLES))


@pytest.fixture(scope='module')
def engines(folder):
    engines = [Ours(), AfterCommit(), ThreeViews(), PlainWhoosh(), Fts5()]
    for engine in engines:
        index = folder / engine.folder
        if not index.exists():
            index.mkdir()
            engine.build(read_articles(folder, ARTICLES), index)
        engine.open(index)
    yield engines
    for engine in engines:
        engine.close()


def test_articles_and_questions_are_the_same_at_every_run(folder, questions, tmp_path):
    again = list(read_articles(tmp_path, ARTICLES))
    assert again == list(read_articles(folder, ARTICLES))
    assert draw_questions(again) == questions
    assert len({question.name for question in questions}) == 16


def test_engines_agree_on_totals_and_facets_of_every_class(engines, questions):
    measured = measure(engines, questions, rounds=0)
    assert measured.differences == []


def test_an_engine_that_differs_is_told(engines, questions):
    class Off(Fts5):
        name = 'off'

        def ask(self, question):
            answer = super().ask(question)
            return answer and replace(answer, total=answer.total + 1)

    off = Off()
    off.database = engines[-1].database
    asked = [question for question in questions if question.name == 'and'][:1]
    (told,) = measure([engines[0], off], asked, rounds=0).differences
    assert 'off' in told


def test_what_compiles_itself_is_asked_everything_before_it_counts(engines, questions):
    class Young(Fts5):
        name = 'young'
        warming = 3
        asked = 0

        def ask(self, question):
            self.asked += 1
            return super().ask(question)

    young = Young()
    young.database = engines[-1].database
    measured = measure([young], questions[:4], rounds=1)
    assert young.asked == 4 * (3 + 1 + 1)
    assert sum(len(seconds['young']) for seconds in measured.seconds.values()) == 4
