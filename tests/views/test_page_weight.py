"""No page weighs more than 60 KB with everything it loads: nothing compressed, fonts left out."""

import json

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string

from articles.ingest.reference import load_reference
from articles.models import Article, Statement
from articles.search.indexing import ensure_index
from articles.views.coverage import article_counts
from benchmarks.corpus import generate
from benchmarks.page_weight import linked_files, page_weight

pytestmark = pytest.mark.django_db(transaction=True)
HEAVIEST = 60_000
"""Bytes: the bar of issue 5."""
ARTICLES = 80
"""Enough for full pages: of every facet more values than are shown, months of nine years."""


@pytest.fixture
def archive(tmp_path):
    """All reference facts, and generated articles with statements of many speakers."""
    load_reference()
    ensure_index()
    path = tmp_path / 'articles.jsonl'
    path.write_text('\n'.join(json.dumps(record, ensure_ascii=False) for record in generate(ARTICLES)), 'utf-8')
    call_command('ingest', path, verbosity=0)


def most(of):
    counts = article_counts(of)
    return max(counts.keys() - {'none'}, key=lambda slug: (counts[slug], slug))


def absent():
    """The address of no article. Keys go on counting from one test of transactions to the next."""
    return f'/articles/{Article.objects.latest("pk").pk + 1}/'


def addresses():
    article = Article.objects.first()
    meeting, participant, source, topic = most('meeting'), most('participant'), most('source'), most('topic')
    return [
        *('/', '/about/', '/timeline/', '/meetings/', '/participants/', '/sources/', '/topics/', '/statements/'),
        *(f'/meetings/{meeting}/', f'/participants/{participant}/', f'/sources/{source}/', f'/topics/{topic}/'),
        *(f'/participants/{most("speaker")}/', f'/statements/?speaker={most("speaker")}&kind=direct'),
        *(article.get_absolute_url(), article.get_original_url(), absent(), '/search/help/'),
        *('/search/', '/search/?q=أستانا', '/search/?q=لافروف', '/search/?q=وقف إطلاق النار', '/search/?q=Astana'),
        *('/search/?q=أستانا&order=newest&page=2', '/search/?q=أستانا&more=participant', '/search/?q=زقزقزقزق'),
        f'/search/?q=الأزمة السورية&topic={topic}&source={source}',
    ]


def test_no_page_weighs_more_than_sixty_kilobytes_with_all_it_loads(client, archive):
    pages = {prefix + path: client.get(prefix + path) for path in addresses() for prefix in ('', '/en')}
    missing = {absent(), f'/en{absent()}'}
    assert {path: page.status_code for path, page in pages.items()} == {
        path: 404 if path in missing else 200 for path in pages
    }
    weights = {path: page_weight(page.content) for path, page in pages.items()}
    assert {path: weight for path, weight in weights.items() if weight > HEAVIEST} == {}
    assert min(weights.values()) > 10_000  # each counts its style sheets
    full = pages['/search/?q=أستانا'].content.decode()
    assert full.count('<article class="story"') == 20
    assert full.count('class="length"') >= 7
    assert Statement.objects.count() > 200


@pytest.mark.parametrize('name', ['403.html', '403_csrf.html', '404.html', '500.html', 'search/unavailable.html'])
def test_what_is_said_where_something_is_wrong_weighs_little(name):
    assert page_weight(render_to_string(name).encode()) < HEAVIEST / 3


def test_every_file_that_a_page_or_its_styles_link_is_counted_but_fonts(client):
    names = {path.name for path in linked_files(client.get('/').content.decode())}
    assert names == {
        *('tokens.css', 'base.css', 'layout.css', 'masthead.css', 'story.css', 'lede.css', 'heads.css', 'front.css'),
        *('timeline.css', 'search_box.js', 'icon.svg'),
    }
