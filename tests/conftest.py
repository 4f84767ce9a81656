"""What every test starts from."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def own_data_folder(settings: Any, tmp_path: Path) -> Path:
    """Originals and index of a test lie in a folder of its own, never in the archive of whoever runs the tests."""
    settings.DATA_DIR = tmp_path
    settings.ORIGINALS_DIR = tmp_path / 'originals'
    settings.INDEX_DIR = tmp_path / 'index'
    return tmp_path
