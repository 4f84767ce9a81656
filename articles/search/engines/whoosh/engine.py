"""The archive's search engine on Whoosh. Whoosh keeps the index; queries are run over its postings as arrays."""

import os
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from articles.search.engines.base import RELEVANCE, ArticleRecord, EngineAnswer, SearchUnavailable
from articles.search.engines.whoosh import documents
from articles.search.engines.whoosh.alike import alike_words
from articles.search.engines.whoosh.checksums import damaged_files
from articles.search.engines.whoosh.execution import Query, Window, execute
from articles.search.engines.whoosh.folders import IndexFolders
from articles.search.engines.whoosh.handles import FolderBuild, FolderWriter
from articles.search.engines.whoosh.likeness import most_like
from articles.search.engines.whoosh.merge_policy import PILED_UP
from articles.search.engines.whoosh.passages import passages
from articles.search.engines.whoosh.printed import printed_form
from articles.search.engines.whoosh.snapshot import Caches, Snapshot, newest_generation
from articles.search.engines.whoosh.version import index_version
from articles.search.engines.whoosh.writing import merge_failure
from articles.search.syntax import Filter, Node

_WORD_BYTES: Final = 32 * 1024 * 1024
"""What belongs to words and segments: it lives on when the index changes."""
_GENERATION_BYTES: Final = 24 * 1024 * 1024
"""What belongs to words in one generation."""
_ANSWER_BYTES: Final = 16 * 1024 * 1024
"""What belongs to queries."""
_REBUILD: Final = 'The search index was made by another {}. Run: python manage.py rebuild_index'
_PILED_UP: Final = 'The index has {} segments that nobody merges. Run: python manage.py index_pending --loop'
_UNREADABLE: Final = 'The search index cannot be read ({}). Run: python manage.py rebuild_index'
_OPEN_TRIES: Final = 20
_OPEN_PAUSE: Final = 0.05
"""Seconds until the index is opened again when a commit took a file away meanwhile."""


