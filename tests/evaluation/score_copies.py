"""Scores what pages have to do with one another: exact copies, near-duplicates, several stories on one page."""

from itertools import combinations
from typing import Any

from tests.evaluation.judged import Article, Figure, Judged, Page, Score


def score_several_stories(score: Score, pages: list[Page], by_page: dict[Any, list[Article]]) -> None:
    right = 0
    for page in pages:
        made = [found for (name, _), articles in by_page.items() if name == page['file'] for found in articles]
        if len(made) == 1:
            score.fail('several stories', Judged(page, made[0]), 'blended into one article')
        right += len(made) != 1
    score.add(Figure('several stories', right, len(pages), 1.0))


def score_copies(score: Score, judged: list[Judged]) -> None:
    by_name = {one.name: one for one in judged}
    copies = [one for one in judged if one.gold.get('copy_of')]
    found = 0
    for one in copies:
        original = by_name[one.gold['copy_of']]
        ids = {one.article['id'], original.article['id']}
        linked = {one.article['duplicate_of'], original.article['duplicate_of']} & ids - {None}
        siblings = [other for other in copies if other.gold['copy_of'] == one.gold['copy_of'] and other is not one]
        linked |= {other.article['id'] for other in siblings} & {one.article['duplicate_of']} - {None}
        if (one.missing and not original.missing) or linked:
            found += 1
        else:
            score.fail('exact copies', one, f'not seen as a copy of {one.gold["copy_of"]}')
    score.add(Figure('exact copies', found, len(copies), 1.0))


def score_families(score: Score, judged: list[Judged]) -> None:
    right = found = wanted = recalled = 0
    for first, second in combinations(judged, 2):
        alike = family_label(first) == family_label(second)
        grouped = first.article['family'] is not None and first.article['family'] == second.article['family']
        copies = bool(first.gold.get('copy_of') or second.gold.get('copy_of'))
        found += grouped
        right += grouped and alike
        wanted += alike and not copies
        recalled += alike and grouped and not copies
        if grouped and not alike:
            score.fail('near-duplicates', first, f'wrongly grouped with {second.name}')
        if alike and not grouped and not copies:
            score.fail('near-duplicates', first, f'not grouped with {second.name}')
    score.add(Figure('near-duplicates precision', right, found, 0.98))
    score.add(Figure('near-duplicates recall', recalled, wanted, 0.85))


def family_label(one: Judged) -> str:
    """The gold family of a page; a page of no family is its own, with its copies."""
    return str(one.gold.get('family') or one.gold.get('copy_of') or one.name)
