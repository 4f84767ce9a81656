"""The index as the tests of its life look at it: what is found, and a lock that somebody else holds."""

import threading
from contextlib import contextmanager

from articles.search.engines import get_engine
from articles.search.syntax import Word


def found(word='هدنة'):
    return sorted(get_engine().run(Word(word)).ids)


@contextmanager
def write_lock_held_by_another():
    ready, done = threading.Event(), threading.Event()

    def hold():
        with get_engine().write_lock(5):
            ready.set()
            done.wait(20)

    thread = threading.Thread(target=hold)
    thread.start()
    assert ready.wait(5)
    try:
        yield
    finally:
        done.set()
        thread.join()
