"""What follows where too few articles have all that is asked for: those with most of it, and with related forms."""

from collections.abc import Sequence

from articles.arabic.stopwords import STOP_WORDS
from articles.search.families import NameBook
from articles.search.spellings import read_spelling, words_of
from articles.search.syntax import All, AnyOf, Family, Node, Phrase, Word


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
    match part:
        case Phrase():
            words = part.words
        case AnyOf(parts=(Family() as family, *_)):
            return _words(family, names)
        case Family(kind='meeting', slug=slug) if (name := names.by_slug.get(('meeting', slug))) and not name.numbered:
            words = words_of(part.typed)
        case Family(kind='participant' | 'place' | 'topic') if name := names.by_slug.get((part.kind, part.slug)):
            words = read_spelling(name.label_ar)
        case _:
            return []
    return [word for word in words if word not in STOP_WORDS]
