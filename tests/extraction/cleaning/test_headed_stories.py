"""Three stories of headline and text on one page are refused; one story whose parts have titles is read."""

from itertools import chain

import pytest

from articles.extraction.cleaning import clean_document
from articles.extraction.documents import SourceDocument, UnreadableDocument
from articles.reference import load_facts

OF_SYRIA = (
    (
        'وفد عسكري روسي يزور أنقرة',
        'أجرى وفد عسكري روسي في أنقرة مباحثات مع رئاسة الأركان التركية حول نشر مراقبين على خطوط التماس.',
        'وأضاف مصدر أن المشاورات ستستمر على مستوى الخبراء خلال الأيام المقبلة.',
    ),
    (
        'قافلة مساعدات تدخل الغوطة المحاصرة',
        'دخلت قافلة مساعدات طبية وغذائية الغوطة للمرة الأولى منذ شهرين بإشراف الهلال الأحمر.',
        'وتكفي الحمولة نحو سبعة آلاف أسرة وفق ما ذكره متحدث باسم المنظمة.',
    ),
    (
        'حريق يلتهم سوقا قديمة في حلب',
        'التهم حريق كبير محال سوق قديمة في حلب، وعملت فرق الإطفاء ساعات طويلة على إخماده.',
        'ولم تعرف أسباب الحادث، فيما قدرت غرفة التجارة الخسائر بمئات الملايين.',
    ),
    (
        'لاجئون يعودون من لبنان إلى القلمون',
        'عاد عشرات اللاجئين من بلدة عرسال في لبنان إلى قراهم في القلمون ضمن دفعة رابعة.',
        'وأشرف الأمن العام على الرحلة التي نقلتها خمس عشرة حافلة.',
    ),
)
AT_LARGE = (
    OF_SYRIA[0],
    (
        'عاصفة رملية تغلق مطار الخرطوم',
        'أغلقت عاصفة رملية كثيفة مطار الخرطوم أمام الملاحة الجوية، وحولت رحلات إلى بورتسودان.',
        'ونصحت هيئة الأرصاد السائقين بتخفيف السرعة على الطرق السريعة.',
    ),
    (
        'متحف اللوفر يستعيد تمثالا مسروقا',
        'استعاد متحف اللوفر تمثالا رومانيا كان مسروقا منذ نصف قرن بعد العثور عليه في مزاد.',
        'وسيعرض للجمهور مطلع الصيف بعد انتهاء أعمال الترميم.',
    ),
)
DAYS = ('5 أيار', '4 أيار', '3 أيار', '2 أيار')


def page(stories: tuple[tuple[str, ...], ...], paragraphs: int, dates: str) -> str:
    pieces = []
    for day, (title, *text) in zip(DAYS, stories, strict=False):
        head = {'none': (title,), 'under': (title, day), 'above': (day, title)}[dates]
        pieces.append((*head, *text[:paragraphs]))
    return '\n\n'.join(chain.from_iterable(pieces))


def clean(text: str) -> str:
    return clean_document(SourceDocument(name='a.txt', content=b'', text=text), load_facts()).body


@pytest.mark.parametrize('gap', ('\n\n', '\n'), ids=('blank lines', 'no blank lines'))
@pytest.mark.parametrize('dates', ('none', 'under', 'above'))
@pytest.mark.parametrize('paragraphs', (1, 2))
@pytest.mark.parametrize('stories', (OF_SYRIA[:3], OF_SYRIA, AT_LARGE), ids=('three', 'four', 'at large'))
def test_stories_of_headline_and_text_are_refused(
    stories: tuple[tuple[str, ...], ...], paragraphs: int, dates: str, gap: str
) -> None:
    with pytest.raises(UnreadableDocument, match=f'{len(stories)} stories'):
        clean(page(stories, paragraphs, dates).replace('\n\n', gap))


LEAD = 'رحبت عواصم عدة بالمذكرة التي وقعت أمس، فيما تحفظت عليها فصائل انسحب ممثلها من القاعة.'
REACTIONS = (
    ('واشنطن قلقة من دور الضامن الثالث', 'أبدت الخارجية الأميركية قلقها من أن يكون الضامن الثالث سببا في تأجيج العنف.'),
    ('الأمين العام يشجع على الالتزام بالتعهدات', 'شجع الأمين العام جميع الأطراف على الالتزام بما ورد فيها من تعهدات.'),
    ('الرياض تساند حقن الدماء', 'أكد مصدر سعودي أن المملكة تساند كل جهد يرمي إلى حقن الدماء.'),
)
ONE = {
    'reactions': ('ردود فعل متباينة على مذكرة خفض التصعيد', LEAD, *chain.from_iterable(REACTIONS)),
    'one subject': (
        'الضامنون يتفقون على نقاط مراقبة في إدلب',
        'اتفق الضامنون في ختام اجتماعهم على نشر نقاط مراقبة جديدة في محافظة إدلب، وفق البيان الختامي.',
        'أنقرة تنشر قواتها خلال أسبوعين',
        'تنشر أنقرة قواتها في نقاط المراقبة خلال أسبوعين، ولم يحدد البيان عدد الجنود.',
        'فصائل ترفض دخول دوريات روسية',
        'ترفض فصائل في إدلب دخول أي دوريات روسية إلى المناطق الخاضعة لسيطرتها.',
    ),
    'tied paragraphs': (
        OF_SYRIA[0][0],
        *OF_SYRIA[0][1:],
        'قافلة مساعدات إلى الغوطة',
        'وفي سياق متصل دخلت قافلة مساعدات طبية الغوطة للمرة الأولى منذ شهرين بإشراف الهلال الأحمر.',
        'حريق في سوق قديمة',
        'وفي حلب التهم حريق كبير محال سوق قديمة، وعملت فرق الإطفاء ساعات على إخماده.',
    ),
    'short crossheads': (
        OF_SYRIA[0][0],
        *OF_SYRIA[0][1:],
        'مساعدات الغوطة',
        OF_SYRIA[1][1],
        'حريق حلب',
        OF_SYRIA[2][1],
    ),
    'questions': (
        OF_SYRIA[0][0],
        OF_SYRIA[0][1],
        'هل تدخل قافلة مساعدات الغوطة المحاصرة؟',
        OF_SYRIA[1][1],
        'من يطفئ حريق سوق حلب القديمة؟',
        OF_SYRIA[2][1],
    ),
    'a story and the leads of others': (
        OF_SYRIA[0][0],
        *OF_SYRIA[0][1:],
        'ووصل الضباط إلى العاصمة على متن طائرة عسكرية ترافقهم مجموعة من المترجمين والخبراء في شؤون الخرائط.',
        *OF_SYRIA[1][:2],
        *OF_SYRIA[2][:2],
    ),
}


@pytest.mark.parametrize('name', ONE)
def test_one_story_with_titles_in_it_is_read(name: str) -> None:
    assert ONE[name][1] in clean('\n\n'.join(ONE[name]))
