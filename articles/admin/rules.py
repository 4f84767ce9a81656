"""Rules in the admin by their names: why words mean somebody, why a piece was left out of a text."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.templatetags.rule_names import rule_name


class RuleColumn:
    """Gives an admin page the column `rule_shown`."""

    @admin.display(description=_('rule'), ordering='rule')
    def rule_shown(self, record: Any) -> str:
        return rule_name(record.rule) or '-'


class RuleListFilter(admin.AllValuesFieldListFilter):
    """The rules that records have, each by its name."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        for choice in super().choices(changelist):
            yield {**choice, 'display': rule_name(str(choice['display']))}
