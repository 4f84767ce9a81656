import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import uri_to_iri

from articles.models import Article
from tests.factories import (
    ArticleFactory,
    FamilyFactory,
    MeetingMentionFactory,
    MentionFactory,
    OriginalFactory,
    ParticipantFactory,
    RemovalFactory,
    RoundFactory,
    StatementFactory,
    TopicAssignmentFactory,
)

pytestmark = pytest.mark.django_db


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_user('editor', password='x', is_staff=True))
    return client


def test_the_article_shows_its_text_and_its_facts_with_their_evidence(client):
    article = ArticleFactory(headline='اختتام الاجتماع')
    lavrov = ParticipantFactory(slug='lavrov', name_ar='سيرغي لافروف')
    MentionFactory(article=article, participant=lavrov)
    MeetingMentionFactory(article=article, meeting=RoundFactory(round=2))
    TopicAssignmentFactory(article=article, topic__name_ar='وقف إطلاق النار')
    html = page(client, article.get_absolute_url())
    assert 'اختتام الاجتماع' in html
    assert '<a class="named" href="/participants/lavrov/"' in html
    assert 'href="/meetings/astana-02/"' in html
    assert '<q>السادس من الشهر الجاري</q>' in html
    assert 'وقف إطلاق النار' in html
    assert article.original.sha256 in html
    assert 'id="p2"' in html


def test_a_statement_carries_its_speaker_and_who_stands_for_it(client):
    article = ArticleFactory()
    statement = StatementFactory(article=article, speaker__name_ar='سيرغي لافروف')
    html = page(client, article.get_absolute_url())
    assert f'id="s{statement.pk}"' in html
    assert 'سيرغي لافروف' in html
    assert 'مقترح آليًا' in html
    statement.status = 'confirmed'
    statement.save()
    assert 'أكده المحررون' in page(client, article.get_absolute_url())


def test_what_staff_rejected_is_not_shown(client):
    article = ArticleFactory()
    MentionFactory(article=article, participant__slug='nobody', status='rejected')
    StatementFactory(article=article, speaker__slug='silent', status='rejected')
    html = page(client, article.get_absolute_url())
    assert '/participants/nobody/' not in html
    assert '/participants/silent/' not in html


def test_what_was_left_out_is_folded_in_its_place_with_its_rule(client):
    article = ArticleFactory()
    RemovalFactory(article=article, text='شارك على فيسبوك\nاطبع', rule='share-links')
    html = page(client, article.get_absolute_url())
    assert 'حُذف هنا سطران من عناصر الصفحة' in html
    assert 'روابط مشاركة' in html


def test_what_is_not_known_says_so(client):
    article = ArticleFactory(undated=True, headline='', headline_basis='', source=None, source_basis='')
    html = page(client, article.get_absolute_url())
    assert 'مصدر غير معروف' in html
    assert 'تاريخ غير معروف' in html
    assert f'«{article.opening}…»' in html


def test_an_approximate_date_says_about_and_its_confidence(client):
    html = page(client, ArticleFactory(published_confidence='low').get_absolute_url())
    assert 'نحو <time datetime="2017-02-06">' in html
    assert 'الثقة: منخفضة' in html


@pytest.mark.parametrize('status', ['draft', 'withheld'])
def test_what_is_not_public_is_not_found_by_the_public(client, status):
    article = ArticleFactory(status=status)
    for address in (
        article.get_absolute_url(),
        article.get_original_url(),
        reverse('original_download', args=[article.pk]),
        reverse('article_citation', args=[article.pk, 'bib']),
    ):
        assert client.get(address).status_code == 404


def test_staff_see_a_preview_that_no_browser_keeps(staff):
    article = ArticleFactory(status='withheld')
    response = staff.get(article.get_absolute_url())
    assert 'غير منشور' in response.content.decode()
    assert response['Cache-Control'] == 'private, no-store'


def test_an_old_address_leads_to_the_present_one(client):
    article = ArticleFactory()
    for address in (f'/articles/{article.pk}/', f'/articles/{article.pk}/another-headline/'):
        response = client.get(address)
        assert (response.status_code, response['Location']) == (302, article.get_absolute_url())


def test_the_english_page_keeps_the_arabic_text_in_its_direction(client):
    article = ArticleFactory(headline='اختتام الاجتماع')
    with translation.override('en'):
        address = article.get_absolute_url()
    html = page(client, address)
    assert '<html lang="en" dir="ltr">' in html
    assert '<div class="body" lang="ar" dir="rtl">' in html


