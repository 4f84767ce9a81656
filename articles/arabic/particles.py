"""Particles written joined to the word after them: و ف ب ل ك and the article."""

from typing import Final

_CONJUNCTIONS = ('', 'و', 'ف')
_PREPOSITIONS = ('', 'ب', 'ل', 'ك')
PARTICLES: Final = tuple(first + second for first in _CONJUNCTIONS for second in _PREPOSITIONS if first + second)
"""Every particle and pair of particles, folded: ب, ل, ك, و, وب, ول, وك, ف, فب, فل, فك."""


def attached_forms(word: str, shortest: int = 3) -> list[str]:
    """The folded word as it stands alone and with every particle before it; the alef of the article falls after ل.

    A word of fewer letters than `shortest` takes none: اب (August) with ب would be باب, a door.

    >>> attached_forms('الامم')[:3]
    ['الامم', 'بالامم', 'للامم']
    """
    if len(word) < shortest:
        return [word]
    forms = [word]
    for particle in PARTICLES:
        falls = particle.endswith('ل') and word.startswith('ال')
        forms.append(particle + (word[1:] if falls else word))
    return forms


def with_and_without_article(word: str, shortest: int = 3) -> tuple[str, str]:
    """The folded word without its article and with it; one of fewer letters than `shortest` has none to lose."""
    bare = word.removeprefix('ال')
    bare = bare if len(bare) >= shortest else word
    return bare, f'ال{bare}'


def beginnings(word: str, shortest: int = 3) -> list[str]:
    """The folded beginning of a word, bare and with particles, article or both before it.

    The article is taken off where at least `shortest` letters stay; the alef of الاستانه may as well be its own.
    """
    bare = word.removeprefix('ال')
    if len(bare) < shortest:
        return attached_forms(word)
    return list(dict.fromkeys([word, *attached_forms(bare), *attached_forms('ال' + bare)]))
