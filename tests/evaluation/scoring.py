"""Scores an export of the archive against gold answers: python -m tests.evaluation.scoring EXPORT.jsonl GOLD.json

Plain functions on plain data; what counts as right is laid down in README.md beside this file. Every `score_...`
takes the judged pages and adds its figures; failures are noted with the page and what it was written to test.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.evaluation.judged import Article, Judged, Page, Score
from tests.evaluation.score_copies import score_copies, score_families, score_several_stories
from tests.evaluation.score_links import score_meetings, score_persons, score_topic
from tests.evaluation.score_statements import score_statements
from tests.evaluation.score_text import (
    score_dates,
    score_furniture,
    score_headlines,
    score_losses,
    score_sources,
)

STEPS = (
    score_headlines,
    score_sources,
    score_furniture,
    score_losses,
    score_dates,
    score_persons,
    score_meetings,
    score_statements,
    score_families,
    score_topic,
)


def read_gold(path: Path) -> list[Page]:
    return list(json.loads(path.read_text(encoding='utf-8'))['pages'])


def read_export(path: Path) -> list[Article]:
    return [json.loads(line) for line in path.read_text(encoding='utf-8').splitlines() if line.strip()]


def score_export(articles: Iterable[Article], gold: Iterable[Page]) -> Score:
    """All figures of an export. Articles that belong to no gold page are not looked at."""
    by_page: dict[tuple[str, str | None], list[Article]] = {}
    for article in articles:
        original = article['original']
        by_page.setdefault((original['name'], original.get('record')), []).append(article)
    score = Score()
    pages = list(gold)
    several = [page for page in pages if page.get('several_stories')]
    score_several_stories(score, several, by_page)
    judged = [judge(page, by_page) for page in pages if not page.get('several_stories')]
    score_copies(score, judged)
    # A copy that the archive did not store a second time has nothing else to be scored.
    judged = [one for one in judged if not (one.missing and one.gold.get('copy_of'))]
    for step in STEPS:
        step(score, judged)
    return score


def judge(page: Page, by_page: dict[tuple[str, str | None], list[Article]]) -> Judged:
    found = by_page.get((page['file'], page.get('record')), [])
    empty = {'id': None, 'headline': '', 'body': '', 'published': None, 'on_topic': None, 'source': None}
    lists = {'meetings': [], 'participants': [], 'statements': [], 'duplicate_of': None, 'family': None}
    return Judged(page, found[0]) if found else Judged(page, {**empty, **lists}, missing=True)


def table(score: Score) -> str:
    """The figures as lines: name, value, count, bar and whether it holds."""
    rows = []
    for figure in score.figures.values():
        value = 'none' if figure.value is None else f'{figure.value:.4f}'
        bar = '' if figure.bar is None else f'{"≤" if figure.at_most else "≥"} {figure.bar:g}'
        verdict = '' if figure.holds else 'MISSED'
        rows.append(f'{figure.name:<34}{value:>8}  {figure.right:>6g} of {figure.total:<6g} {bar:<8}{verdict}'.rstrip())
    return '\n'.join(rows)


def failures(score: Score) -> str:
    ordered = sorted(score.failures, key=lambda failure: (failure.figure, failure.page))
    return '\n'.join(f'{f.figure} | {f.page} | {", ".join(f.phenomena)} | {f.detail}' for f in ordered)


if __name__ == '__main__':
    result = score_export(read_export(Path(sys.argv[1])), read_gold(Path(sys.argv[2])))
    sys.stdout.write(f'{table(result)}\n\n{failures(result)}\n')
