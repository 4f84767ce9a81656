"""A ticker that runs its headlines together is left out, and neither takes the headline along nor makes a digest."""

import pytest

from articles.extraction.cleaning import clean_document
from articles.extraction.documents import CleanDocument, SourceDocument, UnreadableDocument
from articles.reference import load_facts

HEADLINE = 'وفد الفصائل يصل إلى أستانا عشية المحادثات'
STORY = (
    'وصل وفد الفصائل المسلحة إلى العاصمة الكازاخية ليل الأحد قادما من أنقرة في طائرة مستأجرة.',
    'ويرأس البعثة ضابط منشق، فيما اعتذر قائد لواء آخر عن عدم السفر لأسباب صحية.',
    'من جهة أخرى ذكرت الخارجية الإيرانية أن خبراءها سيبحثون خرائط نقاط المراقبة.',
    'يذكر أن الهدنة دخلت حيز التنفيذ نهاية العام الماضي، وتتبادل الأطراف الاتهامات بخرقها.',
)
WEATHER = 'أجواء باردة غدا وفرصة لتساقط الثلوج'
NEWS = 'لافروف يهاتف تشاووش أوغلو'
MARKET = 'ارتفاع أسعار الخضار في السوق المركزي التعليم العالي تعلن موعد المنح ضبط سائق شاحنة متهور على الطريق الصحراوي'
DEATHS = 'وفيات الاثنين 20-2-2017'
STRIP = f'{WEATHER} {NEWS} {MARKET} {DEATHS}'


def clean(*lines: str, gap: str = '\n\n') -> CleanDocument:
    return clean_document(SourceDocument(name='a.txt', content=b'', text=gap.join(lines)), load_facts())


@pytest.mark.parametrize('gap', ('\n\n', '\n'), ids=('blank lines', 'no blank lines'))
@pytest.mark.parametrize(
    'ticker',
    (
        ('شريط الأخبار', STRIP),
        ('الشريط الإخباري', STRIP),
        ('آخر الأخبار', STRIP),
        ('عاجل', STRIP),
        (f'شريط الأخبار: {STRIP}',),
        (f'عاجل | {STRIP}',),
        ('شريط الأخبار', f'{WEATHER} - {NEWS} - {MARKET} - {DEATHS}'),
        ('آخر الأخبار', f'{WEATHER} {HEADLINE} {MARKET} {DEATHS}'),
        ('شريط الأخبار', STRIP, 'الاثنين 20 شباط 2017', 'عربي ودولي'),
        ('شريط الأخبار', f'{WEATHER} {NEWS} {DEATHS}'),
    ),
)
def test_a_ticker_without_separators_is_left_out(ticker: tuple[str, ...], gap: str) -> None:
    found = clean(*ticker, HEADLINE, *STORY, gap=gap)
    assert found.headline == HEADLINE
    assert found.body == '\n\n'.join(STORY)


def test_a_long_headline_under_a_breaking_label_stays() -> None:
    long = (
        'وصول وفد الفصائل المسلحة إلى العاصمة الكازاخية ليل الأحد قادما من أنقرة في طائرة مستأجرة '
        'واعتذار قائد لواء عن السفر لأسباب صحية'
    )
    found = clean('عاجل', long, 'خبراء إيران يبحثون خرائط نقاط المراقبة', *STORY)
    assert found.headline == long


def test_an_unfinished_lead_without_a_label_stays() -> None:
    way = 'بعد توقف قصير في مطار باكو للتزود بالوقود وفق ما نقله مراسلون رافقوا البعثة طوال الطريق'
    lead = f'{STORY[0].rstrip(".")} {way}'
    assert lead in clean(HEADLINE, lead, 'أسباب صحية', *STORY[1:]).body


def test_a_digest_that_calls_itself_latest_news_is_refused_as_before() -> None:
    brief = 'عقد مجلس المحافظة جلسة لبحث ميزانية الطرق الزراعية في المناطق الجبلية.'
    with pytest.raises(UnreadableDocument, match='3 stories'):
        clean('شريط الأخبار', brief, *STORY[1:3])
