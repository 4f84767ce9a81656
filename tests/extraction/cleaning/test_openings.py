"""What stands above a text beside its headline: sections, numbers of the issue, links back, fields, first questions."""

import pytest

from tests.extraction.cleaning.test_tickers import HEADLINE, STORY, clean

STAMPS = (
    'العدد 7311 - الاثنين 20 شباط 2017 - السنة الثلاثون',
    'الاثنين 20 شباط 2017 - العدد رقم 7311',
    'السنة الخامسة والعشرون، العدد 7311، الاثنين 20 شباط 2017',
    'تاريخ النشر 18:05 20-02-2017 الكاتب: رنا خوري المصدر: وكالات',
    'تاريخ النشر: 20-02-2017 18:05 المصدر: خاص',
    'القسم: سياسة - التاريخ: 20/2/2017 - عدد القراءات: 312',
    'المصدر: وكالات نشر بتاريخ 20/2/2017',
)
BACK = ('العودة إلى الصفحة السابقة', 'الرجوع إلى القائمة الرئيسية', 'عودة للصفحة السابقة', 'العودة إلى الأخبار')
SECTIONS = ('سوريا | العلاقات مع الجوار', 'تركيا | شؤون عسكرية', 'سياسة | ملفات خاصة')


@pytest.mark.parametrize('gap', ('\n\n', '\n'), ids=('blank lines', 'no blank lines'))
@pytest.mark.parametrize('line', (*STAMPS, *BACK, *SECTIONS))
def test_such_a_line_above_the_headline_is_left_out(line: str, gap: str) -> None:
    found = clean(line, HEADLINE, *STORY, gap=gap)
    assert (found.headline, found.body) == (HEADLINE, '\n\n'.join(STORY))


@pytest.mark.parametrize('line', (*STAMPS, *BACK))
def test_such_a_line_under_the_headline_is_left_out(line: str) -> None:
    found = clean(HEADLINE, line, *STORY)
    assert (found.headline, found.body) == (HEADLINE, '\n\n'.join(STORY))


def test_a_link_back_takes_no_headline_along_that_the_text_tells_in_other_words() -> None:
    title = 'ترقب حذر قبل لقاء الخصوم'
    found = clean(BACK[0], title, 'رنا خوري', *STORY)
    assert (found.headline, found.byline) == (title, 'رنا خوري')


def test_the_author_is_read_from_a_line_of_fields() -> None:
    assert clean(HEADLINE, STAMPS[3], *STORY).byline == 'الكاتب: رنا خوري'


@pytest.mark.parametrize(
    'headline', ('سوريا | وصول وفد الفصائل المسلحة', 'العودة إلى طاولة المحادثات', 'العدد الأكبر من الفصائل يغيب')
)
def test_a_headline_of_such_a_form_stays(headline: str) -> None:
    assert clean(headline, *STORY).headline == headline


@pytest.mark.parametrize(
    'sentence',
    (
        'وقال المصدر: لم يحدد تاريخ النشر بعد، والمتوقع أن يكون في 20/2/2017 على أبعد تقدير.',
        'في 20 شباط 2017 كتب: لن نعود إلى الوراء.',
    ),
)
def test_a_sentence_with_words_of_fields_stays(sentence: str) -> None:
    assert sentence in clean(HEADLINE, *STORY[:2], sentence, *STORY[2:]).body


ANSWERED = (
    'هل يضر المؤتمر الجديد بمسار التفاوض الأممي؟',
    'المؤتمر الجديد يضر بمسار التفاوض الأممي إن لم تشرف عليه المنظمة الدولية.',
    'وماذا عن الهدنة؟',
    'نحن مع كل ما يحقن الدماء، لكن الخروق تجعلها حبرا على ورق.',
    'من يمثلكم في الجولة المقبلة؟',
    'لم نختر أعضاء الوفد، والمشاورات مستمرة بين المكونات كلها.',
)


@pytest.mark.parametrize('gap', ('\n\n', '\n'), ids=('blank lines', 'no blank lines'))
@pytest.mark.parametrize('headline', ('نصر الحريري: سوتشي مضيعة للوقت', 'معارض بارز يشرح مآخذه على سوتشي'))
def test_the_first_question_of_an_interview_is_not_its_headline(headline: str, gap: str) -> None:
    found = clean(headline, *ANSWERED, gap=gap)
    assert found.headline == headline
    assert ANSWERED[0] in found.body


def test_a_question_is_the_headline_of_a_text_that_asks_no_other() -> None:
    question = 'هل تلتقي الفصائل خبراء إيران في العاصمة الكازاخية؟'
    assert clean('أبرز ما ورد', question, *STORY).headline == question
