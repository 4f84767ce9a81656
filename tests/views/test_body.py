import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import Article, Mention, Participant, Removal, Statement
from articles.views.body import SET_OFF_LENGTH, Fold, Paragraph, article_blocks, paragraph_of, paragraph_starts
from tests.limits import calls_of

LONG = 'إن المشاركين ناقشوا تدابير الثقة المتبادلة وضمان وصول المساعدات الإنسانية دون عوائق إلى المدنيين'


def person(pk=1):
    return Participant(pk=pk, slug=f'p{pk}', name_ar='سيرغي لافروف', kind='person')


def mention(body, surface, who=None, after=0):
    start = body.index(surface, after)
    return Mention(participant=who or person(), start=start, end=start + len(surface), surface=surface, part='body')


def statement(body, text, kind='direct', pk=1):
    start = body.index(text)
    return Statement(pk=pk, text=text, start=start, end=start + len(text), kind=kind)


def paragraphs(blocks):
    return [block for block in blocks if isinstance(block, Paragraph)]


def shown(paragraph):
    return ''.join(segment.text for piece in paragraph.pieces for segment in piece.segments)


def linked(paragraph):
    return [segment.text for piece in paragraph.pieces for segment in piece.segments if segment.mention]


def test_a_name_links_with_the_particle_attached_to_it():
    body = 'وصل الوفد ولافروف معه.'
    [paragraph] = article_blocks(Article(body=body), [mention(body, 'لافروف')], [], [])
    assert linked(paragraph) == ['ولافروف']


def test_a_person_is_linked_once_a_paragraph_and_a_state_once_an_article():
    body = 'لافروف ثم لافروف وروسيا.\n\nلافروف وروسيا.'
    russia = Participant(pk=2, slug='russia', name_ar='روسيا', kind='state')
    second, third = body.index('لافروف', 3), body.index('لافروف', 12)
    found = [
        mention(body, 'لافروف'),
        mention(body, 'لافروف', after=second),
        mention(body, 'لافروف', after=third),
        mention(body, 'روسيا', russia),
        mention(body, 'روسيا', russia, after=third),
    ]
    first, last = article_blocks(Article(body=body), found, [], [])
    assert linked(first) == ['لافروف', 'وروسيا']
    assert linked(last) == ['لافروف']


def test_of_overlapping_names_the_longer_one_is_linked():
    body = 'قال وزير الخارجية الروسي سيرغي لافروف أمس.'
    found = [mention(body, 'لافروف', person(1)), mention(body, 'سيرغي لافروف', person(2))]
    [paragraph] = article_blocks(Article(body=body), found, [], [])
    assert linked(paragraph) == ['سيرغي لافروف']


def test_a_long_statement_is_set_off_with_its_marks_and_nothing_is_lost():
    body = f'وقال لافروف «{LONG}». ثم غادر.'
    [paragraph] = article_blocks(Article(body=body), [], [statement(body, LONG)], [])
    before, said, after = paragraph.pieces
    assert said.statement is not None
    assert said.segments[0].text == f'«{LONG}».'
    assert (before.statement, after.statement) == (None, None)
    assert shown(paragraph) == body


def test_a_mark_set_apart_from_the_quotation_goes_with_it():
    body = f'وقال لافروف: ” {LONG} “ .\n\nثم غادر.'
    paragraph, _ = article_blocks(Article(body=body), [], [statement(body, LONG)], [])
    _before, said = paragraph.pieces
    assert said.segments[0].text == f'” {LONG} “ .'
    assert (said.starts, said.ends) == (True, True)
    assert shown(paragraph) == body.split('\n\n')[0]


def test_a_short_statement_stays_in_its_line_and_is_noted_below():
    body = 'وقال لافروف «نعم» ثم غادر.'
    [paragraph] = article_blocks(Article(body=body), [], [statement(body, 'نعم')], [])
    [piece] = paragraph.pieces
    assert [segment.text for segment in piece.segments if segment.statement] == ['«نعم»']
    assert [found.text for found in paragraph.said_in_line] == ['نعم']


