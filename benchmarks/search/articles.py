"""The articles that every engine of the comparison gets, kept on disk between runs."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final

from articles.arabic.folding import fold
from articles.arabic.tokens import WORD
from articles.reference import load_facts
from articles.search.engines.base import ArticleRecord
from benchmarks.corpus import Drawn, draw_articles

BORDER: Final = '¶'
"""The word between headline and body: no phrase runs over it."""
FACETS: Final = ('source', 'month', 'meeting', 'participant')
"""Those of the page that is measured: two with one value, two with several."""

_fold = lru_cache(maxsize=200_000)(fold)


@dataclass(frozen=True, slots=True)
class Article:
    """What an engine may keep of an article. `day` is ISO."""

    id: int
    headline: str
    body: str
    day: str
    source: str
    meetings: tuple[str, ...]
    participants: tuple[str, ...]

    @property
    def month(self) -> str:
        return self.day[:7]

    @property
    def words(self) -> str:
        """The folded words, a space between them: what is a word, and which are the same, is not what is measured."""
        headline, body = WORD.findall(self.headline), WORD.findall(self.body)
        return ' '.join([*map(_fold, headline), BORDER, *map(_fold, body)])

    def record(self) -> ArticleRecord:
        """As the archive's own engine gets it."""
        day = datetime.date.fromisoformat(self.day)
        facets = {
            'source': (self.source,),
            'language': ('ar',),
            'year': (self.day[:4],),
            'month': (self.month,),
            'meeting': self.meetings,
            'participant': self.participants,
        }
        return ArticleRecord(self.id, self.headline, self.body, day, day, facets=facets)


def read_articles(folder: Path, count: int) -> Iterator[Article]:
    """The first `count` articles; drawn once and read from `folder` from then on."""
    path = _drawn(folder, count)
    with path.open(encoding='utf-8') as lines:
        for line in islice(lines, count):
            fields = json.loads(line)
            yield Article(**fields | {name: tuple(fields[name]) for name in ('meetings', 'participants')})


def _drawn(folder: Path, count: int) -> Path:
    """A file with at least `count` articles. A longer one begins with the shorter."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob('articles-*.jsonl'):
        if int(path.stem.partition('-')[2]) >= count:
            return path
    path = folder / f'articles-{count}.jsonl'
    unfinished = path.with_suffix('.part')
    with unfinished.open('w', encoding='utf-8') as stream:
        for number, drawn in enumerate(draw_articles(count), 1):
            stream.write(json.dumps(_fields(number, drawn), ensure_ascii=False) + '\n')
    unfinished.rename(path)
    return path


def _fields(number: int, drawn: Drawn) -> dict[str, object]:
    """An article as it is kept, linked with its meeting (every third with one more) and with who was there."""
    meetings = load_facts().meetings
    before = meetings[meetings.index(drawn.meeting) - 1]
    there = [each.participant for each in drawn.meeting.participations[:5]]
    return {
        'id': number,
        'headline': drawn.record['headline'],
        'body': drawn.record['text'],
        'day': drawn.record['date'],
        'source': drawn.record['source'],
        'meetings': sorted({drawn.meeting.slug, before.slug} if number % 3 == 0 else {drawn.meeting.slug}),
        'participants': sorted({*there, *(person.slug for person in drawn.present)}),
    }
