"""Run by test_kill.py in a process of its own: kills an ingest at every step of a batch, and lets the next go on.

Exits with 0 when the archive is in the end the one that an ingest leaves that nobody killed.
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402

from articles.ingest import pipeline  # noqa: E402
from articles.models import Article, IndexChange, IngestRun, Mention, Original, SketchValue, Statement  # noqa: E402
from articles.search import indexing  # noqa: E402
from articles.search.engines import get_engine  # noqa: E402
from benchmarks.corpus import generate  # noqa: E402

BATCH = indexing.COMMIT_BATCH + 1
ARTICLES = 4 * BATCH
STEPS: list[tuple[Any, str]] = [
    (indexing, 'drain_in_bulk'),  # the batch is committed: the next run begins with the one after it
    (pipeline, 'keep_all'),
    (pipeline, 'store_new'),
    (pipeline, 'group_copies'),
    (pipeline.RunLog, 'write'),
]
"""What a batch goes through; each is killed right before and right after it."""


def kill_at(owner: Any, name: str, *, after: bool) -> None:
    """Kills this process at a step, in the first batch that brings anything new."""
    step = getattr(owner, name)
    stored = Article.objects.count()

    def killed(*arguments: Any, **options: Any) -> Any:
        report = IngestRun.objects.latest('pk')
        new_batch = report.read >= stored
        if new_batch and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        done = step(*arguments, **options)
        if new_batch:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    setattr(owner, name, killed)


def killed_ingest(path: Path, owner: Any, name: str, *, after: bool) -> None:
    connections.close_all()
    child = os.fork()
    if child == 0:
        kill_at(owner, name, after=after)
        pipeline.ingest([path])
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f'the ingest was not killed at {name}'


def check(path: Path) -> None:
    """Every record is there, once, with what was found in it; bytes, sketches and index agree."""
    records = [json.loads(line) for line in path.read_text('utf-8').splitlines()]
    stored = Article.objects.order_by('pk').values_list('record', flat=True)
    assert sorted(stored) == sorted(record['id'] for record in records)
    assert Original.objects.count() == ARTICLES
    for article in Article.objects.select_related('original'):
        assert json.loads(article.original.read_bytes())['id'] == article.record
    for findings in (Mention, Statement, SketchValue):
        assert findings.objects.values('article').distinct().count() == ARTICLES
    runs = IngestRun.objects.order_by('pk')
    assert sum(run.created for run in runs) == ARTICLES
    assert [run.finished_at is not None for run in runs] == [False] * (len(runs) - 1) + [True]
    assert not IndexChange.objects.exists()
    assert not indexing.find_drift().articles
    assert get_engine().document_count == ARTICLES


def main(folder: Path) -> None:
    settings.INGEST_BATCH = BATCH
    call_command('bootstrap', verbosity=0)
    path = folder / 'articles.jsonl'
    path.write_text(''.join(json.dumps(record) + '\n' for record in generate(ARTICLES)), 'utf-8')
    for owner, name in STEPS:
        for after in (False, True):
            killed_ingest(path, owner, name, after=after)
            assert Article.objects.count() % BATCH == 0, 'a batch was stored in part'
    assert 0 < Article.objects.count() < ARTICLES
    call_command('ingest', str(path), verbosity=0)
    check(path)
    print(f'{len(STEPS) * 2} kills, {ARTICLES} articles')


if __name__ == '__main__':
    main(Path(sys.argv[1]))
