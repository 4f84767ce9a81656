"""What the bulk writer writes is what Whoosh's own writer writes, posting by posting."""

import datetime
import multiprocessing
import random
import subprocess
import sys

import pytest
from whoosh import query
from whoosh.index import FileIndex, open_dir

from articles.search.engines.base import ArticleRecord
from articles.search.engines.whoosh import building, inverting, merging, writing
from articles.search.engines.whoosh.codec import BlockCodec
from articles.search.engines.whoosh.snapshot import Caches, Snapshot
from articles.search.engines.whoosh.storage import IndexStorage
from benchmarks.stock_whoosh import create_stock_index, stock_fields
from tests.search.engines.stock_comparison import index_dump, statistics_dump

LETTERS = 'ابتدرسعفقلمنهوي'
WORDS = ['في', 'من', 'وقف', 'أستانا', 'آستانة', 'الدُّوَل', '2254', 'Lavrov', '٣٫٥', 'محـــادثات', 'سوريا', 'ﻻجئ']


def random_record(choice, article):
    """Few words or many, common ones and ones that stand nowhere else."""

    def words(most):
        size = choice.choice((0, 1, choice.randint(1, most)))
        made = [''.join(choice.choices(LETTERS, k=choice.randint(1, 7))) for _ in range(size // 3 + 1)]
        return ' '.join(choice.choices(WORDS + made, k=size))

    day = datetime.date(2017, 1, 1) + datetime.timedelta(days=choice.randint(0, 900))
    dated = choice.random() < 0.9
    facets = {
        'source': choice.choice(((), ('sana',), ('enab-baladi',))),
        'meeting': tuple(choice.sample(('astana-1', 'astana-2', 'sochi', 'جنيف'), k=choice.randint(0, 3))),
        'participant': ('a b', 'a,b'),
    }
    return ArticleRecord(
        article, words(8), words(120), day if dated else None, day if dated else None, choice.randint(0, 3), facets
    )


@pytest.fixture(params=['segments of few words', 'one segment'])
def part_size(request, monkeypatch):
    """Every boundary inside of a batch, a merge and a piece of texts is met, or none is."""
    if request.param == 'segments of few words':
        monkeypatch.setattr(inverting, '_MOST_WORDS', 900)
        monkeypatch.setattr(merging, '_MOST_NUMBERS', 300)
        monkeypatch.setattr(merging, '_PIECE', 100)
    return request.param


@pytest.fixture
def folders(tmp_path):
    """An index of ours and one of Whoosh's, both empty."""
    ours, stock = tmp_path / 'ours', tmp_path / 'stock'
    for folder in (ours, stock):
        folder.mkdir()
    writing.create_index(ours)
    create_stock_index(stock)
    return ours, stock


def write_stock(folder, records, removed=(), **options):
    writer = open_dir(str(folder)).writer()
    for article in {*removed, *(record.id for record in records)}:
        writer.delete_by_term('key', str(article))
    for record in records:
        writer.add_document(**stock_fields(record))
    writer.commit(**options)


def optimize_ours(folder):
    with writing._committing(folder, None) as writer:
        writer.optimize = True


@pytest.mark.usefixtures('part_size')
def test_the_same_articles_give_the_same_index(folders):
    ours, stock = folders
    choice = random.Random(3)
    records = [random_record(choice, article) for article in range(1, 80)]
    writing.add_articles(ours, records)
    write_stock(stock, records)
    assert index_dump(ours) == index_dump(stock)
    assert statistics_dump(ours) == statistics_dump(stock)


@pytest.mark.usefixtures('part_size')
def test_updates_removals_and_merges_give_the_same_index(folders):
    ours, stock = folders
    choice = random.Random(7)
    articles = range(1, 120)
    first = [random_record(choice, article) for article in articles[:45]]
    writing.add_articles(ours, first)
    write_stock(stock, first)
    for turn in range(12):
        changed = [random_record(choice, article) for article in choice.sample(articles, 7)]
        removed = set(choice.sample(articles, 4)) - {record.id for record in changed}
        writing.replace_articles(ours, changed, removed, merge=turn % 3 == 0)
        write_stock(stock, changed, removed)
    assert len(open_dir(str(ours))._segments()) > 1
    assert index_dump(ours) == index_dump(stock)
    optimize_ours(ours)
    write_stock(stock, [], optimize=True)
    assert len(open_dir(str(ours))._segments()) == 1
    assert index_dump(ours) == index_dump(stock)
    assert_same_statistics(ours, stock)


def assert_same_statistics(ours, stock):
    """Everything equal; the words of a field lie between what is exact and what the steps of their lengths stand for,
    which is what Whoosh's merge counts in all segments, and ours where something was deleted."""
    found, expected = statistics_dump(ours), statistics_dump(stock)
    with open_dir(str(ours)).reader() as reader:
        for name in found['fields']:
            exact = sum(reader.frequency(name, term) for term in reader.field_terms(name))
            assert exact <= found['fields'][name][0] <= expected['fields'][name][0], name
    for dump in (found, expected):
        dump['fields'] = {name: extremes for name, (_, *extremes) in dump['fields'].items()}
    assert found == expected


def test_lengths_do_not_drift_however_often_segments_with_deleted_articles_are_merged(folders):
    ours, _ = folders
    records = [ArticleRecord(article, '', 'كلمة ' * 107) for article in range(1, 31)]
    writing.add_articles(ours, records)
    for turn in range(12):
        writing.replace_articles(ours, records[turn : turn + 16], ())
        optimize_ours(ours)
    with open_dir(str(ours)).reader() as reader:
        steps = sum(reader.doc_field_length(number, 'stem') for number in reader.all_doc_ids())
        assert 107 * 30 <= reader.field_length('stem') <= steps


def test_more_segments_than_may_be_open_at_once_are_merged(folders):
    """In a process of its own, which may hold few files open."""
    program = """
import resource, sys
from pathlib import Path
from articles.search.engines.base import ArticleRecord
from articles.search.engines.whoosh import inverting, writing
inverting._MOST_WORDS = 1
resource.setrlimit(resource.RLIMIT_NOFILE, (150, 150))
writing.add_articles(Path(sys.argv[1]), [ArticleRecord(number, '', 'سوريا وقف') for number in range(1, 231)], 0)
"""
    subprocess.run([sys.executable, '-c', program, str(folders[0])], check=True)
    index = open_dir(str(folders[0]))
    assert (len(index._segments()), index.doc_count()) == (1, 230)
    with index.reader() as reader:
        assert [reader.column_reader('id')[number] for number in reader.all_doc_ids()] == list(range(1, 231))


def test_a_rebuild_goes_on_where_a_process_that_helps_is_killed(folders, monkeypatch):
    ours, stock = folders
    monkeypatch.setattr(building, 'WORTH_A_PROCESS', 20)
    monkeypatch.setattr(building, '_PART', 15)
    choice = random.Random(11)
    records = [random_record(choice, article) for article in range(1, 140)]

    def killing():
        for number, record in enumerate(records):
            if number == 70:
                multiprocessing.active_children()[0].kill()
            yield record

    writing.add_articles(ours, killing(), workers=2)
    write_stock(stock, records)
    assert index_dump(ours) == index_dump(stock)


def test_a_process_that_nobody_listens_to_any_more_ends_quietly(folders, capfd, monkeypatch):
    monkeypatch.setattr(building, 'WORTH_A_PROCESS', 20)
    monkeypatch.setattr(building, '_PART', 15)

    def failing():
        yield from (ArticleRecord(number, '', 'كلمة ' * 50) for number in range(200))
        raise LookupError('the database is gone')

    with pytest.raises(LookupError):
        writing.add_articles(folders[0], failing(), workers=1)
    assert 'Traceback' not in capfd.readouterr().err


def test_several_processes_make_the_same_index(folders, monkeypatch):
    ours, stock = folders
    monkeypatch.setattr(building, 'WORTH_A_PROCESS', 20)
    monkeypatch.setattr(building, '_PART', 15)
    choice = random.Random(9)
    records = [random_record(choice, article) for article in range(1, 80)]
    writing.add_articles(ours, iter(records), workers=2)
    write_stock(stock, records)
    assert index_dump(ours) == index_dump(stock)
    assert statistics_dump(ours) == statistics_dump(stock)


def test_an_article_that_fails_in_another_process_fails_here(folders, monkeypatch):
    monkeypatch.setattr(building, 'WORTH_A_PROCESS', 2)
    records = [ArticleRecord(number, '', 'word') for number in range(5)]
    with pytest.raises(UnicodeEncodeError):
        writing.add_articles(folders[0], [*records, ArticleRecord(9, '', 'half \ud800')], workers=1)
    assert open_dir(str(folders[0])).is_empty()


def test_a_document_too_long_for_two_bytes_keeps_its_places(folders):
    ours, stock = folders
    long = ' '.join(['أستانا', *('كلمة' for _ in range(70_000)), 'أستانا', 'وقف'])
    records = [ArticleRecord(1, 'عنوان', long), ArticleRecord(2, '', 'وقف أستانا')]
    writing.add_articles(ours, records)
    write_stock(stock, records)
    assert index_dump(ours)['postings'] == index_dump(stock)['postings']
    with open_dir(str(ours)).searcher() as searcher:
        found = searcher.search(query.Phrase('folded', ['استانا', 'وقف']))
        assert [searcher.reader().column_reader('id')[hit.docnum] for hit in found] == [1]


@pytest.mark.parametrize('weight', [1.5, 2.0])
def test_a_weight_that_is_no_count_is_refused_with_its_reason(folders, weight):
    storage = IndexStorage(folders[0])
    writer = FileIndex(storage).writer(codec=BlockCodec())
    writer.add_document(key='1', folded={'استانا': [3]}, _folded_boost=weight)
    with pytest.raises(ValueError, match='boosts belong to the ranking'):
        writer.commit()
    storage.release()


def test_whooshs_own_writer_writes_the_same_blocks(folders):
    folder = str(folders[0])
    writer = open_dir(folder).writer(codec=BlockCodec())
    writer.add_document(key='7', id=7, stem={'وقف': 2}, folded={'وقف': [0, 2], 'استانا': [1]})
    writer.commit()
    with open_dir(folder).reader() as reader:
        assert list(reader.field_terms('folded')) == ['استانا', 'وقف']
        assert reader.postings('folded', 'وقف').value_as('positions') == [0, 2]
        assert reader.postings('stem', 'وقف').weight() == 2
        assert list(reader.expand_prefix('folded', 'وق')) == ['وقف'.encode()]
        assert list(reader.terms_within('folded', 'وقق', 1)) == ['وقف']


def test_a_headline_of_two_lines_stays_a_headline(folders):
    ours, _ = folders
    writing.add_articles(ours, [ArticleRecord(1, 'سطر\nثان', 'متن\nالخبر')])
    assert Snapshot(ours, Caches.none()).text(0) == ('سطر ثان', 'متن\nالخبر')
