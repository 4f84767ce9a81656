"""`manage.py capture` keeps what it fetched as WARC and ingests it like a file."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from warcio.archiveiterator import ArchiveIterator

from articles.ingest.capturing import politeness
from articles.ingest.locking import one_ingest
from articles.ingest.reference import load_reference
from articles.models import Article, Original
from tests.ingest.capturing.conftest import PAGE, Site

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive_without_pauses(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.CAPTURE_PRIVATE_HOSTS = ['127.0.0.1']
    monkeypatch.setattr(politeness.Politeness, 'pause', 0)
    load_reference()


def run(*arguments: Any) -> tuple[int, str, str]:
    """Exit status, output and errors of the command."""
    out, err = StringIO(), StringIO()
    try:
        call_command('capture', *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def warcs(folder: Path) -> list[Path]:
    return sorted((folder / 'captures').glob('*')) if (folder / 'captures').exists() else []


def test_a_page_becomes_an_article_with_its_address_and_bytes(site: Site) -> None:
    url = site.serve('/news/1')
    status, out, _ = run(url)
    assert (status, out.split(',')[0]) == (0, 'read 1: 1 created')
    article = Article.objects.get()
    assert article.headline == 'وصول الوفود إلى أستانا'
    assert article.url == url
    assert article.captured_at is not None
    assert article.original.read_bytes() == PAGE.encode()


def test_known_bytes_at_another_address_leave_that_address(site: Site, client: Any) -> None:
    first, second = site.serve('/news/1'), site.serve('/print/1')
    run(first)
    for _ in range(2):
        assert run(first, second)[1].split(',')[2].strip() == '2 unchanged'
    original = Original.objects.get()
    assert [address.url for address in original.addresses.all()] == [second]
    assert Article.objects.get().url == first
    page = client.get(f'/articles/{Article.objects.get().pk}/original/').content.decode()
    assert second in page


def test_the_warc_holds_requests_answers_and_redirects(site: Site, own_data_folder: Path) -> None:
    site.serve('/old', '', 301, Location='/news/1')
    page = site.serve('/news/1')
    run(site.address + '/old')
    (path,) = warcs(own_data_folder)
    with path.open('rb') as file:
        heads = [(record.rec_type, record.rec_headers) for record in ArchiveIterator(file)]
    found = [(kind, headers.get_header('WARC-Target-URI')) for kind, headers in heads]
    old = site.address + '/old'
    assert found == [('warcinfo', None), ('response', old), ('request', old), ('response', page), ('request', page)]


def test_capturing_the_same_bytes_again_changes_nothing(site: Site, own_data_folder: Path) -> None:
    url = site.serve('/news/1')
    run(url)
    status, out, _ = run(url, url)
    assert (status, out.split(',')[:3]) == (0, ['read 1: 0 created', ' 0 updated', ' 1 unchanged'])
    assert (Article.objects.count(), Original.objects.count(), len(warcs(own_data_folder))) == (1, 1, 1)


def test_what_cannot_be_fetched_is_named_and_the_rest_is_stored(site: Site, tmp_path: Path) -> None:
    good = site.serve('/news/1')
    missing, picture = site.address + '/missing', site.serve('/a.png', b'\x89PNG', Content_Type='image/png')
    report = tmp_path / 'report.json'
    status, out, err = run(missing, good, picture, 'http://10.0.0.1/', '--report', report)
    assert status == 1
    assert f'refused: {missing}: the site answered 404' in err
    assert f'refused: {picture}: is no page but image/png' in err
    assert 'refused: http://10.0.0.1/: the host 10.0.0.1 has a private address' in err
    written = json.loads(report.read_text())
    assert (written['read'], written['created'], written['refused']) == (4, 1, 3)
    assert out.startswith('read 4: 1 created')


def test_nothing_fetched_leaves_nothing_behind(site: Site, own_data_folder: Path) -> None:
    assert run(site.address + '/missing')[0] == 1
    assert warcs(own_data_folder) == []


def test_a_private_address_is_refused_unless_the_settings_name_it(site: Site, settings: Any) -> None:
    settings.CAPTURE_PRIVATE_HOSTS = []
    url = site.serve('/news/1')
    status, _, err = run(url)
    assert status == 1
    assert 'private address' in err
    assert site.asked == []


def test_without_an_address_the_command_says_how_it_is_used() -> None:
    with pytest.raises(CommandError):
        run()


def test_a_capture_waits_for_no_other_ingest(site: Site) -> None:
    with one_ingest(), pytest.raises(CommandError, match='under way'):
        run(site.serve('/news/1'))
