"""How the grouping of copies grows with the archive, and what it finds of the copies that were planted.

    python -m benchmarks.copies [--articles 10000]

Every tenth story has a family of two to five: reprints with other spellings, frames and updates. All stories share
stock phrases, half of them background paragraphs. Prints, for each tenth of the archive, what 1,000 articles cost
in CPU seconds, then precision and recall over pairs, memory and the size of the table.
"""

import argparse
import os
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from itertools import accumulate, combinations
from typing import Any

WORDS, PHRASES, BACKGROUNDS = 30_000, 400, 50


class Press:
    """Deterministic articles over a Zipfian vocabulary, with stock phrases and background paragraphs.

    A text is made when it is asked for, so that the memory measured is that of the grouping.
    """

    def __init__(self) -> None:
        chance = random.Random(20170123)
        letters = 'بتثجحخدذرزسشصضطظعغفقكلمنهوي'
        self.words = [''.join(chance.choices(letters, k=chance.randint(3, 7))) for _ in range(WORDS)]
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(WORDS)))
        self.phrases = [self.draw(chance, 5) for _ in range(PHRASES)]
        self.backgrounds = [self.draw(chance, 70) for _ in range(BACKGROUNDS)]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        return chance.choices(self.words, cum_weights=self.weights, k=count)

    def text(self, family: int, version: int) -> str:
        """The story of a family, as it first appeared (version 0) or as another outlet printed it."""
        words = self.story(random.Random(family))
        return ' '.join(self.copy(random.Random(f'{family}-{version}'), words) if version else words)

    def story(self, chance: random.Random) -> list[str]:
        """150 to 550 words, a third of them stock phrases, with a background paragraph in every second."""
        words: list[str] = []
        for _ in range(chance.randint(10, 35)):
            words += self.draw(chance, 12) + chance.choice(self.phrases)
        return words + (chance.choice(self.backgrounds) if chance.random() < 0.5 else [])

    def copy(self, chance: random.Random, words: list[str]) -> list[str]:
        """Another outlet's version: a twentieth of the words spelled otherwise, an update, a frame, a shorter end."""
        kept = words[: int(len(words) * chance.uniform(0.8, 1))]
        share = chance.uniform(0, 0.05)
        changed = [chance.choice(self.words) if chance.random() < share else word for word in kept]
        start = chance.randrange(len(changed))
        changed[start : start + 20] = self.draw(chance, chance.randint(0, 30))
        return self.draw(chance, 8) + changed + self.draw(chance, 12)


def plan_archive(count: int) -> list[tuple[int, int]]:
    """Family and version of every article of an archive, in random order."""
    chance = random.Random(7)
    planned: list[tuple[int, int]] = []
    family = 0
    while len(planned) < count:
        family += 1
        copies = chance.randint(1, 4) if family % 10 == 0 else 0
        planned += [(family, version) for version in range(copies + 1)]
    chance.shuffle(planned)
    return planned[:count]


def measure(count: int) -> None:
    """Fills a fresh archive and prints the figures."""
    from articles.ingest.families import group_copies
    from articles.ingest.store import text_digest
    from articles.models import Article, Original, SketchValue

    original = Original.objects.create(sha256='0' * 64, name='copies', media_type='text/plain', size=0)
    press, planned = Press(), plan_archive(count)
    step = max(1, count // 10)
    seconds = 0.0
    for start in range(0, count, 100):
        bodies = [press.text(*article) for article in planned[start : start + 100]]
        rows = [
            Article(original=original, received_as=str(number), body=body, body_digest=text_digest(body))
            for number, body in enumerate(bodies, start)
        ]
        made = Article.objects.bulk_create(rows)
        began = time.process_time()
        group_copies(article.pk for article in made)
        seconds += time.process_time() - began
        if (start + 100) % step == 0:
            print(f'{start + 100:>8} articles  {seconds / step * 1000:6.2f} s for 1,000')
            seconds = 0.0
    truth = dict(enumerate(family for family, _version in planned))
    found = {int(name): family for name, family in Article.objects.values_list('received_as', 'family')}
    _print_quality(found, truth)
    print(f'rows in the table: {SketchValue.objects.count()}')
    print(f'memory at its highest: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB')


def _print_quality(found: dict[int, Any], truth: dict[int, int]) -> None:
    pairs, true_pairs = _pairs(found), _pairs(truth)
    right = len(pairs & true_pairs)
    print(f'precision {right / max(1, len(pairs)):.4f} of {len(pairs)} pairs')
    print(f'recall    {right / len(true_pairs):.4f} of {len(true_pairs)} pairs')


def _pairs(families: dict[int, Any]) -> set[tuple[int, int]]:
    sizes = Counter(family for family in families.values() if family is not None)
    members: dict[Any, list[int]] = {family: [] for family, size in sizes.items() if size > 1}
    for article in sorted(families):
        if families[article] in members:
            members[families[article]].append(article)
    return {pair for articles in members.values() for pair in combinations(articles, 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition('\n')[0])
    parser.add_argument('--articles', type=int, default=10_000)
    count = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(ARCHIVE_DATA_DIR=folder, DJANGO_SETTINGS_MODULE='astana_archive.settings')
        import django
        from django.core.management import call_command

        django.setup()
        call_command('migrate', verbosity=0)
        measure(count)


if __name__ == '__main__':
    sys.exit(main())
