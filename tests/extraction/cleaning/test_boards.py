"""Clock, weather, rates and hours of prayer are left out wherever they stand; crossheads with such words stay."""

import pytest

from articles.extraction.cleaning import clean_document
from articles.extraction.cleaning.furniture import find_rule
from articles.extraction.cleaning.lexicon import read_lexicon
from articles.extraction.cleaning.page import Line
from articles.extraction.documents import SourceDocument
from articles.reference import load_facts
from tests.extraction.stories import COMMITTEE

TITLE = 'لجنة الدستور تنتظر أسماءها بعد أستانا'
BOARDS = """ساعة بيروت (توقيت صيفي)
ساعة دمشق 14:35
الساعة الآن في القدس
الوقت الآن في بيروت
بتوقيت غرينتش +3
التوقيت الصيفي (GMT+3)
حلب 29 درجة مئوية
بيروت غائم جزئيا 22
طقس دمشق: مشمس
درجة الحرارة 27
سرعة الرياح 12 كم/س
سعر صرف الدولار: 515 ليرة
سعر غرام الذهب اليوم 18500 ليرة
مؤشر داو جونز 22,000 +0.3%
مبيع: 515 شراء: 510
أوقات الصلاة في دمشق
موعد أذان المغرب 18:55
العملات والطقس""".splitlines()
CROSSHEADS = """الساعة الثانية عشرة في إدلب
توقيت أستانا
طقس بارد وملفات ساخنة
بيروت: 3 قتلى في تفجير
الدولار يقترب من 515 ليرة بعد أستانا
أستانا 6
سوتشي 2018
الحرارة تعود إلى خط أنقرة""".splitlines()


@pytest.mark.parametrize('board', BOARDS)
def test_a_line_of_a_board_is_left_out_wherever_it_stands(board: str) -> None:
    first, *rest = COMMITTEE.split('\n\n')
    for lines in (
        (board, TITLE, COMMITTEE),
        (TITLE, board, COMMITTEE),
        (TITLE, first, board, *rest),
        (TITLE, COMMITTEE, board),
    ):
        document = SourceDocument(name='a.txt', content=b'', text='\n\n'.join(lines))
        found = clean_document(document, load_facts())
        assert (found.headline, found.byline, found.body) == (TITLE, None, COMMITTEE)


@pytest.mark.parametrize('crosshead', CROSSHEADS)
def test_a_crosshead_with_such_words_is_no_board(crosshead: str) -> None:
    assert find_rule(Line(0, len(crosshead), crosshead, blank_before=True), read_lexicon(load_facts())) == ''
