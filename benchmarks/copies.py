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
    """A deterministic source of articles over a Zipfian vocabulary, with stock phrases and background paragraphs."""

    def __init__(self, seed: int = 20170123) -> None:
        self.random = random.Random(seed)
        letters = 'بتثجحخدذرزسشصضطظعغفقكلمنهوي'
        self.words = [''.join(self.random.choices(letters, k=self.random.randint(3, 7))) for _ in range(WORDS)]
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(WORDS)))
        self.phrases = [self.draw(5) for _ in range(PHRASES)]
        self.backgrounds = [self.draw(70) for _ in range(BACKGROUNDS)]

    def draw(self, count: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.weights, k=count)

    def story(self) -> list[str]:
        """A text of 150 to 550 words, a sixth of them stock phrases, with a background paragraph in every second."""
        words: list[str] = []
        for _ in range(self.random.randint(10, 35)):
            words += self.draw(12) + self.random.choice(self.phrases)
        return words + (self.random.choice(self.backgrounds) if self.random.random() < 0.5 else [])

    def copy(self, words: list[str]) -> list[str]:
        """Another outlet's version: a twentieth of the words spelled otherwise, an update, a frame, a shorter end."""
        kept = words[: int(len(words) * self.random.uniform(0.8, 1))]
        share = self.random.uniform(0, 0.05)
        changed = [self.random.choice(self.words) if self.random.random() < share else word for word in kept]
        start = self.random.randrange(len(changed))
        changed[start : start + 20] = self.draw(self.random.randint(0, 30))
        return self.draw(8) + changed + self.draw(12)

    def archive(self, count: int) -> list[tuple[int, str]]:
        """`count` texts, each with the number of its family, in random order."""
        made: list[tuple[int, str]] = []
        family = 0
        while len(made) < count:
            family += 1
            story = self.story()
            copies = self.random.randint(1, 4) if family % 10 == 0 else 0
            versions = [story, *(self.copy(story) for _ in range(copies))]
            made += [(family, ' '.join(version)) for version in versions]
        self.random.shuffle(made)
        return made[:count]


def measure(count: int) -> None:
    """Fills a fresh archive and prints the figures."""
    from articles.ingest.families import group_copies
    from articles.ingest.store import text_digest
    from articles.models import Article, Original, SketchValue

    original = Original.objects.create(sha256='0' * 64, name='copies', media_type='text/plain', size=0)
    texts = Press().archive(count)
    step = max(1, count // 10)
    seconds = 0.0
    for start in range(0, count, 100):
        rows = [
            Article(original=original, received_as=str(number), body=body, body_digest=text_digest(body))
            for number, (_family, body) in enumerate(texts[start : start + 100], start)
        ]
        made = Article.objects.bulk_create(rows)
        began = time.process_time()
        group_copies(article.pk for article in made)
        seconds += time.process_time() - began
        if (start + 100) % step == 0:
            print(f'{start + 100:>8} articles  {seconds / step * 1000:6.2f} s for 1,000')
            seconds = 0.0
    truth = dict(enumerate(family for family, _body in texts))
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
