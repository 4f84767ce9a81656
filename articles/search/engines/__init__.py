"""The search engines, one file or folder each; `ARCHIVE_SEARCH_ENGINE` chooses."""

from django.conf import settings
from django.utils.module_loading import import_string

from articles.search.engines.base import (
    ArticleRecord,
    EngineAnswer,
    IndexBuild,
    IndexBusy,
    IndexWriter,
    SearchEngine,
    SearchUnavailable,
)

__all__ = [
    'ArticleRecord',
    'EngineAnswer',
    'IndexBuild',
    'IndexBusy',
    'IndexWriter',
    'SearchEngine',
    'SearchUnavailable',
    'get_engine',
]


def get_engine() -> SearchEngine:
    """The configured engine: one object a process, shared by its threads."""
    haystack_engine = import_string(str(settings.HAYSTACK_CONNECTIONS['default']['ENGINE']))
    engine: SearchEngine = haystack_engine.open(settings.HAYSTACK_CONNECTIONS['default'])
    return engine
