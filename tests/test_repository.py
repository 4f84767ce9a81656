"""What must hold of the files themselves."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED_SEEDS = ROOT.parent / 'shared' / 'seeds'


def test_the_seeds_are_the_ones_that_were_given():
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (ROOT / 'seeds').iterdir()}
    assert digests == {
        '000_cf4d012ae6cfb332.txt': '81a39ae29e7766bb912a3ac27316a7115b99c55af04b4f3f65a2a504d1b4a9f5',
        '001_cb21ea47488be52e.txt': '3eb2d497c9ec0a1aed4506ce3b9efa0471c9d935cb00c6b2356f40a17326fad3',
        '002_ad60626dc4c55167.txt': '7d374965d94b994a0da755355ba586b2d0402dcebbd272436bfcdbf8510ae097',
        '003_ece4fd1bba93b40f.txt': '72781d5414f08cf00b3418431c87ff0366da9653517b42341d7a195356ed12a2',
        '004_691171dfc86e7881.txt': '46980dd2d6163db2e4a9bb4590e5afef85120291731baf7201bb53f5e76ce897',
    }


@pytest.mark.skipif(not SHARED_SEEDS.is_dir(), reason='the folder of the given seeds is not beside the project')
def test_the_seeds_lie_here_byte_for_byte():
    for path in SHARED_SEEDS.iterdir():
        assert (ROOT / 'seeds' / path.name).read_bytes() == path.read_bytes()


@pytest.fixture
def copy_of_the_code(tmp_path):
    shutil.copytree(ROOT / 'articles', tmp_path / 'articles', ignore=shutil.ignore_patterns('__pycache__', '*.json'))
    shutil.copy(ROOT / 'pyproject.toml', tmp_path)
    return tmp_path


def lint_imports(folder):
    command = [Path(sys.executable).with_name('lint-imports'), '--no-cache']
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_import_rule_holds(copy_of_the_code):
    result = lint_imports(copy_of_the_code)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ('module', 'line', 'broken'),
    [
        ('arabic', 'from articles.models import Article', 'articles.arabic.planted -> articles.models'),
        ('extraction', 'import django.db', 'articles.extraction.planted -> django'),
        ('views', 'import whoosh.index', 'articles.views.planted -> whoosh'),
        ('ingest', 'from articles.search import results', 'articles.ingest.planted -> articles.search'),
    ],
)
def test_a_planted_violation_of_the_import_rule_is_found(copy_of_the_code, module, line, broken):
    (copy_of_the_code / 'articles' / module / 'planted.py').write_text(line + '\n')
    result = lint_imports(copy_of_the_code)
    assert result.returncode == 1
    assert broken in result.stdout
