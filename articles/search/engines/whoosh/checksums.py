"""Sums over the segment files, which Whoosh does not keep: a flipped byte would go unnoticed."""

import json
import os
import zlib
from pathlib import Path
from typing import Final

_NAME: Final = 'checksums.json'
_PIECE: Final = 1 << 20
"""Bytes read at a time."""


def note_checksums(folder: Path) -> None:
    """Adds the sums of new segment files, forgets those of removed ones. Only for whoever holds the write lock."""
    known = _noted(folder)
    files = {path.name: path for path in folder.glob('*.seg')}
    sums = {name: known[name] if name in known else _sum(path) for name, path in files.items()}
    if sums != known:
        waiting = folder / f'{_NAME}.{os.getpid()}'
        waiting.write_text(json.dumps(sums))
        waiting.replace(folder / _NAME)


def damaged_files(folder: Path) -> list[str]:
    """The segment files that are not as they were written. A file written by a killed process has no sum yet."""
    found = []
    for name, noted in _noted(folder).items():
        try:
            if _sum(folder / name) != noted:
                found.append(name)
        except FileNotFoundError:
            continue  # merged away since
    return found


def _noted(folder: Path) -> dict[str, int]:
    try:
        noted: dict[str, int] = json.loads((folder / _NAME).read_text())
    except (OSError, ValueError):
        return {}
    return noted


def _sum(path: Path) -> int:
    total = 0
    with path.open('rb') as file:
        while piece := file.read(_PIECE):
            total = zlib.crc32(piece, total)
    return total
