"""What every test starts from."""

from pathlib import Path
from typing import Any

import hypothesis
import pytest

# As hypothesis's own profile for CI has it: a busy machine is no failure, and a run tells of the change, not of the
# dice. `pytest --hypothesis-profile=default` looks for other examples.
hypothesis.settings.register_profile(
    'same examples',
    hypothesis.settings(),
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile('same examples')


@pytest.fixture(autouse=True)
def own_data_folder(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Originals and index of a test lie in a folder of its own, never in the archive of whoever runs the tests."""
    folder = tmp_path_factory.mktemp('archive')
    settings.DATA_DIR = folder
    settings.ORIGINALS_DIR = folder / 'originals'
    settings.INDEX_DIR = folder / 'index'
    return folder
