"""The words around a subject: what can be one, what cannot, what ends it and what stands between it and its verb."""

from typing import Final

from articles.arabic.folding import fold
from articles.extraction.linking.names import TO_WHOM
from articles.extraction.linking.once import once_per_facts
from articles.extraction.linking.wording import read_wording
from articles.reference import Facts


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


TIMES: Final = _folded(
    'اليوم أمس الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد مساء صباح ليل ظهر فجر يوم مؤخرا لاحقا سابقا'
    ' أيضا كذلك بدوره بدورها'
)
RELATIVES: Final = _folded('الذي التي الذين والذي والتي')
CIRCUMSTANCES: Final = _folded(
    'خلال عقب بعد قبل أثناء مع أمام ردا تعليقا بحسب حسب وفق وفقا عن على قبيل إثر عبر حين عندما بينما منذ'
    ' حول بشأن فيما وهو وهي بشدة بقوة بوضوح بصراحة بحدة علنا صراحة رسميا'
)
"""What ends the noun phrase of any subject."""
PREPOSITIONS: Final = _folded('في لدى من ضمن إلى')
"""What ends the noun phrase of a subject, except within a title: 'الممثل الدائم لدى الأمم المتحدة'."""
NO_SUBJECT: Final = (
    CIRCUMSTANCES
    | PREPOSITIONS
    | _folded(
        'ب ل و عام سنة العام بنفسه نفسه له لها لهم فيه فيها ذلك هذا هذه عنه به بها بينهم لكن كما إذا لا لم لن ما'
        ' وسط بعيد تجاه'
        ' حيال ضد للصحفيين للصحافيين هنا هناك وجود ضرورة أهمية دعم رفض استعداد التزام حرص موقف عدم مجددا أن إن'
        ' صحة إمكانية احتمال تأييد تمسك ثقة نية رغبة أمل حق لزوم وجوب'
    )
)
OBLIQUE: Final = _folded(
    'في مع إلى عن من على ضد بين لدى أمام بشأن حول قبل عند وبين ومع تجاه حيال وإلى وعن بعد خلال سوى'
)
COUNTERPART: Final = ('نظير', 'ونظير', 'بنظير', 'لنظير')
TO_A_TITLE: Final = ('لل', 'بال', 'ولل', 'وبال')
BETWEEN: Final = (
    _folded('قد فقد كان كانت وكان وكانت أيضا هو هي من جهته جانبه جهتها جانبها بدوره بدورها نفسه شخصيا') | TIMES
)
"""What may stand between a subject and its verb."""
OWN_SIDE: Final = _folded('جهته جانبه جهتها جانبها ناحيته بدوره بدورها')
"""What turns to another speaker: 'من جهته'."""
TO_HIM: Final = _folded('به بها له لها لهم لي لنا إليه إليها عليه عليها فيه فيها')
READ_OUT: Final = _folded('تلاها تلتها تلاه تلته قرأها قرأتها قرأه قرأته ألقاها ألقتها ألقاه ألقته')
"""Whoever did so to a letter or a speech need not be whose words it holds."""
THE_LATTER: Final = _folded('الأخير الأخيرة')
BY_THE_MOUTH: Final = ('علي', 'لسان')
INSTITUTIONS: Final = _folded(
    'مصدر مصادر المصدر المصادر وكالة الوكالة صحيفة الصحيفة جريدة مجلة شبكة تلفزيون إذاعة قناة القناة'
    ' البيان بيان المرصد المسؤول'
    ' الدبلوماسي ناشطون نشطاء'
    ' مراقبون خبراء محللون محلل الخبير خبير باحث المحلل موقع تقرير التقرير وزارة الوزارة الحكومة المعارضة الرئاسة مكتب'
    ' مسؤولون دبلوماسيون شهود شاهد متظاهرون أهالي سكان مراسل منظمة المنظمة اللجنة الهيئة حزب حركة أحد إحدى بعض وسائل'
)
NAMELESS: Final = _folded('مصدر مصادر المصدر المصادر مراقبون ناشطون نشطاء شهود محللون دبلوماسيون متظاهرون أهالي سكان')
"""Of whom no name is given."""
GOVERNING: Final = _folded(
    'باسم مكتب وفد فريق حكومة إدارة محامي محامية شقيق شقيقة نجل ابن ابنة زوجة أرملة والد والدة صهر أنصار خصوم حزب موكب'
    ' مقر مستشاري مساعدي أعضاء مصادر قوات نظام'
)
"""Nouns that make a person a complement: 'مكتب دي ميستورا' is not he."""
NEARNESS: Final = OBLIQUE - _folded('على قبل بعد')
"""Prepositions that tell within a subject whom it is near: 'دبلوماسي مقرب من لافروف'. Folded, على is a name, too."""
OWN_PEOPLE: Final = tuple(
    fold(
        'مكتب مساعد نائب محامي وفد زوج شقيق نجل والد متحدث ناطق مستشار ممثل مبعوث حكوم بلاد وزير وزار سفير'
        ' قائد رئيس عائل زميل نظير'
    ).split()
)
"""Beginnings of nouns that speak though they are somebody's: 'وقال مساعده'."""
OWN_TEXTS: Final = _folded('نصه نصها رأيه رأيها رده ردها')
"""Something of the speaker's, though short enough for a name."""
MASCULINE_STATES: Final = ('iraq', 'lebanon', 'jordan')
MASCULINE: Final = _folded('الجانب الاتحاد الكيان الاحتلال الروس الأتراك الوفد')
"""First words of names of states that take a masculine verb."""
SUBJECT_OPENERS: Final = _folded('لكن ولكن أن إن بأن أما وأما كان كانت وكان وكانت')
"""Words that put the subject before its verb."""
BUT: Final = _folded('إلا غير بيد')
"""With 'that' behind them they oppose a clause to the one before."""
AS_FOR: Final = _folded('أما وأما')
BUT_OR_AS_FOR: Final = AS_FOR | _folded('لكن ولكن بيد')
"""What opens a clause of another subject."""
CLAUSE_OPENERS: Final = _folded('ثم كما وقد قد حيث وكان كان بينما فيما عندما')
ACTING: Final = _folded(
    'عاد التقى وصل شارك اجتمع بحث أجرى زار غادر استقبل عقد تطرق عرض قدم تحدث تدخل ترأس حضر ألقى استهل بدأ'
    ' ناقش هنأ وقع فاز'
    ' حكم أعاد وجه تلا وقف جلس اتصل اتفق وافق قام أبدى عبر واصل نشر تعهد حاول'
)
"""Verbs of what people do besides speaking."""


def is_acting(word: str) -> bool:
    """Whether a folded word is one of these verbs, with or without 'and'."""
    return word in ACTING or (word[:1] in 'وف' and word[1:] in ACTING)


@once_per_facts
def read_addressees(facts: Facts) -> frozenset[str]:
    """Outlets with ل, as they stand behind a verb of speech: 'وقال لسانا'. To whom one speaks is not who speaks."""
    names = (name for source in facts.sources for name in (source.name_ar, *source.variants))
    first_words = {words[0] for name in names if (words := read_wording(name).words)}
    return frozenset('ل' + word for word in first_words) | TO_WHOM
