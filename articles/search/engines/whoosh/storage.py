"""The files of an index folder. Whoosh leaves files open where it fails half-way; here they can all be let go."""

import secrets
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage


class IndexStorage(FileStorage):  # type: ignore[misc]
    """A folder of index files that remembers what it opened."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._opened: list[Any] = []
        self._within: list[IndexStorage] = []

    def open_file(self, name: str, **options: Any) -> Any:
        return self._remember(super().open_file(name, **options))

    def create_file(self, name: str, **options: Any) -> Any:
        return self._remember(super().create_file(name, **options))

    def temp_storage(self, name: str | None = None) -> 'IndexStorage':
        folder = Path(self.folder) / (name or f'{secrets.token_hex(8)}.tmp')
        folder.mkdir(exist_ok=True)
        self._within.append(IndexStorage(folder))
        return self._within[-1]

    def release(self) -> None:
        """Closes what is still open."""
        for storage in self._within:
            storage.release()
        for file in self._opened:
            if not file.is_closed:
                file.file.close()
                file.is_closed = True
        self._opened.clear()

    def _remember(self, file: Any) -> Any:
        self._opened = [known for known in self._opened if not known.is_closed]
        self._opened.append(file)
        return file
