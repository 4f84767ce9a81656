"""Two and three words of a headline, and whether its article comes first: ours against Lucene's ArabicAnalyzer.

    python -m benchmarks.short_queries [PAGES …] [--set FOLDER …]

PAGES are JSON lines with `id`, `headline` and `text` (made by `manage.py export`: `body` is read too); without them the
evaluation pages of the repository are taken. The headline itself is left out of what is searched. A set is a folder as
in benchmarks.retrieval_quality, whose questions are cut to two and three of their words. For Lucene a JDK and

    mvn -f benchmarks/lucene/pom.xml dependency:copy-dependencies

are needed; without them only our figures are printed. Prints recall at 1 and 10, MRR@10 and nDCG@10.
"""

import argparse
import json
import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from articles.arabic.folding import fold
from articles.arabic.stopwords import STOP_WORDS
from articles.arabic.tokens import WORD
from benchmarks.retrieval_quality import DEPTH, ROOT, Quality, Run, read_grades, read_run, run_archive, score

LUCENE: Final = Path(__file__).parent / 'lucene'
JUDGED: Final = ('tuning', 'held_out')
SHORTEST: Final = 3
"""Letters of a word that somebody would search by."""
OF_EACH: Final = 5
"""Queries of each length that are made of one headline; of a question of a set, one."""


class Item(NamedTuple):
    """A document, and the words that somebody who looks for it may type."""

    id: str
    text: str
    asked: str


def telling_words(text: str) -> list[str]:
    """The words of `text` that carry a subject, as written."""
    words = WORD.findall(text)
    return [word for word in words if len(fold(word)) >= SHORTEST and fold(word) not in STOP_WORDS]


def short_queries(text: str, rng: random.Random, of_each: int) -> Iterator[str]:
    """`of_each` different queries of two and of three words of `text`, in its order."""
    words = telling_words(text)
    for length in (2, 3):
        if len(words) >= length:
            picked = {tuple(sorted(rng.sample(range(len(words)), length))) for _ in range(3 * of_each)}
            for places in sorted(picked)[:of_each]:
                yield ' '.join(words[place] for place in places)


def without_headline(text: str, headline: str) -> str:
    """`text` without the lines that are its headline."""
    bare = _letters(headline)
    return '\n'.join(line for line in text.splitlines() if _letters(line) != bare)


def _letters(text: str) -> str:
    return ' '.join(fold(word) for word in WORD.findall(text))


def read_pages(path: Path) -> Iterator[Item]:
    """The pages of a file of JSON lines that have a headline and a text."""
    for number, line in enumerate(path.read_text('utf-8').splitlines()):
        page = json.loads(line)
        headline, text = page.get('headline') or '', page.get('text') or page.get('body') or ''
        if headline and text:
            yield Item(str(page.get('id', number)), without_headline(text, headline), headline)


def read_judged() -> Iterator[Item]:
    """The evaluation pages of the repository."""
    for half in JUDGED:
        gold: dict[str, Any] = json.loads((ROOT / 'tests' / 'evaluation' / half / 'gold.json').read_text('utf-8'))
        for page in gold['pages']:
            if page['headline'] and page['body'] and not page.get('several_stories'):
                yield Item(f'{page["file"]}-{page["record"] or ""}', '\n'.join(page['body']), page['headline'])


def write_items(items: Sequence[Item], folder: Path) -> None:
    """The items as a set in `folder`."""
    rng = random.Random(7)
    queries = [(item.id, query) for item in items for query in short_queries(item.asked, rng, OF_EACH)]
    _write_queries(queries, folder)
    lines = (json.dumps({'id': item.id, 'text': item.text}, ensure_ascii=False) for item in items)
    (folder / 'docs.jsonl').write_text(''.join(f'{line}\n' for line in lines), 'utf-8')


def cut_set(given: Path, folder: Path) -> None:
    """The set `given` with its questions cut short, in `folder`."""
    rng = random.Random(7)
    grades = read_grades(given / 'qrels.tsv')
    questions = (line.split('\t', 1) for line in (given / 'queries.tsv').read_text('utf-8').splitlines())
    queries = [
        (document, query)
        for question, text in questions
        for query in short_queries(text, rng, 1)
        for document in grades.get(question, ())
    ]
    _write_queries(queries, folder)
    shutil.copy(given / 'docs.jsonl', folder)


def _write_queries(queries: Sequence[tuple[str, str]], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    numbered = list(enumerate(queries))
    (folder / 'queries.tsv').write_text(''.join(f'{number}\t{query}\n' for number, (_, query) in numbered), 'utf-8')
    (folder / 'qrels.tsv').write_text(''.join(f'{number}\t{wanted}\t1\n' for number, (wanted, _) in numbered), 'utf-8')


def run_lucene(folder: Path) -> Run | None:
    """What Lucene finds of the set; None where it is not installed. Raises CalledProcessError."""
    if not list(LUCENE.glob('lib/lucene-core-*.jar')) or shutil.which('java') is None:
        return None
    documents = (json.loads(line) for line in (folder / 'docs.jsonl').read_text('utf-8').splitlines())
    lines = (f'{document["id"]}\t{" ".join(document["text"].split())}\n' for document in documents)
    (folder / 'docs.tsv').write_text(''.join(lines), 'utf-8')
    given = [str(folder / 'docs.tsv'), str(folder / 'queries.tsv'), str(DEPTH)]
    command = ['java', '-cp', str(LUCENE / 'lib' / '*'), str(LUCENE / 'LuceneArabic.java'), *given]
    answers = folder / 'lucene.run'
    answers.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    return read_run(answers)


def report(name: str, folder: Path, place: Path) -> None:
    """Measures the set in `folder` with an archive in `place`, and prints one line for each engine."""
    grades = read_grades(folder / 'qrels.tsv')
    ours = score(grades, run_archive(folder, place))
    print(f'{name:32}{ours}  {len(grades)} queries')
    answers = run_lucene(folder)
    if answers is not None:
        print(f'{"  lucene":32}{(theirs := score(grades, answers))}  {_over(ours, theirs)}')


def _over(ours: Quality, theirs: Quality) -> str:
    return f'ours: MRR {ours.mrr / theirs.mrr - 1:+.1%}, nDCG {ours.ndcg / theirs.ndcg - 1:+.1%}'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('pages', nargs='*', type=Path)
    parser.add_argument('--set', dest='sets', nargs='*', type=Path, default=[])
    options = parser.parse_args()
    print(f'{"set":32}{"R@1":>8}{"R@10":>8}{"MRR@10":>8}{"nDCG@10":>8}')
    with tempfile.TemporaryDirectory() as place:
        for number, given in enumerate([*options.pages, *options.sets] or [None]):
            folder = Path(place) / str(number) / 'set'
            if given in options.sets and given is not None:
                cut_set(given, folder)
            else:
                folder.mkdir(parents=True)
                write_items(list(read_pages(given) if given else read_judged()), folder)
            report(given.name if given else 'evaluation pages', folder, folder.parent)


if __name__ == '__main__':
    main()
