"""A signed-in editor, and a way to send an admin form as the page has it with some values changed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

Send = Callable[..., Any]


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_superuser('muharrir', '', 'secret')


@pytest.fixture
def staff(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client


def fields_of(page: str) -> dict[str, Any]:
    """What a browser would send of the first form with inlines: every named control with its value."""
    form = next(f for f in html.document_fromstring(page).forms if (f.get('id') or '').endswith('_form'))
    values: dict[str, Any] = {}
    for name, value in form.form_values():
        if '__prefix__' not in name and not name.startswith(('_save', '_continue', '_addanother')):
            values.setdefault(name, []).append(value.replace('\r\n', '\n').replace('\n', '\r\n'))  # as browsers do
    return values


@pytest.fixture
def send(staff: Client) -> Send:
    """`send(address, headline='…')` opens the page, changes these values and saves, as a person does."""

    def _send(address: str, **changes: Any) -> Any:
        page = staff.get(address)
        assert page.status_code == 200
        values = {**fields_of(page.content.decode()), **changes}
        return staff.post(address, {name: value for name, value in values.items() if value is not None})

    return _send
