"""How much work something does, without a clock: a clock tells how busy the machine is.

What a thing costs in seconds is measured in `benchmarks/`.
"""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class Runaway(AssertionError):
    """Something went on far beyond any time it could need."""


@contextmanager
def no_runaway(cpu_seconds: int = 60) -> Iterator[None]:
    """Stops what hangs or grows out of hand; ordinary work ends long before, on the slowest of machines.

    Counts the processor time of this process alone. For the main thread of a test.
    """

    def stop(*_: object) -> None:
        raise Runaway(f'still at work after {cpu_seconds} s of processor time')

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def calls_of(work: Callable[[], object]) -> int:
    """How many calls of functions, written in Python or in C, some work makes: the same number at every run."""
    count = 0

    def note(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in {'call', 'c_call'}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
