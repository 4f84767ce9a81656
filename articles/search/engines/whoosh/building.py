"""Segments of many articles, made in several processes where there are cores for them.

The process that reads the articles hands them out and gets segments back, each complete in its file; it alone writes
the table of contents. A worker sees the end of its pipe when that process dies, and ends too.
"""

import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
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
_MOST_PROCESSES: Final = 4
"""Processes beside this one: each has words and a batch of its own in memory."""
_PART: Final = 300
"""Articles handed to a process at a time."""
_DIED: Final = 'A process that was writing segments ended before it was done'

logger = logging.getLogger(__name__)


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
    """Cores this process may use, beside the one it runs on; few, for what a container is allowed is not seen here."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count() or 1
    return min(cores - 1, _MOST_PROCESSES)


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
        try:
            while part := list(islice(records, _PART)):
                parts += pool.hand_out(part)
            parts += pool.collect()
        except WorkerDied as reason:
            logger.warning('%s; going on in one process', reason)
    parts.append(_in_this_process(folder, [], chain(chain.from_iterable(pool.unanswered()), records)))
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
        self._waiting: deque[tuple[Connection, list[ArticleRecord]]] = deque()
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
        self._waiting.append((pipe, part))
        try:
            pipe.send(part)
        except OSError as error:
            raise WorkerDied(_DIED) from error
        return [self._answer()] if len(self._waiting) > 2 * len(self._pipes) else []

    def collect(self) -> list[list[Segment]]:
        """All answers that are still to come."""
        return [self._answer() for _ in range(len(self._waiting))]

    def unanswered(self) -> Iterator[list[ArticleRecord]]:
        """The parts that no answer came for, in their order; let go as they are taken."""
        while self._waiting:
            yield self._waiting.popleft()[1]

    def _answer(self) -> list[Segment]:
        try:
            answer = self._waiting[0][0].recv()
        except (EOFError, OSError) as error:
            raise WorkerDied(_DIED) from error
        self._waiting.popleft()
        if isinstance(answer, Exception):
            raise answer
        segments: list[Segment] = answer
        return segments


def _work(pipe: Connection, folder: Path) -> None:
    """What a process does: makes segments of every part it gets, until the pipe ends."""
    vocabulary = Vocabulary()
    while True:
        try:
            pipe.send(_segments_of(pipe.recv(), folder, vocabulary))
        except (EOFError, OSError):
            return  # whoever asked is gone
        vocabulary = Vocabulary() if vocabulary.is_full else vocabulary


def _segments_of(part: list[ArticleRecord], folder: Path, vocabulary: Vocabulary) -> list[Segment] | Exception:
    """The segments of a part, or why there are none: an article fails where its part was handed out."""
    storage = IndexStorage(folder)
    try:
        return write_articles(storage, part, vocabulary)
    except Exception as error:
        return error
    finally:
        storage.release()
