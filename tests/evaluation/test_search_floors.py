"""The floors of the search over the evaluation pages; lowering one needs a reason in the commit."""

import pytest

from tests.evaluation.score_search import SearchScore, score_search

FLOORS = {
    # figure: (bar, floor); `named` of single queries has no bar
    'ndcg': (0.78, 0.92),
    'named': (None, 0.915),
    'identical': (0.75, 0.955),
    'pairs_named': (0.92, 0.97),
}


@pytest.fixture(scope='module')
def result(tmp_path_factory: pytest.TempPathFactory) -> SearchScore:
    return score_search(tmp_path_factory.mktemp('search'))


@pytest.mark.parametrize('figure', FLOORS)
def test_no_figure_is_worse_than_its_floor(result: SearchScore, figure: str) -> None:
    _, floor = FLOORS[figure]
    assert getattr(result, figure) >= floor, (result.weakest, result.differing)


def test_no_query_that_a_page_answers_stays_empty(result: SearchScore) -> None:
    assert result.empty == []
