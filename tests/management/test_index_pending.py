"""The command that follows the outbox lives through failures of the database."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from articles.management.commands import index_pending


class Stopped(Exception):
    """Stands for the signal that ends the loop."""


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> None:
    def drain(**options: Any) -> None:
        raise OperationalError('database is locked')

    monkeypatch.setattr(index_pending, 'drain', drain)


@pytest.mark.usefixtures('locked')
def test_once_it_says_so_and_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(index_pending.os, 'nice')  # which would hold for all of this process
    with pytest.raises(CommandError, match='database is locked') as fault:
        call_command('index_pending')
    assert fault.value.returncode == 1


@pytest.mark.usefixtures('locked')
@pytest.mark.django_db
def test_the_loop_says_so_and_goes_on_after_longer_and_longer_pauses(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 6:
            raise Stopped

    lowered: list[int] = []
    monkeypatch.setattr(index_pending.os, 'nice', lowered.append)
    monkeypatch.setattr(index_pending.time, 'sleep', sleep)
    with pytest.raises(Stopped):
        call_command('index_pending', '--loop', '--pause', '5')
    assert pauses == [10, 20, 40, 60, 60, 60]
    assert lowered == [index_pending.GENTLE]  # once, and searches go first
    assert capsys.readouterr().err.count('database is locked') == 6
