import pytest
from django.core.cache import cache
from django.utils import translation


@pytest.fixture(autouse=True)
def fresh_counts():
    """Counts are kept for a minute: a test must not see those of the test before."""
    cache.clear()


@pytest.fixture(autouse=True)
def arabic_first():
    """A request leaves its language behind in its thread; every test starts from the default one."""
    with translation.override('ar'):
        yield
