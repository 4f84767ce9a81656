"""Month names that are not regional: the Islamic months, the Iranian solar months, and the European names that
bilingual pages print. The regional Arabic names of the Gregorian months are in `variants`."""

from collections.abc import Mapping
from typing import Final

HIJRI_MONTHS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ('محرم', 'المحرم', 'محرم الحرام'),
    2: ('صفر', 'صفر الخير'),
    3: ('ربيع الأول', 'ربيع أول'),
    4: ('ربيع الآخر', 'ربيع الثاني', 'ربيع آخر', 'ربيع ثاني'),
    5: ('جمادى الأولى', 'جمادى الأول', 'جمادى أول', 'جماد الأول', 'جماد أول'),
    6: ('جمادى الآخرة', 'جمادى الثانية', 'جمادى الآخر', 'جمادى آخر', 'جماد الآخر', 'جماد الثاني', 'جماد ثاني'),
    7: ('رجب', 'رجب المرجب'),
    8: ('شعبان', 'شعبان المعظم'),
    9: ('رمضان', 'رمضان المبارك'),
    10: ('شوال', 'شوال المكرم'),
    11: ('ذو القعدة', 'ذي القعدة', 'ذوالقعدة', 'ذيالقعدة'),
    12: ('ذو الحجة', 'ذي الحجة', 'ذوالحجة', 'ذيالحجة'),
}

SOLAR_MONTHS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ('فروردین', 'فرفردین'),
    2: ('اردیبهشت', 'أرديبهشت'),
    3: ('خرداد',),
    4: ('تیر',),
    5: ('مرداد',),
    6: ('شهریور',),
    7: ('مهر',),
    8: ('آبان',),
    9: ('آذر',),
    10: ('دی',),
    11: ('بهمن',),
    12: ('اسفند',),
}

LATIN_MONTHS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ('january', 'jan', 'janvier', 'ocak'),
    2: ('february', 'feb', 'février', 'fevrier', 'şubat', 'subat'),
    3: ('march', 'mar', 'mars', 'mart'),
    4: ('april', 'apr', 'avril', 'nisan'),
    5: ('may', 'mai', 'mayıs'),
    6: ('june', 'jun', 'juin', 'haziran'),
    7: ('july', 'jul', 'juillet', 'temmuz'),
    8: ('august', 'aug', 'août', 'ağustos'),
    9: ('september', 'sep', 'sept', 'septembre', 'eylül'),
    10: ('october', 'oct', 'octobre', 'ekim'),
    11: ('november', 'nov', 'novembre', 'kasım'),
    12: ('december', 'dec', 'décembre', 'aralık'),
}
CYRILLIC_MONTHS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ('январь', 'января', 'январе'),
    2: ('февраль', 'февраля', 'феврале'),
    3: ('март', 'марта', 'марте'),
    4: ('апрель', 'апреля', 'апреле'),
    5: ('май', 'мая', 'мае'),
    6: ('июнь', 'июня', 'июне'),
    7: ('июль', 'июля', 'июле'),
    8: ('август', 'августа', 'августе'),
    9: ('сентябрь', 'сентября', 'сентябре'),
    10: ('октябрь', 'октября', 'октябре'),
    11: ('ноябрь', 'ноября', 'ноябре'),
    12: ('декабрь', 'декабря', 'декабре'),
}
"""In the cases that dates put them in."""
LATIN_WEEKDAYS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ('monday', 'mon', 'lundi'),
    2: ('tuesday', 'tue', 'mardi'),
    3: ('wednesday', 'wed', 'mercredi'),
    4: ('thursday', 'thu', 'jeudi'),
    5: ('friday', 'fri', 'vendredi'),
    6: ('saturday', 'sat', 'samedi'),
    7: ('sunday', 'sun', 'dimanche'),
}
