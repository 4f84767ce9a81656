"""The same articles in an index of Whoosh as it comes: its own fields, formats, codec and writer, the same words.

What the archive's own writer is measured by (benchmarks/index_build.py) and compared with (tests/search/engines).
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from whoosh import columns, fields
from whoosh.analysis import Token
from whoosh.analysis.tokenizers import Tokenizer
from whoosh.index import Index, create_in

from articles.arabic.folding import fold
from articles.arabic.stopwords import STOP_WORDS
from articles.arabic.tokens import WORD
from articles.arabic.writing import letters_of
from articles.search.engines.base import FACET_FIELDS, NONE, ArticleRecord
from articles.search.engines.whoosh.documents import HEADLINE_GAP, column_values, views

_BETWEEN = '\x1f'
"""Stands between headline and body in the value of a text field; no word has it."""


class Terms(Tokenizer):
    """Turns words into terms, each word analysed once."""

    def __init__(self, forms: Callable[[str], tuple[str, ...]]) -> None:
        self.forms = forms
        self.known: dict[str, tuple[str, ...]] = {}

    def __getstate__(self) -> dict[str, Any]:
        return {'forms': self.forms, 'known': {}}

    def __call__(self, value: str, positions: bool = False, **options: Any) -> Iterator[Token]:
        token = Token(positions, **{name: options[name] for name in ('boosts', 'mode') if name in options})
        place = 0
        for part in value.split(_BETWEEN):
            for word in WORD.findall(part):
                if word not in self.known:
                    self.known[word] = self.forms(word)
                for term in self.known[word]:
                    token.text, token.boost, token.stopped = term, 1.0, False
                    if positions:
                        token.pos = place
                    yield token
                place += 1
            place += HEADLINE_GAP


def _folded(word: str) -> tuple[str, ...]:
    return (fold(word),)


def _written(word: str) -> tuple[str, ...]:
    return (letters_of(word),)


def _stem(word: str) -> tuple[str, ...]:
    return () if fold(word) in STOP_WORDS else (views(fold(word))[0],)


def _root(word: str) -> tuple[str, ...]:
    return () if fold(word) in STOP_WORDS else (views(fold(word))[1],)


def _grams(word: str) -> tuple[str, ...]:
    return () if fold(word) in STOP_WORDS else views(fold(word))[2]


def stock_schema() -> fields.Schema:
    """The archive's fields as Whoosh's own types."""
    schema = fields.Schema(key=fields.ID(unique=True))
    for name in ('id', 'family_key', 'stamp'):
        schema.add(name, fields.COLUMN(columns.NumericColumn('q')))
    for name in ('first_day', 'last_day', 'headline_words'):
        schema.add(name, fields.COLUMN(columns.NumericColumn('i')))
    schema.add('text', fields.COLUMN(columns.CompressedBytesColumn()))
    schema.add('folded', fields.TEXT(analyzer=Terms(_folded), phrase=True))
    schema.add('written', fields.KEYWORD(analyzer=Terms(_written)))
    schema.add('headline', fields.TEXT(analyzer=Terms(_stem), phrase=False))
    for name, forms in (('stem', _stem), ('root', _root), ('gram', _grams)):
        schema.add(name, fields.TEXT(analyzer=Terms(forms), phrase=False))
    for name in FACET_FIELDS:
        schema.add(f'{name}_value', fields.KEYWORD())
    return schema


def stock_fields(record: ArticleRecord) -> dict[str, Any]:
    """What is given to `add_document` for an article."""
    both = f'{record.headline}{_BETWEEN}{record.body}'
    return {
        'key': str(record.id),
        **column_values(record, len(WORD.findall(record.headline))),
        'text': f'{record.headline}\n{record.body}'.encode(),
        **dict.fromkeys(('folded', 'written', 'stem', 'root', 'gram'), both),
        'headline': record.headline,
        **{f'{name}_value': list(dict.fromkeys(record.facets.get(name) or (NONE,))) for name in FACET_FIELDS},
    }


def create_stock_index(folder: Path) -> Index:
    """An empty index."""
    return create_in(str(folder), stock_schema())
