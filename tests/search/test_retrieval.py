"""Floors of what the archive finds, on public question sets that are not part of the repository."""

from pathlib import Path

import pytest

from benchmarks.retrieval_quality import measure, read_run, score

SETS = Path(__file__).parents[3] / 'shared' / 'evaluation'


@pytest.mark.parametrize(('name', 'floor'), [('xquad-ar', 0.945), ('arcd', 0.812)])
def test_answers_of_public_questions_are_found(name, floor):
    if not (SETS / name / 'docs.jsonl').exists():
        pytest.skip(f'The question set {name} is not here.')
    assert measure(SETS / name).mrr >= floor


def test_scores_are_counted_by_rank(tmp_path):
    (tmp_path / 'some.run').write_text('q1 Q0 b 2 1.0 x\nq1 Q0 a 1 2.0 x\nq2 Q0 c 1 1.0 x\n')
    grades = {'q1': {'b': 1.0}, 'q2': {'c': 1.0}, 'q3': {'d': 1.0}}
    quality = score(grades, read_run(tmp_path / 'some.run'))
    assert (quality.recall_1, quality.recall_10, quality.mrr) == pytest.approx((1 / 3, 2 / 3, 1.5 / 3))
