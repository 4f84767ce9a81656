"""Articles as records for the contract of engines, and a new index of them."""

import datetime
from collections.abc import Iterable
from typing import Any

from articles.search.engines.base import ArticleRecord, SearchEngine
from articles.search.syntax import Family, Node


def day(written: str) -> datetime.date:
    return datetime.date.fromisoformat(written)


def article(id: int, body: str, headline: str = '', published: str | None = None, **facets: Any) -> ArticleRecord:
    """A record; facets as single values or tuples."""
    values = {name: (value,) if isinstance(value, str) else value for name, value in facets.items() if name != 'family'}
    when = day(published) if published else None
    return ArticleRecord(id, headline, body, when, when, facets.get('family', 0), values)


def build(engine: SearchEngine, records: Iterable[ArticleRecord]) -> SearchEngine:
    with engine.rebuilding() as new, engine.write_lock(5):
        new.add(records)
        new.publish()
    return engine


def names(*spellings: str) -> Family:
    return Family('participant', 'somebody', spellings[0], tuple(tuple(each.split()) for each in spellings))


def found(engine: SearchEngine, tree: Node, **options: Any) -> list[int]:
    """The keys of what is found, sorted."""
    return sorted(engine.run(tree, **options).ids)
