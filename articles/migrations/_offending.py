"""Migrations that add a rule say which rows break it, before they change anything."""

from django.core.management.base import CommandError
from django.db import migrations

NAMED = 20
"""Rows that are named; the number of all of them is said."""


def refuse_rows(model_name, constraint):
    """An operation that stops a migration where rows of a model break a constraint that is to be added.

    Raises CommandError with the rows and what of them is compared; `manage.py migrate` shows it as it is.
    """

    def look(apps, schema_editor):
        model = apps.get_model('articles', model_name)
        columns = sorted(_columns(constraint.condition) & {field.name for field in model._meta.concrete_fields})
        rows = model._base_manager.using(schema_editor.connection.alias).exclude(constraint.condition)
        count = rows.count()
        if count:
            named = [
                f'  {model_name} {row.pop("pk")}: ' + ', '.join(f'{name}={value!r}' for name, value in row.items())
                for row in rows.order_by('pk').values('pk', *columns)[:NAMED]
            ]
            more = [f'  and {count - NAMED} more'] if count > NAMED else []
            raise CommandError('\n'.join([
                f'{count} rows break the rule {constraint.name}, which this migration adds; nothing was changed.',
                *named, *more,
                f'Correct them in the table {model._meta.db_table} and run the migration again.',
            ]))  # fmt: skip

    return migrations.RunPython(look, migrations.RunPython.noop)


def _columns(condition):
    """The names of the fields that a condition compares."""
    found = set()
    for child in condition.children:
        if hasattr(child, 'children'):
            found |= _columns(child)
        else:
            found.add(child[0].partition('__')[0])
    return found
