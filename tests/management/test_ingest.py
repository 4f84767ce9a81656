"""The contract of `manage.py ingest` and `export`: exit codes, report, output."""

import csv
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.ingest.reference import load_reference
from articles.models import Article, IngestRun, Meeting, Mention, Participant, Participation

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.django_db

FIELDS = {
    'id', 'path', 'language', 'status', 'headline', 'source', 'byline', 'url', 'body', 'published', 'original',
    'meetings', 'participants', 'statements', 'topics', 'on_topic', 'removed', 'duplicate_of', 'family',
}  # fmt: skip


@pytest.fixture(autouse=True)
def loaded():
    load_reference()


def test_the_seeds_are_the_default_and_the_report_has_every_field(tmp_path):
    call_command('ingest', report=tmp_path / 'report.json')
    report = json.loads((tmp_path / 'report.json').read_text('utf-8'))
    assert {name: report[name] for name in ('read', 'created', 'updated', 'unchanged', 'refused')} == {
        'read': 5, 'created': 5, 'updated': 0, 'unchanged': 0, 'refused': 0,
    }  # fmt: skip
    assert report['seconds'] > 0
    assert report['refusals'] == []
    assert isinstance(report['warnings'], list)


def test_a_refusal_is_named_and_exits_with_1(tmp_path, capsys):
    (tmp_path / 'empty.txt').write_bytes(b'')
    with pytest.raises(SystemExit) as stop:
        call_command('ingest', tmp_path, ROOT / 'seeds', report=tmp_path / 'report.json')
    assert stop.value.code == 1
    assert Article.objects.count() == 5
    assert 'empty.txt' in capsys.readouterr().err
    refusals = json.loads((tmp_path / 'report.json').read_text('utf-8'))['refusals']
    assert [set(refusal) for refusal in refusals] == [{'path', 'place', 'reason'}]


def test_a_path_that_is_not_there_is_a_fault_of_usage():
    with pytest.raises(CommandError, match='There is no') as fault:
        call_command('ingest', '/nowhere/at/all')
    assert fault.value.returncode == 2


def test_the_export_holds_every_field_and_spans_that_fit(tmp_path):
    call_command('ingest')
    call_command('export', output=tmp_path / 'out.jsonl')
    lines = [json.loads(line) for line in (tmp_path / 'out.jsonl').read_text('utf-8').splitlines()]
    assert len(lines) == 5
    for article in lines:
        assert set(article) >= FIELDS
        body = article['body']
        spans = [span for key in ('meetings', 'participants') for item in article[key] for span in item['evidence']]
        for span in [*spans, *article['statements']]:
            text = article['headline'] if span.get('in') == 'headline' else body
            assert text[span['start'] : span['end']] == span['text']
        original = (ROOT / 'seeds' / article['original']['name']).read_bytes().decode('utf-8')
        for removed in article['removed']:
            assert original[removed['start'] : removed['end']] == removed['text']


def test_the_csv_has_a_row_for_each_article(tmp_path):
    call_command('ingest')
    call_command('export', format='csv', output=tmp_path / 'out.csv')
    with (tmp_path / 'out.csv').open(encoding='utf-8', newline='') as stream:
        table = list(csv.DictReader(stream))
    assert len(table) == 5
    assert set(table[0]) >= FIELDS
    assert json.loads(table[0]['original'])['name'].endswith('.txt')


def test_an_export_that_cannot_be_written_is_a_clear_error(tmp_path):
    with pytest.raises(CommandError, match='cannot be written'):
        call_command('export', output=tmp_path / 'no' / 'such' / 'folder.jsonl')


def test_an_archive_without_reference_facts_says_what_to_run():
    Mention.objects.all().delete()
    for model in (Participation, Participant, Meeting):
        model.objects.all().delete()
    with pytest.raises(CommandError, match='bootstrap'):
        call_command('ingest')
    assert not IngestRun.objects.exists()
