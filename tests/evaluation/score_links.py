"""Scores what an article is linked to: persons, meetings, and whether it concerns the talks."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.evaluation.judged import Article, Figure, Judged, Score

REFERENCE = Path(__file__).resolve().parents[2] / 'articles' / 'reference'

Sets = tuple[set[str], set[str], set[str]]
"""The slugs of a page that are wanted, allowed (they count neither way) and found."""


def person_slugs() -> frozenset[str]:
    """The participants of the reference facts that are persons: states and groups are not scored."""
    facts = json.loads((REFERENCE / 'participants.json').read_text(encoding='utf-8'))
    return frozenset(entry['key'] for entry in facts['participants'] if entry['kind'] == 'person')


def add_f1(score: Score, name: str, right: int, found: int, wanted: int, bar: float) -> None:
    """F1 as 2·right of found + wanted; precision and recall beside it, without a bar of their own."""
    score.add(Figure(f'{name} F1', 2 * right, found + wanted, bar))
    score.add(Figure(f'{name} precision', right, found))
    score.add(Figure(f'{name} recall', right, wanted))


def compare_sets(score: Score, name: str, judged: list[Judged], sets: Callable[[Judged], Sets], bar: float) -> None:
    """`sets` gives wanted, allowed (counts neither way) and found slugs of a page."""
    right = found_total = wanted_total = 0
    for one in judged:
        wanted, allowed, found = sets(one)
        found -= allowed - wanted
        right += len(found & wanted)
        found_total += len(found)
        wanted_total += len(wanted)
        for slug in sorted(wanted - found):
            score.fail(name, one, f'not found: {slug}')
        for slug in sorted(found - wanted):
            score.fail(name, one, f'wrongly found: {slug}')
    add_f1(score, name, right, found_total, wanted_total, bar)


def score_persons(score: Score, judged: list[Judged]) -> None:
    people = person_slugs()

    def sets(one: Judged) -> Sets:
        found = {entry['slug'] for entry in one.article['participants'] if entry['status'] != 'rejected'}
        return set(one.gold['persons']), set(one.gold.get('persons_optional', ())), found & people

    compare_sets(score, 'persons', judged, sets, 0.95)


def linked_meetings(article: Article, *roles: str) -> set[str]:
    return {entry['slug'] for entry in article['meetings'] if entry['role'] in roles and entry['status'] != 'rejected'}


def score_meetings(score: Score, judged: list[Judged]) -> None:
    def reported(one: Judged) -> Sets:
        gold = one.gold['meetings']
        allowed = {*gold.get('either', ()), *gold.get('optional', ())}
        return set(gold['reported']), allowed, linked_meetings(one.article, 'reported')

    def linked(one: Judged) -> Sets:
        gold = one.gold['meetings']
        wanted = {*gold['reported'], *gold['mentioned'], *gold.get('either', ())}
        return wanted, set(gold.get('optional', ())), linked_meetings(one.article, 'reported', 'mentioned')

    compare_sets(score, 'meetings reported', judged, reported, 0.90)
    compare_sets(score, 'meetings at all', judged, linked, 0.90)


def score_topic(score: Score, judged: list[Judged]) -> None:
    off_topic = [one for one in judged if one.gold['on_topic'] is False]
    wrong = [one for one in off_topic if linked_meetings(one.article, 'reported')]
    for one in wrong:
        score.fail(
            'off-topic with a reported meeting', one, ', '.join(sorted(linked_meetings(one.article, 'reported')))
        )
    told = [one for one in judged if one.gold['on_topic'] is not None]
    right = [one for one in told if one.article['on_topic'] is one.gold['on_topic']]
    score.add(Figure('off-topic with a reported meeting', len(wrong), len(off_topic), 0.0, at_most=True))
    score.add(Figure('on topic', len(right), len(told)))
