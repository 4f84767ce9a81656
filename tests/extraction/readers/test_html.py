"""What is read of a page's markup."""

from articles.extraction.documents import SourceDocument
from articles.extraction.readers.html import read_page
from tests.extraction.readers.samples import FIRST, TITLES, page
from tests.limits import no_runaway

LINKED = (
    '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "headline": "'
    + TITLES[0]
    + '", "datePublished": "2017-01-24T08:00:00+06:00", "author": {"name": "سامي حداد"}, '
    '"publisher": {"@type": "Organization", "name": "سانا"}}]}</script>'
)


def with_head(extra: str) -> bytes:
    return page(TITLES[0], FIRST).replace(b'</head>', extra.encode() + b'</head>')


def test_the_story_is_told_from_menu_and_margin() -> None:
    document = read_page('a.html', page(TITLES[0], FIRST))
    story = [document.text[start:end] for start, end in document.main_spans or ()]
    assert [line for line in story if line != TITLES[0]] == list(FIRST)
    assert 'الرياضة' in document.text


def test_linked_data_states_headline_date_author_and_outlet() -> None:
    stated = read_page('a.html', with_head(LINKED)).stated
    assert stated.headline == TITLES[0]
    assert stated.date == '2017-01-24T08:00:00+06:00'
    assert stated.byline == 'سامي حداد'
    assert stated.source == 'سانا'


def test_opengraph_and_canonical_address_are_read() -> None:
    head = (
        f'<meta property="og:title" content="{TITLES[0]} | سانا"><meta property="og:site_name" content="سانا">'
        '<meta property="article:published_time" content="2017-01-24"><link rel="canonical" href="https://sana.sy/?p=1">'
    )
    stated = read_page('a.html', with_head(head)).stated
    assert (stated.headline, stated.date, stated.url) == (TITLES[0], '2017-01-24', 'https://sana.sy/?p=1')


def test_a_title_of_one_or_two_words_names_the_site_and_states_no_headline() -> None:
    content = page(TITLES[0], FIRST).replace(f'<h1>{TITLES[0]}</h1>'.encode(), f'<b>{TITLES[0]}</b>'.encode())
    content = content.replace(f'<title>{TITLES[0]}</title>'.encode(), '<title>المدار</title>'.encode())
    assert read_page('a.html', content).stated.headline is None


def test_one_time_element_is_a_date_and_two_are_none() -> None:
    one = page(TITLES[0], FIRST).replace(b'<h1>', b'<time datetime="2017-01-24">x</time><h1>')
    two = one.replace(b'</h1>', b'</h1><time datetime="2020-05-05">y</time>')
    assert read_page('a.html', one).stated.date == '2017-01-24'
    assert read_page('a.html', two).stated.date is None


def test_hidden_text_scripts_and_styles_are_not_read() -> None:
    content = page(TITLES[0], FIRST).replace(
        b'<article>', b'<div style="display: none">\xd8\xb3\xd8\xb1</div><script>var x = 1</script><article>'
    )
    text = read_page('a.html', content).text
    assert 'سر\n' not in text
    assert 'var x' not in text


def test_a_wrong_charset_in_the_page_does_no_harm() -> None:
    content = page(TITLES[0], FIRST).replace(b'utf-8', b'windows-1256')
    assert TITLES[0] in read_page('a.html', content).text


def test_what_a_database_cannot_hold_is_replaced_in_what_the_markup_states() -> None:
    linked = LINKED.replace('سامي حداد', r'سامي \ud800حداد').replace('سانا', r'سانا\u0000\u0001')
    stated = read_page('a.html', with_head(linked)).stated
    assert (stated.byline, stated.source) == ('سامي \ufffdحداد', 'سانا\ufffd\ufffd')


def test_an_element_with_more_attributes_than_any_page_needs_is_read_without_them() -> None:
    def read(number: int, value: str) -> SourceDocument:
        attributes = ' '.join(f'data-{count}="{value}"' for count in range(number))
        return read_page(
            'a.html', page(TITLES[0], FIRST).replace(b'<article>', f'<article hidden {attributes}>'.encode())
        )

    with no_runaway():
        assert FIRST[0] in read(100_000, '1').text
    # A picture within its tag is long, too.
    assert FIRST[0] not in read(1, 'A' * 50_000).text


def test_text_too_deep_for_the_parser_is_missed_with_a_note() -> None:
    def read(depth: int) -> SourceDocument:
        return read_page('a.html', page(TITLES[0], FIRST).replace(b'<aside>', b'<span>' * depth + b'<aside>'))

    assert 'خبر آخر' in read(100).text
    assert read(100).warnings == ()
    assert 'خبر آخر' not in read(1_000).text
    assert read(1_000).warnings == ('its elements are nested too deep: the page was read up to there',)


def test_of_several_articles_the_one_under_the_main_heading_is_the_pages_own() -> None:
    def stated(*articles: tuple[str, str]) -> str | None:
        described = ','.join(
            f'{{"@type": "NewsArticle", "headline": "{title}", "datePublished": "{date}"}}' for title, date in articles
        )
        return read_page('a.html', with_head(f'<script type="application/ld+json">[{described}]</script>')).stated.date

    own, other = (TITLES[0], '2017-01-24'), (TITLES[1], '2019-05-05')
    assert stated(own, other) == '2017-01-24'
    assert stated(other, own, own) == '2017-01-24'
    assert stated(other, other) is None
    assert stated(own, (TITLES[0], '2018-01-01')) is None
