"""An ingest that is killed loses nothing and stores nothing twice."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_an_ingest_killed_at_any_step_is_taken_up_where_it_stood(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        'ARCHIVE_DATA_DIR': str(tmp_path / 'archive'),
        'ARCHIVE_DATABASE_URL': '',
        'DJANGO_SETTINGS_MODULE': 'astana_archive.settings',
        'PYTHONPATH': str(ROOT),
    }
    script = Path(__file__).with_name('kill_points.py')
    done = subprocess.run(
        [sys.executable, script, tmp_path], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert '10 kills' in done.stdout
