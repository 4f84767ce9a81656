"""Words of a query that say what the words beside them mean: a name, a month, a round with its place."""

from collections.abc import Sequence
from typing import Final

from articles.search.spellings import words_of

CONNECTIVES: Final = frozenset(
    words_of(
        'من في ل حول بصيغة صيغة مسار لمسار محادثات لمحادثات مفاوضات لمفاوضات مباحثات لمباحثات مؤتمر لمؤتمر اجتماع '
        'لاجتماع اجتماعات لاجتماعات عملية لعملية بشأن سوريا سورية السورية الدولي الدولية '
        'of the in talks process meeting negotiations syria on'
    )
)
"""What may stand between a round and its place: الجولة السابعة من محادثات أستانا."""
_TITLES: Final = frozenset(
    words_of(
        'الرئيس رئيس الوزير وزير السيد الدكتور المبعوث نائب السفير الجنرال العميد العقيد خارجية الخارجية قال تصريح '
        'تصريحات كلمة خطاب مقابلة حديث موقف أقوال president minister mr dr envoy general said statement'
    )
)
"""Beside these a word is meant as somebody's name."""
TITLES: Final = {
    'person': frozenset(
        words_of(
            'الرئيس رئيس الوزير وزير السيد السيدة الأستاذ الدكتور المهندس الشيخ د م أ المبعوث السفير المستشار الجنرال '
            'الفريق اللواء العميد العقيد المقدم الرائد النقيب president minister ambassador mr mrs ms dr envoy general '
            'colonel'
        )
    ),
    'place': frozenset(words_of('مدينة المدينة بلدة العاصمة محافظة city')),
    'meeting': frozenset(
        words_of('محادثات مفاوضات مباحثات مؤتمر اجتماع اجتماعات لقاء مسار جولة قمة talks conference meeting round')
    ),
}
"""By kind of name: what may stand before it without saying more than the name does."""
NOUNS_BEHIND: Final = frozenset(words_of('talks conference meeting round negotiations'))
"""What may stand behind a meeting without saying more."""


def is_name_context(word: str) -> bool:
    return word in _TITLES or word.isdigit()


def has_date(words: Sequence[str]) -> bool:
    return any(word.isdigit() and len(word) in (1, 2, 4) for word in words)
