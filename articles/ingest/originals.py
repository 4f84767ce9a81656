"""Keeps the bytes of originals: one file each, named by its digest, complete or not there at all."""

import hashlib
import os
import tempfile
from pathlib import Path

from articles.models.original import original_path


def digest_of(content: bytes) -> str:
    """The SHA-256 digest in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def keep_bytes(content: bytes, sha256: str) -> Path:
    """Writes the bytes under their digest, durably, unless they are there already, whole. Raises OSError."""
    path = original_path(sha256)
    if path.exists() and path.stat().st_size == len(content):
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix='.unfinished-')
    try:
        with os.fdopen(handle, 'wb') as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).chmod(0o444)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    return path
