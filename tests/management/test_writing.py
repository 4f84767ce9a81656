"""Files that commands write are whole or as they were."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.management.writing import written_whole
from articles.search import indexing
from tests.factories import ArticleFactory


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / 'kept.txt'
    path.write_text('precious')
    path.chmod(0o640)
    return path


def test_a_finished_file_takes_the_place_and_the_mode_of_the_old_one(kept: Path) -> None:
    with written_whole(kept) as stream:
        stream.write('new')
        stream.flush()
        assert kept.read_text() == 'precious'
    assert (kept.read_text(), kept.stat().st_mode & 0o777) == ('new', 0o640)
    assert list(kept.parent.iterdir()) == [kept]


def test_a_link_is_followed_and_stays(kept: Path) -> None:
    link = kept.with_name('link')
    link.symlink_to(kept)
    with written_whole(link) as stream:
        stream.write('new')
    assert (link.is_symlink(), kept.read_text()) == (True, 'new')


def test_an_error_half_way_leaves_what_was_there(kept: Path) -> None:
    with pytest.raises(ZeroDivisionError), written_whole(kept) as stream:
        stream.write('half')
        raise ZeroDivisionError
    assert kept.read_text() == 'precious'
    assert list(kept.parent.iterdir()) == [kept]


def test_what_is_no_file_is_written_to_directly() -> None:
    with written_whole(Path('/dev/null')) as stream:
        stream.write('gone')
    assert Path('/dev/null').is_char_device()


@pytest.mark.django_db
def test_an_export_without_an_index_leaves_the_file_as_it_was(kept: Path) -> None:
    with pytest.raises(CommandError, match='index'):
        call_command('export', query='هدنة', output=kept)
    assert kept.read_text() == 'precious'


@pytest.mark.django_db(transaction=True)
def test_a_bad_line_of_a_batch_is_named_and_leaves_the_run_as_it_was(kept: Path, tmp_path: Path) -> None:
    indexing.ensure_index()
    ArticleFactory(body='هدنة في حلب')
    queries = tmp_path / 'queries.tsv'
    queries.write_text('q1\tهدنة\nq2\tحلب\nq3 هدنة\n', encoding='utf-8')
    with pytest.raises(CommandError, match='Line 3') as fault:
        call_command('search', batch=queries, output=kept)
    assert (fault.value.returncode, kept.read_text()) == (2, 'precious')
