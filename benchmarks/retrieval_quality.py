"""How well the archive finds answers: public question sets through `ingest` and `search --batch`, nothing else.

    python -m benchmarks.retrieval_quality FOLDER [FOLDER …]

A folder holds docs.jsonl (id, text), queries.tsv (id, question) and qrels.tsv (question, document, grade); where it has
a run of another engine (*.run), that is scored beside ours. Each set is read into an archive of its own that is thrown
away. Prints recall at 1 and 10, MRR@10 and nDCG@10.
"""

import argparse
import math
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
DEPTH: Final = 10

Grades = Mapping[str, Mapping[str, float]]
Run = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Quality:
    """Means over all questions of a set."""

    recall_1: float
    recall_10: float
    mrr: float
    ndcg: float

    def __str__(self) -> str:
        return f'{self.recall_1:8.4f}{self.recall_10:8.4f}{self.mrr:8.4f}{self.ndcg:8.4f}'


def read_grades(path: Path) -> Grades:
    """By question: the grade of each judged document."""
    grades: dict[str, dict[str, float]] = defaultdict(dict)
    for line in path.read_text('utf-8').splitlines():
        question, document, *grade = line.split('\t')
        grades[question][document] = float(grade[0]) if grade else 1.0
    return grades


def read_run(path: Path) -> Run:
    """By question: the documents of a TREC run in the order of their ranks."""
    ranked: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for line in path.read_text('utf-8').splitlines():
        question, _, document, rank, *_ = line.split()
        ranked[question].append((int(rank), document))
    return {question: [document for _, document in sorted(rows)] for question, rows in ranked.items()}


def score(grades: Grades, run: Run) -> Quality:
    """Questions without an answer in the run count as failed."""
    rows = [_score_question(judged, run.get(question, ())[:DEPTH]) for question, judged in grades.items()]
    return Quality(*(sum(column) / len(rows) for column in zip(*rows, strict=True)))


def _score_question(judged: Mapping[str, float], top: Sequence[str]) -> tuple[float, float, float, float]:
    relevant = {document for document, grade in judged.items() if grade > 0}
    ranks = [rank for rank, document in enumerate(top, 1) if document in relevant]
    gain = sum(judged.get(document, 0.0) / math.log2(rank + 1) for rank, document in enumerate(top, 1))
    best = sorted(judged.values(), reverse=True)[:DEPTH]
    ideal = sum(grade / math.log2(rank + 1) for rank, grade in enumerate(best, 1))
    return (
        float(ranks[:1] == [1]),
        len(ranks) / min(DEPTH, len(relevant)),
        1 / ranks[0] if ranks else 0.0,
        gain / ideal,
    )


def run_archive(folder: Path, place: Path) -> Run:
    """Reads the set into a new archive in `place` and asks it every question. Raises CalledProcessError."""
    answers = place / 'answers.run'
    for command in (
        ['bootstrap'],
        ['ingest', str(folder / 'docs.jsonl')],
        ['search', '--batch', str(folder / 'queries.tsv'), '--output', str(answers), '--limit', str(DEPTH)],
    ):
        subprocess.run(
            [sys.executable, 'manage.py', *command],
            cwd=ROOT,
            env={**os.environ, 'ARCHIVE_DATA_DIR': str(place / 'var'), 'ARCHIVE_DATABASE_URL': ''},
            check=True,
            capture_output=True,
        )
    return read_run(answers)


def measure(folder: Path) -> Quality:
    """The quality of the archive on one set."""
    with tempfile.TemporaryDirectory() as place:
        return score(read_grades(folder / 'qrels.tsv'), run_archive(folder, Path(place)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folders', nargs='+', type=Path)
    print(f'{"set":32}{"R@1":>8}{"R@10":>8}{"MRR@10":>8}{"nDCG@10":>8}')
    for folder in parser.parse_args().folders:
        print(f'{folder.name:32}{measure(folder)}')
        for run in sorted(folder.glob('*.run')):
            print(f'  {run.stem:30}{score(read_grades(folder / "qrels.tsv"), read_run(run))}')


if __name__ == '__main__':
    main()
