"""Algeria, Tunisia, Libya: month names from French, 'al-fārit' for what is past."""

from collections.abc import Mapping
from typing import Final

MONTHS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ('جانفي',),
    2: ('فيفري',),
    3: ('مارس',),
    4: ('أفريل',),
    5: ('ماي',),
    6: ('جوان',),
    7: ('جويلية', 'جويليا'),
    8: ('أوت',),
    9: ('سبتمبر',),
    10: ('أكتوبر',),
    11: ('نوفمبر',),
    12: ('ديسمبر',),
}
WEEKDAYS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ('الاثنين', 'الإثنين', 'الأثنين'),
    2: ('الثلاثاء',),
    3: ('الأربعاء', 'الاربعا'),
    4: ('الخميس',),
    5: ('الجمعة',),
    6: ('السبت',),
    7: ('الأحد',),
}
TODAY: Final[tuple[str, ...]] = ('اليوم', 'هذا اليوم')
YESTERDAY: Final[tuple[str, ...]] = ('أمس', 'يوم أمس', 'الأمس', 'البارحة')
DAY_BEFORE_YESTERDAY: Final[tuple[str, ...]] = ('أول أمس', 'أول من أمس', 'أمس الأول')
TOMORROW: Final[tuple[str, ...]] = ('غدا', 'غدٍ', 'يوم غد', 'الغد')
DAY_AFTER_TOMORROW: Final[tuple[str, ...]] = ('بعد غد',)
CURRENT: Final[tuple[str, ...]] = ('الجاري', 'الحالي')
PAST: Final[tuple[str, ...]] = ('الماضي', 'المنصرم', 'الفارط')
COMING: Final[tuple[str, ...]] = ('المقبل', 'القادم', 'الداخل')
