"""Plain rows into a table, many at a time: what a row costs as a model object is more than what it costs to store."""

from collections.abc import Sequence
from typing import Any, Final

from django.db import connection as default_connection
from django.db import connections, models, router

CACHE_KB: Final = 64 * 1024
"""Pages of the database that a bulk writer holds: hashes and digests go all over the index of a large table."""


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Inserts `rows` in one statement; `columns` names the fields (a foreign key by its attname) in their order.

    Values are what the database keeps: str, int, None; those of JSON fields may be lists and dicts. Columns that are
    not named must have a default in the database. No signal is sent. Raises IntegrityError as every insert.
    """
    if not rows:
        return
    connection = connections[router.db_for_write(model)]
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    fields = [by_name[name] for name in columns]
    as_json = [(place, field) for place, field in enumerate(fields) if isinstance(field, models.JSONField)]
    if as_json:
        rows = [list(row) for row in rows]
        for row in rows:
            for place, field in as_json:
                row[place] = field.get_db_prep_save(row[place], connection)  # type: ignore[index]
    quote = connection.ops.quote_name
    names = ', '.join(quote(str(field.column)) for field in fields)
    marks, table = ', '.join(['%s'] * len(fields)), quote(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO {table} ({names}) VALUES ({marks})', rows)  # noqa: S608  names of our models


def widen_cache() -> None:
    """Lets SQLite hold more than the 2 MB that do for a request; the connection keeps it."""
    if default_connection.vendor == 'sqlite':
        with default_connection.cursor() as cursor:
            cursor.execute(f'PRAGMA cache_size=-{CACHE_KB}')
