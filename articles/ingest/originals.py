"""Keeps the bytes of originals: one file each, named by its digest, complete or not there at all."""

import contextlib
import hashlib
import os
import secrets
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from articles.models.original import original_path

AT_ONCE: Final = 8
"""Files being written at a time: a disk that is asked for several at once brings them to rest together."""

_LEFT_BEHIND: Final = 3600.0
"""Seconds after which a file that is not finished belongs to nobody."""


def digest_of(content: bytes) -> str:
    """The SHA-256 digest in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def keep_bytes(content: bytes, sha256: str) -> Path:
    """Writes the bytes under their digest, durably, unless they are there already, whole. Raises OSError."""
    path = original_path(sha256)
    if not _is_kept(path, len(content)):
        _write(path, content)
    return path


def keep_all(contents: Mapping[str, bytes]) -> None:
    """Keeps the bytes of many originals, by their digests; none is left half-written. Raises OSError."""
    missing = [
        (path, content)
        for path, content in ((original_path(sha256), content) for sha256, content in contents.items())
        if not _is_kept(path, len(content))
    ]
    if missing:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(_write, *zip(*missing, strict=True)))


def _is_kept(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False


def _write(path: Path, content: bytes) -> None:
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
        _bring_to_rest(path.parent.parent)
    _remove_unfinished(path.parent)
    unfinished = path.with_name(f'.unfinished-{secrets.token_hex(8)}')
    try:
        with unfinished.open('xb') as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), 0o444)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    _bring_to_rest(path.parent)


def _remove_unfinished(folder: Path) -> None:
    """Removes what a process that was killed left behind here; whoever is at work is done far sooner."""
    for left in folder.glob('.unfinished-*'):
        with contextlib.suppress(FileNotFoundError):
            if left.stat().st_mtime < time.time() - _LEFT_BEHIND:
                left.unlink()


def _bring_to_rest(folder: Path) -> None:
    """Has the disk keep the names in a folder too, not the bytes alone."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
