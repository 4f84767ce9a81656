"""What a score is made of: figures, failures, and a gold page with the article the archive made of it."""

from dataclasses import dataclass, field
from typing import Any

Page = dict[str, Any]
Article = dict[str, Any]


@dataclass(frozen=True)
class Figure:
    """`right` of `total`; `bar` is what is asked for, `at_most` whether the figure is the better the lower it is."""

    name: str
    right: float
    total: float
    bar: float | None = None
    at_most: bool = False

    @property
    def value(self) -> float | None:
        return self.right / self.total if self.total else None

    @property
    def holds(self) -> bool:
        if self.value is None or self.bar is None:
            return True
        return self.value <= self.bar if self.at_most else self.value >= self.bar


@dataclass(frozen=True)
class Failure:
    figure: str
    page: str
    phenomena: tuple[str, ...]
    detail: str


@dataclass(frozen=True)
class Judged:
    """One gold page with the article the archive made of it; an article that is missing found nothing."""

    gold: Page
    article: Article
    missing: bool = False

    @property
    def name(self) -> str:
        return page_name(self.gold)


@dataclass
class Score:
    figures: dict[str, Figure] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)

    def add(self, figure: Figure) -> None:
        self.figures[figure.name] = figure

    def fail(self, figure: str, judged: Judged, detail: str) -> None:
        self.failures.append(Failure(figure, judged.name, tuple(judged.gold.get('phenomena', ())), detail))


def page_name(gold: Page) -> str:
    return f'{gold["file"]}#{gold["record"]}' if gold.get('record') else str(gold['file'])
