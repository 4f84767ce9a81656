"""Syria, Lebanon, Iraq, Jordan, Palestine: the months of the Syriac calendar."""

from collections.abc import Mapping
from typing import Final

MONTHS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ('كانون الثاني', 'كانون ثاني', 'كانون ثان', 'كانون 2'),
    2: ('شباط',),
    3: ('آذار',),
    4: ('نيسان',),
    5: ('أيار', 'نوار'),
    6: ('حزيران',),
    7: ('تموز',),
    8: ('آب',),
    9: ('أيلول',),
    10: ('تشرين الأول', 'تشرين أول', 'تشرين 1'),
    11: ('تشرين الثاني', 'تشرين ثاني', 'تشرين ثان', 'تشرين 2'),
    12: ('كانون الأول', 'كانون أول', 'كانون 1'),
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
TODAY: Final[tuple[str, ...]] = ('اليوم', 'هذا اليوم')
YESTERDAY: Final[tuple[str, ...]] = ('أمس', 'يوم أمس', 'الأمس', 'البارحة')
DAY_BEFORE_YESTERDAY: Final[tuple[str, ...]] = ('أول أمس', 'أول من أمس', 'قبل أمس')
TOMORROW: Final[tuple[str, ...]] = ('غدا', 'غدٍ', 'يوم غد', 'الغد')
DAY_AFTER_TOMORROW: Final[tuple[str, ...]] = ('بعد غد', 'بعد الغد')
CURRENT: Final[tuple[str, ...]] = ('الجاري', 'الحالي')
PAST: Final[tuple[str, ...]] = ('الماضي', 'الفائت', 'المنصرم')
COMING: Final[tuple[str, ...]] = ('المقبل', 'القادم')
