"""Folders are walked in order and never left."""

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from articles.extraction.documents import Refusal, SourceDocument
from articles.extraction.readers import list_files, read_path
from articles.extraction.readers.base import FILE_LIMIT
from tests.extraction.readers.samples import warc


def reasons(paths: list[Path]) -> dict[str, str]:
    return {Path(found.path).name: found.reason for found in list_files(paths) if isinstance(found, Refusal)}


def test_files_come_in_sorted_order_and_others_are_named(tmp_path: Path) -> None:
    for name in ('b.txt', 'a.html', 'c.pdf', '.hidden.txt', 'sub/d.jsonl'):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('x', encoding='utf-8')
    found = [path for path in list_files([tmp_path]) if isinstance(path, Path)]
    assert [path.name for path in found] == ['a.html', 'b.txt', 'd.jsonl']
    assert reasons([tmp_path]) == {'c.pdf': 'no reader for names ending in ".pdf"'}


def test_links_out_of_the_folder_are_refused_and_inner_links_passed_over(tmp_path: Path) -> None:
    outside = tmp_path / 'outside.txt'
    outside.write_text('secret', encoding='utf-8')
    folder = tmp_path / 'folder'
    folder.mkdir()
    (folder / 'own.txt').write_text('text', encoding='utf-8')
    (folder / 'again.txt').symlink_to(folder / 'own.txt')
    (folder / 'loop').symlink_to(folder)
    (folder / 'out.txt').symlink_to(outside)
    (folder / 'nowhere.txt').symlink_to(folder / 'missing.txt')
    assert [path.name for path in list_files([folder]) if isinstance(path, Path)] == ['own.txt']
    assert set(reasons([folder])) == {'out.txt', 'nowhere.txt'}


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    assert 'no such file' in reasons([tmp_path / 'missing'])['missing']


def test_a_file_that_is_too_large_is_refused_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / 'large.txt'
    with path.open('wb') as stream:
        stream.truncate(FILE_LIMIT + 1)
    (refusal,) = read_path(path)
    assert isinstance(refusal, Refusal)
    assert '20.0 MB' in refusal.reason


def test_a_bad_line_does_not_hide_the_good_ones(tmp_path: Path) -> None:
    path = tmp_path / 'records.jsonl'
    good = '{"id": "%d", "text": "نص", "date": "2017-01-24", "source": "sana", "captured_at": "2017-01-25T10:00:00"}'
    path.write_text('\n'.join([good % 1, '{"id": 2', '["list"]', '{"id": "4"}', '', good % 5]), encoding='utf-8')
    results = list(read_path(path))
    documents = [result for result in results if isinstance(result, SourceDocument)]
    assert [document.record for document in documents] == ['1', '5']
    assert documents[0].given.source == 'sana'
    assert documents[0].captured_at is not None
    assert [result.place for result in results if isinstance(result, Refusal)] == ['line 2', 'line 3', 'line 4']


def test_the_bytes_kept_of_a_record_are_its_line(tmp_path: Path) -> None:
    path = tmp_path / 'records.jsonl'
    line = '{"text": "نص",   "id": 7}'
    path.write_bytes(b'\xef\xbb\xbf' + line.encode() + b'\r\n')
    (document,) = read_path(path)
    assert isinstance(document, SourceDocument)
    assert document.content == line.encode()
    assert document.record == '7'


@pytest.mark.parametrize('encoding', ['utf-8', 'utf-16'])
def test_a_row_of_a_table_that_does_not_decode_is_refused_and_the_others_are_read(
    tmp_path: Path, encoding: str
) -> None:
    """Far behind the sample that tells the encoding too, and without a sign that stands for the bytes lost."""
    rows = ''.join(f'{number},"نص من نصوص المحادثات رقم {number}"\n' for number in range(3000))
    broken = {'utf-8': b'\xff\xfe', 'utf-16': b'\x20\xdc'}[encoding]
    behind = {'utf-8': 'utf-8', 'utf-16': 'utf-16-le'}[encoding]
    path = tmp_path / 'table.csv'
    path.write_bytes(('id,text\n' + rows + 'bad,نص').encode(encoding) + broken + ' آخر\nlast,نص أخير\n'.encode(behind))
    *documents, bad, last = read_path(path)
    assert len(documents) == 3000
    assert isinstance(bad, Refusal)
    assert (bad.place, 'no text' in bad.reason) == ('line 3002', True)
    assert isinstance(last, SourceDocument)
    assert all(b'\xef\xbf\xbd' not in each.content for each in (*documents, last) if isinstance(each, SourceDocument))


def test_control_characters_of_a_table_stay_in_the_bytes_kept(tmp_path: Path) -> None:
    path = tmp_path / 'table.csv'
    path.write_bytes(('id,text\n' + '1,نص أول\n' * 10_000).encode() + 'z,نص\0آخر\n'.encode())
    last = list(read_path(path))[-1]
    assert isinstance(last, SourceDocument)
    assert json.loads(last.content)['text'] == 'نص\0آخر'
    assert '\0' not in last.text
    assert last.warnings


def test_a_table_in_another_encoding_and_with_semicolons_is_read(tmp_path: Path) -> None:
    path = tmp_path / 'table.csv'
    path.write_bytes('id;text;headline\n1;"سطر أول\nسطر ثان من النص";عنوان\n2;;بلا نص\n'.encode('windows-1256'))
    first, second = read_path(path)
    assert isinstance(first, SourceDocument)
    assert first.text == 'سطر أول\nسطر ثان من النص'
    assert first.given.headline == 'عنوان'
    assert isinstance(second, Refusal)


def test_packed_zeros_are_refused_in_a_few_words(tmp_path: Path) -> None:
    path = tmp_path / 'zeros.warc.gz'
    path.write_bytes(gzip.compress(bytes(100_000_000)))
    tracemalloc.start()
    (refusal,) = read_path(path)
    assert tracemalloc.get_traced_memory()[1] < 80_000_000
    tracemalloc.stop()
    assert isinstance(refusal, Refusal)
    assert len(refusal.reason) < 300


@pytest.mark.parametrize(
    ('date', 'year'), [('2017-01-23T00:00:00Z', 2017), ('0001-01-01T00:00:00+14:00', None), ('yesterday', None)]
)
def test_a_time_of_capture_that_no_calendar_has_is_none(date: str, year: int | None, tmp_path: Path) -> None:
    path = tmp_path / 'a.warc'
    path.write_bytes(warc().replace(b'2017-02-06T10:11:12Z', date.encode()))
    document = next(read_path(path))
    assert isinstance(document, SourceDocument)
    assert (document.captured_at and document.captured_at.year) == year
