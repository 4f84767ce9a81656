"""The files of an index folder: let go where Whoosh fails half-way, and mapped where Whoosh would copy them."""

import mmap
import secrets
from io import BytesIO
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile


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
        self._within.append(TemporaryStorage(Path(self.folder) / (name or f'{secrets.token_hex(8)}.tmp')))
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


class TemporaryStorage(IndexStorage):
    """A folder that is made with the first file in it: a commit of articles as arrays never writes one."""

    def create_file(self, name: str, **options: Any) -> Any:
        Path(self.folder).mkdir(exist_ok=True)
        return super().create_file(name, **options)

    def destroy(self) -> None:
        if Path(self.folder).exists():
            super().destroy()


class ViewFile(BufferFile):  # type: ignore[misc]
    """A piece of a segment as a view of the mapped file. Whoosh copies each piece into memory when it opens it."""

    def __init__(self, buffer: memoryview, name: str) -> None:
        self._buf = buffer
        self._name = name
        self._stream: BytesIO | None = None
        self.onclose = None
        self.is_real = False
        self.is_closed = False

    @property
    def view(self) -> memoryview:
        return self._buf

    @property
    def file(self) -> BytesIO:
        """A copy, for the few readers that walk through a piece; postings and columns are read by their offsets."""
        if self._stream is None:
            self._stream = BytesIO(self._buf)
        return self._stream

    def close(self) -> None:
        self._stream = None
        self.is_closed = True


class ViewStorage(CompoundStorage):  # type: ignore[misc]
    """The pieces of a segment file."""

    def open_file(self, name: str, *args: Any, **options: Any) -> Any:
        if not self._source:
            return super().open_file(name, *args, **options)
        offset, length = self.range(name)
        return ViewFile(memoryview(self._source)[offset : offset + length], name)


class ViewSegment(W3Segment):  # type: ignore[misc]
    """A segment that is mapped and not copied. Pickled into the table of contents under this name."""

    def open_compound_file(self, storage: FileStorage) -> ViewStorage:
        return ViewStorage(storage.open_file(self.make_filename(self.COMPOUND_EXT)), use_mmap=storage.supports_mmap)


def view_of(storage: Any, name: str) -> memoryview:
    """All of a file: a view of the mapped segment, or a copy where it is not mapped."""
    file = storage.open_file(name)
    try:
        return file.view if isinstance(file, ViewFile) else memoryview(file.get(0, storage.file_length(name)))
    finally:
        file.close()


def let_go_of(view: memoryview) -> None:
    """Gives the memory of a mapped file back, which the system reads again where it is asked for."""
    if isinstance(view.obj, mmap.mmap) and hasattr(view.obj, 'madvise'):
        view.obj.madvise(mmap.MADV_DONTNEED)
