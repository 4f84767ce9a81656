"""One interleaved run: every engine is asked every question in turn, and what it answers is compared."""

import gc
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from benchmarks.search.adapters.base import Adapter, Answer
from benchmarks.search.questions import Question

LONG: Final = 0.1
"""CPU seconds of an answer from which on an engine is asked a question twice only."""


@dataclass(slots=True)
class Measured:
    """CPU seconds by class of question and engine, and what was answered differently."""

    seconds: dict[str, dict[str, list[float]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    differences: list[str] = field(default_factory=list)

    def median(self, name: str, engine: str) -> float | None:
        """CPU seconds of a question of the class; None where the engine was not asked any."""
        found = self.seconds[name].get(engine)
        return statistics.median(found) if found else None


def measure(engines: Sequence[Adapter], questions: list[Question], rounds: int) -> Measured:
    """Asks every question `rounds` times after a first time that does not count, and after each engine is warm.

    Totals and facets are compared with those of the first engine, by engines that ask for the same (`comparable`).
    """
    measured = Measured()
    for engine in engines:
        for question in questions * engine.warming:
            engine.ask(question)
    for question in questions:
        answers: dict[str, Answer] = {}
        tired: set[str] = set()
        for turn in range(rounds + 1):
            for engine in engines:
                if engine.name in tired:
                    continue
                seconds, answer = _asked(engine, question)
                if answer is None:
                    tired.add(engine.name)
                    continue
                if turn:
                    measured.seconds[question.name][engine.name].append(seconds)
                    if seconds > LONG:
                        tired.add(engine.name)
                answers[engine.name] = answer
        told = {engine.name: answers[engine.name] for engine in engines if engine.comparable and engine.name in answers}
        measured.differences += _differences(question, told)
    return measured


def _asked(engine: Adapter, question: Question) -> tuple[float, Answer | None]:
    gc.collect(0)
    beside, start = engine.seconds(), time.process_time()
    answer = engine.ask(question)
    return time.process_time() - start + engine.seconds() - beside, answer


def _differences(question: Question, answers: Mapping[str, Answer]) -> Iterator[str]:
    first, *others = answers
    for other in others:
        expected, found = answers[first], answers[other]
        asked = f'{question.name}, {question.kind} {" ".join(question.words)}'
        if expected.total != found.total:
            yield f'{asked}: {first} finds {expected.total}, {other} {found.total}'
        elif expected.total and expected.total > question.window[0] and len(expected.ids) != len(found.ids):
            yield f'{asked}: a page of {len(expected.ids)} by {first}, of {len(found.ids)} by {other}'
        for name in expected.facets:
            if expected.facets[name] != found.facets[name]:
                yield f'{asked}: {first} and {other} count {name} differently'
        if question.snippets and len(found.snippets) != len(found.ids):
            yield f'{asked}: {other} gives {len(found.snippets)} snippets for {len(found.ids)} articles'
