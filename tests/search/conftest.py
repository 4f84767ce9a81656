"""What the tests of queries start from: the names of the reference facts, and an archive of a few articles."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from articles.ingest.reference import load_reference
from articles.search.families import NameBook
from articles.search.name_records import read_names


@pytest.fixture(scope='session')
def names(django_db_setup: Any, django_db_blocker: Any) -> Iterator[NameBook]:
    """The names of the reference facts, read from a database that is left as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_reference()
        book = NameBook(tuple(read_names()))
        transaction.set_rollback(True)
    yield book
