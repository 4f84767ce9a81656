"""Places that are called like a person: which names of people begin with the name of the place."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from articles.search.names import Name, Spelling


class Beginnings:
    """The names of persons by their given names, for telling them from a place of the same name."""

    def __init__(self, participants: Iterable[Name]) -> None:
        self.by_given: dict[Spelling, dict[Spelling, None]] = defaultdict(dict)
        for person in (name for name in participants if name.given):
            surnames = [form[0] for form in person.sure if len(form) == 1]
            for form in (form for form in person.sure if len(form) > 1):
                self.by_given[form[:-1]].update(dict.fromkeys((*form[:-1], last) for last in (form[-1], *surnames)))

    def marked(self, place: Name) -> Name:
        """`place` with the names that begin with a spelling of it."""
        return replace(place, beginning=tuple(form for own in place.sure for form in self.by_given.get(own, ())))