def test_copies_of_a_text_name_each_other(client):
    family = FamilyFactory()
    first, second = ArticleFactory(family=family), ArticleFactory(family=family)
    hidden = ArticleFactory(family=family, status='withheld')
    html = page(client, first.get_absolute_url())
    assert uri_to_iri(second.get_absolute_url()) in html
    assert uri_to_iri(hidden.get_absolute_url()) not in html


def test_markup_in_a_text_is_shown_and_never_carried_out(client):
    evil = '<script>alert(1)</script>'
    article = ArticleFactory(headline=evil, body=f'{evil}\n\n{evil}', byline=evil)
    RemovalFactory(article=article, text=evil)
    html = page(client, article.get_absolute_url())
    assert evil not in html
    assert '&lt;script&gt;' in html


def test_the_original_is_shown_as_text_and_its_removals_are_tinted(client):
    content = '<p>شارك على فيسبوك</p><script>x()</script> النص'
    article = ArticleFactory(original=OriginalFactory(content=content.encode(), media_type='text/html'))
    RemovalFactory(article=article, start=3, text='شارك على فيسبوك')
    html = page(client, article.get_original_url())
    assert '<script>x()' not in html
    assert '&lt;script&gt;x()&lt;/script&gt;' in html
    assert '<del title="روابط مشاركة">شارك على فيسبوك</del>' in html


def test_an_original_in_an_old_encoding_is_read_in_it(client):
    content = 'أستانا'.encode('windows-1256')
    article = ArticleFactory(original=OriginalFactory(content=content, encoding='windows-1256'))
    assert 'أستانا' in page(client, article.get_original_url())


def test_a_lost_original_is_said_to_be_lost(client):
    article = ArticleFactory()
    article.original.path.unlink()
    assert 'مفقود' in page(client, article.get_original_url())
    assert client.get(reverse('original_download', args=[article.pk])).status_code == 404


def test_the_download_gives_the_very_bytes_and_no_browser_opens_them(client):
    content = b'<script>\x00\xff</script>'
    article = ArticleFactory(original=OriginalFactory(content=content, media_type='text/html', name='صفحة.html'))
    response = client.get(reverse('original_download', args=[article.pk]))
    assert b''.join(response.streaming_content) == content
    assert response['Content-Type'] == 'application/octet-stream'
    assert response['Content-Disposition'].startswith('attachment')
    assert 'sandbox' in response['Content-Security-Policy']


def test_bibtex_escapes_what_would_break_it(client):
    article = ArticleFactory(headline='100% {هدنة} & \\سلام_', source__name_ar='سانا')
    text = client.get(reverse('article_citation', args=[article.pk, 'bib'])).content.decode()
    assert r'title = {100\% \{هدنة\} \& \textbackslash{}سلام\_},' in text
    assert text.startswith(f'@article{{astana-archive-{article.pk},')
    assert 'year = {2017},' in text


def test_ris_has_a_line_a_field_and_an_end(client):
    article = ArticleFactory(headline='سطر\nثان', published_precision='month')
    lines = client.get(reverse('article_citation', args=[article.pk, 'ris'])).content.decode().split('\r\n')
    assert lines[0] == 'TY  - NEWS'
    assert 'TI  - سطر ثان' in lines
    assert 'DA  - 2017/02' in lines
    assert lines[-2] == 'ER  - '


def test_the_plain_citation_leaves_out_what_is_not_known(client):
    article = ArticleFactory(undated=True, source=None, source_basis='', headline='عنوان')
    text = client.get(reverse('article_citation', args=[article.pk, 'txt'])).content.decode()
    assert text.startswith('عنوان. مصدر غير معروف. تاريخ غير معروف. أرشيف أستانا')
    assert f'http://testserver/articles/{article.pk}/' in text


def test_an_unknown_form_of_citation_is_not_found(client):
    assert client.get(reverse('article_citation', args=[ArticleFactory().pk, 'exe'])).status_code == 404


def test_an_article_costs_as_many_queries_whatever_it_holds(client, django_assert_max_num_queries):
    article = Article.objects.get(pk=ArticleFactory(body='\n\n'.join(['قال لافروف في أستانا شيئا'] * 30)).pk)
    for number in range(12):
        MentionFactory(article=article, start=number * 28 + 4, end=number * 28 + 10)
        TopicAssignmentFactory(article=article)
        MeetingMentionFactory(article=article, start=number * 28 + 14, end=number * 28 + 20)
        RemovalFactory(article=article, start=number * 100)
    with django_assert_max_num_queries(7):
        page(client, article.get_absolute_url())
