"""The right to write: the index in use, or a new one that takes its place."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from articles.search.engines.base import ArticleRecord
from articles.search.engines.whoosh.folders import IndexFolders
from articles.search.engines.whoosh.snapshot import Caches, Snapshot
from articles.search.engines.whoosh.version import index_version
from articles.search.engines.whoosh.writing import add_articles, create_index, replace_articles


class FolderWriter:
    """Implements `IndexWriter` on the index in use."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def index(self) -> str:
        return self.folder.name

    def replace(self, records: Sequence[ArticleRecord], removed: Collection[int] = (), *, merge: bool = False) -> None:
        replace_articles(self.folder, records, removed, merge=merge)


class FolderBuild:
    """Implements `IndexBuild` on a new folder."""

    def __init__(self, folders: IndexFolders) -> None:
        self.folders = folders
        self.folder = folders.create(index_version())
        create_index(self.folder)

    @property
    def index(self) -> str:
        return self.folder.name

    def add(self, records: Iterable[ArticleRecord]) -> None:
        add_articles(self.folder, records)

    def replace(self, records: Sequence[ArticleRecord], removed: Collection[int] = ()) -> None:
        replace_articles(self.folder, records, removed)

    def stamps(self) -> dict[int, int]:
        return Snapshot(self.folder, Caches.none()).stamps()

    def publish(self) -> None:
        self.folders.publish(self.folder)
