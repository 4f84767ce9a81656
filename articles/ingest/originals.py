"""Keeps the bytes of originals: one file each, named by its digest, complete or not there at all."""

import hashlib
import os
import secrets
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from articles.models.original import original_path

AT_ONCE: Final = 8
"""Files being written at a time: a disk that is asked for several at once brings them to rest together."""


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
    path.parent.mkdir(parents=True, exist_ok=True)
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
