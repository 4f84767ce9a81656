"""Whether an article concerns the Astana talks on Syria."""

import pytest

from articles.extraction.documents import CleanDocument
from articles.extraction.linking.meetings import link_meetings
from articles.extraction.linking.subject import is_on_topic
from articles.reference import load_facts

FACTS = load_facts()
FILLER = 'وتحدث السكان عن نقص في الدواء والوقود وعن طرق مقطوعة في الريف السوري منذ أسابيع. ' * 8


def judged(body: str, headline: str | None = None) -> bool | None:
    clean = CleanDocument(headline, None, body)
    return is_on_topic(clean, link_meetings(clean, None, FACTS), FACTS)


@pytest.mark.parametrize(
    'body',
    [
        'قال رئيس الوفد إن محادثات أستانة حول سوريا لم تنته بعد.',
        'تمسكت موسكو بمسار أستانا طريقا إلى الحل في سوريا.',
        'رأى الكاتب أن أستانا 6 غيرت خريطة السيطرة.',
        'انتهت في نور سلطان الجولة الرابعة عشرة من المحادثات حول سوريا.',
    ],
)
def test_the_talks_are_the_subject(body: str) -> None:
    assert judged(body) is True


def test_a_mention_in_passing_leaves_it_open() -> None:
    assert judged(FILLER + 'وتخضع المنطقة لاتفاق أستانا.') is None


@pytest.mark.parametrize(
    'body',
    [
        'فاز فريق أستانا بالمرحلة السابعة من الطواف، وقال مدربه إن المباحثات مع الرعاة مستمرة.',
        'يعقد مركز أستانا المالي اجتماعا لمستثمرين من الخليج.',
        'أعلنت وزارة الزراعة توزيع بذار القمح في سوريا.',
        '',
    ],
)
def test_another_subject_is_none_of_ours(body: str) -> None:
    assert judged(body) is False