def test_a_statement_over_two_paragraphs_shows_its_speaker_once_at_its_end():
    body = f'قال: «{LONG}\n\n{LONG} ختاما».'
    start = body.index('«') + 1
    spanning = Statement(pk=1, start=start, end=body.index('»'), kind='direct', text=body[start : body.index('»')])
    first, second = article_blocks(Article(body=body), [], [spanning], [])
    assert [(piece.starts, piece.ends) for piece in first.pieces if piece.statement] == [(True, False)]
    assert [(piece.starts, piece.ends) for piece in second.pieces if piece.statement] == [(False, True)]


def test_an_indirect_statement_is_never_set_off():
    body = f'وقال إن {LONG}.'
    [paragraph] = article_blocks(Article(body=body), [], [statement(body, LONG, kind='indirect')], [])
    assert len(LONG) >= SET_OFF_LENGTH
    assert [piece.statement for piece in paragraph.pieces] == [None]


def test_folds_stand_where_the_lines_stood():
    body = 'أولى.\n\nثانية.\n\nثالثة.'
    removals = [
        Removal(position=0, start=0, end=5, text='شارك\nاطبع', rule='share-links'),
        Removal(position=body.index('ثانية') + 2, start=20, end=25, text='اقرأ أيضا', rule='see-also'),
        Removal(position=len(body), start=50, end=55, text='وسوم', rule='tags'),
        Removal(position=0, start=60, end=65, text='أعيد', rule='tags', restored=True),
    ]
    blocks = article_blocks(Article(body=body), [], [], removals)
    assert [type(block) for block in blocks] == [Fold, Paragraph, Paragraph, Fold, Paragraph, Fold]
    assert [block.lines for block in blocks if isinstance(block, Fold)] == [2, 1, 1]


def test_the_paragraph_of_an_offset():
    starts = paragraph_starts(Article(body='أولى.\n\nثانية.'))
    assert [paragraph_of(starts, offset) for offset in (0, 4, 7, 12)] == [1, 1, 2, 2]


spans = st.tuples(st.integers(0, 120), st.integers(1, 60))


@settings(max_examples=200, deadline=None)
@given(
    body=st.text('ابت ولافروف«»".\n، ', min_size=1, max_size=120),
    names=st.lists(spans, max_size=6),
    said=st.lists(st.tuples(spans, st.sampled_from(['direct', 'indirect'])), max_size=4),
)
def test_whatever_is_found_every_word_of_the_text_is_shown_in_order(body, names, said):
    article = Article(body=body)
    mentions = [Mention(participant=person(n), start=a, end=a + n, part='body') for a, n in names if a < len(body)]
    statements = [
        Statement(pk=i, start=a, end=min(a + n, len(body)), kind=kind, text='…')
        for i, ((a, n), kind) in enumerate(said)
        if a < len(body)
    ]
    for (_, text), paragraph in zip(
        article.paragraphs, paragraphs(article_blocks(article, mentions, statements, [])), strict=True
    ):
        assert shown(paragraph).split() == text.split()


@pytest.mark.parametrize('found', [[], ['x']])
def test_an_empty_body_has_one_empty_paragraph(found):
    assert shown(article_blocks(Article(body=''), [], [], [])[0]) == ''


def test_ten_times_the_text_takes_about_ten_times_the_work():
    def work(paragraph_count):
        body = '\n\n'.join(['قال لافروف في أستانا «نعم» ثم غادر القاعة'] * paragraph_count)
        article = Article(body=body)
        starts = paragraph_starts(article)
        found = [
            Mention(participant=person(n % 50), start=a + 4, end=a + 10, part='body') for n, a in enumerate(starts)
        ]
        said = [Statement(pk=n, start=a + 22, end=a + 25, kind='direct', text='نعم') for n, a in enumerate(starts)]
        return calls_of(lambda: article_blocks(article, found, said, []))

    assert work(1000) < 11 * work(100)
