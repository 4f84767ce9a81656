"""What every test starts from."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def own_data_folder(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Originals and index of a test lie in a folder of its own, never in the archive of whoever runs the tests."""
    folder = tmp_path_factory.mktemp('archive')
    settings.DATA_DIR = folder
    settings.ORIGINALS_DIR = folder / 'originals'
    settings.INDEX_DIR = folder / 'index'
    return folder
