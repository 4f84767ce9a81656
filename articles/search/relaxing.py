"""What follows where too few articles have all that is asked for: those with most of it, and with related forms."""

from collections.abc import Sequence

from articles.arabic.stopwords import STOP_WORDS
from articles.search.families import NameBook
from articles.search.name_nodes import family_of
from articles.search.spellings import read_spelling, words_of
from articles.search.syntax import All, AnyOf, Node, Phrase, Word


def widened_parts(parts: Sequence[Node], names: NameBook) -> tuple[Node, ...]:
    """What may stand for each part where articles with most of a query follow; empty where none may follow.

    Of one part only a word has related forms and a phrase most of its words: a known name is in an article or is not,
    and of a choice (OR), a beginning or an exact form there is no most.
    """
    if len(parts) == 1 and not _has_related_forms(parts[0]):
        return ()
    return tuple(_wider(part, names, least_missing=0 if len(parts) > 1 else 1) for part in parts)


def _has_related_forms(part: Node) -> bool:
    return isinstance(part, Phrase) or (isinstance(part, Word) and not part.exact)


def relaxed_tree(widened: Sequence[Node], conditions: Sequence[Node]) -> Node | None:
    """The tree of the articles that follow; `conditions` stay required. None where there is nothing to relax."""
    if not widened:
        return None
    choice = AnyOf(tuple(widened), least=max(1, len(widened) - 1))
    return All((choice, *conditions)) if conditions else choice


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
