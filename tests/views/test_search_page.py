"""The search page over a made-up answer: what it shows, and that every address it writes reads back."""

import re
from html import unescape

import pytest
from django.http import QueryDict
from django.utils.safestring import mark_safe

from articles.forms import read_search, search_query
from articles.search.results import FacetValue, Hit, Reason, SearchRequest, SearchResults
from articles.search.typed_filters import TypedFilter
from articles.views import search as search_view
from tests.factories import ArticleFactory, MeetingMentionFactory, RoundFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(monkeypatch):
    """Makes the search answer with the given results, and returns the requests it was asked."""
    asked = []

    def answer_with(**values):
        def search_articles(request):
            asked.append(request)
            given = {'total': len(values.get('hits', ())), 'hits': (), 'facets': {}} | values
            return SearchResults(request=request, **given)

        monkeypatch.setattr(search_view, 'search_articles', search_articles)
        return asked

    return answer_with


def hit(article, **values):
    given = {'rank': 1, 'score': 1.0, 'headline': mark_safe('<mark>لافروف</mark>'), 'passages': ()} | values
    return Hit(article=article, **given)


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def links(html):
    return [unescape(address) for address in re.findall(r'href="([^"]*)"', html)]


def test_an_address_becomes_a_request(client, answer):
    asked = answer()
    page(client, '/search/?q=لافروف&source=sana&source=none&year=2017&order=newest&page=3&strict=1&copies=all')
    assert asked == [
        SearchRequest(
            text='لافروف',
            filters={'source': ('sana', 'none'), 'year': ('2017',)},
            order='newest',
            page=3,
            strict=True,
            fold_copies=False,
        )
    ]


@pytest.mark.parametrize(
    'query', ['page=-1', 'page=٣', 'page=9' + '9' * 30, 'order=;drop', 'source=', 'q=%00', 'q=' + 'x' * 5000, 'ghost=1']
)
def test_no_address_fails(client, answer, query):
    asked = answer()
    page(client, f'/search/?{query}')
    assert 1 <= asked[0].page <= 500
    assert len(asked[0].text) <= 501
    assert asked[0].order == 'relevance'


@pytest.mark.parametrize(
    'request_',
    [
        SearchRequest(),
        SearchRequest('وقف & «هدنة» + 100%'),
        SearchRequest('x', {'source': ('sana', 'none'), 'meeting': ('astana-01',)}, 'oldest', 7, strict=True),
        SearchRequest(fold_copies=False),
    ],
)
def test_the_address_of_a_search_reads_back_as_the_search(request_):
    assert read_search(QueryDict(search_query(request_))) == request_


def test_a_hit_shows_its_marks_its_source_its_day_and_its_meeting(client, answer):
    article = ArticleFactory(source__name_ar='سانا')
    MeetingMentionFactory(article=article, meeting=RoundFactory(round=2))
    answer(hits=(hit(article, passages=(mark_safe('وقال <mark>لافروف</mark>'),), copies=2),))
    html = page(client, '/search/?q=لافروف')
    for words in ('<mark>لافروف</mark></a></h3>', 'وقال <mark>لافروف</mark>', 'سانا', 'datetime="2017-02-06"',
                  'أستانا 2', 'ونسختان أخريان'):  # fmt: skip
        assert words in html


def test_a_hit_without_headline_says_so_and_quotes_its_opening(client, answer):
    answer(hits=(hit(ArticleFactory(headline='', headline_basis=''), headline=mark_safe('أول <mark>الكلام</mark>')),))
    html = page(client, '/search/?q=الكلام')
    assert 'بلا عنوان:' in html
    assert '«أول <mark>الكلام</mark>…»' in html


def test_a_hit_tells_why_it_matched_with_one_click_to_the_exact_spelling(client, answer):
    why = Reason('استانه', 'بأستانا', 'spelling', 'بأستانا = ب + أستانا', exact_url_query='=بأستانا')
    answer(hits=(hit(ArticleFactory(), why=(why,)),))
    html = page(client, '/search/?q=استانه')
    assert 'بأستانا = ب + أستانا' in html
    assert '?q=%3Dبأستانا' in html


