"""Files that a command writes: whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def written_whole(path: Path) -> Iterator[IO[str]]:
    """A text file that takes the place of `path` when it is finished; on an error what was there stays.

    What is no ordinary file (a device, a pipe) is written to directly. Raises OSError.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open('w', encoding='utf-8', newline='') as stream:
            yield stream
        return
    unfinished = target.parent / f'.unfinished-{os.getpid()}'
    try:
        with unfinished.open('w', encoding='utf-8', newline='') as stream:
            yield stream
        if target.exists():
            shutil.copymode(target, unfinished)
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
