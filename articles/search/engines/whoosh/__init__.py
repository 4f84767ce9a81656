"""The search engine on Whoosh: schema and documents, index folders, snapshots, execution."""

from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from articles.search.engines.haystack import ArchiveHaystackEngine
from articles.search.engines.whoosh.engine import WhooshEngine


class ArabicWhooshEngine(ArchiveHaystackEngine):
    """Haystack's name for it; `HAYSTACK_CONNECTIONS` names this class."""

    @classmethod
    def open(cls, options: dict[str, Any]) -> WhooshEngine:
        """The engine on INDEX_DIR: one object a process."""
        return _open(Path(settings.INDEX_DIR))


@cache
def _open(root: Path) -> WhooshEngine:
    return WhooshEngine(root)
