"""tantivy, a search library in Rust, by its Python package."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.search.adapters.base import Answer, InProcess, Missing
from benchmarks.search.articles import FACETS, Article
from benchmarks.search.questions import Question

_MOST_VALUES = 1000
"""Of a facet: more than there are, so that all are counted."""


class Tantivy(InProcess):
    name = 'tantivy'
    folder = 'tantivy'

    def __init__(self) -> None:
        try:
            import tantivy
        except ImportError:
            raise Missing('pip install tantivy') from None
        self.library: Any = tantivy
        self.schema = self._schema()

    def _schema(self) -> Any:
        builder = self.library.SchemaBuilder()
        builder.add_integer_field('id', stored=True, indexed=True, fast=True)
        builder.add_text_field('words', stored=True, tokenizer_name='whitespace', index_option='position')
        builder.add_text_field('headline', stored=True, tokenizer_name='raw', index_option='basic')
        builder.add_integer_field('day', indexed=True, fast=True)
        for name in FACETS:
            builder.add_text_field(name, tokenizer_name='raw', fast=True)
        return builder.build()

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        index = self.library.Index(self.schema, path=str(folder))
        writer = index.writer(heap_size=512_000_000, num_threads=1)
        for article in articles:
            document = self.library.Document()
            document.add_integer('id', article.id)
            document.add_text('words', article.words)
            document.add_text('headline', article.headline)
            document.add_integer('day', _number(article.day))
            document.add_text('source', article.source)
            document.add_text('month', article.month)
            for name, values in (('meeting', article.meetings), ('participant', article.participants)):
                for value in values:
                    document.add_text(name, value)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        self.index = self.library.Index.open(str(folder))
        self.searcher = self.index.searcher()

    def ask(self, question: Question) -> Answer | None:
        if question.kind == 'similar':
            return self._similar(question)
        query = self._query(question)
        start, stop = question.window
        order = 'day' if question.newest else None
        found = self.searcher.search(query, stop - start, True, order, start)
        documents = [self.searcher.doc(address) for _, address in found.hits]
        [document['headline'][0] for document in documents]
        return Answer(
            found.count,
            [document['id'][0] for document in documents],
            self._facets(query) if question.facets else {},
            self._snippets(query, documents) if question.snippets else [],
        )

    def _query(self, question: Question) -> Any:
        query, occur = self._words(question), self.library.Occur
        conditions = []
        if question.start and question.end:
            days = (_number(question.start), _number(question.end))
            conditions.append(
                self.library.Query.range_query(
                    self.schema, 'day', self.library.FieldType.Integer, *days, include_lower=True, include_upper=True
                )
            )
        if question.source:
            conditions.append(self.library.Query.term_query(self.schema, 'source', question.source))
        if not conditions:
            return query
        plain = [(occur.Must, self.library.Query.const_score_query(each, 0.0)) for each in conditions]
        return self.library.Query.boolean_query([(occur.Must, query), *plain])

    def _words(self, question: Question) -> Any:
        query, occur = self.library.Query, self.library.Occur
        if question.kind == 'phrase':
            return query.phrase_query(self.schema, 'words', list(question.words))
        if question.kind == 'prefix':
            return query.regex_query(self.schema, 'words', f'({"|".join(question.words)}).*')
        terms = [query.term_query(self.schema, 'words', word, 'freq') for word in question.words]
        if len(terms) == 1:
            return terms[0]
        each = occur.Must if question.kind == 'all' else occur.Should
        return query.boolean_query([(each, term) for term in terms])

    def _facets(self, query: Any) -> dict[str, dict[str, int]]:
        asked = {name: {'terms': {'field': name, 'size': _MOST_VALUES}} for name in FACETS}
        found = self.searcher.aggregate(query, asked)
        return {name: {each['key']: int(each['doc_count']) for each in found[name]['buckets']} for name in FACETS}

    def _snippets(self, query: Any, documents: list[Any]) -> list[str]:
        generator = self.library.SnippetGenerator.create(self.searcher, query, self.schema, 'words')
        generator.set_max_num_chars(200)
        return [generator.snippet_from_doc(document).to_html() for document in documents]

    def _similar(self, question: Question) -> Answer:
        query = self.library.Query
        itself = self.searcher.search(query.term_query(self.schema, 'id', question.article), 1).hits[0][1]
        alike = query.more_like_this_query(itself, min_doc_frequency=2, min_term_frequency=1, max_query_terms=30)
        hits = self.searcher.search(alike, 6).hits
        return Answer(None, [self.searcher.doc(address)['id'][0] for _, address in hits])


def _number(day: str) -> int:
    return int(day.replace('-', ''))
