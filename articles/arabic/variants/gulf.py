"""The Gulf states and Yemen: the Egyptian month names, the old spelling of Tuesday."""

from collections.abc import Mapping
from typing import Final

MONTHS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ('يناير',),
    2: ('فبراير',),
    3: ('مارس',),
    4: ('أبريل', 'إبريل'),
    5: ('مايو',),
    6: ('يونيو', 'يونيه'),
    7: ('يوليو', 'يوليه'),
    8: ('أغسطس',),
    9: ('سبتمبر',),
    10: ('أكتوبر',),
    11: ('نوفمبر',),
    12: ('ديسمبر',),
}
WEEKDAYS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ('الاثنين', 'الإثنين'),
    2: ('الثلاثاء', 'الثلثاء'),
    3: ('الأربعاء',),
    4: ('الخميس',),
    5: ('الجمعة',),
    6: ('السبت',),
    7: ('الأحد',),
}
TODAY: Final[tuple[str, ...]] = ('اليوم', 'هذا اليوم')
YESTERDAY: Final[tuple[str, ...]] = ('أمس', 'يوم أمس', 'الأمس', 'البارحة')
DAY_BEFORE_YESTERDAY: Final[tuple[str, ...]] = ('أول أمس', 'أول من أمس', 'قبل أمس')
TOMORROW: Final[tuple[str, ...]] = ('غدا', 'غدٍ', 'يوم غد', 'الغد')
DAY_AFTER_TOMORROW: Final[tuple[str, ...]] = ('بعد غد',)
CURRENT: Final[tuple[str, ...]] = ('الجاري', 'الحالي')
PAST: Final[tuple[str, ...]] = ('الماضي', 'الفائت', 'المنصرم')
COMING: Final[tuple[str, ...]] = ('المقبل', 'القادم', 'الآتي')
