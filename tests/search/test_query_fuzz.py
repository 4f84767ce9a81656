"""Nothing a person types makes the search fail, or cost out of all proportion."""

from pathlib import Path

import pytest

from articles.arabic.folding import fold
from articles.ingest.reference import load_reference
from articles.search import indexing
from articles.search.families import NameBook
from articles.search.parsing import parse_query
from articles.search.queries import search_articles
from articles.search.results import SearchRequest
from articles.search.suggestions import suggest
from articles.search.syntax import Word
from articles.search.vocabulary import Vocabulary
from benchmarks.query_fuzz import LONGEST, ask_all, known_names, random_queries
from tests.factories import ArticleFactory

WITHOUT_A_LETTER = ['ـ', 'ـــ', 'َ', 'ًٌ', '\u0670', 'ـَـ']


@pytest.mark.parametrize('mark', WITHOUT_A_LETTER)
def test_what_folds_to_nothing_asks_for_nothing(names: NameBook, mark: str) -> None:
    vocabulary = Vocabulary.of([('هدنه', 3), ('لافروف', 2)])
    assert fold(mark) == ''
    assert vocabulary.knows('', names)
    assert vocabulary.nearest('') is None
    assert names.similar(mark) == []
    parsed = parse_query('هدمة', names)
    said = suggest(f'هدمة {mark}', type(parsed)(parsed.tree, parts=(*parsed.parts, Word(mark))), names, vocabulary)
    assert said is not None
    assert said.text == f'هدنه {mark}'


@pytest.mark.django_db(transaction=True)
def test_random_queries_neither_fail_nor_run_away(own_data_folder: Path) -> None:
    load_reference()
    indexing.ensure_index()
    for path in sorted((Path(__file__).parents[2] / 'seeds').iterdir()):
        ArticleFactory(headline='', body=path.read_text('utf-8'))
    outcome = ask_all(random_queries(150, known_names()), lambda query: search_articles(SearchRequest(query)))
    assert outcome.failed == []
    assert outcome.slowest[0][0] < LONGEST
