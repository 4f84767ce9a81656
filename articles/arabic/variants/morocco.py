"""Morocco and Mauritania: month names from Spanish and Latin, 'this its day' (يومه) for today."""

from collections.abc import Mapping
from typing import Final

MONTHS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ('يناير',),
    2: ('فبراير',),
    3: ('مارس',),
    4: ('أبريل',),
    5: ('ماي', 'مايو'),
    6: ('يونيو',),
    7: ('يوليوز',),
    8: ('غشت',),
    9: ('شتنبر',),
    10: ('أكتوبر',),
    11: ('نونبر',),
    12: ('دجنبر',),
}
WEEKDAYS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ('الاثنين', 'الإثنين'),
    2: ('الثلاثاء',),
    3: ('الأربعاء',),
    4: ('الخميس',),
    5: ('الجمعة',),
    6: ('السبت',),
    7: ('الأحد',),
}
TODAY: Final[tuple[str, ...]] = ('اليوم', 'يومه', 'هذا اليوم')
YESTERDAY: Final[tuple[str, ...]] = ('أمس', 'يوم أمس', 'الأمس', 'البارحة')
DAY_BEFORE_YESTERDAY: Final[tuple[str, ...]] = ('أول أمس', 'أول من أمس')
TOMORROW: Final[tuple[str, ...]] = ('غدا', 'غدٍ', 'يوم غد', 'الغد')
DAY_AFTER_TOMORROW: Final[tuple[str, ...]] = ('بعد غد',)
CURRENT: Final[tuple[str, ...]] = ('الجاري', 'الحالي')
PAST: Final[tuple[str, ...]] = ('الماضي', 'المنصرم', 'الفارط')
COMING: Final[tuple[str, ...]] = ('المقبل', 'القادم')
