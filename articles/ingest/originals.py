"""Keeps the bytes of originals: one file each, named by its digest, complete or not there at all."""

import contextlib
import hashlib
import os
import secrets
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from articles.models.original import original_path

AT_ONCE: Final = 8
"""Files brought to rest at a time: a disk that is asked for several at once writes them together."""

_LEFT_BEHIND: Final = 3600.0
"""Seconds after which a file that is not finished belongs to nobody."""


def digest_of(content: bytes) -> str:
    """The SHA-256 digest in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def keep_bytes(content: bytes, sha256: str) -> Path:
    """Keeps one original as `keep_all` does; where it lies. Raises OSError."""
    keep_all({sha256: content})
    return original_path(sha256)


def keep_all(contents: Mapping[str, bytes]) -> None:
    """Keeps the bytes of many originals under their digests, unless they are there already, whole.

    All of them are on the disk, bytes and names, when this returns; none ever stands half-written under its digest.
    Raises OSError.
    """
    by_path = {original_path(sha256): content for sha256, content in contents.items()}
    missing = {path: content for path, content in by_path.items() if not _is_kept(path, len(content))}
    if not missing:
        return
    root = next(iter(missing)).parent.parent
    folders = {path.parent for path in missing}
    _make(root, folders)
    _remove_unfinished(root)
    run = secrets.token_hex(8)
    unfinished = {path: root / f'.unfinished-{run}-{number}' for number, path in enumerate(missing)}
    try:
        for path, content in missing.items():
            _write(unfinished[path], content)
        _bring_to_rest(unfinished.values())
        for path, file in unfinished.items():
            file.replace(path)
    except BaseException:
        for file in unfinished.values():
            file.unlink(missing_ok=True)
        raise
    _bring_to_rest(folders)


def _is_kept(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False


def _make(root: Path, folders: Iterable[Path]) -> None:
    missing = [folder for folder in folders if not folder.is_dir()]
    for folder in missing:
        folder.mkdir(parents=True, exist_ok=True)
    if missing:
        _bring_to_rest([root])


def _write(path: Path, content: bytes) -> None:
    with path.open('xb', buffering=0) as file:
        os.fchmod(file.fileno(), 0o444)
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) :]


def _remove_unfinished(root: Path) -> None:
    """Removes what a process that was killed left behind; whoever is at work is done far sooner.

    What is unfinished lies beside the folders of the originals, not in them: looking there takes no longer in a large
    archive.
    """
    for left in root.glob('.unfinished-*'):
        with contextlib.suppress(FileNotFoundError):
            if left.stat().st_mtime < time.time() - _LEFT_BEHIND:
                left.unlink()


def _bring_to_rest(paths: Iterable[Path]) -> None:
    """Has the disk keep what is in these files, and the names in these folders."""
    wanted = list(paths)
    shares = [wanted[start::AT_ONCE] for start in range(min(AT_ONCE, len(wanted)))]
    if len(shares) == 1:
        _sync(shares[0])
        return
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(_sync, shares))


def _sync(paths: Iterable[Path]) -> None:
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
