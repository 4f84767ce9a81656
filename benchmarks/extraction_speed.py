"""How fast one core extracts: articles of 4 KB a second, and what ten times the text takes.

    python -m benchmarks.extraction_speed [--articles 150]

The articles are put together from the paragraphs of the evaluation pages: their names, quotations, crossheads and
dates are as dense as in print. Bars: 150 articles a second; ten times the text at most eleven times the time.
Times are of the processor, of each article the least of several rounds: what else the machine does should not decide.
"""

import argparse
import itertools
import statistics
import sys
import time
from collections.abc import Iterator

from articles.extraction.documents import SourceDocument, UnreadableDocument
from articles.extraction.drafting import draft_article
from articles.reference import Facts, load_facts
from tests.evaluation.archive import HALVES, HERE
from tests.evaluation.scoring import read_gold

ARTICLE = 4_000
"""Bytes of an article in UTF-8."""
ROUNDS = 10


def texts(size: int) -> Iterator[str]:
    """Texts of at least `size` bytes (UTF-8), without an end: the paragraphs of the evaluation pages in turn."""
    pages = [page for half in HALVES for page in read_gold(HERE / half / 'gold.json')]
    paragraphs = itertools.cycle([line for page in pages if not page.get('several_stories') for line in page['body']])
    while True:
        lines: list[str] = []
        length = 0
        while length < size:
            lines.append(next(paragraphs))
            length += len(lines[-1].encode()) + 2
        yield '\n\n'.join(lines)


def is_one_story(document: SourceDocument, facts: Facts) -> bool:
    """Whether a text put together from two pages still reads as one: what is refused costs less."""
    try:
        draft_article(document, facts)
    except UnreadableDocument:
        return False
    return True


def seconds_each(size: int, count: int, facts: Facts) -> float:
    """What a text of `size` bytes takes when nothing disturbs it, in seconds of processor time: the mean over the
    texts of the least that each took in any round."""
    drawn = (SourceDocument(name='a.txt', content=text.encode(), text=text) for text in texts(size))
    documents = list(itertools.islice((document for document in drawn if is_one_story(document, facts)), count))
    rounds = [[seconds_of(document, facts) for document in documents] for _ in range(ROUNDS)]
    return statistics.mean(map(min, zip(*rounds, strict=True)))


def seconds_of(document: SourceDocument, facts: Facts) -> float:
    """What the document takes, in seconds of processor time."""
    start = time.process_time()
    draft_article(document, facts)
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--articles', type=int, default=150)
    count = parser.parse_args().articles
    facts = load_facts()
    one = seconds_each(ARTICLE, count, facts)
    ten = seconds_each(10 * ARTICLE, max(count // 10, 2), facts)
    sys.stdout.write(f'articles of 4 KB a second on one core   {1 / one:>8.0f}   ≥ 150\n')
    sys.stdout.write(f'ten times the text takes, times as long {ten / one:>8.2f}   ≤ 11\n')


if __name__ == '__main__':
    main()
