"""Columns of choices that hold one of them, whoever writes: forms check it, bulk writers and SQL do not."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db import models
from django.db.models import Q

_Model = TypeVar('_Model', bound=type[models.Model])


def keeps_to_choices(model: _Model) -> _Model:
    """Adds one constraint to a model: each of its columns with choices holds one of them, or nothing where it may."""
    condition = Q()
    for field in model._meta.local_concrete_fields:
        if field.choices and isinstance(field, models.CharField):
            values = [value for value, _ in field.flatchoices]
            condition &= _is_one_of(field.name, ['', *values] if field.blank else values)
    constraint = models.CheckConstraint(condition=condition, name=f'{model._meta.model_name}_keeps_to_choices')
    model._meta.constraints = [*model._meta.constraints, constraint]
    model._meta.original_attrs['constraints'] = model._meta.constraints  # what migrations read
    return model


def _is_one_of(column: str, values: Sequence[str]) -> Q:
    """One comparison for each value: SQLite checks a list of them by a table that it makes anew for every row."""
    return reduce(or_, (Q(**{column: value}) for value in values))
