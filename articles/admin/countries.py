"""Countries in the admin by their names: lists and filters, where the records hold slugs."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models.countries import COUNTRIES, country_name


class CountryListFilter(admin.AllValuesFieldListFilter):
    """The countries that records have, each by its name."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        for choice in super().choices(changelist):
            display = str(choice['display'])
            yield {**choice, 'display': country_name(display) if display in COUNTRIES else display}


class CountryColumn:
    """Gives an admin list the column `country_shown`."""

    @admin.display(description=_('country'), ordering='country')
    def country_shown(self, record: Any) -> str:
        return country_name(record.country) if record.country else '-'
