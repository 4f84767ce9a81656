"""The measures of work that other tests rest on."""

import pytest

from tests.limits import Runaway, calls_of, no_runaway


def test_what_does_not_end_is_stopped() -> None:
    with pytest.raises(Runaway), no_runaway(cpu_seconds=1):
        while True:
            pass


def test_calls_are_counted_alike_at_every_run() -> None:
    def work() -> None:
        for number in range(10):
            str(number).upper()

    assert calls_of(work) == calls_of(work) >= 10


def test_work_that_grows_with_the_square_is_told_from_work_that_grows_with_the_length() -> None:
    def square(length: int) -> int:
        return calls_of(lambda: [abs(a) for a in range(length) for _ in range(length)])

    def line(length: int) -> int:
        return calls_of(lambda: [abs(a) for a in range(length)])

    assert line(1000) < 11 * line(100)
    assert square(100) > 50 * square(10)
