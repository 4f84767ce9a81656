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

    @property
    def MONTHS(self) -> Mapping[int, tuple[str, ...]]: ...  # noqa: N802 - a constant of the module
    @property
    def WEEKDAYS(self) -> Mapping[int, tuple[str, ...]]: ...  # noqa: N802 - a constant of the module
    @property
    def TODAY(self) -> tuple[str, ...]: ...  # noqa: N802 - a constant of the module
    @property
    def YESTERDAY(self) -> tuple[str, ...]: ...  # noqa: N802 - a constant of the module
    @property
    def DAY_BEFORE_YESTERDAY(self) -> tuple[str, ...]: ...  # noqa: N802 - a constant of the module
    @property
    def TOMORROW(self) -> tuple[str, ...]: ...  # noqa: N802 - a constant of the module
    @property
    def DAY_AFTER_TOMORROW(self) -> tuple[str, ...]: ...  # noqa: N802 - a constant of the module
    @property
    def CURRENT(self) -> tuple[str, ...]: ...  # noqa: N802 - a constant of the module
    @property
    def PAST(self) -> tuple[str, ...]: ...  # noqa: N802 - a constant of the module
    @property
    def COMING(self) -> tuple[str, ...]: ...  # noqa: N802 - a constant of the module


VARIANTS: Final[tuple[Variant, ...]] = (mashriq, egypt, gulf, maghreb, morocco)
