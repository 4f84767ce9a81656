"""What a run of ingest did, for people and for programs."""

from dataclasses import dataclass, field


@dataclass
class Notice:
    """A refusal or a warning: the file, the place in it, and the reason."""

    path: str
    place: str
    reason: str
    article: int | None = None


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

    @property
    def refused(self) -> int:
        return len(self.refusals)

    def as_json(self) -> dict[str, object]:
        """The report of INTERFACES: counts, seconds, refusals and warnings."""
        counts = {name: getattr(self, name) for name in ('read', 'created', 'updated', 'unchanged', 'refused')}

        def plain(notices: list[Notice]) -> list[dict[str, str]]:
            return [{'path': n.path, 'place': n.place, 'reason': n.reason} for n in notices]

        return {
            **counts,
            'seconds': round(self.seconds, 3),
            'refusals': plain(self.refusals),
            'warnings': plain(self.warnings),
        }
