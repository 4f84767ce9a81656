"""A search from end to end: what is found, shown, counted, explained and suggested."""

import io
import json
import random
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils.translation import override

from articles.models import Article
from articles.search import indexing
from articles.search.completions import complete
from articles.search.listing import run_lines
from articles.search.queries import search_articles, search_ids
from articles.search.results import SearchRequest, SearchResults
from articles.search.typed_filters import without
from tests.factories import (
    AliasFactory,
    ArticleFactory,
    FamilyFactory,
    MentionFactory,
    ParticipantFactory,
    PlaceFactory,
    SourceFactory,
    TopicAssignmentFactory,
    TopicFactory,
)
from tests.limits import no_runaway

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def index(own_data_folder: Path) -> None:
    indexing.ensure_index()


@pytest.fixture
def archive() -> dict[str, Article]:
    PlaceFactory(slug='astana', name_ar='أستانا', name_en='Astana', aliases_ar=['أستانة', 'آستانة', 'استانه'])
    lavrov = ParticipantFactory(slug='lavrov', name_ar='سيرغي لافروف', name_en='Sergey Lavrov')
    AliasFactory(participant=lavrov, spelling='لافروف')
    AliasFactory(participant=lavrov, spelling='Лавров', script='other')
    sana = SourceFactory(slug='sana', name_ar='سانا', name_en='SANA', country='syria')
    rt = SourceFactory(slug='rt', name_ar='روسيا اليوم', name_en='RT', country='russia')
    articles = {
        'talks': ArticleFactory(
            headline='انطلاق المحادثات بأستانا', body='وصل لافروف إلى أستانة.\n\nوقال إن الهدنة صامدة.', source=sana
        ),
        'truce': ArticleFactory(headline='هدنة في حلب', body='صمدت الهدنة في حلب يوما آخر.', source=sana),
        'moscow': ArticleFactory(headline='لافروف يستقبل الوفود', body='استقبل الوزير الوفود في موسكو.', source=rt),
    }
    MentionFactory(article=articles['moscow'], participant=lavrov, part='headline', surface='لافروف')
    return articles


def search(text: str, **options: Any) -> SearchResults:
    with override(options.pop('language', 'en')):
        return search_articles(SearchRequest(text, **options))


def keys(results: SearchResults) -> list[int]:
    return [hit.article.pk for hit in results.hits if not hit.related]


