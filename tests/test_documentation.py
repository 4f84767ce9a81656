"""A setting or a command without its line in docs/ fails here."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SETTINGS = sorted(set(re.findall(r"'(ARCHIVE_[A-Z_]+)'", (ROOT / 'astana_archive/settings.py').read_text('utf-8'))))
COMMANDS = sorted(
    path.stem for path in (ROOT / 'articles/management/commands').glob('*.py') if not path.stem.startswith('_')
)


@pytest.mark.parametrize('name', SETTINGS)
def test_every_setting_has_its_line(name):
    assert f'| `{name}` |' in (ROOT / 'docs/settings.md').read_text('utf-8')


@pytest.mark.parametrize('name', COMMANDS)
def test_every_command_has_its_line(name):
    assert re.search(rf'^\| `{name}\b', (ROOT / 'docs/commands.md').read_text('utf-8'), re.MULTILINE)


def test_no_document_speaks_of_a_setting_that_is_not_there():
    written = set(re.findall(r'^\| `(ARCHIVE_[A-Z_]+)`', (ROOT / 'docs/settings.md').read_text('utf-8'), re.MULTILINE))
    assert written == set(SETTINGS)
