"""Egypt, Sudan and pan-Arab agencies: Gregorian names from Latin, 'the first yesterday' for the day before it."""

from collections.abc import Mapping
from typing import Final

MONTHS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ('يناير', 'ينايير'),
    2: ('فبراير',),
    3: ('مارس',),
    4: ('أبريل', 'إبريل'),
    5: ('مايو',),
    6: ('يونيو', 'يونيه', 'يونية'),
    7: ('يوليو', 'يوليه', 'يولية'),
    8: ('أغسطس',),
    9: ('سبتمبر',),
    10: ('أكتوبر',),
    11: ('نوفمبر',),
    12: ('ديسمبر', 'ديمسبر'),
}
WEEKDAYS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ('الاثنين', 'الإثنين', 'الأثنين'),
    2: ('الثلاثاء', 'الثلاثاءِ'),
    3: ('الأربعاء', 'الإربعاء'),
    4: ('الخميس',),
    5: ('الجمعة',),
    6: ('السبت',),
    7: ('الأحد',),
}
TODAY: Final[tuple[str, ...]] = ('اليوم', 'هذا اليوم')
YESTERDAY: Final[tuple[str, ...]] = ('أمس', 'يوم أمس', 'الأمس', 'امبارح')
DAY_BEFORE_YESTERDAY: Final[tuple[str, ...]] = ('أمس الأول', 'أول أمس', 'أول من أمس')
TOMORROW: Final[tuple[str, ...]] = ('غدا', 'غدٍ', 'يوم غد', 'الغد')
DAY_AFTER_TOMORROW: Final[tuple[str, ...]] = ('بعد غد', 'بعد غدٍ')
CURRENT: Final[tuple[str, ...]] = ('الجاري', 'الحالي')
PAST: Final[tuple[str, ...]] = ('الماضي', 'المنصرم', 'المنقضي')
COMING: Final[tuple[str, ...]] = ('المقبل', 'القادم')
