"""SQLite's full-text search, in the SQLite that Python brings."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.search.adapters.base import Answer, InProcess
from benchmarks.search.articles import Article
from benchmarks.search.questions import Question

_TABLES = """
    PRAGMA synchronous = off;
    CREATE TABLE article (id INTEGER PRIMARY KEY, headline TEXT, day TEXT, month TEXT, source TEXT);
    CREATE TABLE meeting (article INTEGER, value TEXT);
    CREATE TABLE participant (article INTEGER, value TEXT);
    CREATE VIRTUAL TABLE text
        USING fts5(words, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'");
"""
_INDEXES = """
    INSERT INTO text(text) VALUES ('optimize');
    CREATE INDEX meeting_of ON meeting (article, value);
    CREATE INDEX participant_of ON participant (article, value);
    CREATE INDEX article_of_day ON article (day);
    CREATE INDEX article_of_source ON article (source, day);
    ANALYZE;
"""
_MATCHING = 'FROM text WHERE text MATCH ?'
_FOUND = 'FROM text JOIN article ON article.id = text.rowid WHERE text MATCH ?'


class Fts5(InProcess):
    name = 'SQLite FTS5'
    folder = 'fts5'

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        with sqlite3.connect(folder / 'articles.sqlite3') as database:
            database.executescript(_TABLES)
            for article in articles:
                row = (article.id, article.headline, article.day, article.month, article.source)
                database.execute('INSERT INTO article VALUES (?, ?, ?, ?, ?)', row)
                database.executemany('INSERT INTO meeting VALUES (?, ?)', [(article.id, v) for v in article.meetings])
                people = [(article.id, value) for value in article.participants]
                database.executemany('INSERT INTO participant VALUES (?, ?)', people)
                database.execute('INSERT INTO text (rowid, words) VALUES (?, ?)', (article.id, article.words))
            database.commit()
            database.executescript(_INDEXES)
        database.close()

    def open(self, folder: Path) -> None:
        self.database = sqlite3.connect(f'file:{folder}/articles.sqlite3?mode=ro', uri=True)
        self.database.executescript(
            'PRAGMA cache_size = -400000; PRAGMA mmap_size = 4000000000; PRAGMA temp_store = memory;'
            'CREATE TEMP TABLE found (id INTEGER PRIMARY KEY);'
        )

    def close(self) -> None:
        self.database.close()

    def ask(self, question: Question) -> Answer | None:
        if question.kind == 'similar':
            return None
        where, values = self._where(question)
        facets = {}
        if question.facets:
            self.database.execute('DELETE FROM found')
            self.database.execute(f'INSERT INTO found SELECT text.rowid {where}', values)
            total = self.database.execute('SELECT count(*) FROM found').fetchone()[0]
            facets = self._facets()
        else:
            total = self.database.execute(f'SELECT count(*) {where}', values).fetchone()[0]
        rows = self._page(question, where, values)
        self.database.rollback()
        return Answer(total, [row[0] for row in rows], facets, [row[2] for row in rows if question.snippets])

    def _page(self, question: Question, where: str, values: list[Any]) -> list[Any]:
        snippet = "snippet(text, 0, '<mark>', '</mark>', '…', 30)" if question.snippets else "''"
        order = 'article.day DESC, article.id DESC' if question.newest else 'rank'
        start, stop = question.window
        if question.newest:
            where = where.replace(_MATCHING, _FOUND)
        rows = self.database.execute(
            f'SELECT text.rowid, rank, {snippet} {where} ORDER BY {order} LIMIT ? OFFSET ?',
            [*values, stop - start, start],
        ).fetchall()
        keys = ','.join(str(row[0]) for row in rows)
        self.database.execute(f'SELECT headline FROM article WHERE id IN ({keys})').fetchall()
        return rows

    def _where(self, question: Question) -> tuple[str, list[Any]]:
        # Without conditions on the articles FTS5 is asked alone, which is faster.
        where, values = _FOUND if question.start or question.source else _MATCHING, [_match(question)]
        if question.start:
            where += ' AND article.day BETWEEN ? AND ?'
            values += [question.start, question.end]
        if question.source:
            where += ' AND article.source = ?'
            values.append(question.source)
        return where, values

    def _facets(self) -> dict[str, dict[str, int]]:
        single = 'SELECT {0}, count(*) FROM found JOIN article USING (id) GROUP BY 1'
        counts = {name: single.format(name) for name in ('source', 'month')}
        for name in ('meeting', 'participant'):
            counts[name] = f'SELECT value, count(*) FROM found JOIN {name} ON article = found.id GROUP BY 1'
        return {name: dict(self.database.execute(query)) for name, query in counts.items()}


def _match(question: Question) -> str:
    quoted = [f'"{word}"' for word in question.words]
    match question.kind:
        case 'all':
            return ' AND '.join(quoted)
        case 'any':
            return ' OR '.join(quoted)
        case 'prefix':
            return ' OR '.join(f'{word} *' for word in quoted)
        case 'phrase':
            return f'"{" ".join(question.words)}"'
    return quoted[0]
