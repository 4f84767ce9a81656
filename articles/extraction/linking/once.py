"""What is derived from the reference facts is built once for each set of facts."""

from collections.abc import Callable
from functools import wraps
from typing import Final, TypeVar

from articles.reference import Facts

Built = TypeVar('Built')
_KEPT: Final = 4


def once_per_facts(build: Callable[[Facts], Built]) -> Callable[[Facts], Built]:
    """Keeps the results of `build` for the last few facts, told apart by identity: hashing all facts takes longer
    than linking a text."""
    kept: dict[int, tuple[Facts, Built]] = {}

    @wraps(build)
    def lookup(facts: Facts) -> Built:
        found = kept.get(id(facts))
        if found is None or found[0] is not facts:
            found = (facts, build(facts))
            while len(kept) >= _KEPT:
                kept.pop(next(iter(kept)), None)
            kept[id(facts)] = found
        return found[1]

    return lookup
