import datetime
import io
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from PIL import Image

from articles.models import Article
from articles.views import card_drawing
from tests.factories import ArticleFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(monkeypatch):
    """What is drawn, instead of drawing it."""
    cards = []
    monkeypatch.setattr(card_drawing, 'kept_card', lambda card: cards.append(card) or b'picture')
    return cards


def test_the_card_is_a_picture_of_the_size_that_previews_ask_for(client):
    response = client.get(f'/articles/{ArticleFactory().pk}/card.png')
    assert response['Content-Type'] == 'image/png'
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)


def test_the_card_says_what_the_page_says(client, drawn):
    source = SourceFactory(name_ar='سانا', name_en='SANA')
    article = ArticleFactory(
        headline='محادثات أستانا', source=source, published_date=datetime.date(2017, 2, 6), published_precision='day',
        published_basis='explicit', published_confidence='high',
    )  # fmt: skip
    client.get(f'/articles/{article.pk}/card.png')
    client.get(f'/en/articles/{article.pk}/card.png')
    arabic, english = drawn
    assert (arabic.headline, arabic.source, arabic.date) == ('محادثات أستانا', 'سانا', '6 شباط/فبراير 2017')
    assert (english.headline, english.source, english.date) == ('محادثات أستانا', 'SANA', '6 February 2017')
    assert (arabic.direction, english.direction, english.headline_direction) == ('rtl', 'ltr', 'rtl')
    assert not arabic.soft


def test_what_is_not_known_says_so(client, drawn):
    article = ArticleFactory(
        headline='', source=None, body='قال لافروف', published_date=None, published_precision='', published_basis=''
    )
    client.get(f'/en/articles/{article.pk}/card.png')
    (card,) = drawn
    assert (card.headline, card.soft) == ('«قال لافروف…»', True)
    assert (card.source, card.date) == ('unknown source', 'date unknown')


def test_an_uncertain_date_is_called_so(client, drawn):
    article = ArticleFactory(
        published_date=datetime.date(2017, 2, 1), published_precision='month', published_basis='relative',
        published_confidence='medium',
    )  # fmt: skip
    client.get(f'/en/articles/{article.pk}/card.png')
    assert drawn[0].date == 'about February 2017'


@pytest.mark.parametrize('status', ['draft', 'withheld'])
def test_only_published_articles_have_a_card_even_for_staff(client, status):
    article = ArticleFactory(status=status)
    client.force_login(User.objects.create_user('editor', password='x', is_staff=True))
    assert client.get(f'/articles/{article.pk}/card.png').status_code == 404
    page = client.get(article.get_absolute_url()).content.decode()
    assert 'og:' not in page


def test_a_card_is_kept_and_not_sent_again_until_it_changes(client):
    article = ArticleFactory(headline='محادثات أستانا')
    address = f'/articles/{article.pk}/card.png'
    first = client.get(address)
    assert 'max-age=86400' in first['Cache-Control']
    assert 'public' in first['Cache-Control']
    assert first['Last-Modified']
    assert client.get(address, headers={'If-None-Match': first['ETag']}).status_code == 304
    Article.objects.filter(pk=article.pk).update(headline='وقف إطلاق النار')
    assert client.get(address, headers={'If-None-Match': first['ETag']}).status_code == 200


@pytest.mark.parametrize('prefix', ['', '/en'])
def test_the_page_names_its_card_by_its_full_address(client, prefix):
    article = ArticleFactory(headline='محادثات "أستانا" <22>')
    page = client.get(f'{prefix}/articles/{article.pk}/', follow=True).content.decode()
    assert f'<meta property="og:image" content="http://testserver{prefix}/articles/{article.pk}/card.png">' in page
    assert '<meta property="og:title" content="محادثات &quot;أستانا&quot; &lt;22&gt;">' in page
    assert '<meta property="og:type" content="article">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page


def test_a_worker_that_draws_nothing_does_not_load_pillow():
    program = 'import django, sys; django.setup(); import astana_archive.urls; sys.exit("PIL" in sys.modules)'
    environment = os.environ | {'DJANGO_SETTINGS_MODULE': 'astana_archive.settings'}
    finished = subprocess.run([sys.executable, '-c', program], cwd=settings.BASE_DIR, env=environment, check=False)
    assert finished.returncode == 0
