"""The queries that are measured: 16 classes, drawn from the words of the articles, the same at every run."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from articles.arabic.folding import fold
from articles.arabic.particles import beginnings
from articles.arabic.stopwords import STOP_WORDS
from benchmarks.search.articles import BORDER, Article

Kind = Literal['term', 'all', 'any', 'phrase', 'prefix', 'similar']

PHRASES: Final = (
    'وقف إطلاق النار',
    'محادثات أستانا',
    'الأزمة السورية',
    'الدول الضامنة',
    'وفد المعارضة',
    'مناطق خفض التصعيد',
    'سيرغي لافروف',
    'الأمم المتحدة',
)
FULL_PAGE: Final = 'page 1, facets, snippets'
"""The class of what the page of results shows."""
_MOST_FORMS: Final = 150
"""Words that a beginning may stand for: fewer than where our engine stops taking them."""


@dataclass(frozen=True, slots=True)
class Question:
    """What an engine is asked. `start`, `end`: ISO days."""

    name: str
    """Its class."""
    kind: Kind
    words: tuple[str, ...] = ()
    """Folded words; of a prefix the beginnings, any of which will do."""
    source: str | None = None
    start: str | None = None
    end: str | None = None
    facets: bool = False
    snippets: bool = False
    newest: bool = False
    page: int = 1
    per_page: int = 20
    article: int = 0
    """The key of the article whose like is asked for."""

    @property
    def window(self) -> tuple[int, int]:
        return (self.page - 1) * self.per_page, self.page * self.per_page


def draw_questions(articles: Iterable[Article]) -> list[Question]:
    """The questions to a collection that begins with `articles`, some thousands of them."""
    known, sources, total = Counter[str](), Counter[str](), 0
    for article in articles:
        known.update(set(article.words.split()))
        sources[article.source] += 1
        total += 1
    rng = random.Random(42)
    telling = sorted((word for word in known if _is_telling(word)), key=lambda word: (-known[word], word))
    common = telling[:12]
    middling = [word for word in telling if 0.01 * total < known[word] < 0.2 * total]
    rare = [word for word in telling if 3 <= known[word] <= 10]
    every = [_several(rng, common, middling, turn) for turn in range(10)]
    some = [tuple(rng.sample(common, 1 + turn % 2) + rng.sample(middling, 2 + turn % 2)) for turn in range(10)]
    phrases = [tuple(fold(word) for word in phrase.split()) for phrase in PHRASES]
    asked = [
        *(Question('common term', 'term', (word,)) for word in common[:10]),
        *(Question('rare term', 'term', (word,)) for word in rng.sample(rare, 10)),
        *(Question('and', 'all', words) for words in every),
        *(Question('or', 'any', words) for words in some),
        *(Question('phrase', 'phrase', words) for words in phrases),
        *(Question('prefix', 'prefix', words) for words in _prefixes(middling, known)),
        *_filtered(common, every, [source for source, _ in sources.most_common(3)]),
    ]
    return asked + _on_pages(common, every, some, phrases, total)


def _several(rng: random.Random, common: Sequence[str], middling: Sequence[str], turn: int) -> tuple[str, ...]:
    """Two or three common words, or one with one or two that are less so."""
    number = 1 + turn // 2 % 2
    return tuple(rng.sample(common, 1 + number) if turn % 2 else rng.sample(common, 1) + rng.sample(middling, number))


def _filtered(common: Sequence[str], every: Sequence[tuple[str, ...]], sources: Sequence[str]) -> list[Question]:
    conditions = (
        {'source': sources[0], 'start': '2017-01-01', 'end': '2017-12-31'},
        {'start': '2018-05-01', 'end': '2018-12-31'},
        {'source': sources[1]},
        {'source': sources[2], 'start': '2019-01-01', 'end': '2024-12-31'},
    )
    plain = [Question('filtered', 'term', (word,), **conditions[n % 4]) for n, word in enumerate(common[:8])]
    faceted = [Question('filtered, facets', 'all', every[n], facets=True, **conditions[n]) for n in range(4)]
    return plain + faceted


def _on_pages(
    common: Sequence[str],
    every: Sequence[tuple[str, ...]],
    some: Sequence[tuple[str, ...]],
    phrases: Sequence[tuple[str, ...]],
    total: int,
) -> list[Question]:
    terms = [Question('', 'term', (word,)) for word in common]
    ands, ors = [Question('', 'all', words) for words in every], [Question('', 'any', words) for words in some]
    runs = [Question('', 'phrase', words) for words in phrases]
    pages = [question for turn in range(5) for question in (terms[turn], ands[turn], ors[turn], runs[turn])]
    return [
        *(replace(each, name='term, facets', facets=True) for each in terms[:6]),
        *(replace(each, name='and, facets', facets=True) for each in ands[:8]),
        *(replace(each, name='or, facets', facets=True) for each in ors[:8]),
        *(replace(each, name=FULL_PAGE, facets=True, snippets=True) for each in pages),
        *(replace(each, name='page 50', page=50) for each in (*terms[:3], *ors[:3])),
        *(replace(each, name='newest first', newest=True) for each in (*terms[:4], *ors[3:7])),
        *(replace(each, name='snippets', snippets=True) for each in (*terms[:4], *ands[:6])),
        *(Question('similar', 'similar', article=1 + (50 + 100 * turn) % total) for turn in range(8)),
    ]


def _is_telling(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word not in STOP_WORDS and word != BORDER


def _prefixes(words: Sequence[str], known: Counter[str]) -> list[tuple[str, ...]]:
    """Beginnings of four letters, behind particles and article too, that stand for a bounded number of words."""
    found = []
    for word in dict.fromkeys(word.removeprefix('ال')[:4] for word in words):
        starts = tuple(beginnings(word))
        if len(word) == 4 and 3 <= sum(each.startswith(starts) for each in known) <= _MOST_FORMS:
            found.append(starts)
        if len(found) == 8:
            break
    return found
