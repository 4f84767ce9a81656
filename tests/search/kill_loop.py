"""Run by test_kill.py in a process of its own: kills a writer of the index again and again, at any moment.

    kill_loop.py ROUNDS SEED

Exits with 0 when the index was searchable after every kill and equals the database in the end.
"""

import os
import random
import signal
import sys
import time

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections, transaction  # noqa: E402

from articles.models import Article, IndexChange, Original  # noqa: E402
from articles.search import indexing  # noqa: E402
from articles.search.engines import get_engine  # noqa: E402
from articles.search.syntax import Everything, Word  # noqa: E402

WORDS = ['هدنة', 'حلب', 'جنيف', 'أستانا', 'معارضة', 'وفد']


def work(seed):
    """Changes articles for ever, as fast as it can, and rebuilds the index now and then."""
    choice = random.Random(seed)
    while True:
        kind = choice.random()
        if kind < 0.1:
            indexing.rebuild()
        elif kind < 0.2:
            indexing.drain(wait=1)
        else:
            change(choice, kind)


def change(choice, kind):
    articles = list(Article.objects.order_by('?')[:3])
    with transaction.atomic():
        if kind < 0.4 and len(articles) > 1:
            articles[0].delete()
        elif kind < 0.7 and articles:
            articles[0].body = ' '.join(choice.choices(WORDS, k=40))
            articles[0].save()
        else:
            Article.objects.create(
                original=Original.objects.get(),
                received_as=f'{time.time_ns()}',
                body=' '.join(choice.choices(WORDS, k=40)),
            )


def kill_once(seed):
    """Lets a child work for a moment, kills it, and searches what it left."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        work(seed)
    time.sleep(random.Random(seed).uniform(0.01, 0.25))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    answer = get_engine().run(Everything(), stop=10_000)
    assert len(set(answer.ids)) == answer.total, 'an article is in the index twice'
    for word in WORDS:
        get_engine().run(Word(word))
    assert indexing.index_state().problem is None


def main(rounds, seed):
    call_command('migrate', verbosity=0)
    Original.objects.create(sha256='0' * 64, name='one', media_type='text/plain', size=0)
    indexing.ensure_index()
    for turn in range(rounds):
        kill_once(seed * 1000 + turn)
    indexing.drain(wait=5)
    drift = indexing.find_drift()
    assert not drift.articles, drift
    assert not IndexChange.objects.exists()
    assert get_engine().document_count == Article.objects.count() > 0
    print(f'{rounds} kills, {Article.objects.count()} articles, {get_engine().generation}')


if __name__ == '__main__':
    main(int(sys.argv[1]), int(sys.argv[2]))
