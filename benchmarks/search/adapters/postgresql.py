"""PostgreSQL's full-text search: a cluster of its own in the folder, on a socket, stopped at the end."""

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.search.adapters.base import Answer, Missing, seconds_of
from benchmarks.search.articles import FACETS, Article
from benchmarks.search.questions import Question

_SETTINGS = (
    "shared_buffers = '512MB'",
    "work_mem = '64MB'",
    "maintenance_work_mem = '256MB'",
    "listen_addresses = ''",
    'fsync = off',
    'jit = off',
    'max_parallel_workers_per_gather = 0',
    "max_wal_size = '4GB'",
)
_TABLE = """
    CREATE TABLE article (
        id integer PRIMARY KEY, headline text, words text, day date, source text, month text,
        meeting text[], participant text[], vector tsvector
    )
"""
_MOST_PLACES = 250
"""Of a word in a text, and the last place there is: what a tsvector holds."""
_LAST_PLACE = 16_383


class PostgreSql:
    name = 'PostgreSQL'
    folder = 'postgresql'
    slow = False
    comparable = True
    warming = 0

    def __init__(self) -> None:
        try:
            import psycopg
        except ImportError:
            raise Missing('pip install "psycopg[binary]"') from None
        self.library: Any = psycopg
        installed = sorted(Path('/usr/lib/postgresql').glob('*/bin'), key=lambda path: int(path.parent.name))
        found = shutil.which('initdb')
        if not installed and not found:
            raise Missing('apt install postgresql')
        self.programs = Path(found).parent if found else installed[-1]

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        self._make_cluster(folder)
        self._start(folder)
        self.connection.execute(_TABLE)
        with self.connection.cursor() as cursor, cursor.copy('COPY article FROM STDIN') as rows:
            rows.set_types(['int4', 'text', 'text', 'date', 'text', 'text', 'text[]', 'text[]', 'text'])
            for each in articles:
                several = (list(each.meetings), list(each.participants))
                texts = (each.headline, each.words, each.day, each.source, each.month)
                rows.write_row((each.id, *texts, *several, _vector(each.words)))
        self.connection.execute('CREATE INDEX ON article USING gin (vector)')
        self.connection.execute('CREATE INDEX ON article (day)')
        self.connection.execute('CREATE INDEX ON article (source, day)')
        self.connection.execute('VACUUM ANALYZE article')
        self.close()

    def open(self, folder: Path) -> None:
        self._start(folder)

    def close(self) -> None:
        self.connection.close()
        self._run('pg_ctl', '-D', str(self.cluster), '-m', 'fast', '-w', 'stop')

    def seconds(self) -> float:
        return seconds_of(self.connection.info.backend_pid)

    def ask(self, question: Question) -> Answer | None:
        if question.kind == 'similar':
            return None
        where, values = _where(question)
        execute = self.connection.execute
        facets: dict[str, dict[str, int]] = {}
        if question.facets:
            total, facets = self._facets(where, values)
        else:
            total = execute(f'SELECT count(*) FROM article WHERE {where}', values).fetchone()[0]
        rank, order = 'ts_rank(vector, %s::tsquery)', 'rank DESC, id DESC'
        ranked = [values[0]]
        if question.newest:
            rank, order, ranked = '0', 'day DESC, id DESC', []
        start, stop = question.window
        rows = execute(
            f'SELECT id, headline, {rank} AS rank FROM article WHERE {where} ORDER BY {order} LIMIT %s OFFSET %s',
            [*ranked, *values, stop - start, start],
        ).fetchall()
        ids = [row[0] for row in rows]
        snippets = []
        if question.snippets:
            options = 'MaxWords=30, MinWords=15, StartSel=<mark>, StopSel=</mark>'
            marked = "SELECT ts_headline('simple', words, %s::tsquery, %s) FROM article WHERE id = ANY(%s)"
            snippets = [row[0] for row in execute(marked, [values[0], options, ids])]
        return Answer(total, ids, facets, snippets)

    def _facets(self, where: str, values: list[Any]) -> tuple[int, dict[str, dict[str, int]]]:
        single = "SELECT '{0}', {0}, count(*) FROM found GROUP BY 2"
        several = "SELECT '{0}', unnest({0}) AS value, count(*) FROM found GROUP BY 2"
        counts = [(several if name in ('meeting', 'participant') else single).format(name) for name in FACETS]
        rows = self.connection.execute(
            f'WITH found AS MATERIALIZED (SELECT {", ".join(FACETS)} FROM article WHERE {where}) '
            f"SELECT '', NULL, count(*) FROM found UNION ALL {' UNION ALL '.join(counts)}",
            values,
        )
        total, facets = 0, {name: {} for name in FACETS}
        for name, value, count in rows:
            if name:
                facets[name][value] = count
            else:
                total = count
        return total, facets

    def _make_cluster(self, folder: Path) -> None:
        cluster = folder / 'cluster'
        if self._other_user():
            for path in (folder, *folder.parents):
                if not os.access(path, os.X_OK):
                    raise Missing(f'{path} cannot be entered by the user postgres')
            shutil.chown(folder, 'postgres')
        self._run('initdb', '-D', str(cluster), '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust', '-U', 'postgres')
        with (cluster / 'postgresql.auto.conf').open('a') as settings:
            settings.write('\n'.join(_SETTINGS) + '\n')

    def _start(self, folder: Path) -> None:
        self.cluster = folder / 'cluster'
        socket = Path(tempfile.mkdtemp(prefix='bench-pg-'))  # the name of a socket may have a hundred characters only
        if self._other_user():
            shutil.chown(socket, 'postgres')
        log = str(self.cluster / 'log')
        options = f"-c unix_socket_directories='{socket}'"
        self._run('pg_ctl', '-D', str(self.cluster), '-l', log, '-o', options, '-w', 'start')
        self.connection = self.library.connect(host=str(socket), user='postgres', dbname='postgres', autocommit=True)

    def _run(self, program: str, *arguments: str) -> None:
        user = pwd.getpwnam('postgres') if self._other_user() else None
        subprocess.run(
            [self.programs / program, *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            user=user and user.pw_uid,
            group=user and user.pw_gid,
        )

    @staticmethod
    def _other_user() -> bool:
        """PostgreSQL refuses to run as root."""
        return getpass.getuser() == 'root'


def _where(question: Question) -> tuple[str, list[Any]]:
    where, values = 'vector @@ %s::tsquery', [_match(question)]
    if question.start:
        where += ' AND day BETWEEN %s AND %s'
        values += [question.start, question.end]
    if question.source:
        where += ' AND source = %s'
        values.append(question.source)
    return where, values


def _match(question: Question) -> str:
    signs = {'all': ' & ', 'any': ' | ', 'phrase': ' <-> ', 'prefix': ' | '}
    beginning = ':*' if question.kind == 'prefix' else ''
    return signs.get(question.kind, '').join(f"'{word}'{beginning}" for word in question.words)


def _vector(words: str) -> str:
    places: dict[str, list[str]] = defaultdict(list)
    for place, word in enumerate(words.split(), 1):
        if len(places[word]) < _MOST_PLACES:
            places[word].append(str(min(place, _LAST_PLACE)))
    quoted = ((word.replace('\\', '\\\\').replace("'", "''"), where) for word, where in places.items())
    return ' '.join(f"'{word}':{','.join(where)}" for word, where in quoted)