class TestWhatIsFound:
    def test_every_spelling_finds_the_same_in_the_same_order(self, archive: dict[str, Article]) -> None:
        for spellings in (['لافروف', 'Lavrov', 'Лавров', 'سيرغي لافروف', 'ولافروف'], ['أستانا', 'آستانة', 'Astana']):
            answers = [[(hit.article.pk, hit.score) for hit in search(text).hits] for text in spellings]
            assert answers[0]
            assert all(answer == answers[0] for answer in answers)

    def test_fewer_than_a_page_and_articles_with_most_words_follow(self, archive: dict[str, Article]) -> None:
        results = search('الهدنة حلب لافروف')
        assert results.relaxed
        assert results.strict_total == 0
        assert results.total == len(results.hits) == 3
        assert all(hit.related for hit in results.hits)
        assert search('الهدنة حلب لافروف', strict=True).total == 0

    def test_of_a_topic_other_words_follow_and_are_explained(self, archive: dict[str, Article]) -> None:
        topic = TopicFactory(slug='detainees', name_ar='المحتجزون', triggers_ar=['المعتقلين', 'الأسرى'])
        named = ArticleFactory(headline='تبادل', body='إطلاق معتقلين من السجن.')
        other = ArticleFactory(headline='تبادل', body='عاد الأسرى إلى بيوتهم.')
        linked = ArticleFactory(headline='لجنة', body='اجتمعت لجنة الملف.')
        TopicAssignmentFactory(article=linked, topic=topic)
        results = search('المعتقلين')
        assert [hit.article for hit in results.hits] == [named, other, linked]
        assert [hit.related for hit in results.hits] == [False, True, True]
        assert [[reason.rule for reason in hit.why] for hit in results.hits[1:]] == [['topic'], ['linked']]

    def test_a_name_nobody_listed_is_found_with_a_letter_wrong(self, archive: dict[str, Article]) -> None:
        ArticleFactory(headline='بيان', body='قال ستولتنبرغ إن الحلف يراقب.\n\nوأضاف شيئا عن الهدنة.')
        for text, language, said in (
            ('ستولتنبيرغ', 'en', 'ستولتنبرغ: written like ستولتنبيرغ, with 5 of its 9 letter groups'),
            ('الهدنة ستولتنبيرغ', 'ar', 'ستولتنبرغ: تُكتب مثل ستولتنبيرغ، وفيها 5 من مجموعات حروفها الـ9'),
        ):
            results = search(text, language=language)
            hit = results.hits[0]
            assert (hit.related, results.strict_total) == (True, 0)
            assert any('<mark>ستولتنبرغ</mark>' in passage for passage in hit.passages)
            (reason,) = [each for each in hit.why if each.matched == 'ستولتنبرغ']
            assert (reason.rule, reason.explanation) == ('related form', said)
            assert search(reason.exact_url_query).strict_total == 1

    def test_a_known_name_is_in_an_article_or_is_not(self, archive: dict[str, Article]) -> None:
        ArticleFactory(headline='الأستاذة', body='درس الأستاذة واللافروفية')
        for name in ('أستانة', 'لافروف'):
            known = search(name)
            assert (known.total, known.relaxed) == (known.strict_total, False)

    def test_typed_filters_are_those_of_the_text_that_was_typed(self, archive: dict[str, Article]) -> None:
        for text, left in (('هدنة source:سانا', 'هدنة'), ('لاافروف source:سانا', 'لاافروف')):
            results = search(text)
            (typed,) = results.typed
            assert (typed.field, typed.values, without(text, results.typed)) == ('source', ('sana',), left)
            assert [value.value for value in results.facets['source'] if value.selected] == ['sana']
        assert results.replaced_by is not None

    def test_related_forms_come_after_all_others(self, archive: dict[str, Article]) -> None:
        results = search('وفد')
        assert [hit.article for hit in results.hits] == [archive['moscow']]
        assert results.hits[0].related
        assert '<mark>الوفود</mark>' in results.hits[0].headline

    def test_filters_typed_and_chosen_narrow_together(self, archive: dict[str, Article]) -> None:
        assert keys(search('لافروف مصدر:سانا')) == [archive['talks'].pk]
        assert keys(search('لافروف', filters={'source': ('rt',)})) == [archive['moscow'].pk]
        assert search('لافروف مصدر:سانا', filters={'country': ('russia',)}).total == 0

    def test_an_empty_query_lists_everything(self, archive: dict[str, Article]) -> None:
        assert search('').total == 3

    def test_what_is_withheld_is_not_found(self, archive: dict[str, Article]) -> None:
        archive['truce'].status = Article.PublicationStatus.WITHHELD
        archive['truce'].save()
        assert archive['truce'].pk not in keys(search('هدنة'))

    def test_words_of_what_is_withheld_are_neither_completed_nor_meant(self, archive: dict[str, Article]) -> None:
        secret = ArticleFactory(body='خطة زعطوطية')
        assert (complete('زعطوط') != [], search('زعطوطيا').suggestion) == (True, 'زعطوطية')
        secret.status = Article.PublicationStatus.WITHHELD
        secret.save()
        assert complete('زعطوط') == []
        results = search('زعطوطيا')
        assert (results.suggestion, results.replaced_by) == (None, None)

    def test_a_page_past_the_end_is_empty(self, archive: dict[str, Article]) -> None:
        results = search('لافروف', page=40)
        assert results.hits == ()
        assert results.total == 2

    def test_the_articles_of_a_page_cost_one_query(
        self, archive: dict[str, Article], django_assert_num_queries: Any
    ) -> None:
        search('لافروف')
        with django_assert_num_queries(2):  # the version of the names, and the articles with their sources
            results = search('لافروف')
            assert [hit.article.source.slug for hit in results.hits if hit.article.source]

    def test_copies_are_folded_under_the_best_one(self, archive: dict[str, Article]) -> None:
        family = FamilyFactory()
        for article in (archive['talks'], archive['moscow']):
            article.family = family
            article.save()
        results = search('لافروف')
        assert len(results.hits) == 1
        assert results.hits[0].copies == 1
        assert len(search('لافروف', fold_copies=False).hits) == 2

    def test_all_keys_of_a_search_in_order(self, archive: dict[str, Article]) -> None:
        assert list(search_ids(SearchRequest('لافروف'))) == [hit.article.pk for hit in search('لافروف').hits]
        assert len(list(search_ids(SearchRequest(''), limit=2))) == 2


