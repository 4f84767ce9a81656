"""What a name in a query asks for: the tree of its spellings and of the articles that are linked with it."""

from articles.search.engines.base import NONE
from articles.search.names import Found, Name, Spelling
from articles.search.spellings import words_of
from articles.search.syntax import All, AnyOf, Everything, Family, Filter, Node, Phrase, Word


def family_node(hit: Found, typed: str) -> Node:
    """What a name in a query asks for: any of its spellings, or an article linked with it."""
    words = words_of(typed) if hit.read_as and not typed.isascii() else ()
    nodes = [_name_node(name, hit.wide, typed, words) for name in (hit.name, *hit.others)]
    return nodes[0] if len(nodes) == 1 else AnyOf(tuple(nodes))


def _name_node(name: Name, wide: bool, typed: str, guessed_from: Spelling = ()) -> Node:
    """One name. The spellings that articles use for others too count for the order in any case, so that surname and
    full name bring the same articles first; for the result set they count only where such a spelling was typed.
    `guessed_from`: words that nobody listed as a spelling; where they stand so, the article is found too."""
    sure = Family(name.kind, name.slug, typed, name.sure, name.beginning)
    chosen: list[Node] = [sure]
    if name.linked:
        chosen.append(Filter(name.kind, (name.slug,)))
    if guessed_from:
        chosen.append(Phrase(guessed_from))
    if name.kind == 'meeting' and not name.numbered:
        # It is called by many names, of which few are listed: its words count wherever they stand.
        chosen.append(All(tuple(Word(word) for word in words_of(typed))))
    more = (*name.wide, *name.doubtful)
    if not more or name.kind == 'month':
        return AnyOf(tuple(chosen)) if len(chosen) > 1 else sure
    every = Family(name.kind, name.slug, typed, (*name.sure, *more), name.beginning)
    if wide and name.kind == 'meeting':
        # Other talks had a seventh round too: where an article is linked with meetings, the links say which it means.
        return AnyOf((*chosen, All((every, Filter('meeting', (NONE,))))))
    if wide:
        return AnyOf((*chosen, every))
    return All((AnyOf(tuple(chosen)), AnyOf((every, Everything()))))


def family_of(node: Node) -> Family | None:
    """The family that a node made here stands for; None for any other node, and for several names."""
    match node:
        case Family():
            return node
        case AnyOf(parts=(Family() as family, *_)) | All(parts=(AnyOf(parts=(Family() as family, *_)), *_)):
            return family
    return None
