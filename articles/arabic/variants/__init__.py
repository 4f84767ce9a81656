"""What differs between the regional usages of written Arabic: one module a region, the same constants in each.

Every module has, in its own spelling (folding levels hamza, final ya and ta marbuta):

- `MONTHS`: number of the Gregorian month to its names;
- `WEEKDAYS`: ISO number of the weekday (Monday 1 ... Sunday 7) to its names;
- `TODAY`, `YESTERDAY`, `DAY_BEFORE_YESTERDAY`, `TOMORROW`, `DAY_AFTER_TOMORROW`: words for days seen from the day of
  writing;
- `CURRENT`, `PAST`, `COMING`: adjectives of a month, week or year (masculine; the feminine adds ة).

A new usage is a new module here and its name in `VARIANTS`.
"""

from collections.abc import Mapping
from typing import Final, Protocol

from articles.arabic.variants import egypt, gulf, maghreb, mashriq, morocco


class Variant(Protocol):
    """The constants every module of this package has."""

    MONTHS: Mapping[int, tuple[str, ...]]
    WEEKDAYS: Mapping[int, tuple[str, ...]]
    TODAY: tuple[str, ...]
    YESTERDAY: tuple[str, ...]
    DAY_BEFORE_YESTERDAY: tuple[str, ...]
    TOMORROW: tuple[str, ...]
    DAY_AFTER_TOMORROW: tuple[str, ...]
    CURRENT: tuple[str, ...]
    PAST: tuple[str, ...]
    COMING: tuple[str, ...]


VARIANTS: Final[tuple[Variant, ...]] = (mashriq, egypt, gulf, maghreb, morocco)
