"""Address, outlet and language, and what they rest on."""

import pytest

from articles.extraction.cleaning import clean_document
from articles.extraction.documents import Basis, PageMetadata, SourceDocument, StaffDecisions
from articles.extraction.metadata import Metadata, extract_metadata
from articles.reference import load_facts

BODY = (
    'قال وزير الخارجية الروسي إن المحادثات المقبلة في أستانا ستعقد منتصف الشهر، وفق ما نقلت وكالة سبوتنيك.\n\n'
    'وأضاف الوزير أن موسكو تنتظر ردا من أنقرة على مقترحها، وأن طهران وافقت عليه قبل يومين من الاجتماع.'
)


def read(
    text: str, decisions: StaffDecisions = StaffDecisions(), given: PageMetadata = PageMetadata(), **stated: str
) -> Metadata:
    document = SourceDocument(name='a.txt', content=b'', text=text, given=given, stated=PageMetadata(**stated))
    facts = load_facts()
    return extract_metadata(document, clean_document(document, facts, decisions), facts, decisions)


def test_an_outlet_that_is_only_quoted_is_not_the_source() -> None:
    assert read(f'عنوان الخبر عن المحادثات المقبلة\n\n{BODY}').source is None


@pytest.mark.parametrize(
    ('line', 'slug'),
    [('أستانا-سانا', 'sana'), ('أستانا – سبوتنيك عربي', 'sputnik-arabic'), ('أستانة/ مراد العلي/ الأناضول', 'anadolu')],
)
def test_the_dateline_names_the_source(line: str, slug: str) -> None:
    source = read(f'عنوان الخبر عن المحادثات المقبلة\n\n{line}\n\n{BODY}').source
    assert source is not None
    assert (source.slug, source.basis, source.evidence) == (slug, Basis.EXPLICIT, line)


def test_the_signature_names_the_source() -> None:
    source = read(f'{BODY}\n\nسيريانيوز').source
    assert source is not None
    assert source.slug == 'syrianews'


@pytest.mark.parametrize('line', ['المحرر', 'كتب بواسطة: المحرر'])
def test_an_office_is_no_outlet_though_one_is_called_so(line: str) -> None:
    assert read(f'عنوان الخبر عن المحادثات المقبلة\n\n{line}\n\n{BODY}').source is None
    assert read(f'{BODY}\n\n{line}').source is None
    named = read(f'عنوان الخبر عن المحادثات المقبلة\n\nالمحرر الإعلامي\n\n{BODY}').source
    assert named is not None
    assert named.slug == 'almohrar'


def test_given_beats_address_beats_byline() -> None:
    text = f'عنوان الخبر عن المحادثات المقبلة\n\nأستانا-سانا\n\n{BODY}'
    by_address = read(text, url='https://www.enabbaladi.net/archives/1')
    assert by_address.source is not None
    assert (by_address.source.slug, by_address.source.basis) == ('enabbaladi', Basis.URL)
    given = read(text, given=PageMetadata(source='عنب بلدي', url='https://sana.sy/?p=1'))
    assert given.source is not None
    assert (given.source.slug, given.source.basis) == ('enabbaladi', Basis.GIVEN)


def test_an_unknown_given_source_is_not_replaced_by_a_guess() -> None:
    assert read(f'عنوان الخبر\n\nأستانا-سانا\n\n{BODY}', given=PageMetadata(source='جريدة بلا قيد')).source is None


def test_staff_decide_last() -> None:
    text = f'عنوان الخبر عن المحادثات المقبلة\n\nأستانا-سانا\n\n{BODY}'
    decided = read(text, StaffDecisions(source='enabbaladi')).source
    assert decided is not None
    assert (decided.slug, decided.basis) == ('enabbaladi', Basis.STAFF)
    assert read(text, StaffDecisions(source='')).source is None


def test_the_address_of_the_page_itself_is_told_from_links_of_services() -> None:
    own = f'https://www.sana.sy/?p=1\n\n{BODY}'
    assert read(f'{BODY}\n\nرابط الخبر: https://example.org/news/12').url == 'https://example.org/news/12'
    assert read(f'{BODY}\n\nhttps://t.me/channel').url is None
    assert read(f'{BODY}\n\nhttps://facebook.com/page').url is None
    assert read(own).url is None  # a front page is no article


def test_languages_are_told_by_script_and_letters() -> None:
    assert read(BODY).language == 'ar'
    assert read(BODY, language='en').language == 'ar'
    persian = 'وزیر خارجه گفت که گفتگوهای آستانه پیش از پایان ماه برگزار می‌شود و چهار کشور در آن شرکت می‌کنند.\n' * 3
    assert read(persian).language == 'fa'
    assert read('The guarantor states met in Astana and agreed on a date for another round of talks.').language == 'en'
    assert read('Страны-гаранты встретились в Астане и договорились о новой встрече в начале весны.').language == 'ru'
