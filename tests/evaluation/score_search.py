"""Scores the search over the evaluation pages: judged queries and pairs of spellings (search_queries.json).

    python -m tests.evaluation.score_search

A query wants one or more things; the gold of a page tells the grade of each: a meeting it reports (2) or names (1), a
person it quotes or heads (2) or names (1), the month it is of (2), words in its headline or more than once in its body
(2) or once (1), as a regular expression over the folded text. A page is worth the least of them. A pair is two
spellings of one name: they ought to bring the same pages.
"""

import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles.arabic.folding import fold
from benchmarks.retrieval_quality import DEPTH, Run, read_run, score
from tests.evaluation.archive import HALVES, HERE, manage

Page = dict[str, Any]
Want = dict[str, str]


@dataclass(frozen=True, slots=True)
class SearchScore:
    """Means over queries (`ndcg`, `named`) and over pairs (`identical`, `pairs_named`), with the failures of both."""

    ndcg: float
    named: float
    empty: list[str]
    """Queries, and spellings of pairs, that bring nothing though a page answers them."""
    identical: float
    pairs_named: float
    weakest: list[tuple[float, str]]
    differing: list[str]


def read_pages() -> dict[str, Page]:
    """The gold pages of both halves by their id in a run; what holds several stories is left out."""
    pages: dict[str, Page] = {}
    for half in HALVES:
        for page in json.loads((HERE / half / 'gold.json').read_text('utf-8'))['pages']:
            if not page.get('several_stories'):
                pages[page['record'] or Path(page['file']).stem] = page
    return pages


def grade(page: Page, wants: list[Want]) -> float:
    return min(_grade(page, *want.popitem()) for want in map(dict, wants))


def _grade(page: Page, kind: str, value: str) -> float:
    match kind:
        case 'meeting':
            meetings = page['meetings']
            named = {slug for role in ('mentioned', 'either', 'optional') for slug in meetings.get(role, ())}
            return 2.0 if value in meetings.get('reported', ()) else float(value in named)
        case 'person':
            quoted = {entry.get('speaker') for entry in page['direct_statements']}
            return (1.0 + (value in quoted)) * (value in page['persons'])
        case 'month':
            return 2.0 * ((page['published'].get('date') or '').startswith(value))
    body = len(re.findall(value, fold(' '.join(page['body']))))
    return 2.0 if body > 1 or re.search(value, fold(page['headline'] or '')) else float(body)


def ask(place: Path, queries: list[str]) -> Run:
    """The first ten of each query, by its number, over a new archive of the pages of both halves."""
    manage(place, 'bootstrap')
    pages = [str(shutil.copytree(HERE / half, place / half)) for half in HALVES]
    for page in pages:
        (Path(page) / 'gold.json').unlink()
    manage(place, 'ingest', *pages, allowed=(0, 1))
    return ask_again(place, queries)


def ask_again(place: Path, queries: list[str]) -> Run:
    """As `ask`, over the archive that is there."""
    asked, answers = place / 'queries.tsv', place / 'answers.run'
    asked.write_text(''.join(f'{number}\t{query}\n' for number, query in enumerate(queries)), 'utf-8')
    manage(place, 'search', '--batch', str(asked), '--output', str(answers), '--limit', str(DEPTH))
    return read_run(answers)


def score_search(place: Path, *, ready: bool = False) -> SearchScore:
    """Asks everything of an archive under `place`, which is made first unless it is `ready`."""
    judged = json.loads((HERE / 'search_queries.json').read_text('utf-8'))
    queries, pairs = judged['queries'], judged['pairs']
    texts = [entry['query'] for entry in queries] + [text for pair in pairs for text in pair['spellings']]
    run = (ask_again if ready else ask)(place, texts)
    pages = read_pages()
    asked = [*queries, *(pair for pair in pairs for _ in pair['spellings'])]
    grades = {str(number): _grades(pages, entry['wants']) for number, entry in enumerate(asked)}
    single = {str(number): grades[str(number)] for number in range(len(queries))}
    firsts = {number: list(run.get(number, ())) for number in grades}
    same = [_same(firsts, len(queries) + 2 * number) for number in range(len(pairs))]
    each = [(score({number: judged}, run).ndcg, texts[int(number)]) for number, judged in single.items()]
    return SearchScore(
        ndcg=score(single, run).ndcg,
        named=_named(single, firsts),
        empty=[texts[int(number)] for number, found in firsts.items() if not found],
        identical=sum(same) / len(pairs),
        pairs_named=_named({number: grades[number] for number in grades.keys() - single.keys()}, firsts),
        weakest=sorted(each)[:12],
        differing=[' | '.join(pair['spellings']) for pair, alike in zip(pairs, same, strict=True) if not alike],
    )


def _grades(pages: Mapping[str, Page], wants: list[Want]) -> dict[str, float]:
    worth = {key: grade(page, wants) for key, page in pages.items()}
    found = {key: value for key, value in worth.items() if value}
    if not found:
        raise ValueError(f'No page answers {wants}')
    return found


def _named(grades: Mapping[str, Mapping[str, float]], firsts: Mapping[str, list[str]]) -> float:
    """Of the first ten, or as many as there are right ones: the share that names what was asked for."""
    shares = []
    for number, judged in grades.items():
        size = min(DEPTH, len(judged))
        shares.append(sum(key in judged for key in firsts[number][:size]) / size)
    return sum(shares) / len(shares)


def _same(firsts: Mapping[str, list[str]], number: int) -> bool:
    return firsts[str(number)] == firsts[str(number + 1)]


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        result = score_search(Path(place))
    print(f'nDCG@10 {result.ndcg:.3f}, named {result.named:.3f}, nothing found for {result.empty}')
    print(f'pairs: identical {result.identical:.3f}, named {result.pairs_named:.3f}')
    print('weakest:', *(f'{value:.2f} {query}' for value, query in result.weakest), sep='\n  ')
    print('differing:', *result.differing, sep='\n  ')


if __name__ == '__main__':
    main()
