"""What a run of ingest did, for people and for programs."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Notice:
    """A refusal or a warning: the file, the place in it, and the reason."""

    path: str
    place: str
    reason: str
    article: int | None = None


class Stages:
    """CPU seconds of this process by stage; a stage inside another one counts for itself alone."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage, self._since = '', 0.0

    @contextmanager
    def spent_on(self, stage: str) -> Iterator[None]:
        """Counts the time of the block to a stage."""
        outer = self._stage
        self._switch_to(stage)
        try:
            yield
        finally:
            self._switch_to(outer)

    def _switch_to(self, stage: str) -> None:
        now = time.process_time()
        if self._stage:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now


@dataclass
class IngestReport:
    """What one run did. `seconds` is the wall-clock time."""

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    seconds: float = 0.0
    refusals: list[Notice] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)
    stages: Stages = field(default_factory=Stages)

    @property
    def refused(self) -> int:
        return len(self.refusals)

    def as_json(self) -> dict[str, object]:
        """The report of INTERFACES: counts, seconds, refusals and warnings; and where the CPU seconds went."""
        counts = {name: getattr(self, name) for name in ('read', 'created', 'updated', 'unchanged', 'refused')}

        def plain(notices: list[Notice]) -> list[dict[str, str]]:
            return [{'path': n.path, 'place': n.place, 'reason': n.reason} for n in notices]

        return {
            **counts,
            'seconds': round(self.seconds, 3),
            'stages': {stage: round(seconds, 3) for stage, seconds in self.stages.seconds.items()},
            'refusals': plain(self.refusals),
            'warnings': plain(self.warnings),
        }
