"""Two and three words of a headline, and whether its article comes first: ours, the plain chain, Lucene's analyzer.

    python -m benchmarks.short_queries [PAGES …] [--set FOLDER …]

PAGES are JSON lines with `id`, `headline` and `text` (made by `manage.py export`: `body` is read too); without them the
evaluation pages of the repository are taken. The headline itself is left out of what is searched. A set is a folder as
in benchmarks.retrieval_quality, whose questions are cut to two and three of their words. Three kinds of queries: random
words, words side by side, the rarest words; each is asked of ours, of the plain chain (`benchmarks.plain_chain`) and of
Lucene with its ArabicAnalyzer. For Lucene a JDK and

    mvn -f benchmarks/lucene/pom.xml dependency:copy-dependencies

are needed; without them only the other two are printed. Prints recall at 1 and 10, MRR@10 and nDCG@10.
"""

import argparse
import json
import random
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from articles.arabic.folding import fold
from articles.arabic.stopwords import STOP_WORDS
from articles.arabic.tokens import WORD
from benchmarks.plain_chain import PlainChain
from benchmarks.retrieval_quality import DEPTH, ROOT, Quality, Run, read_grades, read_run, run_archive, score

LUCENE: Final = Path(__file__).parent / 'lucene'
JUDGED: Final = ('tuning', 'held_out')
SHORTEST: Final = 3
"""Letters of a word that somebody would search by."""
OF_EACH: Final = 5
"""Queries of each length and kind that are made of one headline; of a question of a set, one. The rarest: one."""


KINDS: Final = ('random', 'adjacent', 'rarest')
"""How the words of a query are picked: any, such as follow one another, those that stand in the fewest documents."""


class Asked(NamedTuple):
    """A query, and how its words were picked."""

    kind: str
    text: str


class Item(NamedTuple):
    """A document, and the words that somebody who looks for it may type."""

    id: str
    text: str
    asked: str


def telling_words(text: str) -> list[str]:
    """The words of `text` that carry a subject, as written."""
    words = WORD.findall(text)
    return [word for word in words if len(fold(word)) >= SHORTEST and fold(word) not in STOP_WORDS]


def short_queries(text: str, frequencies: Mapping[str, int], rng: random.Random, of_each: int) -> list[Asked]:
    """Queries of two and of three words of `text`, in its order; `of_each` different ones, of the rarest words one.

    `frequencies`: by folded word, in how many documents it stands.
    """
    words = telling_words(text)
    asked = []
    for length in (2, 3):
        if len(words) >= length:
            for kind, picked in _picked(words, length, frequencies, rng, of_each).items():
                asked += [Asked(kind, ' '.join(words[place] for place in places)) for places in picked]
    return asked


def _picked(
    words: Sequence[str], length: int, frequencies: Mapping[str, int], rng: random.Random, of_each: int
) -> dict[str, list[tuple[int, ...]]]:
    """By kind of query: the places of its words."""
    at_random = {tuple(sorted(rng.sample(range(len(words)), length))) for _ in range(3 * of_each)}
    runs = [tuple(range(first, first + length)) for first in range(len(words) - length + 1)]
    different = {fold(word): place for place, word in reversed(list(enumerate(words)))}
    rarest = sorted(different, key=lambda word: (frequencies.get(word, 0), different[word]))[:length]
    return {
        'random': sorted(at_random)[:of_each],
        'adjacent': sorted(rng.sample(runs, min(of_each, len(runs)))),
        'rarest': [tuple(sorted(different[word] for word in rarest))] if len(rarest) == length else [],
    }


