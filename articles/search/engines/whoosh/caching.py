"""Arrays kept in memory up to a number of bytes; those used longest ago make room."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final, TypeVar, cast

import numpy as np

Value = TypeVar('Value')
_OVERHEAD: Final = 200
"""Bytes an entry takes beside its arrays."""


class ArrayCache:
    """Tuples of arrays (or None) by key. Safe for threads; two threads may make the same value twice."""

    def __init__(self, limit: int) -> None:
        """`limit`: bytes."""
        self.limit = limit
        self.size = 0
        self._entries: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        with self._lock:
            if key in self._entries:
                self._entries.move_to_end(key)
                return cast('Value', self._entries[key])
        value = make()
        with self._lock:
            if key not in self._entries:
                self._entries[key] = value
                self.size += _bytes(value)
            self._make_room()
        return value

    def renewed(self, key: Hashable, renew: Callable[[Value | None], Value]) -> Value:
        """What `renew` makes of what is kept for `key`, None where nothing is; kept in its place."""
        with self._lock:
            before = cast('Value | None', self._entries.get(key))
        value = renew(before)
        if value is before:
            return value
        with self._lock:
            self.size += _bytes(value) - (_bytes(self._entries[key]) if key in self._entries else 0)
            self._entries[key] = value
            self._entries.move_to_end(key)
            self._make_room()
        return value

    def _make_room(self) -> None:
        while self.size > self.limit and len(self._entries) > 1:
            _, dropped = self._entries.popitem(last=False)
            self.size -= _bytes(dropped)

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
            self.size = 0


def _bytes(value: object) -> int:
    if isinstance(value, np.ndarray):
        return value.nbytes + _OVERHEAD
    if isinstance(value, tuple):
        return sum(map(_bytes, value)) + _OVERHEAD
    return _OVERHEAD
