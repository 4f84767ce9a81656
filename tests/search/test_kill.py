import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_fifty_killed_writers_lose_no_record_and_break_no_search(tmp_path):
    environment = {
        **os.environ,
        'ARCHIVE_DATA_DIR': str(tmp_path),
        'ARCHIVE_DATABASE_URL': '',
        'DJANGO_SETTINGS_MODULE': 'astana_archive.settings',
        'PYTHONPATH': str(ROOT),
    }
    script = Path(__file__).with_name('kill_loop.py')
    done = subprocess.run(
        [sys.executable, script, '50', '7'], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert '50 kills' in done.stdout
