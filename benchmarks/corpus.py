"""A deterministic generator of Arabic news articles on the talks, for measuring speed at volume.

    python -m benchmarks.corpus 10000 > articles.jsonl

Words follow Zipf's law over the words of the seeds and words made of Arabic roots and patterns; names, meetings and
outlets come from the reference facts; most articles carry the words of the subject, as real ones do. The same number
and seed give the same bytes. The text means nothing: it is for speed, never for quality.
"""

import argparse
import bisect
import datetime
import itertools
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from articles.arabic.tokens import WORD
from articles.reference import Facts, Meeting, Participant, load_facts

SEEDS = Path(__file__).resolve().parent.parent / 'seeds'
RADICALS = 'بتجحدرزسشصضطعغفقكلمنهوي'
PATTERNS = (
    '{0}{1}{2}', '{0}ا{1}{2}', 'م{0}{1}و{2}', 'م{0}ا{1}{2}ة', 'ت{0}{1}ي{2}', 'ا{0}ت{1}ا{2}', 'است{0}{1}ا{2}',
    '{0}{1}ي{2}', '{0}{1}ا{2}ة', 'ان{0}{1}ا{2}', 'ال{0}{1}{2}', 'ال{0}ا{1}{2}', 'وال{0}{1}{2}ة', 'ي{0}{1}{2}ون',
)  # fmt: skip
SUBJECT = ('محادثات أستانا', 'وقف إطلاق النار', 'الأزمة السورية', 'الدول الضامنة', 'وفد المعارضة', 'مناطق خفض التصعيد')
VERBS = ('قال', 'أكد', 'أضاف', 'أوضح', 'أعلن', 'شدد على', 'أشار إلى')
VOCABULARY = 40_000


class Words:
    """A vocabulary in the order of its frequency, drawn from by Zipf's law."""

    def __init__(self, rng: random.Random) -> None:
        seen = Counter(word for path in sorted(SEEDS.iterdir()) for word in WORD.findall(path.read_text('utf-8')))
        words = dict.fromkeys(word for word, _ in seen.most_common())
        while len(words) < VOCABULARY:
            words[rng.choice(PATTERNS).format(*rng.choices(RADICALS, k=3))] = None
        self.words = list(words)
        self.rng = rng
        self.steps = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def draw(self, count: int) -> str:
        """`count` words with a space between them."""
        total = self.steps[-1]
        return ' '.join(self.words[bisect.bisect(self.steps, self.rng.random() * total)] for _ in range(count))


class Drawn(NamedTuple):
    """An article with what it was made of, which extraction has to find again."""

    record: dict[str, Any]
    """As JSONL ingest reads it."""
    country: str
    meeting: Meeting
    present: tuple[Participant, ...]


def generate(count: int, *, seed: int = 1, facts: Facts | None = None) -> Iterator[dict[str, Any]]:
    """`count` records as JSONL ingest reads them, some 4 KB of text (UTF-8) each."""
    return (drawn.record for drawn in draw_articles(count, seed=seed, facts=facts))


def draw_articles(count: int, *, seed: int = 1, facts: Facts | None = None) -> Iterator[Drawn]:
    """The articles of `generate`, each with what it was made of."""
    rng = random.Random(seed)
    facts = facts or load_facts()
    words = Words(rng)
    sources = [source for source in facts.sources if source.language == 'ar' and source.domains]
    for number in range(count):
        source = sources[min(int(rng.paretovariate(0.8)) - 1, len(sources) - 1)]
        meeting = rng.choice(facts.meetings)
        day = meeting.start + datetime.timedelta(days=rng.randrange(-3, 4))
        headline = f'{rng.choice(SUBJECT)} {words.draw(6)}'
        present = rng.sample(facts.persons, k=3)
        record = {
            'id': f'bench-{seed}-{number}',
            'headline': headline,
            'text': _text(rng, words, present, meeting.names_ar or (meeting.name_ar,), day),
            'source': source.slug,
            'url': f'https://{source.domains[0]}/{number}',
            'date': day.isoformat(),
        }
        yield Drawn(record, source.country or '', meeting, tuple(present))


def _text(
    rng: random.Random, words: Words, present: Sequence[Participant], names: tuple[str, ...], day: datetime.date
) -> str:
    paragraphs = [f'{words.draw(4)} {rng.choice(names)} {words.draw(20)} يوم {day.day}/{day.month}/{day.year}.']
    for _ in range(rng.randrange(6, 10)):
        person, kind = rng.choice(present).name_ar, rng.random()
        if kind < 0.35:
            paragraphs.append(f'و{rng.choice(VERBS)} {person} "{words.draw(rng.randrange(8, 25))}".')
        elif kind < 0.6:
            paragraphs.append(f'و{rng.choice(VERBS)} {person} أن {words.draw(rng.randrange(15, 40))}.')
        else:
            subject = rng.choice(SUBJECT) if rng.random() < 0.8 else words.draw(2)
            paragraphs.append(f'{words.draw(rng.randrange(10, 25))} {subject} {words.draw(rng.randrange(10, 40))}.')
    while sum(map(len, paragraphs)) < 2200:
        paragraphs.append(words.draw(40) + '.')
    return '\n'.join(paragraphs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('count', type=int)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    for record in generate(options.count, seed=options.seed):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + '\n')


if __name__ == '__main__':
    main()
