"""What a process that searches takes in memory: all 16 classes of questions, one after the other.

    python -m benchmarks.worker_memory FOLDER [--articles 100000]

FOLDER is one of `python -m benchmarks.search --folder FOLDER`, with its articles and our index. Megabytes as the
system counts them: *resident* is all, *private* what other processes do not share, *own* what is no view of a file.
Drawing the questions is work of the benchmark: what it leaves behind is told as a line of its own.
"""

import argparse
import gc
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

Row = tuple[str, float, float, float]


def now(title: str) -> Row:
    """Resident, private and own memory of this process, in megabytes."""
    gc.collect()
    lines = (line.split() for line in Path('/proc/self/smaps_rollup').read_text().splitlines()[1:])
    found = {line[0].rstrip(':'): int(line[1]) / 1024 for line in lines}
    return title, found['Rss'], found['Private_Clean'] + found['Private_Dirty'], found['Anonymous']


def stages(folder: Path, count: int) -> Iterator[Row]:
    yield now('Python')
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'astana_archive.settings')
    import django

    django.setup()
    from articles.search.vocabulary import Vocabulary
    from benchmarks.search.adapters.ours import ThreeViews
    from benchmarks.search.articles import read_articles
    from benchmarks.search.questions import draw_questions

    yield now('with Django, numpy and the application')
    questions = draw_questions(islice(read_articles(folder, count), 5000))
    yield now('with the questions drawn')
    engine = ThreeViews()
    engine.open(folder / f'{ThreeViews.folder}-{count}')
    yield now('with the index open')
    vocabulary = Vocabulary.of(engine.engine.words(), engine.engine.printed)
    yield now(f'with its {len(vocabulary.words):,} words for suggestions')
    for name in dict.fromkeys(question.name for question in questions):
        for question in questions:
            if question.name == name:
                engine.ask(question)
        yield now(name)
    caches, snapshot = engine.engine._caches, engine.engine.snapshot()
    sizes = (caches.words.size, snapshot._own.size, caches.answers.size)
    print('kept for words, generation, answers, MB: ' + ', '.join(f'{size / 2**20:.1f}' for size in sizes))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder', type=Path)
    parser.add_argument('--articles', type=int, default=100_000)
    options = parser.parse_args()
    print(f'{"MB":44}{"resident":>10}{"private":>10}{"own":>10}')
    for title, *sizes in stages(options.folder, options.articles):
        print(f'{title:44}' + ''.join(f'{size:10.1f}' for size in sizes))


if __name__ == '__main__':
    main()
