"""Runs every benchmark that a few minutes allow, one after the other, each in a process of its own.

    python -m benchmarks

The retrieval sets are not part of the repository; where they lie beside it (../shared/evaluation), they are measured.
"""

import subprocess
import sys
from pathlib import Path

RETRIEVAL_SETS = Path(__file__).resolve().parent.parent.parent / 'shared' / 'evaluation'


def commands() -> list[list[str]]:
    """The benchmarks with their arguments."""
    sets = sorted(str(path.parent) for path in RETRIEVAL_SETS.glob('*/qrels.tsv'))
    return [
        ['extraction_quality'],
        ['extraction_speed'],
        ['hostile_input', '--format', 'txt'],
        ['copies', '--articles', '2000'],
        ['ingest_speed', '--articles', '1000'],
        ['haystack_overhead', '--articles', '500'],
        ['index_build', '--articles', '1000'],
        ['at_work', '--articles', '2000', '--seconds', '10'],
        ['search', '--articles', '2000', '--slow-articles', '300'],
        ['short_queries'],
        ['pages', '--articles', '500'],
        *([['retrieval_quality', *sets]] if sets else []),
    ]


def main() -> None:
    failed = []
    for name, *arguments in commands():
        print(f'\n## {name}\n', flush=True)
        if subprocess.run([sys.executable, '-m', f'benchmarks.{name}', *arguments], check=False).returncode:
            failed.append(name)
    if failed:
        sys.exit(f'failed: {", ".join(failed)}')


if __name__ == '__main__':
    main()