class TestWhatIsShown:
    def test_facets_are_named_in_the_language_of_the_page(self, archive: dict[str, Article]) -> None:
        for language, label in (('ar', 'سانا'), ('en', 'SANA')):
            sources = search('', language=language).facets['source']
            assert {(value.label, value.count) for value in sources if value.value == 'sana'} == {(label, 2)}

    def test_values_of_one_facet_stay_selectable_together(self, archive: dict[str, Article]) -> None:
        results = search('', filters={'source': ('sana',)})
        assert {value.value: (value.count, value.selected) for value in results.facets['source']} == {
            'sana': (2, True),
            'rt': (1, False),
        }
        assert {value.value: value.count for value in results.facets['country']} == {'syria': 2}

    def test_each_hit_says_why(self, archive: dict[str, Article]) -> None:
        (hit,) = [hit for hit in search('أستانا الهدنة').hits if hit.article == archive['talks']]
        reasons = {reason.matched: (reason.rule, reason.exact_url_query) for reason in hit.why}
        assert reasons['بأستانا'] == ('attached particle', '=بأستانا')
        assert reasons['أستانة'][0] == 'same name'
        assert reasons['الهدنة'] == ('same form', '=الهدنة')
        assert any('بأستانا = ب + أستانا' in reason.explanation for reason in hit.why)

    def test_an_article_that_is_only_linked_says_so(self, archive: dict[str, Article]) -> None:
        putin = ParticipantFactory(slug='putin', name_ar='فلاديمير بوتين', name_en='Vladimir Putin')
        MentionFactory(article=archive['truce'], participant=putin, surface='يوما')
        (hit,) = search('بوتين').hits
        assert [reason.rule for reason in hit.why] == ['linked']

    def test_no_article_is_shown_for_a_name_that_is_not_in_it(self, archive: dict[str, Article]) -> None:
        for text in ('لافروف', 'Lavrov', 'سيرغي لافروف'):
            results = search(text)
            assert {hit.article.pk for hit in results.hits} == {archive['talks'].pk, archive['moscow'].pk}
            assert (results.total, results.relaxed) == (2, False)
            assert sum(value.count for value in results.facets['source']) == 2

    def test_a_link_is_a_reason_only_where_it_stands(self, archive: dict[str, Article]) -> None:
        results = search('لافروف هدنة حلب')
        assert {hit.article for hit in results.hits} == set(archive.values())
        (truce,) = [hit for hit in results.hits if hit.article == archive['truce']]
        assert truce.related
        assert 'linked' not in {reason.rule for reason in truce.why}

    def test_a_time_is_a_reason_only_for_what_was_published_in_it(self, archive: dict[str, Article]) -> None:
        hits = search('هدنة 1999').hits
        assert hits
        assert 'published' not in {reason.rule for hit in hits for reason in hit.why}

    @pytest.mark.parametrize(
        'text',
        ['وفد', 'لافروف حلب', 'الهدنة حلب لافروف', 'حلب OR موسكو', '"هدنة الوفود"', 'القرار هدنة', 'أستانا وفود'],
    )
    def test_every_hit_has_a_reason(self, archive: dict[str, Article], text: str) -> None:
        hits = search(text).hits
        assert hits
        assert all(hit.why for hit in hits)

    def test_a_choice_brings_only_what_has_one_of_it(self, archive: dict[str, Article]) -> None:
        results = search('وفد OR حلب')
        assert (keys(results), results.total) == ([archive['truce'].pk], 1)

    def test_a_phrase_that_stands_as_typed_is_the_same_form(self, archive: dict[str, Article]) -> None:
        (hit,) = [hit for hit in search('"إن الهدنة"').hits if not hit.related]
        assert [(reason.rule, reason.matched) for reason in hit.why] == [('same form', 'إن الهدنة')]

    def test_the_article_has_its_alef_again_behind_a_particle(self, archive: dict[str, Article]) -> None:
        president = ParticipantFactory(slug='president', name_ar='الرئيس الفلاني', name_en='President')
        AliasFactory(participant=president, spelling='الرئيس الفلاني')
        article = ArticleFactory(headline='رسالة', body='وجهت رسالة للرئيس الفلاني.')
        (hit,) = [hit for hit in search('الرئيس الفلاني').hits if hit.article == article]
        assert any('ل + الرئيس الفلاني' in reason.explanation for reason in hit.why)

    def test_the_exact_form_asks_for_that_form_only(self, archive: dict[str, Article]) -> None:
        assert keys(search('=أستانة')) == [archive['talks'].pk]
        assert keys(search('=آستانة')) == []


