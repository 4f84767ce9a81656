"""Who takes part: names in all spellings, and the names that only look like them."""

import datetime

import pytest

from articles.extraction.documents import Basis, CleanDocument, Confidence, Part, Precision, PublishedDate
from articles.extraction.linking.participants import link_participants
from articles.reference import load_facts

FACTS = load_facts()


def on(written: str) -> PublishedDate:
    day = datetime.date.fromisoformat(written)
    return PublishedDate(day, Precision.DAY, Basis.GIVEN, written, Confidence.HIGH)


def findings(body: str, headline: str | None = None, published: PublishedDate | None = None):
    clean = CleanDocument(headline=headline, byline=None, body=body)
    return {finding.slug: finding for finding in link_participants(clean, published, FACTS)}


def persons(body: str, headline: str | None = None, published: PublishedDate | None = None) -> set[str]:
    found = findings(body, headline, published)
    return {slug for slug in found if FACTS.participant_by_slug[slug].is_person}


@pytest.mark.parametrize(
    ('body', 'slug'),
    [
        ('ووصل سيرغي لافروف إلى العاصمة', 'lavrov'),
        ('عقد اللقاء بسيرجى لافروف', 'lavrov'),
        ('قال ستيفان ديميستورا', 'de-mistura'),
        ('قال ستيفان دوميستورا', 'de-mistura'),
        ('ورحب خيرت عبدالرحمنوف بالحضور', 'abdrakhmanov'),
        ('ورحب خيرت عبد الرحمنوف بالحضور', 'abdrakhmanov'),
        ('سلمت الرسالة للجعفري بعد لقاء بشار الجعفري', 'jaafari'),
        ('تصريح #سيرغي_لافروف', 'lavrov'),
        ('كتب محمد جواد #ظريف على حسابه', 'zarif'),
        ('تصريح سيرغـي لافـروف', 'lavrov'),
        ('قال سيرغيلافروف', 'lavrov'),
        ('قال سيرغي لافروفإن الاتفاق قائم', 'lavrov'),
        ('وزير الخارجيةسيرغي لافروف', 'lavrov'),
        ('أكد س. لافروف ذلك', 'lavrov'),
        ('سيرغي "لافروف"', 'lavrov'),
        ('حضر قاسم-جومارت توكاييف', 'tokayev'),
        ('حضر قاسم جومارت توقاييف', 'tokayev'),
        ('قال ديمتري بيسكوف', 'peskov'),
        ('قال أليكساندر لافرنتييف', 'lavrentyev'),
        ('حسین جابری أنصاری', 'jaberi-ansari'),
        ('رجب طیب اردوغان', 'erdogan'),
        ('علي محمود عباس وزير الدفاع', 'mahmoud-abbas-ali'),
    ],
)
def test_a_name_links_in_every_spelling(body: str, slug: str) -> None:
    assert persons(body) == {slug}


@pytest.mark.parametrize(
    'body',
    [
        'نقلت وكالة سبوتنيك الخبر',
        'في ظروف صعبة وظروف أخرى',
        'اجتمع إبراهيم الجعفري مع نظيره',
        'بشكل رئيسي وسبب رئيسي',
        'هجوم بري واسع في سوريا',
        'تجمعوا في شارع الأسد قرب جسر الأسد',
        'نزل في شارع بشار الأسد',
        'تقدمت قوات الأسد في المنطقة',
        'قال حافظ الأسد ذات يوم في سوريا، وكانت روسيا وتركيا شاهدتين',
        'ظهرت كندة علوش في المسلسل',
        'قال داوود أوغلو رئيس وزراء تركيا السابق',
        'الرئيس الفلسطيني محمود عباس',
        'وصل إلى مطار رفيق الحريري',
        'عاصمة كازاخستان نور سلطان',
        'بين بغداد ودمشق',
        'في شهر رمضان',
        'إيفان لافروف لاعب كرة',
        'حجاب المرأة في سوريا',
        'درس حسن إبراهيم علي في حلب',
        'رئيس البلاد ألقى كلمة',
        'قال وزير الخارجية الروسي في موسكو',
    ],
)
def test_what_only_looks_like_a_name_is_no_link(body: str) -> None:
    assert persons(body) == set()


def test_evidence_covers_the_name_without_its_particle() -> None:
    for body, name in (('التقى الوزير بلافروف أمس', 'لافروف'), ('والرسالة للجعفري من بشار الجعفري', 'لجعفري')):
        found = findings(body)
        evidence = min((one for finding in found.values() for one in finding.evidence), key=lambda one: one.start)
        assert body[evidence.start : evidence.end] == evidence.text == name


