"""Segments of many articles, made in several processes where there are cores for them.

The process that reads the articles hands them out and gets segments back, each complete in its file; it alone writes
the table of contents. A worker sees the end of its pipe when that process dies, and ends too.
"""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from articles.search.engines.base import ArticleRecord
from articles.search.engines.whoosh.inverting import Batch
from articles.search.engines.whoosh.schema import build_schema
from articles.search.engines.whoosh.segments import write_segment
from articles.search.engines.whoosh.storage import IndexStorage
from articles.search.engines.whoosh.vocabulary import Vocabulary

Segment = Any
"""A segment as Whoosh lists it in its table of contents."""

WORTH_A_PROCESS: Final = 2000
"""Articles from which on another process is worth its start, about a second."""
_PART: Final = 300
"""Articles handed to a process at a time."""


class WorkerDied(OSError):
    """A process that was writing segments ended before it was done: killed, or out of memory."""


def make_segments(folder: Path, records: Iterable[ArticleRecord], workers: int | None = None) -> list[Segment]:
    """Segments of all articles in their order, in no table of contents yet. `workers`: 0 makes them here."""
    remaining = iter(records)
    first = list(islice(remaining, WORTH_A_PROCESS))
    wanted = spare_cores() if workers is None else workers
    if len(first) < WORTH_A_PROCESS or not wanted:
        return _in_this_process(folder, first, remaining)
    return _in_processes(folder, first, remaining, wanted)


def spare_cores() -> int:
    """Cores this process may use, beside the one it runs on."""
    return len(os.sched_getaffinity(0)) - 1 if hasattr(os, 'sched_getaffinity') else (os.cpu_count() or 1) - 1


def write_articles(storage: IndexStorage, records: Iterable[ArticleRecord], vocabulary: Vocabulary) -> list[Segment]:
    """Segments of the articles, bounded in size, made in this process."""
    schema, segments = build_schema(), []
    batch = Batch(vocabulary)
    for record in records:
        batch.add(record)
        if batch.is_full:
            segments.append(write_segment(storage, schema, batch.content()))
            batch = Batch(batch.vocabulary if not batch.vocabulary.is_full else Vocabulary())
    if batch:
        segments.append(write_segment(storage, schema, batch.content()))
    return segments


def _in_this_process(folder: Path, first: list[ArticleRecord], others: Iterable[ArticleRecord]) -> list[Segment]:
    storage = IndexStorage(folder)
    try:
        return write_articles(storage, _each_once(first, others), Vocabulary())
    finally:
        storage.release()


def _each_once(first: list[ArticleRecord], others: Iterable[ArticleRecord]) -> Iterator[ArticleRecord]:
    """The articles at hand, which are let go as they are taken, and then the others."""
    first.reverse()
    while first:
        yield first.pop()
    yield from others


def _in_processes(
    folder: Path, first: list[ArticleRecord], others: Iterable[ArticleRecord], workers: int
) -> list[Segment]:
    records = _each_once(first, others)
    parts: list[list[Segment]] = []
    with _Workers(folder, workers) as pool:
        while part := list(islice(records, _PART)):
            parts += pool.hand_out(part)
        parts += pool.collect()
    return [segment for part in parts for segment in part]


class _Workers:
    """Processes that get parts of the articles in turn, and answer in turn."""

    def __init__(self, folder: Path, number: int) -> None:
        context = get_context('spawn')
        self._pipes: list[Connection] = []
        self._processes = []
        for _ in range(number):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs, folder), daemon=True)
            process.start()
            theirs.close()
            self._pipes.append(ours)
            self._processes.append(process)
        self._waiting: list[Connection] = []
        self._turn = 0

    def __enter__(self) -> '_Workers':
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.join()

    def hand_out(self, part: list[ArticleRecord]) -> list[list[Segment]]:
        """Gives the part to the next in turn; what answers it had to wait for."""
        pipe = self._pipes[self._turn % len(self._pipes)]
        self._turn += 1
        answers = [self._answer()] if len(self._waiting) >= 2 * len(self._pipes) else []
        try:
            pipe.send(part)
        except OSError as error:
            raise WorkerDied(str(error)) from error
        self._waiting.append(pipe)
        return answers

    def collect(self) -> list[list[Segment]]:
        """All answers that are still to come."""
        return [self._answer() for _ in range(len(self._waiting))]

    def _answer(self) -> list[Segment]:
        try:
            answer = self._waiting.pop(0).recv()
        except (EOFError, OSError) as error:
            raise WorkerDied('A process that was writing segments ended before it was done') from error
        if isinstance(answer, Exception):
            raise answer
        segments: list[Segment] = answer
        return segments


def _work(pipe: Connection, folder: Path) -> None:
    """What a process does: makes segments of every part it gets, until the pipe ends."""
    vocabulary = Vocabulary()
    while True:
        try:
            part = pipe.recv()
        except EOFError:
            return
        storage = IndexStorage(folder)
        try:
            pipe.send(write_articles(storage, part, vocabulary))
        except Exception as error:
            pipe.send(error)
        finally:
            storage.release()
        vocabulary = Vocabulary() if vocabulary.is_full else vocabulary
