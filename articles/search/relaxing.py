"""What follows where too few articles have all that is asked for: those with most of it, and with related forms."""

from collections.abc import Iterator, Sequence

from articles.arabic.stopwords import STOP_WORDS
from articles.search.families import NameBook
from articles.search.spellings import read_spelling
from articles.search.syntax import All, AnyOf, Family, Node, Phrase, Word


def relaxed_tree(parts: Sequence[Node], conditions: Sequence[Node], names: NameBook) -> Node | None:
    """The tree of the articles that follow; `conditions` stay required. None where there is nothing to relax."""
    if len(parts) == 1:
        wider = [parts[0], *_related(parts[0], names)]
    else:
        wider = [piece for part in parts for piece in _pieces(part)]
    if not wider:
        return None
    choice = AnyOf(tuple(wider), least=max(1, len(parts) - 1))
    return All((choice, *conditions)) if conditions else choice


def _pieces(part: Node) -> Iterator[Node]:
    """A phrase is worth more than its words, which count by themselves as well."""
    yield part
    if isinstance(part, Phrase):
        yield from (Word(word) for word in part.words if word not in STOP_WORDS)


def _related(part: Node, names: NameBook) -> Iterator[Node]:
    """For a name that stands alone, the words of its standard form, whichever spelling was typed."""
    match part:
        case Phrase():
            yield from (Word(word) for word in part.words if word not in STOP_WORDS)
        case AnyOf() if part.parts and isinstance(part.parts[0], Family):
            yield from _related(part.parts[0], names)
        case Family() if name := names.by_slug.get((part.kind, part.slug)):
            words = [word for word in read_spelling(name.label_ar) if word not in STOP_WORDS]
            if name.kind == 'participant' and name.given:
                words = words[-1:]
            if words and name.kind != 'month':
                yield AnyOf(tuple(Word(word) for word in words), least=max(1, len(words) - 1))
