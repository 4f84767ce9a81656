"""Where the indexes lie: a folder for each, and one file that names the index in use.

    index/CURRENT          the index in use and the one before it, a line each
    index/ix-…/            an index; `archive.json` in it says by which schema and analysis it was made
    index/*.lock           held by whoever writes or rebuilds; the system frees them when a process dies

Index files are pickles: whoever can write this folder can run code in the application. It belongs to the
application's user alone and is never taken from elsewhere; what is lost is built again from the database.
"""

import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.core.files import locks

from articles.search.engines.base import IndexBusy, SearchUnavailable

_POLL: Final = 0.02
"""Seconds between two tries for a lock."""


class IndexFolders:
    """The indexes under one root folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._pointer = root / 'CURRENT'
        self._read: tuple[tuple[int, int], list[str]] = ((0, 0), [])
        """The file that names the index in use as it was last read: its inode and time, and the names."""

    def current(self) -> Path:
        """The folder of the index in use. Raises SearchUnavailable where there is none."""
        names = self._names()
        folder = self.root / names[0] if names else None
        if folder is None or not folder.is_dir():
            raise SearchUnavailable('There is no search index yet. Run: python manage.py rebuild_index')
        return folder

    def create(self, version: dict[str, str]) -> Path:
        """A new, empty folder beside the index in use, made by this schema and analysis."""
        self._make_root()
        folder = self.root / f'ix-{time.strftime("%Y%m%dT%H%M%S")}-{secrets.token_hex(4)}'
        folder.mkdir(mode=0o700)
        (folder / 'archive.json').write_text(json.dumps(version))
        return folder

    def version(self, folder: Path) -> dict[str, str]:
        """The schema and analysis an index was made by; empty where it does not say."""
        try:
            found = json.loads((folder / 'archive.json').read_text())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def publish(self, folder: Path) -> None:
        """Makes `folder` the index in use, once all of it is on the disk. Keeps the one before, removes older ones."""
        for file in folder.iterdir():
            _sync(file)
        _sync(folder)
        names = [folder.name, *(name for name in self._names()[:1] if name != folder.name)]
        waiting = self.root / f'CURRENT.{os.getpid()}'
        waiting.write_text('\n'.join(names) + '\n')
        _sync(waiting)
        waiting.replace(self._pointer)
        _sync(self.root)
        self.remove_others()

    def remove_others(self) -> None:
        """Removes what is neither in use nor the one before: only for whoever holds the rebuild lock."""
        kept = self._names()
        for folder in self.root.glob('ix-*'):
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def locked(self, name: str, wait: float = 0.0) -> Iterator[None]:
        """Holds the lock `name` ('write' or 'rebuild'). Raises IndexBusy where it is not free within `wait` seconds."""
        self._make_root()
        deadline = time.monotonic() + wait
        with (self.root / f'{name}.lock').open('a') as file:
            while not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
                if time.monotonic() >= deadline:
                    raise IndexBusy(f'Another process holds the {name} lock of the search index')
                time.sleep(_POLL)
            try:
                yield
            finally:
                locks.unlock(file)

    def is_locked(self, name: str) -> bool:
        """Whether somebody holds the lock `name`."""
        try:
            with self.locked(name):
                return False
        except IndexBusy:
            return True

    def _names(self) -> list[str]:
        """The names in CURRENT, which is read when another file has taken its place: every question asks for them."""
        try:
            found = self._pointer.stat()
            seen = found.st_ino, found.st_mtime_ns
            if self._read[0] != seen:
                written = self._pointer.read_text().split()
                self._read = seen, [name for name in written if name.startswith('ix-') and '/' not in name]
        except FileNotFoundError:
            return []
        return self._read[1]

    def _make_root(self) -> None:
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
