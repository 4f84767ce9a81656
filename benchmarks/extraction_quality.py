"""The quality table: the figures of both halves of the evaluation pages and of the seeds, each beside its bar.

    python -m benchmarks.extraction_quality [--failures]

Ingests into temporary archives through the commands alone; nothing of the archive at hand is touched.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from tests.evaluation.archive import HALVES, ROOT, export_of, score_half
from tests.evaluation.judged import Figure, Score
from tests.evaluation.scoring import failures
from tests.evaluation.seeds import faults, read_seeds


def seed_faults(place: Path) -> list[str]:
    """What the seeds differ in from their gold, each with its file."""
    shutil.copytree(ROOT / 'seeds', place / 'pages')
    articles = {article['original']['name']: article for article in export_of(place / 'pages', place)}
    return [
        f'{seed["file"]}: {fault}'
        for seed in read_seeds()
        for fault in (faults(seed, articles[seed['file']]) if seed['file'] in articles else ['refused'])
    ]


def rows(scores: dict[str, Score]) -> list[str]:
    """A line a figure: its value in each half, and the bar."""
    names = [name for name, figure in next(iter(scores.values())).figures.items() if figure.bar is not None]
    lines = [f'{"figure":<36}' + ''.join(f'{half:>16}' for half in scores) + '  bar']
    for name in names:
        figures = [score.figures[name] for score in scores.values()]
        bar = f'{"≤" if figures[0].at_most else "≥"} {figures[0].bar:g}'
        lines.append(f'{name:<36}' + ''.join(f'{shown(figure):>16}' for figure in figures) + f'  {bar}')
    return lines


def shown(figure: Figure) -> str:
    if figure.value is None:
        return 'none'
    return f'{figure.value:.4f}{"" if figure.holds else " missed"}'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--failures', action='store_true', help='print every failure of the half to tune on')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        places = {name: Path(folder) / name for name in (*HALVES, 'seeds')}
        for place in places.values():
            place.mkdir()
        scores = {half: score_half(half, places[half]) for half in HALVES}
        wrong = seed_faults(places['seeds'])
    told = [*rows(scores), '', f'faults of the five seeds: {len(wrong)}', *(f'  {fault}' for fault in wrong)]
    if options.failures:
        told += ['', failures(scores['tuning'])]
    sys.stdout.write('\n'.join(told) + '\n')


if __name__ == '__main__':
    main()
