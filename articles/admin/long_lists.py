"""Lists of a hundred thousand records and more: counted up to a limit, sorted by their keys, narrowed by years."""

import calendar
import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.templatetags.archive_dates import partial_words
from articles.views.pagination import COUNTED_TO

if TYPE_CHECKING:
    from articles.admin.base import ArchiveAdmin


class LongListPaginator(Paginator):  # type: ignore[type-arg]
    """Counts no further than COUNTED_TO records; who looks for more narrows the list."""

    @cached_property
    def counted(self) -> int:
        assert isinstance(self.object_list, QuerySet)
        return len(self.object_list.order_by().values_list('pk')[: COUNTED_TO + 1])

    @cached_property
    def count(self) -> int:
        return min(self.counted, COUNTED_TO)

    @property
    def is_cut(self) -> bool:
        """Whether there are more records than were counted."""
        return self.counted > COUNTED_TO


class LongList(ChangeList):
    """Finds the keys of a page first, in the order asked for, and reads no more than those records: to sort whole
    records would carry all their texts along."""

    model_admin: 'ArchiveAdmin'

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        keys = list(self.result_list.values_list('pk', flat=True))
        records = self.model_admin.rows(request).order_by().in_bulk(keys)
        self.result_list = [records[key] for key in keys if key in records]


class YesNoFilter(admin.BooleanFieldListFilter):
    """Of a truth value an index is asked only by name: `WHERE "on_topic"` goes through all records."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        if self.lookup_val in ('0', '1'):
            return queryset.filter(**{f'{self.field.name}__in': [self.lookup_val == '1']})
        return super().queryset(request, queryset)


class YearFilter(admin.SimpleListFilter):
    """The years between the first day and the last, and the months of the year that is chosen.

    Django's own hierarchy of dates asks for every distinct year with a function that SQLite calls for each record.
    """

    field: ClassVar[str]

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterator[tuple[str, str]]:
        days = model_admin.model._default_manager.filter(**{f'{self.field}__isnull': False})
        days = days.order_by(self.field).values_list(self.field, flat=True)
        first, last = days.first(), days.last()
        chosen = (self.value() or '')[:4]
        for year in range(last.year, first.year - 1, -1) if first and last else ():
            yield str(year), str(year)
            if str(year) == chosen:
                yield from ((f'{year}-{month:02}', partial_words(f'{year}-{month:02}')) for month in range(1, 13))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match = re.fullmatch(r'(\d{4})(?:-(0[1-9]|1[0-2]))?', self.value() or '')
        if not match or match[1] == '0000':
            return queryset
        first, last = (int(match[2]), int(match[2])) if match[2] else (1, 12)
        year = int(match[1])
        end = calendar.monthrange(year, last)[1]
        return queryset.filter(
            **{f'{self.field}__gte': f'{year}-{first:02}-01', f'{self.field}__lte': f'{year}-{last:02}-{end:02}'}
        )


class PublishedYearFilter(YearFilter):
    title = _('day of publication')
    parameter_name = 'published'
    field = 'published_date'
