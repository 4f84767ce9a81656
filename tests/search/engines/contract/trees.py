"""Random query trees over random articles, against a reading of each article by itself."""

import random
from collections import Counter

from articles.arabic.particles import attached_forms, beginnings
from articles.arabic.stemming import light_stem, stems_of
from articles.search.engines.base import ArticleRecord
from articles.search.syntax import All, AnyOf, Everything, Family, Filter, Node, Not, Phrase, Prefix, Word
from tests.search.engines.contract.records import build

NOUNS = ['هدنه', 'حلب', 'وفد', 'وفود', 'الوفود', 'بمشاركه', 'مشاركه', 'وزير', 'الوزير', 'معارض', 'استانا']
NAMES = ['لافروف', 'ولافروف', 'سيرغي']
WORDS = NOUNS + NAMES
SOURCES = ('sana', 'rt', 'none')


def holds(tree: Node, words: list[str], source: str) -> bool:
    """Whether an article of these folded words answers the tree."""
    match tree:
        case Word():
            return bool({light_stem(word) for word in words} & set(stems_of(tree.text)))
        case Phrase():
            return _runs(words, tree.words)
        case Prefix():
            return any(word.startswith(tuple(beginnings(tree.text))) for word in words)
        case Family():
            return any(
                _runs(words, (first, *rest))
                for start, *rest in tree.spellings
                for first in attached_forms(start, shortest=1 if rest else 3)
            )
        case Filter():
            return source in tree.values
        case All():
            return all(holds(part, words, source) for part in tree.parts)
        case AnyOf():
            return sum(holds(part, words, source) for part in tree.parts) >= tree.least
        case Not():
            return not holds(tree.part, words, source)
    return True


def _runs(words: list[str], wanted: tuple[str, ...]) -> bool:
    size = len(wanted)
    return any(tuple(words[place : place + size]) == wanted for place in range(len(words) - size + 1))


def random_tree(choice: random.Random, depth: int = 3) -> Node:
    kind = choice.randrange(5 if depth == 0 else 9)
    match kind:
        case 0:
            return Word(choice.choice(WORDS))
        case 1:
            return Phrase(tuple(choice.choices(WORDS, k=choice.randint(1, 3))))
        case 2:
            return Prefix(choice.choice(WORDS)[:3])
        case 3:
            spellings = tuple(tuple(choice.choices(WORDS, k=choice.randint(1, 2))) for _ in range(3))
            return Family('participant', 'somebody', 'x', spellings)
        case 4:
            return Filter('source', tuple(choice.sample(SOURCES, k=choice.randint(1, 2))))
        case 5:
            return Not(random_tree(choice, depth - 1))
        case 6:
            return Everything()
    parts = tuple(random_tree(choice, depth - 1) for _ in range(choice.randint(1, 3)))
    return All(parts) if kind == 7 else AnyOf(parts, choice.randint(1, len(parts)))


class TreeContract:
    def test_random_trees_find_what_each_article_says_of_itself(self, engine):
        choice = random.Random(3)
        texts = {number: choice.choices(WORDS, k=choice.randint(1, 6)) for number in range(1, 80)}
        sources = {number: choice.choice(SOURCES) for number in texts}
        build(engine, [
            ArticleRecord(number, '', ' '.join(words), facets={'source': (sources[number],)})
            for number, words in texts.items()
        ])  # fmt: skip
        sizes: Counter[bool] = Counter()
        for _ in range(400):
            tree = random_tree(choice)
            answer = engine.run(tree, stop=100, facets=('source',))
            expected = [number for number, words in texts.items() if holds(tree, words, sources[number])]
            assert sorted(answer.ids) == expected, tree
            assert answer.total == answer.rows == len(expected)
            assert dict(answer.facets['source']) == Counter(sources[number] for number in expected)
            sizes[0 < len(expected) < len(texts)] += 1
        assert sizes[True] > 200