def document_frequencies(texts: Iterable[str]) -> Counter[str]:
    """By folded word: in how many of the texts it stands."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update({fold(word) for word in WORD.findall(text)})
    return found


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
    frequencies = document_frequencies(item.text for item in items)
    queries = [(asked, item.id) for item in items for asked in short_queries(item.asked, frequencies, rng, OF_EACH)]
    _write_queries(queries, folder)
    lines = (json.dumps({'id': item.id, 'text': item.text}, ensure_ascii=False) for item in items)
    (folder / 'docs.jsonl').write_text(''.join(f'{line}\n' for line in lines), 'utf-8')


def cut_set(given: Path, folder: Path) -> None:
    """The set `given` with its questions cut short, in `folder`."""
    rng = random.Random(7)
    grades = read_grades(given / 'qrels.tsv')
    frequencies = document_frequencies(read_texts(given).values())
    questions = (line.split('\t', 1) for line in (given / 'queries.tsv').read_text('utf-8').splitlines())
    queries = [
        (asked, document)
        for question, text in questions
        for asked in short_queries(text, frequencies, rng, 1)
        for document in grades.get(question, ())
    ]
    _write_queries(queries, folder)
    shutil.copy(given / 'docs.jsonl', folder)


def _write_queries(queries: Sequence[tuple[Asked, str]], folder: Path) -> None:
    """The key of a query begins with its kind."""
    folder.mkdir(parents=True, exist_ok=True)
    keyed = [(f'{asked.kind}/{number}', asked.text, wanted) for number, (asked, wanted) in enumerate(queries)]
    (folder / 'queries.tsv').write_text(''.join(f'{key}\t{text}\n' for key, text, _ in keyed), 'utf-8')
    (folder / 'qrels.tsv').write_text(''.join(f'{key}\t{wanted}\t1\n' for key, _, wanted in keyed), 'utf-8')


def read_texts(folder: Path) -> dict[str, str]:
    """The texts of a set by their keys."""
    documents = map(json.loads, (folder / 'docs.jsonl').read_text('utf-8').splitlines())
    return {str(document['id']): document['text'] for document in documents}


def run_chain(folder: Path) -> Run:
    """What the plain chain finds of the set."""
    chain = PlainChain(read_texts(folder))
    asked = (line.split('\t', 1) for line in (folder / 'queries.tsv').read_text('utf-8').splitlines())
    return {key: chain.find(text, DEPTH) for key, text in asked}


def run_lucene(folder: Path) -> Run | None:
    """What Lucene finds of the set; None where it is not installed. Raises CalledProcessError."""
    if not list(LUCENE.glob('lib/lucene-core-*.jar')) or shutil.which('java') is None:
        return None
    lines = (f'{key}\t{" ".join(text.split())}\n' for key, text in read_texts(folder).items())
    (folder / 'docs.tsv').write_text(''.join(lines), 'utf-8')
    given = [str(folder / 'docs.tsv'), str(folder / 'queries.tsv'), str(DEPTH)]
    command = ['java', '-cp', str(LUCENE / 'lib' / '*'), str(LUCENE / 'LuceneArabic.java'), *given]
    answers = folder / 'lucene.run'
    answers.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    return read_run(answers)


def report(name: str, folder: Path, place: Path) -> None:
    """Measures the set in `folder` with an archive in `place`; for each kind of query one line for each engine."""
    grades = read_grades(folder / 'qrels.tsv')
    runs = {'ours': run_archive(folder, place), 'plain chain': run_chain(folder), 'lucene': run_lucene(folder)}
    for kind in KINDS:
        judged = {key: wanted for key, wanted in grades.items() if key.startswith(f'{kind}/')}
        if not judged:
            continue
        print(f'{name}, {kind}, {len(judged)} queries')
        found = {engine: score(judged, run) for engine, run in runs.items() if run is not None}
        for engine, quality in found.items():
            theirs = found.get('lucene') if engine != 'lucene' else None
            over = f'  {_over(quality, theirs)}' if theirs else ''
            print(f'{"  " + engine:32}{quality}{over}', flush=True)


def _over(quality: Quality, lucene: Quality) -> str:
    return f'over lucene: MRR {quality.mrr / lucene.mrr - 1:+.1%}, nDCG {quality.ndcg / lucene.ndcg - 1:+.1%}'


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
