"""What lifts articles that stand near to a query as it was typed, and leaves none out: its words side by side, and
names in the spelling that was typed.
"""

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Final, TypeGuard

from articles.arabic.folding import fold
from articles.arabic.stopwords import STOP_WORDS
from articles.search.name_nodes import family_of
from articles.search.spellings import words_of
from articles.search.syntax import Beside, Node, Spelled, Word

MOST_LIFTS: Final = 8
"""Pairs of words that are looked for side by side, and words of names that are looked for as typed."""
ENGLISH_STOP_WORDS: Final = frozenset(
    words_of(
        'a an the of in on at to for and by with from is are was were be did do does what who when where how s al el'
    )
)


def lifting_nodes(nodes: Sequence[Node]) -> list[Node]:
    """The lifting nodes of a query, whose `nodes` stand in the order in which they were typed.

    A name that stands alone, or beside names only, has none: every spelling of it is to bring the same.
    """
    if not any(map(_is_plain_word, nodes)):
        return []
    typed = [_words_typed(node) for node in nodes]
    within = [pair for words in typed for pair in pairwise(words)]
    between = [(before[-1], after[0]) for before, after in pairwise(typed) if before and after]
    pairs = [Beside(first, second) for first, second in (*between, *within)]
    named = chain.from_iterable(words for node, words in zip(nodes, typed, strict=True) if not isinstance(node, Word))
    spelled = map(Spelled, dict.fromkeys(named))
    return [*pairs[:MOST_LIFTS], *list(spelled)[:MOST_LIFTS]]


def is_stop_word(node: Node) -> bool:
    """Whether the node is a word that carries no subject."""
    if not isinstance(node, Word) or node.exact:
        return False
    folded = fold(node.text)
    return folded in STOP_WORDS or folded in ENGLISH_STOP_WORDS


def _words_typed(node: Node) -> tuple[str, ...]:
    """The folded words of a word or a name; none of what asks for an exact form, a choice or a condition."""
    if _is_plain_word(node):
        return (fold(node.text),)
    family = family_of(node)
    return tuple(word for word in words_of(family.typed) if word not in STOP_WORDS) if family else ()


def _is_plain_word(node: Node) -> TypeGuard[Word]:
    return isinstance(node, Word) and not node.exact and not is_stop_word(node)
