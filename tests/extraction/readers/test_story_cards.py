"""A page that shows several stories in cards is told from a story with the cards of others, sections or entries."""

import pytest

from articles.extraction.cleaning import clean_document
from articles.extraction.documents import UnreadableDocument
from articles.extraction.readers.html import read_page
from articles.reference import load_facts

STORIES = (
    ('وفد عسكري روسي يزور أنقرة', '3', 'أجرى وفد عسكري روسي في أنقرة مباحثات مع رئاسة الأركان حول نشر مراقبين.'),
    ('قافلة مساعدات تدخل الغوطة', '2', 'دخلت قافلة مساعدات طبية وغذائية الغوطة للمرة الأولى منذ شهرين.'),
    ('حريق في سوق حلب القديمة', '2', 'التهم حريق كبير محال سوق قديمة في حلب، ولم تعرف أسباب الحادث بعد.'),
    ('لاجئون يعودون إلى قرى القلمون', '1', 'عاد عشرات اللاجئين من بلدة عرسال إلى قراهم ضمن دفعة رابعة.'),
)
BODY = ''.join(f'<p>{text} وتتواصل المشاورات بين العواصم المعنية حتى ساعة متأخرة من الليل.</p>' for *_, text in STORIES)
WHOLE = ' '.join(text for *_, text in STORIES)


def card(story: tuple[str, str, str], tag: str = 'article', *, link: bool = True, time: bool = True) -> str:
    title, day, text = story
    heading = f'<a href="/news/{day}">{title}</a>' if link else title
    stamp = f'<time datetime="2017-05-0{day}">{day} أيار 2017</time>' if time else ''
    return f'<{tag} class="item"><h3>{heading}</h3>{stamp}<p>{text}</p></{tag}>'


def read(body: str, head: str = '') -> int:
    page = f'<html lang="ar"><head><meta charset="utf-8"><title>أخبار</title>{head}</head><body>{body}</body></html>'
    return read_page('a.html', page.encode()).stories


@pytest.mark.parametrize('count', (3, 4))
@pytest.mark.parametrize('head', ('', '<h1>وسم: أستانا</h1>', '<h2>آخر الأخبار</h2>'))
@pytest.mark.parametrize(
    'made',
    (
        card,
        lambda story: card(story, 'div'),
        lambda story: card(story, 'li', time=False),
        lambda story: card(story, link=False),
        lambda story: card(story, link=False, time=False),
        lambda story: f'<div class="col"><div class="in">{card(story, "div")}</div></div>',
        lambda story: card(story).replace('<h3>', '<a href="/x"><h3>').replace('</h3>', '</h3></a>'),
    ),
)
def test_a_page_of_cards_shows_several_stories(made, head: str, count: int) -> None:
    assert read(f'<main>{head}<div>{"".join(map(made, STORIES[:count]))}</div></main>') == count


def test_such_a_page_is_refused() -> None:
    page = f'<html><body><main>{"".join(map(card, STORIES))}</main></body></html>'
    with pytest.raises(UnreadableDocument, match='4 stories'):
        clean_document(read_page('a.html', page.encode()), load_facts())


ENTRIES = ''.join(card(story, link=False).replace('item', 'live-post') for story in STORIES)
SECTIONS = ''.join(card(story, 'section', link=False, time=False) for story in STORIES)
ANCHORED = SECTIONS.replace('<h3>', '<h3><a href="#part">').replace('</h3>', '</a></h3>')
LINKED = ''.join(map(card, STORIES))


@pytest.mark.parametrize(
    'body',
    (
        f'<article><h1>الضامنون يتفقون على نقاط مراقبة جديدة</h1>{BODY}</article><div>{LINKED}</div>',
        f'<article><h1>الضامنون يتفقون على نقاط مراقبة جديدة</h1>{BODY}<aside>{LINKED}</aside></article>',
        f'<h1>الضامنون يتفقون على نقاط مراقبة جديدة</h1><p>{STORIES[0][2]}</p><div>{LINKED}</div>',
        f'<h3>الضامنون يتفقون على نقاط مراقبة</h3><div>{WHOLE}</div><div>{LINKED}</div>',
        f'<article><h1>ماذا بعد الجولة الخامسة من المحادثات</h1>{SECTIONS}</article>',
        f'<article><h1>ماذا بعد الجولة الخامسة من المحادثات</h1>{ANCHORED}</article>',
        f'<article>{SECTIONS}</article>',
        f'<h1>حوار</h1>{"".join(card((f"ماذا تقول في أن {title}؟", *rest), link=False) for title, *rest in STORIES)}',
        f'<h1>المحادثات لحظة بلحظة</h1>{ENTRIES}',
        f'<article><h1>الضامنون يتفقون على نقاط مراقبة جديدة</h1>{BODY}</article>'
        + ''.join(card((f'القارئ {title}', day, text), link=False) for title, day, text in STORIES),
        f'<main>{card(STORIES[0]).replace("</article>", f"{BODY}</article>")}{"".join(map(card, STORIES[1:]))}</main>',
        f'<main>{"".join(map(card, STORIES[:2]))}</main>',
        f'<main>{BODY}</main>',
    ),
)
def test_one_story_with_other_cards_sections_entries_or_comments_is_one(body: str) -> None:
    assert read(body) == 1


def test_linked_data_of_live_coverage_makes_its_entries_one_story() -> None:
    data = '<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'
    entries = ''.join(card(story, link=False) for story in STORIES)
    assert (read(entries, data), read(entries)) == (1, 4)
