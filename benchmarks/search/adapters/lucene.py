"""Lucene, as Debian packs it, in a Java process beside this one that is asked line by line."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.search.adapters.base import Answer, Missing, seconds_of
from benchmarks.search.articles import Article
from benchmarks.search.questions import Question

_JARS = Path('/usr/share/java')
_NEEDED = ('core', 'analyzers-common', 'queries', 'highlighter', 'memory')
_PROGRAM = Path(__file__).with_name('Asked.java')


class Lucene:
    name = 'Lucene'
    folder = 'lucene'
    slow = False
    comparable = True
    warming = 12
    """Its times still fell after half as often."""

    def __init__(self) -> None:
        jars = [sorted(_JARS.glob(f'lucene-{part}-[0-9]*.jar')) for part in _NEEDED]
        if not shutil.which('javac') or not all(jars):
            raise Missing('apt install default-jdk-headless liblucene8-java')
        self.classes = tempfile.TemporaryDirectory(prefix='bench-lucene-')
        self.path = ':'.join([self.classes.name, *(str(found[-1]) for found in jars)])
        subprocess.run(['javac', '-nowarn', '-cp', self.path, '-d', self.classes.name, _PROGRAM], check=True)

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        process = self._started('build', folder)
        for each in articles:
            several = (','.join(each.meetings), ','.join(each.participants))
            fields = (each.id, each.words, each.headline, each.day.replace('-', ''), each.source, each.month, *several)
            process.stdin.write('\t'.join(map(str, fields)) + '\n')
        process.stdin.close()
        if process.wait():
            raise RuntimeError('Lucene did not build its index')

    def open(self, folder: Path) -> None:
        self.process = self._started('answer', folder)
        self.process.stdout.readline()

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()

    def seconds(self) -> float:
        return seconds_of(self.process.pid)

    def ask(self, question: Question) -> Answer | None:
        if question.kind == 'similar':
            total, ids, *_ = self._asked('similar', str(question.article))
            return Answer(None, [int(each) for each in ids.split(',')])
        total, ids, facets, snippets = self._asked(
            question.kind,
            ' '.join(question.words),
            (question.start or '').replace('-', ''),
            (question.end or '').replace('-', ''),
            question.source or '',
            *(str(int(asked)) for asked in (question.facets, question.snippets, question.newest)),
            *map(str, question.window),
        )
        return Answer(
            int(total),
            [int(each) for each in ids.split(',') if each],
            _counts(facets),
            snippets.split('\x01') if question.snippets else [],
        )

    def _asked(self, *values: str) -> list[str]:
        self.process.stdin.write('\t'.join(values) + '\n')
        self.process.stdin.flush()
        return self.process.stdout.readline().rstrip('\n').split('\t')

    def _started(self, task: str, folder: Path) -> 'subprocess.Popen[str]':
        command = ['java', '-Xmx1g', '-XX:+UseSerialGC', '-cp', self.path, 'Asked', task, str(folder)]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding='utf-8')


def _counts(told: str) -> dict[str, dict[str, int]]:
    facets = {}
    for field in filter(None, told.split(';')):
        name, *values = field.split('|')
        pairs = (value.rpartition('=') for value in values)
        facets[name] = {value: int(count) for value, _, count in pairs}
    return facets
