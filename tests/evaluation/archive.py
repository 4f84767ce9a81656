"""A temporary archive of its own: what the evaluation ingests its pages into, through the commands alone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.evaluation.judged import Article, Score
from tests.evaluation.scoring import read_export, read_gold, score_export

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
HALVES = ('tuning', 'held_out')


def export_of(pages: Path, place: Path) -> list[Article]:
    """Ingests the folder `pages` into a new archive under `place` and exports it. A refused page is no error."""
    export = place / 'export.jsonl'
    manage(place, 'bootstrap')
    manage(place, 'ingest', str(pages), allowed=(0, 1))
    manage(place, 'export', '--output', str(export))
    return read_export(export)


def manage(place: Path, *arguments: str, allowed: tuple[int, ...] = (0,)) -> None:
    """Runs one management command on the archive under `place`; raises RuntimeError with what it said if it fails."""
    environment = {**os.environ, 'ARCHIVE_DATA_DIR': str(place / 'var')}
    command = [sys.executable, str(ROOT / 'manage.py'), *arguments]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode not in allowed:
        raise RuntimeError(f'{" ".join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}')


def score_half(half: str, place: Path) -> Score:
    """The score of one half ('tuning' or 'held_out'), ingested into an archive under `place`."""
    pages = place / 'pages'
    shutil.copytree(HERE / half, pages, ignore=shutil.ignore_patterns('gold.json'))
    return score_export(export_of(pages, place), read_gold(HERE / half / 'gold.json'))
