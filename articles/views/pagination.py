"""Pages of long lists at a bounded cost: a list is counted up to a limit and no further."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

COUNTED_TO = 10_000
"""Entries of a list that can be leafed through; who wants more narrows it or searches."""


class BoundedPaginator(Paginator):  # type: ignore[type-arg]
    """Counts no further than COUNTED_TO entries, so that a list of a million costs what one of ten thousand costs.

    The records of a page are read by their keys, through `loaded`: to sort thousands of whole articles would carry
    all their texts along.
    """

    def __init__(self, entries: 'QuerySet[Any] | Sequence[Any]', per_page: int, loaded: 'QuerySet[Any] | None') -> None:
        super().__init__(entries, per_page)
        self.loaded = loaded

    @cached_property
    def count(self) -> int:
        if isinstance(self.object_list, QuerySet):
            return self.object_list.order_by()[: COUNTED_TO + 1].count()
        return len(self.object_list)

    def page(self, number: int | str) -> 'Page[Any]':
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        entries = self.object_list
        if isinstance(entries, QuerySet):
            keys = self.keys_of(start, start + self.per_page)
            loaded = entries.model._default_manager.all() if self.loaded is None else self.loaded
            records = loaded.order_by().in_bulk(keys)
            return Page([records[key] for key in keys if key in records], number, self)
        return Page(entries[start : start + self.per_page], number, self)

    def keys_of(self, start: int, stop: int) -> list[Any]:
        """The keys of the records from and to."""
        assert isinstance(self.object_list, QuerySet)
        return list(self.object_list.values_list('pk', flat=True)[start:stop])

    @property
    def is_cut(self) -> bool:
        """Whether there are more entries than were counted."""
        return self.count > COUNTED_TO

    @cached_property
    def num_pages(self) -> int:
        return max(1, -(-min(self.count, COUNTED_TO) // self.per_page))


class IndexedPaginator(BoundedPaginator):
    """Pages of what the search index finds: `find` takes the rows from and to, and tells how many there are and the
    keys of those rows. Page and count come from one run."""

    def __init__(self, find: Callable[[int, int], tuple[int, list[int]]], per_page: int, loaded: 'QuerySet[Any]'):
        super().__init__([], per_page, loaded)
        self.find = find
        self.found: dict[int, list[int]] = {}

    @cached_property
    def count(self) -> int:
        return self._rows(1)[0]

    def get_page(self, number: Any) -> 'Page[Any]':
        if isinstance(number, str) and number.isascii() and number.isdigit() and 0 < int(number) <= COUNTED_TO:
            self.count = self._rows(int(number))[0]
        return super().get_page(number)

    def page(self, number: int | str) -> 'Page[Any]':
        number = self.validate_number(number)
        keys = self.found[number] if number in self.found else self._rows(number)[1]
        assert self.loaded is not None
        records = self.loaded.order_by().in_bulk(keys)
        return Page([records[key] for key in keys if key in records], number, self)

    def _rows(self, number: int) -> tuple[int, list[int]]:
        start = (number - 1) * self.per_page
        total, self.found[number] = self.find(start, start + self.per_page)
        return total, self.found[number]


def page_of(
    request: HttpRequest,
    entries: 'QuerySet[Any] | Sequence[Any]',
    per_page: int = 20,
    *,
    loaded: 'QuerySet[Any] | None' = None,
) -> 'Page[Any]':
    """The page that `?page=` asks for; the nearest there is where it asks for none or for one too many.

    `entries` selects and orders; `loaded` is the queryset that the records of the page are read from.
    """
    return BoundedPaginator(entries, per_page, loaded).get_page(request.GET.get('page'))
