"""What staff decided is respected, and the ledger's places are right."""

from articles.extraction.cleaning import clean_document
from articles.extraction.cleaning.lexicon import find_problems
from articles.extraction.documents import CleanDocument, PageMetadata, SourceDocument, StaffDecisions
from articles.reference import Facts, Source, load_facts

FIRST = 'اختتمت الوفود أعمال الجولة في العاصمة الكازاخية، واتفقت على لقاء جديد يعقد بعد شهر من اليوم.'
SECOND = 'وأشار البيان الختامي إلى أن الأطراف ملتزمة بوحدة البلاد، وأنها ستعمل على تثبيت التهدئة.'
TEASER = 'اقرأ أيضا: أسعار الذهب ترتفع في الأسواق المحلية'
TEXT = f'ختام الجولة في أستانا بموعد جديد\n\n{FIRST}\n\n{TEASER}\n\n{SECOND}\n\nشارك\nفيسبوك'


def clean(
    text: str = TEXT,
    decisions: StaffDecisions = StaffDecisions(),
    given: PageMetadata = PageMetadata(),
    facts: Facts | None = None,
) -> CleanDocument:
    document = SourceDocument(name='a.txt', content=b'', text=text, given=given)
    return clean_document(document, facts or load_facts(), decisions)


def test_a_removal_stands_where_the_next_kept_text_begins() -> None:
    result = clean()
    assert result.body == f'{FIRST}\n\n{SECOND}'
    teaser = next(gone for gone in result.removed if gone.rule == 'teaser')
    assert teaser.text == TEXT[teaser.start : teaser.end] == TEASER
    assert result.body[teaser.position :] == SECOND
    assert result.removed[-1].position == len(result.body)


def test_what_staff_put_back_stays_in_the_body() -> None:
    start = TEXT.index(TEASER)
    result = clean(decisions=StaffDecisions(restored=((start, start + len(TEASER)),)))
    assert result.body == f'{FIRST}\n\n{TEASER}\n\n{SECOND}'
    assert all(gone.rule != 'teaser' for gone in result.removed)


def test_staff_replace_headline_byline_and_body_or_say_there_is_none() -> None:
    result = clean(decisions=StaffDecisions(headline='عنوان آخر', byline='كاتب', body='نص آخر'))
    assert (result.headline, result.byline, result.body) == ('عنوان آخر', 'كاتب', 'نص آخر')
    assert all(gone.position <= len(result.body) for gone in result.removed)
    assert clean(decisions=StaffDecisions(headline='')).headline is None


def test_a_given_headline_wins_and_its_line_leaves_the_body() -> None:
    result = clean(given=PageMetadata(headline='ختام الجولة في أستانا بموعد جديد'))
    assert result.headline == 'ختام الجولة في أستانا بموعد جديد'
    assert result.body.startswith(FIRST)


def test_letters_stay_as_they_are_and_what_is_invisible_goes() -> None:
    line = 'قال لافروف\u00a0إن \u200fالمحادثات\u200b ستبدأ في ﺃﺳﺘﺎﻧﺎ غدا، وإن الوفود وصلت كلها إلى العاصمة الكازاخية.'
    body = clean(f'{line}\n{SECOND}').body
    assert body.startswith('قال لافروف إن المحادثات ستبدأ في أستانا غدا')


def test_an_outlets_own_rules_are_tried_on_every_page() -> None:
    rules = {'lines': ['نشرة المِثال رقم \\d+'], 'closing': ['من موقع المثال']}
    facts = Facts(sources=(Source('example', 'المثال', 'Example', rules=rules),))
    text = f'{FIRST}\n\nنشرة المثال رقم ١٢\n\n{SECOND}\n\nمن موقع المثال\n\nجملة أخيرة لا تخص هذا الخبر في شيء أبدا.'
    result = clean(text, facts=facts)
    assert result.body == f'{FIRST}\n\n{SECOND}'
    assert {gone.rule for gone in result.removed} == {'outlet:example'}


def test_a_broken_rule_is_a_warning_and_no_outage() -> None:
    facts = Facts(sources=(Source('example', 'المثال', 'Example', rules={'lines': ['(']}),))
    result = clean(facts=facts)
    assert result.body
    assert 'example' in result.warnings[0]
    assert find_problems({'lines': 'text', 'other': []}) == [
        '"lines" must be a list of patterns',
        '"other" is no kind of rule',
    ]


def test_every_rule_of_the_reference_facts_is_sound() -> None:
    assert [problem for source in load_facts().sources for problem in find_problems(source.rules)] == []
