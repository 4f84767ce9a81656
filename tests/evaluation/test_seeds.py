"""The five seeds, as they are and under other names, in another order of paragraphs, with names spelled otherwise."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.evaluation.archive import ROOT, export_of
from tests.evaluation.seeds import faults, read_seeds

SEEDS = read_seeds()
FILES = [seed['file'] for seed in SEEDS]

SWAPPED = {
    '000': ('من جهتها أكدت الخارجية', 'وعن حقيقة حدوث'),
    '001': ('وانطلقت الاثنين', 'بدأت، الإثنين'),
    '002': ('وكان الاجتماع بدأ', 'بدوره وصف ممثل'),
    '003': ('كما لم يشارك', 'ومن المنتظر أن يناقش'),
    '004': ('و في سياق متصل قال', 'قال وزير الخارجية'),
}
"""Of each seed, the paragraph that is moved and the one it is moved before: no statement in between depends on it."""

SPELLED = (
    ('سيرغي لافروف', 'سيرجى لافروف'),
    ('بشار الجعفرى', 'بشّار الجعفري'),
    ('دي ميستورا', 'دى مستورا'),
    ('جاويش أوغلو', 'تشاووش اوغلو'),
    ('عبد الرحمنوف', 'عبدالرحمانوف'),
    ('أستانة', 'آستانه'),
    ('استانا', 'أستانا'),
)


def moved(text: str, paragraph: str, before: str) -> str:
    """The text with a paragraph moved before another, in every printing of both."""
    lines = text.split('\n')
    starts = [line.strip() for line in lines]
    for first in [number for number, line in enumerate(starts) if line.startswith(before)]:
        later = next(number for number in range(first + 1, len(lines)) if lines[number].strip().startswith(paragraph))
        lines.insert(first, lines.pop(later))
    return '\n'.join(lines)


def moved_in_seed(name: str, text: str) -> str:
    return moved(text, *SWAPPED[name[:3]])


def spelled_otherwise(_name: str, text: str) -> str:
    for usual, other in SPELLED:
        text = text.replace(usual, other)
    return text


def ingested(place: Path, change: Callable[[str, str], str], rename: Callable[[str], str] = str) -> dict[str, dict]:
    """The seeds, changed and renamed, as articles by the seed's own file name."""
    pages = place / 'pages'
    pages.mkdir()
    for name in FILES:
        text = (ROOT / 'seeds' / name).read_text(encoding='utf-8')
        (pages / rename(name)).write_text(change(name, text), encoding='utf-8')
    articles = {article['original']['name']: article for article in export_of(pages, place)}
    return {name: articles[rename(name)] for name in FILES}


@pytest.fixture(scope='module')
def seeds(tmp_path_factory):
    place = tmp_path_factory.mktemp('seeds')
    shutil.copytree(ROOT / 'seeds', place / 'pages')
    return {article['original']['name']: article for article in export_of(place / 'pages', place)}


@pytest.fixture(scope='module')
def renamed(tmp_path_factory):
    return ingested(tmp_path_factory.mktemp('renamed'), lambda _name, text: text, lambda name: f'page-{name[2]}-x.txt')


@pytest.fixture(scope='module')
def reordered(tmp_path_factory):
    return ingested(tmp_path_factory.mktemp('reordered'), moved_in_seed)


@pytest.fixture(scope='module')
def respelled(tmp_path_factory):
    return ingested(tmp_path_factory.mktemp('respelled'), spelled_otherwise)


def spelled_gold(seed: dict) -> dict:
    """The gold of a seed whose names are spelled otherwise: headline and quoted words follow the page."""
    statements = [
        {**gold, **{key: spelled_otherwise('', gold[key]) for key in ('first_words', 'last_words')}}
        for gold in seed['direct_statements']
    ]
    headline = seed['headline'] and spelled_otherwise('', seed['headline'])
    byline = seed['byline'] and spelled_otherwise('', seed['byline'])
    return {**seed, 'headline': headline, 'byline': byline, 'direct_statements': statements}


@pytest.mark.parametrize('seed', SEEDS, ids=FILES)
def test_a_seed_yields_all_of_its_gold(seed, seeds):
    assert faults(seed, seeds[seed['file']]) == []


@pytest.mark.parametrize('seed', SEEDS, ids=FILES)
def test_a_seed_under_another_file_name_yields_the_same(seed, renamed):
    assert faults(seed, renamed[seed['file']]) == []


@pytest.mark.parametrize('seed', SEEDS, ids=FILES)
def test_a_seed_with_its_paragraphs_in_another_order_yields_the_same(seed, reordered):
    assert faults(seed, reordered[seed['file']]) == []


@pytest.mark.parametrize('seed', SEEDS, ids=FILES)
def test_a_seed_with_names_spelled_otherwise_yields_the_same(seed, respelled):
    assert faults(spelled_gold(seed), respelled[seed['file']]) == []


def test_the_changes_are_changes():
    for name in FILES:
        text = (ROOT / 'seeds' / name).read_text(encoding='utf-8')
        assert moved_in_seed(name, text) != text
        assert sorted(moved_in_seed(name, text)) == sorted(text)
        assert spelled_otherwise(name, text) != text


def test_the_gold_of_the_seeds_has_its_twenty_nine_statements():
    assert sum(len(seed['direct_statements']) for seed in SEEDS) == 29


def test_a_fault_is_told():
    lists = {'participants': [], 'meetings': [], 'statements': [], 'removed': []}
    article = {'headline': None, 'source': None, 'byline': None, 'published': None, 'body': 'elmaouid', **lists}
    told = {fault.split(':')[0] for fault in faults(SEEDS[0], article)}
    assert told == {
        'headline', 'source', 'byline', 'date', 'left in the body', 'not reported', 'meeting not found',
        'person not found', 'statement not found',
    }  # fmt: skip