class TestSuggestions:
    def test_the_other_keyboard_layout(self, archive: dict[str, Article]) -> None:
        results = search('ghtv,t')
        assert results.replaced_by == 'لافروف'
        assert results.total == 2

    def test_whoever_asks_gets_the_same_other_writing(self, archive: dict[str, Article]) -> None:
        shown = [hit.article.pk for hit in search('ghtv,t').hits]
        assert list(search_ids(SearchRequest('ghtv,t'))) == shown
        assert len(list(run_lines(['q\tghtv,t'], 10))) == len(shown) == 2

    def test_a_guess_that_finds_nothing_is_taken_back(self, archive: dict[str, Article]) -> None:
        ParticipantFactory(slug='walid', name_ar='وليد محمد', name_en='Walid Mohammad')
        article = ArticleFactory(headline='سيرة', body='كان محمد أول ولد في البيت.')
        results = search('ولد محمد')
        assert [hit.article for hit in results.hits] == [article]
        assert not any('وليد' in notice for notice in results.notices)

    def test_a_foreign_word_of_few_consonants_must_sound_like_it(self, archive: dict[str, Article]) -> None:
        ArticleFactory(headline='قصف', body='قصفت الغوطة أمس.')
        assert search('Ghouta').replaced_by == 'الغوطة'
        assert search('Get').total == 0

    def test_hamza_before_a_waw_stands_on_either_seat(self, archive: dict[str, Article]) -> None:
        article = ArticleFactory(headline='تصريح', body='قال مسؤول كبير.')
        assert keys(search('مسئول')) == [article.pk]

    def test_a_misspelled_word_is_suggested(self, archive: dict[str, Article]) -> None:
        results = search('المحادثتت بأستانا')
        assert results.suggestion == 'المحادثات بأستانا' or results.replaced_by == 'المحادثات بأستانا'

    def test_a_foreign_word_is_found_by_its_consonants(self, archive: dict[str, Article]) -> None:
        ArticleFactory(headline='زيارة', body='وصلت موغيريني إلى عمان.')
        results = search('Mogherini')
        assert results.replaced_by == 'موغيريني'
        assert results.total == 1

    def test_a_suggestion_is_written_as_the_archive_prints_it(self, archive: dict[str, Article]) -> None:
        ArticleFactory(headline='مأساة إنسانيّة', body='الأزمة الإنسانية.')
        results = search('الأزمة الإنسانيخ')
        assert (results.suggestion or results.replaced_by) == 'الأزمة الإنسانية'

    def test_what_finds_nothing_either_is_not_put_in_the_place_of_a_query(self, archive: dict[str, Article]) -> None:
        AliasFactory(
            participant=ParticipantFactory(name_ar='نور سلطان نزارباييف', name_en='Nursultan Nazarbayev'),
            spelling='نزارباييف',
        )
        results = search('نزرباييف')
        assert (results.total, results.replaced_by, results.suggestion) == (0, None, 'نزارباييف')

    def test_a_word_of_which_other_keys_leave_a_number_was_typed_as_meant(self, archive: dict[str, Article]) -> None:
        ArticleFactory(headline='خبر', body='انعقد في 2 من الشهر عام 2016.')
        results = search('ك2 2016')
        assert (results.replaced_by, results.suggestion) == (None, None)

    def test_a_foreign_word_is_read_as_the_word_that_sounds_like_it_or_as_none(
        self, archive: dict[str, Article]
    ) -> None:
        ArticleFactory(headline='خبر', body='قامت القوات بنقل الكفار كما سموهم.')
        assert [search(text).replaced_by for text in ('committee', 'Kafraya')] == [None, None]
        ArticleFactory(headline='خبر', body='خرجوا من كفريا إلى غازيعنتاب أمس، كما في بروسيا.')
        results = [search(text) for text in ('Gaziantep', 'Kafraya', 'process')]
        assert [each.replaced_by for each in results] == ['غازيعنتاب', None, None]
        assert [each.suggestion for each in results] == [None, 'كفريا', 'بروسيا']

    def test_a_foreign_word_of_one_consonant_sounds_like_nothing(self, archive: dict[str, Article]) -> None:
        ArticleFactory(headline='خبر', body='صدر العفو عنهم في يوم بعيد عكس المتوقع.')
        for text in ('foo', 'http://x.y', 'ух'):
            assert search(text).replaced_by is None

    def test_another_word_is_proposed_and_never_run_unasked(self, archive: dict[str, Article]) -> None:
        ArticleFactory(headline='خبر', body='وجه رسالة إليهم.')
        results = search('خوجه')
        assert (results.total, results.replaced_by, results.suggestion) == (0, None, 'وجه')

    def test_what_only_some_of_its_words_answer_is_not_run_unasked(self, archive: dict[str, Article]) -> None:
        ArticleFactory(headline='زيارة', body='وصلت موغيريني إلى عمان.')
        assert search('Mogherini xqzt').replaced_by is None

    def test_known_words_are_left_alone(self, archive: dict[str, Article]) -> None:
        results = search('هدنة')
        assert results.suggestion is None
        assert results.replaced_by is None

    def test_nothing_found_says_what_to_try(self, archive: dict[str, Article]) -> None:
        results = search('هدنة', filters={'source': ('rt',)})
        assert results.total == 0
        assert [(each.request.filters, each.count) for each in results.nearby] == [({}, 2)]


