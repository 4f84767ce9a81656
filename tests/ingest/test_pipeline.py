"""Files into records: what is stored, what is refused, and what a second run does."""

import json
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from articles.extraction.documents import UnreadableDocument
from articles.ingest import pipeline
from articles.ingest.pipeline import ingest, reread
from articles.ingest.reference import load_reference
from articles.models import Article, IngestRun, Mention, Original, Removal, Statement
from articles.models.events import articles_stored

SEEDS = Path(__file__).parent.parent.parent / 'seeds'
ARTICLE = (
    'اختتام جولة جديدة من المحادثات في أستانا\n\n'
    'قال وزير الخارجية الروسي سيرغي لافروف إن المحادثات أحرزت تقدما كبيرا بين الأطراف المشاركة فيها.\n\n'
    'وأضاف لافروف في مؤتمر صحفي عقده في موسكو "نأمل أن تستمر الهدنة في جميع أنحاء سورية".\n\n'
    'وشارك في الاجتماعات ممثلون عن الدول الضامنة وعن الأمم المتحدة ووفدا الحكومة والمعارضة.\n'
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    load_reference()


def rows():
    """Everything stored, without the times at which it was."""
    return [
        sorted(json.dumps(row, default=str) for row in model.objects.values(*fields))
        for model, fields in (
            (Original, ['pk', 'sha256', 'name', 'size']),
            (Article, ['pk', 'headline', 'body', 'published_date', 'source', 'updated_at', 'fingerprint']),
            (Mention, ['pk', 'start', 'end', 'participant', 'meeting', 'role', 'status']),
            (Statement, ['pk', 'start', 'end', 'speaker', 'status']),
            (Removal, ['pk', 'start', 'end', 'rule']),
        )
    ]


def test_the_seeds_are_stored_and_a_second_run_changes_nothing(loaded):
    first = ingest([SEEDS])
    assert (first.read, first.created, first.refused) == (5, 5, 0)
    before = rows()
    second = ingest([SEEDS])
    assert (second.read, second.unchanged, second.created, second.updated) == (5, 5, 0, 0)
    assert rows() == before
    for article in Article.objects.all():
        assert article.original.read_bytes() == (SEEDS / article.received_as).read_bytes()


def test_new_code_or_facts_read_known_documents_again(loaded, monkeypatch):
    ingest([SEEDS])
    before = rows()
    monkeypatch.setattr(pipeline, 'fingerprint_of', lambda facts: 'other code')
    report = ingest([SEEDS])
    assert (report.unchanged, report.updated) == (5, 0)
    assert set(Article.objects.values_list('fingerprint', flat=True)) == {'other code'}
    assert rows()[0] == before[0]


def withheld_meanwhile(monkeypatch, name):
    """Staff withhold an article while it is being read."""
    draft = pipeline.draft_article

    def read(document, facts, decisions):
        if document.name == name:
            article = Article.objects.get(received_as=name)
            article.status, article.headline = Article.PublicationStatus.WITHHELD, 'صححه إنسان'
            article.keep_from_machines(['status', 'headline'])
            article.save()
        return draft(document, facts, decisions)

    monkeypatch.setattr(pipeline, 'draft_article', read)


@pytest.mark.parametrize('again', ['ingest', 'reread'])
def test_what_staff_decide_while_an_article_is_read_again_stays(loaded, monkeypatch, again):
    ingest([SEEDS])
    name = '002_ad60626dc4c55167.txt'
    stale = list(Article.objects.all())
    withheld_meanwhile(monkeypatch, name)
    monkeypatch.setattr(pipeline, 'fingerprint_of', lambda facts: 'other code')
    if again == 'ingest':
        ingest([SEEDS])
    else:
        for article in stale:
            reread(article)
    article = Article.objects.get(received_as=name)
    assert (article.status, article.headline) == ('withheld', 'صححه إنسان')
    assert article.staff_fields == ['headline', 'status']


def test_an_article_deleted_while_it_is_read_again_is_stored_anew_and_counted(loaded, monkeypatch):
    ingest([SEEDS])
    name, draft = '002_ad60626dc4c55167.txt', pipeline.draft_article

    def read(document, facts, decisions):
        if document.name == name:
            Article.objects.filter(received_as=name).delete()
        return draft(document, facts, decisions)

    monkeypatch.setattr(pipeline, 'draft_article', read)
    monkeypatch.setattr(pipeline, 'fingerprint_of', lambda facts: 'other code')
    report = ingest([SEEDS])
    assert Article.objects.filter(received_as=name).count() == 1
    assert (report.created, report.created + report.updated + report.unchanged) == (1, 5)


def test_an_original_that_is_gone_is_kept_again_when_its_bytes_come_again(loaded):
    ingest([SEEDS])
    original = Original.objects.first()
    original.path.unlink()
    assert ingest([SEEDS]).unchanged == 5
    assert original.read_bytes()


def test_a_dry_run_stores_nothing(loaded):
    report = ingest([SEEDS], dry_run=True)
    assert report.created == 5
    assert not Article.objects.exists()
    assert not Original.objects.exists()
    assert not IngestRun.objects.exists()


def test_a_folder_of_bad_files_costs_none_of_the_good_ones(loaded, tmp_path):
    folder = tmp_path / 'pages'
    folder.mkdir()
    (folder / 'good.txt').write_text(ARTICLE, encoding='utf-8')
    (folder / 'cp1256.txt').write_bytes(ARTICLE.replace('سورية', 'سوريا').encode('windows-1256'))
    (folder / 'empty.txt').write_bytes(b'')
    (folder / 'blank.txt').write_text(' \n\n ')
    (folder / 'huge.txt').write_bytes(b'x' * (50 * 1024 * 1024))
    (folder / 'binary.txt').write_bytes(bytes(range(256)) * 40)
    (folder / 'picture.png').write_bytes(b'\x89PNG\r\n')
    good = json.dumps({'id': 'a1', 'text': ARTICLE}, ensure_ascii=False)
    (folder / 'records.jsonl').write_text(f'{good}\n{{"id": "a2", "text": \n{{"id": "a3"}}\n', encoding='utf-8')
    (tmp_path / 'outside.txt').write_text(ARTICLE, encoding='utf-8')
    (folder / 'link.txt').symlink_to(tmp_path / 'outside.txt')
    (folder / 'dangling.txt').symlink_to(tmp_path / 'nowhere.txt')

    report = ingest([folder])

    assert {row.received_as for row in Article.objects.all()} == {'good.txt', 'cp1256.txt', 'records.jsonl'}
    named = {(Path(notice.path).name, notice.place) for notice in report.refusals}
    assert named == {
        ('empty.txt', ''), ('blank.txt', ''), ('huge.txt', ''), ('binary.txt', ''), ('picture.png', ''),
        ('records.jsonl', 'line 2'), ('records.jsonl', 'line 3'), ('link.txt', ''), ('dangling.txt', ''),
    }  # fmt: skip
    assert all(notice.reason for notice in report.refusals)
    assert 'لافروف' in Article.objects.get(received_as='cp1256.txt').body
    run = IngestRun.objects.get()
    assert (run.refused, run.created) == (9, 3)
    assert run.notices.filter(kind='refusal').count() == 9


def test_an_unreadable_file_is_named(loaded, tmp_path, monkeypatch):
    (tmp_path / 'locked.txt').write_text(ARTICLE)
    (tmp_path / 'open.txt').write_text(ARTICLE)
    read_bytes = Path.read_bytes

    def refuse(path):
        if path.name == 'locked.txt':
            raise PermissionError(13, 'Permission denied')
        return read_bytes(path)

    monkeypatch.setattr(Path, 'read_bytes', refuse)
    report = ingest([tmp_path])
    assert [(Path(n.path).name, 'Permission denied' in n.reason) for n in report.refusals] == [('locked.txt', True)]
    assert report.created == 1


def test_a_fault_of_ours_costs_one_document_and_is_said(loaded, tmp_path, monkeypatch, caplog):
    for name in ('one.txt', 'two.txt'):
        (tmp_path / name).write_text(ARTICLE + name)
    draft = pipeline.draft_article

    def fail(document, facts, decisions):
        if document.name == 'one.txt':
            raise KeyError('planted')
        return draft(document, facts, decisions)

    monkeypatch.setattr(pipeline, 'draft_article', fail)
    report = ingest([tmp_path])
    assert report.created == 1
    assert "KeyError('planted')" in report.refusals[0].reason
    assert 'Traceback' in caplog.text


def test_a_run_killed_between_batches_goes_on_where_it_stood(loaded, tmp_path, monkeypatch, settings):
    settings.INGEST_BATCH = 2
    for number in range(5):
        (tmp_path / f'{number}.txt').write_text(f'{ARTICLE}\nالفقرة رقم {number} من هذا النص.')
    store = pipeline.store_new
    calls = []

    def killed(readings, keys):
        calls.append(len(readings))
        if len(calls) == 2:
            raise KeyboardInterrupt
        return store(readings, keys)

    monkeypatch.setattr(pipeline, 'store_new', killed)
    with pytest.raises(KeyboardInterrupt):
        ingest([tmp_path])
    assert Article.objects.count() == 2
    monkeypatch.setattr(pipeline, 'store_new', store)
    report = ingest([tmp_path])
    assert (report.unchanged, report.created) == (2, 3)


def test_the_same_bytes_under_another_name_are_another_article_marked_as_copy(loaded, tmp_path):
    for name in ('first.txt', 'second.txt'):
        (tmp_path / name).write_text(ARTICLE)
    report = ingest([tmp_path])
    assert report.created == 2
    assert Original.objects.count() == 1
    assert Article.objects.get(received_as='second.txt').duplicate_of.received_as == 'first.txt'


def test_stored_articles_are_announced_with_their_ids(loaded, tmp_path):
    heard = []
    receiver = lambda sender, article_ids, **kwargs: heard.append(article_ids)  # noqa: E731
    articles_stored.connect(receiver, weak=False, dispatch_uid='test')
    try:
        ingest([SEEDS])
        ingest([SEEDS])
    finally:
        articles_stored.disconnect(dispatch_uid='test')
    assert heard == [list(Article.objects.order_by('pk').values_list('pk', flat=True))]


@pytest.mark.filterwarnings('ignore::pytest.PytestUnraisableExceptionWarning')  # warcio's writer closes no payload
def test_reading_again_gives_the_same_article(loaded, tmp_path):
    folder = tmp_path / 'pages'
    folder.mkdir()
    shutil.copy(SEEDS / '002_ad60626dc4c55167.txt', folder)
    record = {'id': 'r1', 'text': ARTICLE, 'date': '2017-05-04', 'url': 'https://sana.sy/1'}
    (folder / 'records.jsonl').write_text(json.dumps(record, ensure_ascii=False))
    paragraphs = ''.join(f'<p>{paragraph}</p>' for paragraph in ARTICLE.split('\n\n'))
    (folder / 'page.html').write_text(f'<html><body><article><h1>عنوان</h1>{paragraphs}</article></body></html>')
    quoted = ARTICLE.replace('"', '""')
    (folder / 'table.csv').write_text(f'id,text,source\nc1,"{quoted} نهاية",sana\n')
    entry = f'<item><title>عنوان</title><guid>g1</guid><description>{ARTICLE} ختام</description></item>'
    (folder / 'feed.rss').write_text(f'<rss version="2.0"><channel><title>سانا</title>{entry}</channel></rss>')
    write_warc(folder / 'crawl.warc.gz', f'<html><body><article><h1>عنوان آخر</h1>{paragraphs}</article></body></html>')
    assert ingest([folder]).created == 6
    for article in Article.objects.all():
        assert reread(article) is False, article.received_as


def write_warc(path, page):
    with path.open('wb') as stream:
        writer = WARCWriter(stream, gzip=True)
        headers = StatusAndHeaders('200 OK', [('Content-Type', 'text/html; charset=utf-8')], protocol='HTTP/1.1')
        payload = BytesIO(page.encode('utf-8'))
        uri = 'https://www.sana.sy/page/1'
        writer.write_record(writer.create_warc_record(uri, 'response', payload=payload, http_headers=headers))


def test_an_original_that_is_gone_is_an_error_and_leaves_the_article(loaded):
    ingest([SEEDS])
    article = Article.objects.first()
    article.original.path.unlink()
    with pytest.raises((OSError, UnreadableDocument)):
        reread(article)
    assert Article.objects.filter(pk=article.pk).exists()
