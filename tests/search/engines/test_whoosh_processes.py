"""Several processes and threads on one index. Another engine object on the same folder is another process to it."""

import os
import threading

import pytest

from articles.search.engines.whoosh.engine import WhooshEngine
from articles.search.syntax import Everything, Word
from tests.search.engines.contract.records import article, build


@pytest.fixture
def engine(tmp_path):
    return build(WhooshEngine(tmp_path / 'index'), [article(n, f'هدنة رقم {n}') for n in range(1, 51)])


@pytest.fixture
def other(engine):
    return WhooshEngine(engine.folders.root)


def replace(engine, *articles, removed=(), merge=False):
    with engine.writing(wait=5) as writer:
        writer.replace(articles, removed, merge=merge)


def test_a_commit_of_another_process_is_seen_by_the_next_search(engine, other):
    assert engine.run(Everything()).total == 50
    replace(other, article(51, 'حلب'), removed={1, 2})
    assert engine.run(Everything()).total == 49
    assert engine.run(Word('حلب')).ids == [51]


def test_a_rebuild_of_another_process_is_seen_by_the_next_search(engine, other):
    assert engine.run(Everything()).total == 50
    build(other, [article(1, 'حلب')])
    assert engine.run(Everything()).ids == [1]
    replace(engine, article(2, 'حلب'))
    assert other.run(Everything()).total == 2


def test_deleted_articles_never_come_back(engine, other):
    """Whoosh's refreshed readers bring deleted and older versions back."""
    for turn in range(1, 30):
        engine.run(Everything())
        replace(other, article(50, f'هدنة رقم {turn}'), removed={turn}, merge=turn % 7 == 0)
        answer = engine.run(Everything(), stop=100)
        assert set(answer.ids) == set(range(turn + 1, 51))


def test_small_commits_do_not_pile_up(engine):
    """Requests merge the smallest segments alone; whoever merges aside merges the larger ones too."""
    for number in range(120):
        replace(engine, article(number + 100, 'حلب'))
    assert len(engine.snapshot().segments) <= 1 + 12 + 10
    replace(engine, merge=True)
    assert len(engine.snapshot().segments) <= 1 + 10 + 10
    generation = engine.generation
    replace(engine, merge=True)
    assert engine.generation == generation
    assert engine.run(Word('حلب')).total == 120


def test_what_is_open_stays_whole_while_others_commit_and_merge(engine, other):
    held = engine.snapshot()
    for turn in range(12):
        replace(other, article(turn + 1, 'حلب'), merge=True)
    assert held.document_count == 50
    assert len(held.postings('stem', 'هدن').documents) == 50


def test_a_forked_process_opens_the_index_itself(engine):
    held = engine.snapshot()
    child = os.fork()
    if child == 0:
        os._exit(0 if engine.snapshot() is not held and engine.run(Everything()).total == 50 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert engine.snapshot() is held


def test_threads_search_while_others_write_and_rebuild(engine, other):
    """Every answer is of one generation: fifty articles, each with the words of one turn."""
    errors, answers = [], []
    over = threading.Event()

    def search(searcher):
        try:
            while not over.is_set():
                answer = searcher.run(Word('هدنة'), stop=100, facets=('source',))
                answers.append(answer.total)
                assert answer.total == len(set(answer.ids)) == 50
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=search, args=(searcher,)) for searcher in (engine, engine, other, other)]
    for thread in threads:
        thread.start()
    for turn in range(1, 31):
        if turn % 10 == 0:
            build(other, [article(n, f'هدنة رقم {n}') for n in range(1, 51)])
        else:
            replace(other, *(article(n, f'هدنة دور {turn}') for n in range(turn % 40, turn % 40 + 5) if n), merge=True)
    over.set()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(answers) > len(threads)


def test_the_cache_keeps_to_its_bytes(engine):
    caches = engine.snapshot()._caches
    caches.words.limit = caches.answers.limit = engine.snapshot()._own.limit = 50_000
    for number in range(1, 51):
        engine.run(Word(str(number)))
        engine.run(Word('هدنة'), order='newest' if number % 2 else 'oldest')
    assert max(caches.words.size, caches.answers.size, engine.snapshot()._own.size) <= 50_000
