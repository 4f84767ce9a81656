"""What the comparison asks of an engine."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from benchmarks.search.articles import Article
from benchmarks.search.questions import Question


class Missing(Exception):
    """The engine is not installed here; the message says what would install it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine says to a question."""

    total: int | None
    """Exact number of articles; None where the engine does not count them."""
    ids: list[int]
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    """By field and value, for the fields of FACETS; values that no article of the result has are left out."""
    snippets: list[str] = field(default_factory=list)


class Adapter(Protocol):
    """An engine under comparison. `open` and `build` raise Missing where it is not installed."""

    name: str
    slow: bool
    """Too slow to index many articles while somebody waits."""
    comparable: bool
    """Whether it is asked for exactly the same as the others."""
    folder: str
    """Name of the folder of its index; engines that share one are built once."""
    warming: int
    """How often it is asked everything before anything counts: for what compiles itself while it runs."""

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Indexes the articles in the empty `folder`."""
        ...

    def open(self, folder: Path) -> None: ...

    def ask(self, question: Question) -> Answer | None:
        """None where the engine has no such query."""
        ...

    def seconds(self) -> float:
        """CPU seconds of processes beside this one so far."""
        ...

    def close(self) -> None: ...


class InProcess:
    """An engine that runs in this process."""

    slow = False
    comparable = True
    warming = 0

    def seconds(self) -> float:
        return 0.0

    def close(self) -> None:
        return None


def seconds_of(process: int) -> float:
    """CPU seconds of all threads of another process so far; Linux tells them by the nanosecond."""
    total = 0
    tasks = Path(f'/proc/{process}/task')
    for task in os.listdir(tasks):  # noqa: PTH208 - called before and after each query
        try:
            total += int((tasks / task / 'schedstat').read_text().split()[0])
        except OSError:
            continue  # a thread that ended meanwhile
    return total / 1e9
