"""What the bulk writer writes is what Whoosh's own writer writes, posting by posting."""

import datetime
import random

import pytest
from whoosh.index import open_dir

from articles.search.engines.base import ArticleRecord
from articles.search.engines.whoosh import inverting, merging, writing
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
    first = [random_record(choice, article) for article in articles[:60]]
    writing.add_articles(ours, first)
    write_stock(stock, first)
    for turn in range(14):
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
    assert statistics_dump(ours)['terms'] == statistics_dump(stock)['terms']
