"""The floors of extraction: what both halves of the evaluation pages reach, beside the bar that is asked for.

A change that lowers a figure fails here; lowering a floor needs a reason in the commit. The bars themselves stand in
the scorer, with each figure.
"""

import pytest

from tests.evaluation.archive import HALVES, score_half
from tests.evaluation.scoring import failures, table

FLOORS = {}


@pytest.fixture(scope='module', params=HALVES)
def half(request, tmp_path_factory):
    return request.param, score_half(request.param, tmp_path_factory.mktemp(request.param))


def test_no_figure_is_below_its_floor(half):
    name, score = half
    below = {
        figure: (score.figures[figure].value, floor)
        for figure, floor in FLOORS[name].items()
        if not reaches(score.figures[figure], floor)
    }
    assert below == {}, f'\n{table(score)}\n\n{failures(score)}'


def test_every_figure_with_a_bar_has_a_floor(half):
    name, score = half
    assert set(FLOORS[name]) == {figure.name for figure in score.figures.values() if figure.bar is not None}


def reaches(figure, floor):
    if figure.value is None:
        return False
    return figure.value <= floor + 1e-9 if figure.at_most else figure.value >= floor - 1e-9
