"""Two answers for machines: /healthz says that the archive answers, /readyz that it can do its work."""

from typing import Final

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.search.indexing import index_state

_NO_FAULT: Final = frozenset({'segments'})
"""What is said for whoever looks, and takes no server out of service: searches answer all the same."""


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute('SELECT 1')
            cursor.fetchone()
    except Error as error:
        return f'the database does not answer: {error}'
    return 'ok'


def _migrations() -> str:
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error as error:
        return f'cannot be read: {error}'
    return f'{len(pending)} to apply: run manage.py bootstrap' if pending else 'ok'


def _index() -> dict[str, str]:
    """The index and the changes that wait for it. Waiting is no fault; having been tried and failed is."""
    try:
        state = index_state()
    except Error as error:
        return {'index': f'cannot be compared: {error}'}
    waiting = 'ok' if not state.failing else f'{state.failing} changes failed: {state.error}'
    return {'index': state.problem or 'ok', 'changes': waiting, 'segments': state.backlog or 'ok'}


def _answer(checks: dict[str, str]) -> JsonResponse:
    well = all(state == 'ok' for check, state in checks.items() if check not in _NO_FAULT)
    return JsonResponse({'status': 'ok' if well else 'failing', **checks}, status=200 if well else 503)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while the process and its database answer, 503 otherwise."""
    return _answer({'database': _database()})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when database, migrations and index are all as they should be; 503 names what is not."""
    checks = {'database': _database(), 'migrations': _migrations()}
    if all(state == 'ok' for state in checks.values()):
        checks |= _index()
    return _answer(checks)
