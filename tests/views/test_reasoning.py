"""The reasoning on a date and the names of rules, in the language of the page."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from articles.extraction.dates import datelines
from articles.templatetags.date_rules import REASONS, SENTENCES, reasoning, reasoning_language
from articles.templatetags.rule_names import rule_name
from tests.factories import ArticleFactory, RemovalFactory

ONLY = (
    'Only 2017-02-06 fits the time words of the text: "اليوم الاثنين" is seen from the day of writing; '
    '"7" names a round.'
)


def written_in_extraction(pattern):
    folder = Path(settings.BASE_DIR) / 'articles/extraction/dates'
    return {found for path in folder.glob('*.py') for found in re.findall(pattern, path.read_text(encoding='utf-8'))}


def test_every_sentence_that_extraction_writes_is_known():
    assert written_in_extraction(r"'([A-Z][a-z]+ (?:with|in|by) [a-z ]+\.)'") == set(SENTENCES)
    assert written_in_extraction(r"'((?:is|was|are|names|stands) [a-z ]+)'") == set(REASONS)


@pytest.mark.parametrize('rule', [*SENTENCES, *datelines._RULES.values(), ONLY])
def test_the_reasoning_stands_in_arabic_on_arabic_pages(rule):
    assert re.search('[A-Za-z]', reasoning(rule)) is None
    assert reasoning_language(rule) == 'ar'
    with translation.override('en'):
        assert (reasoning(rule), reasoning_language(rule)) == (rule, 'en')


def test_the_words_of_the_text_stay_as_they_are():
    assert '«اليوم الاثنين»' in reasoning(ONLY)
    assert '6 شباط/فبراير 2017' in reasoning(ONLY)


@pytest.mark.parametrize('rule', ['Some older sentence.', 'Only 2017-02-06 fits the time words of the text: odd.', ''])
def test_a_sentence_of_no_known_pattern_stands_as_it_is(rule):
    assert (reasoning(rule), reasoning_language(rule)) == (rule, 'en')


def test_a_rule_of_a_source_says_whose_it_is():
    assert rule_name('outlet:sana') == 'قاعدة خاصة بالمصدر: الوكالة العربية السورية للأنباء (سانا)'
    assert rule_name('outlet:unknown-one').endswith(': unknown-one')


@pytest.mark.django_db
def test_the_article_page_gives_its_reasoning_and_its_rules_in_arabic(client):
    article = ArticleFactory(published_rule=ONLY)
    RemovalFactory(article=article, rule='outlet:sana')
    html = client.get(article.get_absolute_url()).content.decode()
    assert 'لا يوافق ألفاظ الزمن في النص إلا 6 شباط/فبراير 2017' in html
    assert 'قاعدة خاصة بالمصدر: الوكالة العربية السورية للأنباء (سانا)' in html
