"""What shows which rules can hold for a line.

Most rules look for words that few lines have. A line is read once for those of all rules; only where it shows the sign
of a rule is that rule's expression tried.
"""

from functools import cache
from typing import Final

import ahocorasick

from articles.arabic.folding import fold

_bits: Final[dict[str, int]] = {}
"""Every piece of text that is a sign, with the bits of those it is the sign of."""
_known: Final[list[int]] = []


def sign_of(*pieces: str) -> int:
    """The bit of those lines whose folded text holds one of some pieces of text. For use at import."""
    bit = 1 << len(_known)
    _known.append(bit)
    for piece in map(fold, pieces):
        _bits[piece] = _bits.get(piece, 0) | bit
    _automaton.cache_clear()
    return bit


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for piece, bits in _bits.items():
        automaton.add_word(piece, bits)
    automaton.make_automaton()
    return automaton


def read_signs(folded: str) -> int:
    """The bits of all signs that a folded text shows, in one pass however many there are."""
    signs = 0
    for _, bits in _automaton().iter(folded):
        signs |= bits
    return signs
