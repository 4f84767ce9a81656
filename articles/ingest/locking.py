"""One ingest at a time in one data folder: two would do the same work and meet at the database's constraints."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


class IngestBusy(Exception):
    """Another ingest is under way in this data folder."""


@contextmanager
def one_ingest() -> Iterator[None]:
    """Holds the lock of the data folder; the system frees it when the process ends, however it ends."""
    path = Path(settings.DATA_DIR) / 'ingest.lock'
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise IngestBusy('Another ingest is under way in this archive. Wait for it to end.') from None
        yield
    finally:
        os.close(descriptor)