class WhooshEngine:
    """Implements `articles.search.engines.base.SearchEngine`. One object a process; safe for threads."""

    def __init__(self, root: Path) -> None:
        self.folders = IndexFolders(root)
        self._opening = threading.Lock()
        self._process = os.getpid()
        self._snapshot: Snapshot | None = None
        self._caches = Caches(_WORD_BYTES, _GENERATION_BYTES, _ANSWER_BYTES)

    def run(
        self,
        tree: Node,
        *,
        order: str = RELEVANCE,
        start: int = 0,
        stop: int = 20,
        filters: Sequence[Filter] = (),
        facets: tuple[str, ...] = (),
        facet_limit: int = 50,
        relaxed_tree: Node | None = None,
        fold_copies: bool = False,
        strict_first: bool = True,
    ) -> EngineAnswer:
        query = Query(tree, order, tuple(filters), relaxed_tree, fold_copies, strict_first)
        return execute(self.snapshot(), query, Window(start, stop, facets, facet_limit))

    @property
    def generation(self) -> str:
        return self.snapshot().name

    @property
    def document_count(self) -> int:
        return self.snapshot().document_count

    def terms(self, prefix: str, limit: int = 10) -> list[tuple[str, int]]:
        found: Counter[str] = Counter()
        snapshot = self.snapshot()
        for word, frequency in snapshot.words('folded', prefix):
            found[word] += frequency
        chosen = sorted(found, key=lambda word: (-found[word], word))[:limit]
        counted = ((word, snapshot.live_count('folded', word)) for word in chosen)
        return sorted(counted, key=lambda item: (-item[1], item[0]))

    def words(self) -> Iterator[tuple[str, int]]:
        found: Counter[str] = Counter()
        for word, frequency in self.snapshot().words('folded'):
            found[word] += frequency
        return iter(found.items())

    def alike(self, word: str) -> tuple[str, ...]:
        return alike_words(self.snapshot(), word)

    def printed(self, word: str) -> str:
        return printed_form(self.snapshot(), word)

    def more_like(self, article_id: int, limit: int = 5) -> list[int]:
        return most_like(self.snapshot(), article_id, limit)

    def passages(self, tree: Node, ids: Sequence[int]) -> dict[int, str]:
        """By key of article, in this order: its passages that answer the tree; for articles that are indexed."""
        return passages(self.snapshot(), tree, ids)

    def forget_answers(self) -> None:
        """Drops what is kept for the next page of a query: for measuring what a query costs the first time."""
        self._caches.answers.clear()

    def stamp(self, record: ArticleRecord) -> int:
        return documents.stamp(record)

    def stamps(self) -> dict[int, int]:
        return self.snapshot().stamps()

    def problem(self) -> str | None:
        try:
            changed = self._changed(self.folders.current())
            if not changed:
                self.snapshot()
        except SearchUnavailable as reason:
            return str(reason)
        return _REBUILD.format(' and '.join(changed)) if changed else None

    def damage(self) -> str | None:
        try:
            if files := damaged_files(self.folders.current()):
                return f'{len(files)} files of the search index are damaged. Run: python manage.py rebuild_index'
            self._snapshot = None  # opened anew: what is held open hides a file that was removed
            self.snapshot()
        except SearchUnavailable as reason:
            return str(reason)
        return None

    def backlog(self) -> str | None:
        try:
            failure, segments = merge_failure(self.folders.current()), len(self.snapshot().segments)
        except SearchUnavailable:
            return None  # `problem` says so
        if failure:
            return f'Segments cannot be merged: {failure}'
        return _PILED_UP.format(segments) if segments >= PILED_UP else None

    @contextmanager
    def writing(self, wait: float = 0.0) -> Iterator[FolderWriter]:
        with self.folders.locked('write', wait):
            folder = self.folders.current()
            if 'schema' in self._changed(folder):
                # Its files have another layout: nothing can be added, and what waits in the outbox goes on waiting.
                raise SearchUnavailable(_REBUILD.format('schema'))
            yield FolderWriter(folder)

    @contextmanager
    def write_lock(self, wait: float) -> Iterator[None]:
        with self.folders.locked('write', wait):
            yield

    @contextmanager
    def rebuilding(self) -> Iterator[FolderBuild]:
        with self.folders.locked('rebuild', wait=1.0):
            build = FolderBuild(self.folders)
            try:
                yield build
            finally:
                self.folders.remove_others()

    def is_rebuilding(self) -> bool:
        return self.folders.is_locked('rebuild')

    def clear(self) -> None:
        with self.rebuilding() as build, self.write_lock(wait=10.0):
            build.publish()

    def snapshot(self) -> Snapshot:
        """The newest generation; opened anew only when it moved. Raises SearchUnavailable."""
        for attempt in range(_OPEN_TRIES):
            try:
                return self._newest()
            except FileNotFoundError as error:
                if attempt == _OPEN_TRIES - 1:
                    raise SearchUnavailable(_UNREADABLE.format(repr(error))) from error
                time.sleep(_OPEN_PAUSE)
        raise AssertionError

    def _changed(self, folder: Path) -> list[str]:
        """By which of schema and analysis the index was made otherwise than is done now."""
        made_by = self.folders.version(folder)
        return [part for part, version in index_version().items() if made_by.get(part) != version]

    def _newest(self) -> Snapshot:
        folder = self.folders.current()
        if self._process != os.getpid():
            self._forget()  # after a fork: files opened by the parent are not shared
        held = self._snapshot
        newest = f'{folder.name}:{newest_generation(folder)}'
        if held is not None and held.name == newest:
            return held
        with self._opening:
            held = self._snapshot
            if held is None or held.name != newest:
                held = self._snapshot = self._open(folder, held)
            return held

    def _open(self, folder: Path, before: Snapshot | None) -> Snapshot:
        try:
            return Snapshot(folder, self._caches, before)
        except FileNotFoundError:
            raise
        except Exception as error:
            # A damaged file surfaces as whatever its pickles make of it; the cause stays attached.
            schema_changed = 'schema' in self._changed(folder)
            raise SearchUnavailable(
                _REBUILD.format('schema') if schema_changed else _UNREADABLE.format(repr(error))
            ) from error

    def _forget(self) -> None:
        self._process = os.getpid()
        self._snapshot = None
        self._caches = Caches(_WORD_BYTES, _GENERATION_BYTES, _ANSWER_BYTES)
