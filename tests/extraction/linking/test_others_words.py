"""Words that are denied, words of somebody whom a text does not name, words behind a name of their own or a comma."""
# ruff: noqa: E501  a sentence is one line

import pytest

from tests.extraction.linking.test_whose_words import read


def said(text: str) -> list[tuple[str | None, str]]:
    return [(one.speaker, one.text) for one in read(text) if one.kind == 'direct']


@pytest.mark.parametrize(
    'denial',
    (
        'ونفت زاخاروفا ما يتردد عن "تسليم القاعدة الجوية لطرف ثالث".',
        'وصرح بوغدانوف نافيا الأنباء عن "تفاهم سري مع الفصائل المسلحة".',
        'نفى لافروف صحة تقارير تحدثت عن "مقايضة مع واشنطن بشأن الجنوب".',
        'وفند لافروف مزاعم عن "حشود تستعد لدخول المدينة".',
    ),
)
def test_words_of_others_that_are_denied_are_nobodys_statement(denial: str) -> None:
    assert said(denial) == []


@pytest.mark.parametrize(
    ('denial', 'speaker'),
    (
        ('ونفت زاخاروفا ذلك قائلة: "لم نسلم القاعدة ولن نسلمها".', 'zakharova'),
        ('نفى لافروف الأنباء، وقال: "لم نقايض أحدا على الجنوب".', 'lavrov'),
        ('نفى لافروف الأنباء: "لم نقايض أحدا على الجنوب".', 'lavrov'),
        ('ونفى لافروف "أي تفاوض مع الفصائل المسلحة".', 'lavrov'),
    ),
)
def test_the_words_of_the_denial_itself_are_their_speakers(denial: str, speaker: str) -> None:
    assert [one[0] for one in said(denial)] == [speaker]


@pytest.mark.parametrize('parting', ('\n', ' '))
def test_each_point_under_a_name_is_of_that_name_known_or_not(parting: str) -> None:
    text = 'وهذا أبرز ما ورد في كلمات الرؤساء.\n\n- بوتين: "نحتاج إلى تسوية ترضي الجميع"{0}- أردوغان: "سلامة الحدود فوق كل اعتبار"{0}- روحاني: "على الغرباء أن يرحلوا فورا".'
    assert [one[0] for one in said(text.format(parting))] == ['putin', 'erdogan', None]


def test_points_under_subjects_go_on_with_their_speaker() -> None:
    text = 'قال لافروف:\n- عن الشمال: "لن نقبل بالتصعيد هناك".\n- عن الموعد: "ننتظر الدعوة في الأيام المقبلة".'
    assert [one[0] for one in said(text)] == ['lavrov', 'lavrov']


@pytest.mark.parametrize(
    ('text', 'speaker'),
    (
        ('ونقلت الوكالة عن دبلوماسي رافق بيدرسن قوله: "كان اللقاء مثمرا وصريحا".', None),
        ('وقال مسؤول التقى لافروف: "ستطول المفاوضات أكثر مما نظن".', None),
        ('وقال مسؤول روسي ميخائيل بوغدانوف: "كان اللقاء مثمرا وصريحا".', 'bogdanov'),
        ('وقال وزير الخارجية الروسي سيرغي لافروف: "كان اللقاء مثمرا وصريحا".', 'lavrov'),
    ),
)
def test_somebody_unnamed_who_met_a_person_is_not_that_person(text: str, speaker: str | None) -> None:
    assert [one[0] for one in said(text)] == [speaker]


def test_a_few_words_behind_a_comma_are_speech_and_an_apposition_is_none() -> None:
    assert said('وقال لافروف للصحفيين، "المسودة شبه جاهزة".') == [('lavrov', 'المسودة شبه جاهزة')]
    assert said('وقال سيرغي لافروف، "عميد الدبلوماسية"، إن المسودة جاهزة.') == []


@pytest.mark.parametrize(
    'text',
    (
        'وجاء في رسالة بعث بها غوتيريش: "أناشد الجميع ضبط النفس فورا".',
        'وجاء في برقية أبرق بها غوتيريش إلى المؤتمر: "أناشد الجميع ضبط النفس فورا".',
        'وورد في تصريح أدلى به غوتيريش: "أناشد الجميع ضبط النفس فورا".',
    ),
)
def test_who_sent_a_letter_speaks_in_it(text: str) -> None:
    assert [one[0] for one in said(text)] == ['guterres']
