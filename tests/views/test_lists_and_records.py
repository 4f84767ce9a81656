import datetime
import re

import pytest
from django.utils import translation

from tests.factories import (
    AliasFactory,
    ArticleFactory,
    CitationFactory,
    ConflictFactory,
    LinkedEventFactory,
    MeetingFactory,
    MeetingMentionFactory,
    MentionFactory,
    ParticipantFactory,
    ParticipationFactory,
    PlaceFactory,
    RoleFactory,
    RoundFactory,
    SourceFactory,
    StateFactory,
    StatementFactory,
    TopicAssignmentFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
EVERY_LIST = [
    '/', '/meetings/', '/participants/', '/sources/', '/topics/', '/timeline/', '/statements/', '/about/',
    '/search/help/',
]  # fmt: skip


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.mark.parametrize('address', EVERY_LIST)
@pytest.mark.parametrize('prefix', ['', '/en'])
def test_every_page_stands_empty_in_both_languages(client, address, prefix):
    html = page(client, prefix + address)
    assert ('<html lang="en" dir="ltr">' if prefix else '<html lang="ar" dir="rtl">') in html


@pytest.mark.parametrize('address', EVERY_LIST)
def test_every_page_leads_to_itself_in_the_other_language(client, address):
    assert f'href="/en{address}" lang="en"' in page(client, address)
    assert f'href="{address}" lang="ar"' in page(client, f'/en{address}')


def test_the_front_page_holds_figures_newest_articles_and_the_line_of_time(client):
    article = ArticleFactory(headline='خبر اليوم')
    RoundFactory(round=7)
    StatementFactory(article=article, speaker__name_ar='خيرت عبد الرحمنوف')
    ArticleFactory(headline='محجوب', status='withheld')
    html = page(client, '/')
    assert '<b>1</b> مقال<' in html
    assert 'خبر اليوم' in html
    assert 'محجوب' not in html
    assert '<title>أستانا 7 · ' in html
    assert 'خيرت عبد الرحمنوف' in html


def test_a_meeting_shows_its_facts_its_heads_and_what_sources_dispute(client):
    meeting = RoundFactory(
        round=1,
        start=datetime.date(2017, 1, 23),
        end=datetime.date(2017, 1, 24),
        outcome_ar='بيان مشترك',
        heads_not_established=['turkey'],
    )
    StateFactory(slug='turkey', name_ar='تركيا')
    ParticipationFactory(
        meeting=meeting,
        participant__name_ar='ألكسندر لافرينتييف',
        capacity='head',
        party=StateFactory(slug='russia', name_ar='روسيا'),
    )
    ConflictFactory(meeting=meeting)
    LinkedEventFactory(meeting=meeting)
    CitationFactory(meeting=meeting, publisher='informburo')
    html = page(client, '/meetings/astana-01/')
    for words in ('23 و24 كانون الثاني/يناير 2017', 'بيان مشترك', 'ألكسندر لافرينتييف', 'روسيا', 'لا مصدر يسمي رئيسه',
                  '6 February', 'the first is nearer', 'تبادل معتقلين', 'informburo'):  # fmt: skip
        assert words in html


@pytest.fixture
def told_in_both():
    """A meeting whose venue, head, dispute and linked event are told in both languages."""
    meeting = RoundFactory(round=1, venue='Rixos hotel', venue_ar='فندق ريكسوس')
    ParticipationFactory(meeting=meeting, capacity='head', note='his last round', note_ar='آخر جولة له')
    value = {'value': '6 February', 'value_ar': '6 شباط', 'source': {'url': 'https://one.example/1'}}
    ConflictFactory(
        meeting=meeting, field='end date', field_ar='يوم الاختتام', values=[value],
        judgement='the first is nearer', judgement_ar='الأول أقرب',
    )  # fmt: skip
    LinkedEventFactory(meeting=meeting, conflict='one site says October', conflict_ar='يقول موقع واحد تشرين الأول')


IN_ARABIC = ('فندق ريكسوس', 'آخر جولة له', 'يوم الاختتام', '6 شباط', 'الأول أقرب', 'تبادل معتقلين', 'يقول موقع واحد')
IN_ENGLISH = ('Rixos hotel', 'his last round', 'end date', '6 February', 'the first is nearer', 'Exchange of detainees',
              'one site says October')  # fmt: skip


@pytest.mark.parametrize(('prefix', 'said', 'unsaid'), [('', IN_ARABIC, IN_ENGLISH), ('/en', IN_ENGLISH, IN_ARABIC)])
def test_a_meeting_is_told_in_the_language_of_the_page(client, told_in_both, prefix, said, unsaid):
    html = page(client, f'{prefix}/meetings/astana-01/')
    assert [words for words in said if words not in html] == []
    assert [words for words in unsaid if words in html] == []


def test_what_is_told_in_one_language_stands_in_it_and_says_so(client):
    ConflictFactory(meeting=RoundFactory(round=1), judgement='the first is nearer')
    assert '<span lang="en" dir="ltr">the first is nearer</span>' in page(client, '/meetings/astana-01/')


def test_a_meeting_known_by_month_only_says_so(client):
    MeetingFactory(
        slug='wg', start=datetime.date(2018, 6, 1), end=datetime.date(2018, 6, 30), date_precision='announced month'
    )
    html = page(client, '/meetings/wg/')
    assert '<time datetime="2018-06">حزيران/يونيو 2018</time>' in html
    assert 'الشهر كما أُعلن' in html


def test_the_coverage_of_a_meeting_stands_day_by_day(client):
    meeting = RoundFactory(round=1)
    for day in (23, 24, 24):
        article = ArticleFactory(published_date=datetime.date(2017, 1, day))
        MeetingMentionFactory(article=article, meeting=meeting)
    MeetingMentionFactory(article=ArticleFactory(headline='عابر'), meeting=meeting, role='mentioned')
    html = page(client, '/meetings/astana-01/')
    assert html.count('class="day-head"') == 2
    assert '<rect x="0%" width="100%"' in html
    assert html.index('ذُكر عَرَضًا') < html.index('عابر')


def test_a_participant_shows_names_offices_meetings_statements_and_articles(client):
    lavrov = ParticipantFactory(slug='lavrov', name_ar='سيرغي لافروف', name_en='Sergey Lavrov')
    AliasFactory(participant=lavrov, spelling='سيرجي لافروف')
    AliasFactory(participant=lavrov, spelling='Лавров', script='other')
    AliasFactory(participant=lavrov, spelling='خطأ', status='rejected')
    RoleFactory(participant=lavrov, title_ar='وزير الخارجية', start='2004-03')
    ParticipationFactory(participant=lavrov, meeting=RoundFactory(round=3))
    article = ArticleFactory(headline='لافروف في أستانا')
    MentionFactory(article=article, participant=lavrov)
    StatementFactory(article=article, speaker=lavrov)
    html = page(client, '/participants/lavrov/')
    for words in ('Sergey Lavrov', 'سيرجي لافروف', 'Лавров', 'وزير الخارجية',
                  'منذ <time datetime="2004-03">', 'أستانا 3', 'الاجتماع كان مفيدا', 'لافروف في أستانا'):  # fmt: skip
        assert words in html
    assert 'خطأ' not in html


def test_a_participant_is_found_by_any_spelling(client):
    AliasFactory(participant=ParticipantFactory(slug='jaafari', name_ar='بشار الجعفري'), spelling='Jaafari')
    ParticipantFactory(slug='other')
    for typed in ('الجعفرى', 'jaafari', 'بشّار'):
        html = page(client, f'/participants/?name={typed}')
        assert '/participants/jaafari/' in html
        assert '/participants/other/' not in html


def test_participants_are_narrowed_by_kind_and_side(client):
    ParticipantFactory(slug='envoy', side='un')
    StateFactory(slug='russia')
    html = page(client, '/participants/?kind=state')
    assert '/participants/russia/' in html
    assert '/participants/envoy/' not in html
    assert '/participants/envoy/' in page(client, '/participants/?side=un&kind=person')


def test_values_that_are_no_choice_narrow_nothing(client):
    ParticipantFactory(slug='envoy')
    assert '/participants/envoy/' in page(client, '/participants/?kind=ghost&page=nine')


def test_statements_are_narrowed_by_speaker_meeting_and_kind(client):
    first = StatementFactory(article__body='قال: نعم', text='نعم', speaker=ParticipantFactory(slug='lavrov'))
    StatementFactory(article__body='قال: لا', text='لا', speaker=ParticipantFactory(slug='zarif'), kind='indirect')
    MeetingMentionFactory(article=first.article, meeting=RoundFactory(round=1), surface='قال')
    for query in ('speaker=lavrov', 'meeting=astana-01', 'kind=direct'):
        html = page(client, f'/statements/?{query}')
        assert '<p>نعم</p>' in html
        assert '<p>لا</p>' not in html


def test_statements_of_withheld_articles_and_rejected_ones_stay_away(client):
    StatementFactory(article__status='withheld')
    StatementFactory(status='rejected')
    assert 'الاجتماع كان مفيدا' not in page(client, '/statements/')


def test_a_statement_without_a_known_speaker_says_so(client):
    StatementFactory(speaker=None)
    assert 'لا يُعرف المتحدث' in page(client, '/statements/')


def test_a_source_and_a_topic_show_their_articles(client):
    source, topic = SourceFactory(slug='sana', name_ar='سانا'), TopicFactory(slug='ceasefire')
    article = ArticleFactory(source=source, headline='هدنة')
    TopicAssignmentFactory(article=article, topic=topic)
    assert 'هدنة' in page(client, '/sources/sana/')
    assert 'هدنة' in page(client, '/topics/ceasefire/')
    assert 'مقال واحد' in page(client, '/sources/')
    assert 'مقال واحد' in page(client, '/topics/')


def test_the_timeline_can_be_narrowed_to_a_kind(client):
    MeetingFactory(slug='summit-1', name_ar='القمة الأولى', kind='summit')
    RoundFactory(round=1)
    html = page(client, '/timeline/?kind=summit')
    assert 'القمة الأولى' in html
    assert 'أستانا 1' not in html


def test_time_runs_with_the_direction_of_reading(client):
    from articles.views.timeline import draw_timeline

    meeting = RoundFactory(round=1, start=datetime.date(2017, 1, 1), end=datetime.date(2017, 1, 1))
    with translation.override('ar'):
        right = float(draw_timeline([meeting], {}).years[0].marks[0].x.rstrip('%'))
    with translation.override('en'):
        left = float(draw_timeline([meeting], {}).years[0].marks[0].x.rstrip('%'))
    assert left < 15
    assert right == 100 - left


def test_counts_leave_out_what_is_withheld_or_rejected(client):
    from articles.views.coverage import article_counts

    meeting = MeetingFactory()
    MeetingMentionFactory(meeting=meeting)
    MeetingMentionFactory(meeting=meeting, article__status='withheld')
    MeetingMentionFactory(meeting=meeting, status='rejected')
    assert article_counts('meeting') == {meeting.slug: 1}


def test_a_new_article_renews_the_figures_at_once(client):
    from articles.views.coverage import figures

    StatementFactory()
    assert figures() == {'articles': 1, 'statements': 1}
    StatementFactory(article__status='withheld')
    StatementFactory(status='rejected')
    assert figures() == {'articles': 2, 'statements': 1}


@pytest.mark.parametrize(
    ('address', 'queries'),
    [
        ('/', 19),
        ('/meetings/', 5),
        ('/meetings/astana-01/', 17),
        ('/participants/', 6),
        ('/participants/lavrov/', 15),
        ('/sources/', 4),
        ('/sources/sana/', 5),
        ('/topics/', 4),
        ('/topics/ceasefire/', 5),
        ('/statements/', 7),
        ('/timeline/', 5),
    ],
)
def test_a_page_costs_as_many_queries_whatever_it_lists(client, django_assert_max_num_queries, address, queries):
    meeting, topic = RoundFactory(round=1, place=PlaceFactory()), TopicFactory(slug='ceasefire')
    lavrov, source = ParticipantFactory(slug='lavrov'), SourceFactory(slug='sana')
    for _ in range(15):
        article = ArticleFactory(source=source)
        MentionFactory(article=article, participant=lavrov)
        MeetingMentionFactory(article=article, meeting=meeting)
        MeetingMentionFactory(article=article, meeting=RoundFactory(), surface='الوفود')
        StatementFactory(article=article, speaker=lavrov)
        StatementFactory(article=article, text='مفيدا', speaker=ParticipantFactory())
        TopicAssignmentFactory(article=article, topic=topic)
        ParticipationFactory(meeting=meeting)
        ParticipationFactory(participant=lavrov, capacity='head', party=StateFactory())
        AliasFactory(participant=lavrov)
        ConflictFactory(meeting=meeting)
    with django_assert_max_num_queries(queries):
        page(client, address)


def test_the_front_page_says_what_it_counts_beside_speakers(client):
    StatementFactory(speaker__name_ar='سيرغي لافروف')
    assert re.search(r'سيرغي لافروف</bdi></a> <span>[^<]*مقال', page(client, '/'))
