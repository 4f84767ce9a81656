"""A number that moves whenever a name or a spelling changes, so that every process knows when to read them again."""

import uuid

from django.db import connection, models
from django.utils.translation import gettext_lazy as _


class NameVersion(models.Model):
    """One row; written in the transaction of the change, so that it moves when the change can be seen."""

    value = models.UUIDField(default=uuid.uuid4)

    class Meta:
        verbose_name = _('version of the names')

    def __str__(self) -> str:
        return str(self.value)

    @classmethod
    def move(cls) -> None:
        """Says that names have changed."""
        cls.objects.update_or_create(pk=1, defaults={'value': uuid.uuid4()})

    @classmethod
    def current(cls) -> uuid.UUID | None:
        """The version of the names; None before the first change. Every search asks, so it is asked without detours."""
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT value FROM {cls._meta.db_table} WHERE id = 1')  # noqa: S608  the name of our table
            row = cursor.fetchone()
        return uuid.UUID(str(row[0])) if row else None