def test_filters_add_up_and_each_is_removed_by_itself(client, answer):
    facets = {
        'source': (FacetValue('sana', 'سانا', 3, selected=True), FacetValue('none', 'غير معروف', 2)),
        'year': (FacetValue('2017', '2017', 4), FacetValue('2018', '2018', 1)),
    }
    answer(hits=(hit(ArticleFactory()),), facets=facets)
    found = links(page(client, '/search/?q=هدنة&source=sana&page=2'))
    q = 'q=هدنة'
    assert f'?{q}' in found  # without the source
    assert f'?{q}&source=sana&source=none' in found
    assert f'?{q}&source=sana&year=2018' in found


def test_the_chosen_filters_are_named_above_the_hits(client, answer):
    answer(facets={'source': (FacetValue('sana', 'سانا', 0, selected=True),)})
    html = page(client, '/search/?q=x&source=sana&topic=ghost')
    chosen = html[html.index('class="chosen"') : html.index('</ul>', html.index('class="chosen"'))]
    assert 'المصدر:</span> <bdi>سانا</bdi>' in chosen
    assert '<bdi>ghost</bdi>' in chosen
    assert 'أزل الكل' in chosen


def test_a_filter_typed_in_the_query_is_removed_by_one_click_like_a_chosen_one(client, answer):
    text = 'هدنة مصدر:سانا من:2017 -سنة:2018'
    typed = (
        TypedFilter('source', ('sana',), 'سانا', 5, 14),
        TypedFilter('from', (), '2017', 15, 22),
        TypedFilter('year', ('2018',), '2018', 23, 32, excluded=True),
    )
    facets = {'source': (FacetValue('sana', 'سانا', 3, selected=True), FacetValue('rt', 'RT', 1))}
    answer(hits=(hit(ArticleFactory()),), facets=facets, typed=typed)
    html = page(client, f'/search/?q={text}&topic=truce&page=2')
    chosen = html[html.index('class="chosen"') : html.index('</ul>', html.index('class="chosen"'))]
    assert re.findall(r'class="soft">([^<]*):</span> <bdi>([^<]*)', chosen) == [
        ('الموضوع', 'truce'), ('المصدر', 'سانا'), ('من', '2017'), ('ليس السنة', '2018'),
    ]  # fmt: skip
    requests = [read_search(QueryDict(address.partition('?')[2])) for address in links(chosen)]
    assert [(request.text, set(request.filters), request.page) for request in requests] == [
        (text, set(), 1),
        ('هدنة من:2017 -سنة:2018', {'topic'}, 1),
        ('هدنة مصدر:سانا -سنة:2018', {'topic'}, 1),
        ('هدنة مصدر:سانا من:2017', {'topic'}, 1),
        ('هدنة', set(), 1),  # all of them at once
    ]
    filters = html[html.index('id="filters"') :]
    assert links(filters)[0] == links(chosen)[1]


def test_the_facet_of_copies_stands_where_there_are_some(client, answer):
    single, copy = FacetValue('single', 'بلا نسخ', 3), FacetValue('copy', 'نسخة من مقال أسبق', 1)
    for values, shown in (((single,), False), ((single, copy), True)):
        answer(hits=(hit(ArticleFactory()),), facets={'copy': values})
        html = page(client, '/search/?q=x')
        assert ('id="facet-copy"' in html) == shown
    assert '?q=x&copy=copy' in links(html)


def test_links_that_narrow_are_not_to_be_followed_by_crawlers(client, answer):
    answer(hits=(hit(ArticleFactory()),), facets={'year': (FacetValue('2017', '2017', 4),)}, total=50, pages=3)
    html = page(client, '/search/?q=x&page=2&source=sana')
    for tag in re.findall(r'<a [^>]*href="\?[^>]*>', html):
        assert 'nofollow' in tag, tag
    assert '<meta name="robots" content="noindex, nofollow">' in html


def test_notices_the_relaxed_set_and_the_suggestion_are_said(client, answer):
    answer(
        hits=(hit(ArticleFactory(), related=True),),
        relaxed=True,
        strict_total=3,
        suggestion='لافروف',
        notices=('أُغلقت علامة اقتباس.',),
    )
    html = page(client, '/search/?q=لافروق')
    for words in ('أُغلقت علامة اقتباس.', '3 مقالات فيها كل الكلمات', 'strict=1', 'هل قصدت', 'ليس فيه كل الكلمات'):
        assert words in html
    assert '?q=لافروف' in links(html)


