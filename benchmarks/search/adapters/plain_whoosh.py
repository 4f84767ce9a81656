"""Whoosh as its documentation has it, the searcher kept open between queries."""

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh import analysis, fields, highlight, index, query, sorting

from benchmarks.search.adapters.base import Answer, InProcess
from benchmarks.search.articles import FACETS, Article
from benchmarks.search.questions import Question

_SEVERAL = ('meeting', 'participant')


class PlainWhoosh(InProcess):
    name = 'plain Whoosh'
    folder = 'plain-whoosh'
    slow = True

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        schema = fields.Schema(
            id=fields.NUMERIC(int, stored=True, unique=True),
            words=fields.TEXT(analyzer=analysis.SpaceSeparatedTokenizer(), phrase=True, stored=True),
            headline=fields.STORED,
            day=fields.DATETIME(sortable=True),
            source=fields.ID(sortable=True),
            month=fields.ID(sortable=True),
            meeting=fields.KEYWORD(commas=True),
            participant=fields.KEYWORD(commas=True),
        )
        writer = index.create_in(folder, schema).writer(limitmb=256)
        for article in articles:
            writer.add_document(
                id=article.id,
                words=article.words,
                headline=article.headline,
                day=datetime.datetime.fromisoformat(article.day),
                source=article.source,
                month=article.month,
                meeting=','.join(article.meetings),
                participant=','.join(article.participants),
            )
        writer.commit(optimize=True)

    def open(self, folder: Path) -> None:
        self.index = index.open_dir(folder)
        self.searcher = self.index.searcher()

    def close(self) -> None:
        self.searcher.close()

    def ask(self, question: Question) -> Answer | None:
        if question.kind == 'similar':
            return self._similar(question)
        groups = [sorting.FieldFacet(name, allow_overlap=name in _SEVERAL, maptype=sorting.Count) for name in FACETS]
        start, stop = question.window
        order = {'sortedby': 'day', 'reverse': True} if question.newest else {}
        found = self.searcher.search(
            _words(question),
            limit=stop,
            filter=_filter(question),
            groupedby=groups if question.facets else None,
            **order,
        )
        hits = found[start:stop]
        facets = {}
        if question.facets:
            facets = {name: {value: count for value, count in found.groups(name).items() if value} for name in FACETS}
        [hit['headline'] for hit in hits]
        snippets = [_snippet(question, hit['words']) for hit in hits] if question.snippets else []
        return Answer(len(found), [hit['id'] for hit in hits], facets, snippets)

    def _similar(self, question: Question) -> Answer:
        number = self.searcher.document_number(id=question.article)
        text = self.searcher.stored_fields(number)['words']
        found = self.searcher.more_like(number, 'words', text=text, top=6, numterms=30)
        return Answer(None, [hit['id'] for hit in found])


def _words(question: Question) -> Any:
    terms = [query.Term('words', word) for word in question.words]
    match question.kind:
        case 'all':
            return query.And(terms)
        case 'any':
            return query.Or(terms)
        case 'phrase':
            return query.Phrase('words', list(question.words))
        case 'prefix':
            return query.Or([query.Prefix('words', word) for word in question.words])
    return terms[0]


def _filter(question: Question) -> Any:
    conditions: list[Any] = []
    if question.start and question.end:
        days = map(datetime.datetime.fromisoformat, (question.start, question.end))
        conditions.append(query.DateRange('day', *days))
    if question.source:
        conditions.append(query.Term('source', question.source))
    return query.And(conditions) if conditions else None


def _snippet(question: Question, words: str) -> str:
    fragmenter = highlight.ContextFragmenter(maxchars=200, surround=50)
    analyzer = analysis.SpaceSeparatedTokenizer()
    formatter = highlight.HtmlFormatter('mark')
    return str(highlight.highlight(words, set(question.words), analyzer, fragmenter, formatter, top=2))
