"""What follows where too few articles have all that is asked for: those with most of it, and with related forms.

The words by which articles are told to be on a topic (المحتجزين, القرار 2254) stand for each other here, and here
only: a count of what has a word is no count of what has another.
"""

from collections.abc import Sequence
from typing import Final, TypeGuard

from articles.arabic.folding import fold
from articles.arabic.stopwords import STOP_WORDS
from articles.search.families import NameBook
from articles.search.name_nodes import family_of
from articles.search.names import Name
from articles.search.spellings import read_spelling, words_of
from articles.search.syntax import Alike, All, AnyOf, Family, Filter, Node, Phrase, Word

MAX_ALIKE: Final = 8
"""Words of a query for which others that are written like them may stand."""


def widened_parts(parts: Sequence[Node], names: NameBook) -> tuple[Node, ...]:
    """What may stand for each part where articles with most of a query follow; empty where none may follow.

    Of one part only a word has related forms and a phrase most of its words: a known name is in an article or is not,
    and of a choice (OR), a beginning or an exact form there is no most.
    """
    if len(parts) == 1 and not _has_related_forms(parts[0]):
        return ()
    widened = [_wider(part, names, least_missing=0 if len(parts) > 1 else 1) for part in parts]
    runs = _topic_words(parts, names)
    for first, last, topics in runs:
        typed = ' '.join(part.text for part in parts[first:last] if isinstance(part, Word))
        for place in range(first, last):
            linked = [Filter('topic', (topic.slug,)) for topic in topics]
            spelled = [Family('topic', topic.slug, typed, topic.sure) for topic in topics if place == first]
            widened[place] = AnyOf((widened[place], *spelled, *linked))
    known = {place for first, last, _ in runs for place in range(first, last)}
    unlisted = [(place, part) for place, part in enumerate(parts) if _is_word(part) and place not in known]
    for place, word in unlisted[:MAX_ALIKE]:
        widened[place] = AnyOf((word, Alike(word.text)))
    return tuple(widened)


def _has_related_forms(part: Node) -> bool:
    return isinstance(part, Phrase) or _is_word(part)


def _is_word(part: Node) -> TypeGuard[Word]:
    return isinstance(part, Word) and not part.exact


def relaxed_tree(
    parts: Sequence[Node], widened: Sequence[Node], conditions: Sequence[Node], names: NameBook
) -> Node | None:
    """The tree of the articles that follow; `conditions` stay required. None where there is nothing to relax."""
    if not widened:
        return None
    if any((first, last) == (0, len(parts)) for first, last, _ in _topic_words(parts, names)):
        return All((*widened, *conditions))  # the words are known to mean one thing, of which there is no most
    choice = AnyOf(tuple(widened), least=max(1, len(widened) - 1))
    return All((choice, *conditions)) if conditions else choice


def _topic_words(parts: Sequence[Node], names: NameBook) -> list[tuple[int, int, list[Name]]]:
    """The runs of words that tell of topics: from which part up to which, and the topics."""
    words = [fold(part.text) if _is_word(part) else '' for part in parts]
    return names.find_topics(words)


def _wider(part: Node, names: NameBook, least_missing: int) -> Node:
    """The part, or its words wherever they stand; `least_missing` of them may be missing where there are several."""
    words = _words(part, names)
    if not words:
        return part
    return AnyOf((part, AnyOf(tuple(map(Word, words)), least=max(1, len(words) - least_missing))))


def _words(part: Node, names: NameBook) -> list[str]:
    """The words of a phrase, of the standard form of a name, of an unnumbered meeting as typed.

    Of the name of a person none: where its words stand apart they name somebody else.
    """
    if isinstance(part, Phrase):
        return [word for word in part.words if word not in STOP_WORDS]
    family = family_of(part)
    name = names.by_slug.get((family.kind, family.slug)) if family else None
    if family is None or name is None or name.kind == 'month' or name.given or name.numbered:
        return []
    words = words_of(family.typed) if name.kind == 'meeting' else read_spelling(name.label_ar)
    return [word for word in words if word not in STOP_WORDS]