class TestAnything:
    def test_no_query_fails_or_hangs(self, archive: dict[str, Article]) -> None:
        chosen = random.Random(7)
        marks = ['"', '«', '(', ')', ' -', '=', '*', ':', '|', ' OR ', ' أو ', ' ليس ', 'ـ', '\u200f', '\0', '#', "'"]
        words = ['مصدر:', 'من:', ' لافروف ', ' هدنة', 'أستانا ', '7 ', '2017', '24/1/2017', ' Lavrov', 'xqzt', 'ا' * 40]
        pieces = marks + words
        for _ in range(150):
            text = ''.join(chosen.choices(pieces, k=chosen.randint(1, 25)))
            with no_runaway():
                results = search(text)
            assert results.total >= len(results.hits), text


class TestCompletions:
    def test_groups_of_names_and_words(self, archive: dict[str, Article]) -> None:
        TopicFactory(slug='aleppo', name_ar='حلب', name_en='Aleppo')
        with override('en'):
            groups = {group['label']: group['entries'] for group in complete('لاف')}
            assert [entry['text'] for entry in groups['Participants']] == ['Sergey Lavrov']
            assert groups['Participants'][0]['url'].endswith('/participants/lavrov/')
            assert [entry['text'] for entry in groups['Words']] == ['لافروف']
            (word,) = complete('استان')[-1]['entries'][:1]
            assert word['text'] in ('أستانة', 'أستانا', 'بأستانا')
            assert {group['label'] for group in complete('حل')} == {'Topics', 'Words'}

    @pytest.mark.parametrize('typed', ['', ' ', 'ل', '"', '🙂', 'ا' * 5000])
    def test_whatever_is_typed(self, archive: dict[str, Article], typed: str) -> None:
        assert isinstance(complete(typed), list)


class TestCommand:
    def run(self, *arguments: Any, **options: Any) -> str:
        output = io.StringIO()
        call_command('search', *arguments, stdout=output, **options)
        return output.getvalue()

    def test_json_as_laid_down(self, archive: dict[str, Article]) -> None:
        answer = json.loads(self.run('لافروف', '--json', '--limit', '1'))
        assert {'query', 'total', 'relaxed', 'suggestion', 'hits', 'facets'} <= answer.keys()
        (hit,) = answer['hits']
        assert {'rank', 'id', 'original', 'record', 'score', 'headline', 'snippet', 'path', 'why'} <= hit.keys()
        assert '<mark>' not in hit['snippet']
        assert ['sana', 1] in answer['facets']['source']

    def test_batch_writes_a_run(self, archive: dict[str, Article], tmp_path: Path) -> None:
        queries, run = tmp_path / 'queries.tsv', tmp_path / 'run.txt'
        queries.write_text('q1\tمن هو لافروف؟\nq2\tهدنة\nq3\tلاشيءلاشيء\n', encoding='utf-8')
        self.run('--batch', str(queries), '--output', str(run), limit=5)
        lines = [line.split(' ') for line in run.read_text(encoding='utf-8').splitlines()]
        assert {line[0] for line in lines} == {'q1', 'q2'}
        assert [line[3] for line in lines if line[0] == 'q1'] == ['1', '2']
        assert all(line[1] == 'Q0' and line[5] == 'archive' for line in lines)
        assert archive['truce'].received_as.removesuffix('.txt') in {line[2] for line in lines if line[0] == 'q2'}

    def test_white_space_in_an_id_breaks_no_line_of_a_run(self, archive: dict[str, Article], tmp_path: Path) -> None:
        ArticleFactory(body='زيارة وحيدة', record='نص  عن\u00a0أستانا 7')
        queries = tmp_path / 'queries.tsv'
        queries.write_text('q 1\tوحيدة\n', encoding='utf-8')
        (line,) = self.run('--batch', str(queries)).splitlines()
        assert line.split()[:4] == ['q_1', 'Q0', 'نص_عن_أستانا_7', '1']
        assert len(line.split()) == 6

    def test_a_line_without_tab_is_named(self, tmp_path: Path) -> None:
        queries = tmp_path / 'queries.tsv'
        queries.write_text('q1 هدنة\n', encoding='utf-8')
        with pytest.raises(CommandError, match='Line 1'):
            self.run('--batch', str(queries))
