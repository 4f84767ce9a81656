"""Haystack with its Whoosh backend as they come, through `SearchQuerySet`, paginator and `load_all`."""

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.search.adapters.base import Answer, seconds_of
from benchmarks.search.articles import FACETS, Article
from benchmarks.search.questions import Question


class StockHaystack:
    """A process of its own, which a Django project of its own needs; asked line by line."""

    name = 'stock Haystack'
    folder = 'stock-haystack'
    slow = True
    comparable = True
    warming = 0

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        process = _started('build', folder)
        for each in articles:
            fields = {
                'id': each.id,
                'words': each.words,
                'headline': each.headline,
                'day': each.day,
                'source': _coded(each.source),
                'month': _coded(each.month),
                'meetings': [_coded(value) for value in each.meetings],
                'participants': [_coded(value) for value in each.participants],
            }
            process.stdin.write(json.dumps(fields) + '\n')
        process.stdin.close()
        if process.wait():
            raise RuntimeError('Haystack did not build its index')

    def open(self, folder: Path) -> None:
        self.process = _started('answer', folder)
        self.process.stdout.readline()

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()

    def seconds(self) -> float:
        return seconds_of(self.process.pid)

    def ask(self, question: Question) -> Answer | None:
        if question.kind == 'similar':
            return None
        asked = asdict(question) | {'source': question.source and _coded(question.source)}
        self.process.stdin.write(json.dumps(asked) + '\n')
        self.process.stdin.flush()
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        facets = {name: told['facets'].get(name, {}) for name in FACETS if question.facets}
        plain = {name: {_plain(value): count for value, count in counts.items()} for name, counts in facets.items()}
        return Answer(told['total'], told['ids'], plain, told['snippets'])


def _started(task: str, folder: Path) -> 'subprocess.Popen[str]':
    command = [sys.executable, '-m', 'benchmarks.search.stock', task, str(folder)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding='utf-8')


def _coded(value: str) -> str:
    """A value as one word that English stemming leaves alone: Haystack's facets count words."""
    return f'v{value.encode().hex()}0'


def _plain(code: str) -> str:
    return bytes.fromhex(code[1:-1]).decode()
