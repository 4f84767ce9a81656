"""Morocco and Mauritania: month names from Spanish and Latin, 'this its day' (يومه) for today."""

from typing import Final

MONTHS: Final = {
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
WEEKDAYS: Final = {
    1: ('الاثنين', 'الإثنين'),
    2: ('الثلاثاء',),
    3: ('الأربعاء',),
    4: ('الخميس',),
    5: ('الجمعة',),
    6: ('السبت',),
    7: ('الأحد',),
}
TODAY: Final = ('اليوم', 'يومه', 'هذا اليوم')
YESTERDAY: Final = ('أمس', 'يوم أمس', 'الأمس', 'البارحة')
DAY_BEFORE_YESTERDAY: Final = ('أول أمس', 'أول من أمس')
TOMORROW: Final = ('غدا', 'غدٍ', 'يوم غد', 'الغد')
DAY_AFTER_TOMORROW: Final = ('بعد غد',)
CURRENT: Final = ('الجاري', 'الحالي')
PAST: Final = ('الماضي', 'المنصرم', 'الفارط')
COMING: Final = ('المقبل', 'القادم')