def test_a_headline_is_evidence_of_its_own_part() -> None:
    found = findings('ورد البيان اليوم.', headline='لافروف يرحب')
    assert [evidence.part for evidence in found['lavrov'].evidence] == [Part.HEADLINE]


def test_a_shared_surname_follows_the_full_name() -> None:
    assert persons('قال محمد علوش إن الوفد حضر. وغادر علوش بعدها.') == {'alloush-mohammed'}
    assert persons('قتل زهران علوش في غارة. وكان علوش قائدا.') == {'alloush-zahran'}
    assert persons('غادر علوش القاعة.') == set()


def test_a_surname_that_no_list_has_follows_the_full_name() -> None:
    found = findings('قال إبراهيم كالين ذلك. وأضاف كالين: لا.')
    assert [evidence.text for evidence in found['kalin'].evidence] == ['إبراهيم كالين', 'كالين']


@pytest.mark.parametrize(
    ('body', 'slug'),
    [
        ('قال الوزير ظريف إن بلاده مستعدة', 'zarif'),
        ('التقى الرئيس روحاني الوفد', 'rouhani'),
        ('قال رئيس وفد المعارضة الحريري', 'hariri'),
        ('وصل المبعوث الأممي ستافان دي ميستورا ونائبه رمزي', 'ramzy'),
        ('وزير الخارجية السوري المعلم', 'muallem'),
    ],
)
def test_an_office_tells_whose_a_doubtful_surname_is(body: str, slug: str) -> None:
    assert slug in persons(body)


def test_an_office_that_its_bearer_never_held_links_nobody() -> None:
    assert persons('قال رئيس الوزراء الحريري') == set()
    assert persons('وزير الخارجية العراقي الجعفري') == set()


def test_the_day_tells_two_bearers_of_one_surname_apart() -> None:
    body = 'قال رئيس الوفد التركي أونال'
    assert persons(body, published=on('2017-07-05')) == {'sedat-onal'}
    assert persons(body, published=on('2021-12-21')) == {'selcuk-unal'}
    assert persons(body) == set()


def test_a_surname_links_where_its_bearer_speaks_in_a_story_of_his_side() -> None:
    assert persons('في محادثات أستانا حول سوريا قال الجعفري إن الوفد راض') == {'jaafari'}
    assert persons('في محادثات أستانا أكد ظريف أن إيران ملتزمة') == {'zarif'}
    assert persons('قال الحريري في بيروت إن الحكومة باقية') == set()
    assert 'hariri' not in persons('زار سعد الحريري جنيف للقاء المعارضة السورية. وقال الحريري إنه راض.')


def test_a_ruler_is_known_by_the_surname_in_company() -> None:
    assert persons('بحثت روسيا وتركيا مصير الأسد.') == {'assad'}
    assert persons('روسيا وتركيا تبحثان مستقبل نظام الأسد وعائلة الأسد.') == set()


def test_organisations_and_states_are_participants_too() -> None:
    found = findings('شاركت روسيا والأمم المتحدة ووفد المعارضة السورية وجيش الإسلام.')
    assert {'russia', 'united-nations', 'del-syria-opposition', 'jaysh-al-islam'} <= set(found)


def test_of_two_names_in_one_place_the_longer_counts() -> None:
    found = findings('قال رمزي عز الدين رمزي ذلك')
    assert [evidence.text for evidence in found['ramzy'].evidence] == ['رمزي عز الدين رمزي']


@pytest.mark.parametrize(
    'speaker', ['محمود عباس، رئيس السلطة الفلسطينية،', 'الرئيس الفلسطيني محمود عباس', 'محمود عباس رئيس اتحاد الكتاب']
)
def test_who_bears_an_office_that_its_bearer_never_held_is_somebody_else(speaker: str) -> None:
    assert persons(f'قال {speaker} إن أستانا خطوة نحو حل في سوريا.') == set()


def test_what_is_called_after_a_doctrine_or_a_shrine_is_no_person() -> None:
    assert persons('صلى الوفد في المسجد الإبراهيمي ثم زار الحرم الإبراهيمي، وبحث مسار أستانا حول سوريا.') == set()
    assert persons('زار الوفد الأخضر الإبراهيمي، وبحث مع الإبراهيمي ملف سوريا.') == {'brahimi'}


def test_a_given_name_of_the_family_is_somebody_elses() -> None:
    assert persons('وصلت إيفانكا ترامب أمس.') == set()