def test_nothing_found_says_what_to_try(client, answer):
    answer()
    html = page(client, '/search/?q=xyzzy&source=sana')
    assert 'لم يُعثر على شيء' in html
    assert '?q=xyzzy' in links(html)


def test_what_was_typed_is_shown_and_never_carried_out(client, answer):
    evil = '"><script>alert(1)</script>'
    answer(suggestion=evil, notices=(evil,))
    assert evil not in page(client, f'/search/?q={evil}&source={evil}')


def test_every_search_has_a_feed_and_downloads(client, answer):
    answer(hits=(hit(ArticleFactory()),))
    found = links(page(client, '/search/?q=x&year=2017&page=2'))
    for address in ('/feeds/search/', '/search/export.csv', '/search/export.jsonl', '/search/export.bib',
                    '/search/export.ris'):  # fmt: skip
        assert f'{address}?q=x&year=2017' in found


def test_months_stand_as_bars_in_the_order_of_time(client, answer):
    months = tuple(FacetValue(f'2017-{m:02}', f'شهر {m}', m) for m in (3, 1, 2))
    answer(hits=(hit(ArticleFactory()),), facets={'month': months})
    bars = re.findall(r'<title>(?:\S+ )?(\S+) 2017: (\d)<', page(client, '/search/?q=x'))
    assert bars == [('الثاني/يناير', '1'), ('شباط/فبراير', '2'), ('آذار/مارس', '3')]


def facet(html, name):
    start = html.index(f'id="facet-{name}"')
    return html[start : html.index('</section>', start)]


@pytest.fixture
def long_facet(answer):
    values = tuple(FacetValue(f's{n}', f'مصدر {n}', 20 - n, selected=n == 15) for n in range(20))
    return answer(hits=(hit(ArticleFactory()),), facets={'source': values, 'topic': values})


def test_a_long_facet_shows_its_first_values_and_what_is_chosen(client, long_facet):
    html = facet(page(client, '/search/?source=s15'), 'source')
    assert re.findall(r'<bdi>مصدر (\d+)', html) == ['15', '0', '1', '2', '3']


def test_one_facet_can_be_seen_at_length_and_stays_so_while_its_values_are_chosen(client, long_facet):
    short = page(client, '/search/?q=x&source=s15')
    assert '?q=x&source=s15&more=source#facet-source' in links(facet(short, 'source'))
    html = page(client, '/search/?q=x&source=s15&more=source')
    assert len(re.findall('<bdi>مصدر', facet(html, 'source'))) == 20
    assert len(re.findall('<bdi>مصدر', facet(html, 'topic'))) == 5
    *choices, fewer = links(facet(html, 'source'))
    assert all(address.endswith('&more=source') for address in choices)
    assert fewer == '?q=x&source=s15#facet-source'


def test_where_the_months_are_too_many_to_be_met_the_years_are_chosen(client, answer):
    months = tuple(FacetValue(f'{year}-{m:02}', '', m) for year in (2017, 2018, 2021) for m in (2, 9))
    years = tuple(FacetValue(str(year), str(year), 11) for year in (2017, 2018, 2021))
    answer(hits=(hit(ArticleFactory()),), facets={'month': months, 'year': years})
    drawing = re.search(r'<svg class="months".*?</svg>', page(client, '/search/?q=x'), re.DOTALL)[0]
    assert re.findall(r'<title>([^<]*)</title><rect x="(\d+)" width="(\d+)"', drawing) == [
        ('2017: 11', '0', '11'), ('2018: 11', '11', '12'), ('2021: 11', '47', '9'),
    ]  # fmt: skip
    assert links(drawing) == ['?q=x&year=2017', '?q=x&year=2018', '?q=x&year=2021']
    assert drawing.count('.5 0v') == 6


def test_a_page_of_hits_costs_a_bounded_number_of_queries(client, answer, django_assert_max_num_queries):
    articles = [ArticleFactory() for _ in range(20)]
    for article in articles:
        MeetingMentionFactory(article=article, meeting=RoundFactory())
    answer(hits=tuple(hit(article) for article in articles))
    for article in articles:
        article._state.fields_cache.clear()
    with django_assert_max_num_queries(3):
        page(client, '/search/?q=x')
