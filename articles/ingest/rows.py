"""Plain rows into a table, many at a time: what a row costs as a model object is more than what it costs to store."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.db import connection as default_connection
from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper

CACHE_KB: Final = 64 * 1024
"""Pages of the database that a bulk writer holds: hashes and digests go all over the index of a large table."""


_CONVERTED: Final = (models.JSONField, models.DateField)
"""Fields whose values no database takes as they are; times are DateFields too."""
_MOST_VALUES: Final = 900
"""Values in one statement: older SQLite takes 999."""


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Inserts `rows` in one statement; `columns` names the fields (a foreign key by its attname) in their order.

    Values are as the model has them; columns that are not named must have a default in the database. No signal is
    sent. Raises IntegrityError as every insert.
    """
    if not rows:
        return
    connection = connections[router.db_for_write(model)]
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    fields = [by_name[name] for name in columns]
    converted = [(place, field) for place, field in enumerate(fields) if isinstance(field, _CONVERTED)]
    if converted:
        rows = [list(row) for row in rows]
        for row in rows:
            for place, field in converted:
                row[place] = field.get_db_prep_save(row[place], connection)  # type: ignore[index]
    names, table = _quoted(connection, model, fields)
    marks = ', '.join(['%s'] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO {table} ({names}) VALUES ({marks})', rows)  # noqa: S608  names of our models


def insert_objects(objects: Sequence[models.Model]) -> None:
    """Inserts new objects of one model, as `bulk_create` does, in one statement; they do not learn their keys."""
    if not objects:
        return
    model = type(objects[0])
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and not field.generated]
    rows = [[field.pre_save(each, add=True) for field in fields] for each in objects]
    insert_rows(model, [field.attname for field in fields], rows)


def select_rows(
    model: type[models.Model], columns: Sequence[str], key: str, values: Sequence[int]
) -> Iterator[tuple[Any, ...]]:
    """The rows in which `key` has one of the values, in the order of the last column for each value.

    `columns` and `key` name fields that hold numbers or texts. What Django does for each value of a long list takes
    longer than the look-up.
    """
    connection = connections[router.db_for_read(model)]
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    names, table = _quoted(connection, model, [by_name[name] for name in columns])
    column = connection.ops.quote_name(str(by_name[key].column))
    for start in range(0, len(values), _MOST_VALUES):
        part = values[start : start + _MOST_VALUES]
        marks = ', '.join(['%s'] * len(part))
        query = f'SELECT {names} FROM {table} WHERE {column} IN ({marks}) ORDER BY {len(columns)}'  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(query, part)
            yield from cursor.fetchall()


def _quoted(connection: BaseDatabaseWrapper, model: type[models.Model], fields: Sequence[Any]) -> tuple[str, str]:
    """The names of the columns and of the table, as SQL writes them."""
    quote = connection.ops.quote_name
    return ', '.join(quote(str(field.column)) for field in fields), quote(model._meta.db_table)


def widen_cache() -> None:
    """Lets SQLite hold more than the 2 MB that do for a request; the connection keeps it."""
    if default_connection.vendor == 'sqlite':
        with default_connection.cursor() as cursor:
            cursor.execute(f'PRAGMA cache_size=-{CACHE_KB}')
