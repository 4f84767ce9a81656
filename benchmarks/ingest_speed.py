"""How fast articles of 4 KB go all the way: read, extracted, stored, grouped, indexed; and what a second run costs.

    python -m benchmarks.ingest_speed [--articles 1000] [--once]

Generated articles (benchmarks/corpus.py) through the commands, into an archive that is thrown away. CPU seconds of the
whole command, start-up included, and of each stage by the report that `ingest --report` writes; of each 10,000
articles as they pass, with the most memory so far (Linux only). `--once` leaves the second run over the same file
out. Bar of issue 5: 100 articles a second on one core.
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
STEP = 10_000
"""Articles between two lines on how the run goes."""


def run(folder: Path, *arguments: str) -> tuple[float, float]:
    """CPU seconds and peak memory (MB, of any command so far) of one management command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, 'ARCHIVE_DATA_DIR': str(folder / 'archive')}
    command = [sys.executable, 'manage.py', *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        _tell_progress(process)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, after.ru_maxrss / 1024


def _tell_progress(process: 'subprocess.Popen[str]') -> None:
    """Prints what each STEP articles took, by what the command says of the number it has read."""
    assert process.stderr
    done, spent = 0, 0.0
    for line in process.stderr:
        number, _, said = line.strip().partition(' ')
        if said != 'read' or not number.isdigit():
            continue
        if int(number) - done >= STEP:
            seconds, memory = _spent_by(process.pid)
            speed = (int(number) - done) / (seconds - spent)
            print(f'{number:>8} articles {speed:10.0f} a second {memory:10.0f} MB', flush=True)
            done, spent = int(number), seconds


def _spent_by(pid: int) -> tuple[float, float]:
    """CPU seconds and peak memory (MB) of a running process, so far."""
    fields = Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()
    status = Path(f'/proc/{pid}/status').read_text()
    ticks = int(fields[11]) + int(fields[12])
    return ticks / os.sysconf('SC_CLK_TCK'), int(status.partition('VmHWM:')[2].split()[0]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--articles', type=int, default=1000)
    parser.add_argument('--once', action='store_true', help='no second run over the same file')
    options = parser.parse_args()
    count: int = options.articles
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = folder / 'articles.jsonl'
        with articles.open('w', encoding='utf-8') as stream:
            for record in generate(count):
                stream.write(json.dumps(record, ensure_ascii=False) + '\n')
        run(folder, 'bootstrap')
        first, memory = run(folder, 'ingest', str(articles), '--report', str(folder / 'report.json'))
        stages = json.loads((folder / 'report.json').read_text('utf-8'))['stages']
        second = 0.0 if options.once else run(folder, 'ingest', str(articles))[0]
    print(f'{"articles a second of CPU, all the way":48}{count / first:8.0f}   bar ≥ 100')
    if not options.once:
        print(f'{"a second run over the same file, share of the first":48}{second / first:8.2f}')
    print(f'{"peak memory, MB":48}{memory:8.0f}')
    print('\nCPU milliseconds an article')
    for stage, seconds in {**stages, 'starting up': first - sum(stages.values())}.items():
        print(f'  {stage:46}{seconds / count * 1000:8.2f}')


if __name__ == '__main__':
    main()
