"""What follows where too few articles have all that is asked for: those with most of it, and with related forms."""

from collections.abc import Sequence

from articles.arabic.stopwords import STOP_WORDS
from articles.search.families import NameBook
from articles.search.name_nodes import family_of
from articles.search.spellings import read_spelling, words_of
from articles.search.syntax import All, AnyOf, Node, Phrase, Word


def relaxed_tree(parts: Sequence[Node], conditions: Sequence[Node], names: NameBook) -> Node | None:
    """The tree of the articles that follow; `conditions` stay required. None where there is nothing to relax."""
    if not parts:
        return None
    wider = [_wider(part, names, least_missing=0 if len(parts) > 1 else 1) for part in parts]
    choice = AnyOf(tuple(wider), least=max(1, len(parts) - 1))
    return All((choice, *conditions)) if conditions else choice


def _wider(part: Node, names: NameBook, least_missing: int) -> Node:
    """The part, or its words wherever they stand; `least_missing` of them may be missing where there are several."""
    words = _words(part, names)
    if not words:
        return part
    return AnyOf((part, AnyOf(tuple(map(Word, words)), least=max(1, len(words) - least_missing))))


def _words(part: Node, names: NameBook) -> list[str]:
    """The words of a phrase; of a name those of its standard form, whichever spelling was typed."""
    if isinstance(part, Phrase):
        return [word for word in part.words if word not in STOP_WORDS]
    family = family_of(part)
    name = names.by_slug.get((family.kind, family.slug)) if family else None
    if family is None or name is None or name.kind == 'month' or (name.kind == 'meeting' and name.numbered):
        return []
    words = words_of(family.typed) if name.kind == 'meeting' else read_spelling(name.label_ar)
    return [word for word in words if word not in STOP_WORDS]
