"""A number that moves whenever a name or a spelling changes, so that every process knows when to read them again."""

import uuid

from django.db import models
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
        """The version of the names; None before the first change."""
        return cls.objects.filter(pk=1).values_list('value', flat=True).first()
