"""How fast articles of 4 KB go all the way: read, extracted, stored, grouped, indexed; and what a second run costs.

    python -m benchmarks.ingest_speed [--articles 1000]

Generated articles (benchmarks/corpus.py) through the commands, into an archive that is thrown away. CPU seconds of the
whole command, start-up included, and of each stage by the report that `ingest --report` writes. Bar of issue 5: 100
articles a second on one core.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import generate

ROOT = Path(__file__).resolve().parent.parent


def run(folder: Path, *arguments: str) -> tuple[float, float]:
    """CPU seconds and peak memory (MB, of any command so far) of one management command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, 'ARCHIVE_DATA_DIR': str(folder / 'archive')}
    command = [sys.executable, 'manage.py', *arguments]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, after.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--articles', type=int, default=1000)
    count = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = folder / 'articles.jsonl'
        with articles.open('w', encoding='utf-8') as stream:
            for record in generate(count):
                stream.write(json.dumps(record, ensure_ascii=False) + '\n')
        run(folder, 'bootstrap')
        first, memory = run(folder, 'ingest', str(articles), '--report', str(folder / 'report.json'))
        stages = json.loads((folder / 'report.json').read_text('utf-8'))['stages']
        second, _ = run(folder, 'ingest', str(articles))
    print(f'{"articles a second of CPU, all the way":48}{count / first:8.0f}   bar ≥ 100')
    print(f'{"a second run over the same file, share of the first":48}{second / first:8.2f}')
    print(f'{"peak memory, MB":48}{memory:8.0f}')
    print('\nCPU milliseconds an article')
    for stage, seconds in {**stages, 'starting up': first - sum(stages.values())}.items():
        print(f'  {stage:46}{seconds / count * 1000:8.2f}')


if __name__ == '__main__':
    main()
