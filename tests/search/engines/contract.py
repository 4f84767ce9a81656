"""What every search engine must do. A test class for an engine inherits this one and provides `engine`, empty.

Articles are records here and need no database, but for `more_like`, which reads the article it starts from.
"""

import datetime
from collections.abc import Iterable
from typing import Any

import pytest

from articles.search.engines.base import ArticleRecord, IndexBusy, SearchEngine
from articles.search.syntax import (
    All,
    AnyOf,
    DateRange,
    Everything,
    Family,
    Filter,
    Node,
    Not,
    Phrase,
    Prefix,
    Word,
)


def day(written: str) -> datetime.date:
    return datetime.date.fromisoformat(written)


def article(id: int, body: str, headline: str = '', published: str | None = None, **facets: Any) -> ArticleRecord:
    """A record; facets as single values or tuples."""
    values = {name: (value,) if isinstance(value, str) else value for name, value in facets.items() if name != 'family'}
    when = day(published) if published else None
    return ArticleRecord(id, headline, body, when, when, facets.get('family', 0), values)


def build(engine: SearchEngine, records: Iterable[ArticleRecord]) -> SearchEngine:
    with engine.rebuilding() as new, engine.write_lock(5):
        new.add(records)
        new.publish()
    return engine


def names(*spellings: str) -> Family:
    return Family('participant', 'somebody', spellings[0], tuple(tuple(each.split()) for each in spellings))


class EngineContract:
    @pytest.fixture
    def engine(self) -> SearchEngine:
        raise NotImplementedError

    def found(self, engine: SearchEngine, tree: Node, **options: Any) -> list[int]:
        return sorted(engine.run(tree, **options).ids)

    # What a word finds

    def test_a_word_finds_its_spellings_and_forms(self, engine):
        build(engine, [
            article(1, 'انطلقت المحادثات في أستانا'),
            article(2, 'وفود تصل إلى أستانة اليوم'),
            article(3, 'محادثاتهم في جنيف'),
            article(4, 'مُحادثاتٌ في آستانه'),
        ])  # fmt: skip
        assert self.found(engine, Word('محادثات')) == [1, 4]
        assert self.found(engine, Word('المحادثات')) == [1, 4]
        assert self.found(engine, Word('استانه')) == self.found(engine, Word('آستانة')) == [2, 4]

    def test_a_word_finds_its_forms_with_particles_and_both_readings_of_a_waw(self, engine):
        build(engine, [article(1, 'بمشاركة الوزير'), article(2, 'ولمشاركة وزير'), article(3, 'المشاركة ووزير')])
        assert self.found(engine, Word('مشاركة')) == self.found(engine, Word('المشاركة')) == [1, 2, 3]
        assert self.found(engine, Word('وزير')) == self.found(engine, Word('الوزير')) == [1, 2, 3]

    def test_digits_of_all_scripts_are_one(self, engine):
        build(engine, [article(1, 'عام ٢٠١٧'), article(2, 'عام 2017'), article(3, 'عام ۲۰۱۷'), article(4, 'عام 2018')])
        assert self.found(engine, Word('٢٠١٧')) == [1, 2, 3]

    def test_a_root_alone_does_not_put_an_article_in_the_result_set(self, engine):
        build(engine, [article(1, 'وفد المعارضة'), article(2, 'معرض الكتاب')])
        answer = engine.run(Word('معارضة'))
        assert (answer.ids, answer.total, answer.strict_total) == ([1], 1, 1)

    def test_the_relaxed_tree_adds_related_forms_and_marks_them(self, engine):
        build(engine, [article(1, 'وصل الوفد'), article(2, 'وصلت الوفود'), article(3, 'لا شيء')])
        answer = engine.run(Word('وفد'), relaxed_tree=AnyOf((Word('وفد'),)))
        assert (answer.ids, answer.related, answer.total, answer.strict_total) == ([1, 2], frozenset({2}), 2, 1)

    def test_relaxing_keeps_what_has_all_the_words_in_front(self, engine):
        build(engine, [
            article(1, 'هدنة هدنة هدنة هدنة'),
            article(2, 'هدنة ' + 'كلام طويل جدا ' * 30 + 'حلب'),
        ])  # fmt: skip
        both = (Word('هدنة'), Word('حلب'))
        answer = engine.run(All(both), relaxed_tree=AnyOf(both))
        assert (answer.ids, answer.related) == ([2, 1], frozenset({1}))

    def test_as_many_parts_as_fill_a_page_are_asked_of_the_relaxed(self, engine):
        build(engine, [article(n, 'هدنة حلب') for n in range(1, 31)] + [article(99, 'هدنة')])
        three = (Word('هدنة'), Word('حلب'), Word('جنيف'))
        assert engine.run(All(three), relaxed_tree=AnyOf(three, 2)).total == 30
        assert engine.run(All(three), relaxed_tree=AnyOf(three, 3)).total == 30

    def test_conditions_of_the_relaxed_stay_required(self, engine):
        build(
            engine,
            [article(1, 'هدنة حلب'), article(2, 'هدنة', source='sana'), article(3, 'هدنة معارضة', source='sana')],
        )
        some = AnyOf((Word('هدنة'), Word('حلب')), 2)
        conditions = (Filter('source', ('sana',)), Not(Word('معارضة')))
        answer = engine.run(All((Word('جنيف'), *conditions)), relaxed_tree=All((some, *conditions)))
        assert answer.ids == [2]

    def test_what_is_excluded_is_not_widened(self, engine):
        build(engine, [article(1, 'هدنة الوفود'), article(2, 'هدنة الوفد')])
        tree = All((Word('هدنة'), Not(Word('وفد'))))
        assert engine.run(All((Word('حلب'), tree)), relaxed_tree=tree).ids == [1]

    def test_enough_strict_answers_are_not_relaxed(self, engine):
        build(engine, [article(n, 'هدنة') for n in range(1, 25)] + [article(99, 'حلب')])
        answer = engine.run(Word('هدنة'), stop=5, relaxed_tree=AnyOf((Word('هدنة'), Word('حلب'))))
        assert (answer.total, answer.strict_total) == (24, 24)

    def test_stop_words_count_for_nothing_beside_others(self, engine):
        build(engine, [article(1, 'الهدنة في حلب'), article(2, 'الهدنة')])
        assert self.found(engine, All((Word('الهدنة'), Word('في')))) == [1, 2]

    def test_stop_words_alone_are_words(self, engine):
        build(engine, [article(1, 'الهدنة في حلب'), article(2, 'الهدنة')])
        assert self.found(engine, All((Word('في'),))) == [1]

    def test_a_word_as_written_tells_spellings_apart(self, engine):
        build(engine, [article(1, 'أستانا'), article(2, 'استانا'), article(3, 'أستانـا')])
        assert self.found(engine, Word('أستانا', exact=True)) == [1, 3]

    def test_a_beginning_finds_words_with_particles_and_article(self, engine):
        build(engine, [article(1, 'بالمفاوضات'), article(2, 'ومفاوضون'), article(3, 'فوضى'), article(4, 'للمفاوض')])
        assert self.found(engine, Prefix('مفاو')) == [1, 2, 4]

    # Phrases and names

    def test_a_phrase_is_exact_up_to_spelling(self, engine):
        build(engine, [
            article(1, 'وقف إطلاق النار'),
            article(2, 'وقف اِطلاق النّار'),
            article(3, 'إطلاق النار وقف'),
            article(4, 'وقف لإطلاق النار'),
        ])  # fmt: skip
        assert self.found(engine, Phrase(('وقف', 'اطلاق', 'النار'))) == [1, 2]

    def test_a_phrase_keeps_its_stop_words(self, engine):
        build(engine, [article(1, 'الهدنة في حلب'), article(2, 'الهدنة حلب')])
        assert self.found(engine, Phrase(('الهدنه', 'في', 'حلب'))) == [1]

    def test_a_phrase_does_not_run_from_headline_into_body(self, engine):
        build(engine, [article(1, 'حلب غدا', headline='الهدنة في'), article(2, 'الهدنة في حلب')])
        assert self.found(engine, Phrase(('الهدنه', 'في', 'حلب'))) == [2]

    def test_a_name_is_found_in_every_spelling_with_its_particles(self, engine):
        build(engine, [
            article(1, 'قال دي ميستورا'),
            article(2, 'ولديميستورا رأي'),
            article(3, 'de Mistura said'),
            article(4, 'ودي ميستورا'),
            article(5, 'ميستورا'),
        ])  # fmt: skip
        assert self.found(engine, names('دي ميستورا', 'ديميستورا', 'de mistura')) == [1, 2, 3, 4]

    def test_the_article_after_a_preposition_loses_its_alef(self, engine):
        build(engine, [article(1, 'بيان للأمم المتحدة'), article(2, 'وبالأمم المتحدة'), article(3, 'أمم متحدة')])
        assert self.found(engine, names('الامم المتحده')) == [1, 2]

    def test_a_name_with_the_article_is_not_the_one_without(self, engine):
        build(engine, [article(1, 'مدينة دوما'), article(2, 'مجلس الدوما')])
        assert self.found(engine, names('دوما')) == [1]

    def test_two_letters_take_no_particle(self, engine):
        build(engine, [article(1, 'في آب'), article(2, 'باب المدينة')])
        assert self.found(engine, names('اب')) == [1]

    def test_every_spelling_of_a_name_gives_the_same_order(self, engine):
        build(engine, [article(n, 'لافروف ' * n + 'كلام ' * (20 - n)) for n in range(1, 9)])
        one, other = names('لافروف', 'lavrov'), Family('participant', 'somebody', 'Lavrov', (('lavrov',), ('لافروف',)))
        assert engine.run(one).ids == engine.run(other).ids

    # Combining

    def test_parts_are_combined(self, engine):
        build(engine, [article(1, 'هدنة حلب'), article(2, 'هدنة جنيف'), article(3, 'جنيف')])
        truce, aleppo, geneva = Word('هدنة'), Word('حلب'), Word('جنيف')
        assert self.found(engine, All((truce, geneva))) == [2]
        assert self.found(engine, AnyOf((aleppo, geneva))) == [1, 2, 3]
        assert self.found(engine, AnyOf((truce, aleppo, geneva), 2)) == [1, 2]
        assert self.found(engine, All((truce, Not(aleppo)))) == [2]
        assert self.found(engine, Not(truce)) == [3]
        assert self.found(engine, Everything()) == [1, 2, 3]

    def test_nothing_is_found_in_an_empty_index(self, engine):
        build(engine, [])
        answer = engine.run(All((Word('هدنة'), names('لافروف'), Phrase(('ا', 'ب')))), facets=('source',))
        assert (answer.total, answer.ids, answer.facets) == (0, [], {'source': []})

    # Order

    def test_the_headline_weighs_more_than_the_body(self, engine):
        build(engine, [
            article(1, 'هدنة ' + 'كلام ' * 10),
            article(2, 'هدنة ' + 'كلام ' * 9, headline='كلام'),
            article(3, 'كلام ' * 10, headline='هدنة'),
        ])  # fmt: skip
        assert engine.run(Word('هدنة')).ids[0] == 3

    def test_the_undated_come_last_in_both_directions(self, engine):
        build(engine, [article(1, 'هدنة', published='2017-01-24'), article(2, 'هدنة'),
                       article(3, 'هدنة', published='2018-01-24')])  # fmt: skip
        assert engine.run(Word('هدنة'), order='newest').ids == [3, 1, 2]
        assert engine.run(Word('هدنة'), order='oldest').ids == [1, 3, 2]

    def test_pages_follow_each_other_without_gap_or_repetition(self, engine):
        build(engine, [article(n, 'هدنة') for n in range(1, 24)])
        pages = [engine.run(Word('هدنة'), start=start, stop=start + 10).ids for start in (0, 10, 20, 30)]
        assert [len(page) for page in pages] == [10, 10, 3, 0]
        assert [id for page in pages for id in page] == list(range(23, 0, -1))

    def test_a_search_without_words_is_ordered_by_day(self, engine):
        build(engine, [article(1, 'أ', published='2017-01-24'), article(2, 'ب', published='2018-01-24')])
        assert engine.run(Everything()).ids == [2, 1]

    # Filters and facets

    @pytest.fixture
    def sorted_articles(self, engine):
        return build(engine, [
            article(1, 'هدنة', published='2017-01-24', source='sana', participant=('lavrov', 'assad'), year='2017'),
            article(2, 'هدنة', published='2017-02-06', source='sana', participant='lavrov', year='2017'),
            article(3, 'هدنة', published='2018-03-16', source='al jazeera, doha', year='2018'),
            article(4, 'حلب', year='2018', source='sana'),
        ])  # fmt: skip

    def test_filters_narrow(self, sorted_articles):
        def filtered(*filters):
            return self.found(sorted_articles, Word('هدنة'), filters=filters)

        assert filtered(Filter('source', ('sana',))) == [1, 2]
        assert filtered(Filter('source', ('al jazeera, doha',))) == [3]
        assert filtered(Filter('participant', ('lavrov',)), Filter('year', ('2018',))) == []
        assert filtered(Filter('participant', ('assad', 'none'))) == [1, 3]

    def test_filters_in_the_tree_narrow_too(self, sorted_articles):
        assert self.found(sorted_articles, All((Word('هدنة'), Filter('source', ('sana',))))) == [1, 2]

    def test_dates_narrow_and_include_their_bounds(self, sorted_articles):
        def dated(start, end):
            return self.found(sorted_articles, DateRange(start, end))

        assert dated('2017-02-06', None) == [2, 3]
        assert dated(None, '2017-02-06') == [1, 2]
        assert dated('2017-01-24', '2017-02-05') == [1]
        assert dated(None, None) == [1, 2, 3]

    def test_a_date_known_by_its_year_counts_as_the_whole_year(self, engine):
        build(engine, [ArticleRecord(1, '', 'هدنة', day('2017-01-01'), day('2017-12-31'))])
        assert self.found(engine, DateRange('2017-06-01', '2017-06-30')) == [1]
        assert self.found(engine, DateRange('2018-01-01', None)) == []

    def test_facets_count_the_result_set_exactly(self, sorted_articles):
        answer = sorted_articles.run(Word('هدنة'), stop=1, facets=('source', 'participant'))
        assert answer.facets == {
            'source': [('sana', 2), ('al jazeera, doha', 1)],
            'participant': [('lavrov', 2), ('assad', 1), ('none', 1)],
        }

    def test_a_facet_leaves_its_own_filter_aside(self, sorted_articles):
        chosen = (Filter('source', ('sana',)), Filter('year', ('2017',)))
        answer = sorted_articles.run(Everything(), filters=chosen, facets=('source', 'year'))
        assert answer.total == 2
        assert answer.facets == {'source': [('sana', 2)], 'year': [('2017', 2), ('2018', 1)]}

    def test_a_chosen_value_stays_in_sight(self, sorted_articles):
        answer = sorted_articles.run(
            Word('حلب'), filters=[Filter('source', ('al jazeera, doha',))], facets=('source',), facet_limit=1
        )
        assert answer.facets == {'source': [('sana', 1), ('al jazeera, doha', 0)]}

    def test_unknown_fields_and_orders_are_refused(self, sorted_articles):
        with pytest.raises(ValueError, match='colour'):
            sorted_articles.run(Everything(), filters=[Filter('colour', ('red',))])
        with pytest.raises(ValueError, match='colour'):
            sorted_articles.run(Everything(), facets=('colour',))
        with pytest.raises(ValueError, match='colour'):
            sorted_articles.run(Everything(), order='colour')
        with pytest.raises(ValueError, match='-1'):
            sorted_articles.run(Everything(), start=-1)

    def test_copies_are_folded_under_the_best_of_them(self, engine):
        build(engine, [article(1, 'هدنة', family=7), article(2, 'هدنة هدنة', family=7), article(3, 'هدنة'),
                       article(4, 'هدنة هدنة هدنة هدنة', family=8)])  # fmt: skip
        answer = engine.run(Word('هدنة'), fold_copies=True)
        assert (set(answer.ids), answer.total, answer.rows, answer.copies) == ({2, 3, 4}, 4, 3, {2: 1})
        assert engine.run(Word('هدنة')).rows == 4

    # Words of the index

    def test_words_are_told_with_their_frequency(self, engine):
        build(engine, [article(1, 'لافروف لافرنتي لافروف'), article(2, 'لافروف')])
        assert engine.terms('لاف') == [('لافروف', 2), ('لافرنتي', 1)]
        assert engine.terms('لاف', limit=1) == [('لافروف', 2)]
        assert dict(engine.words()) == {'لافروف': 2, 'لافرنتي': 1}

    # Changes

    def test_a_change_is_found_by_the_next_search(self, engine):
        build(engine, [article(1, 'هدنة'), article(2, 'حلب')])
        before = engine.generation
        with engine.writing() as writer:
            writer.replace([article(1, 'جنيف'), article(3, 'هدنة')], {2})
        assert engine.generation != before
        assert (self.found(engine, Word('هدنة')), self.found(engine, Everything())) == ([3], [1, 3])
        assert engine.document_count == 2

    def test_an_article_twice_in_one_change_is_indexed_once(self, engine):
        build(engine, [])
        with engine.writing() as writer:
            writer.replace([article(1, 'هدنة'), article(1, 'حلب')])
        assert (self.found(engine, Everything()), self.found(engine, Word('حلب'))) == ([1], [1])

    def test_many_small_changes_leave_the_last_state(self, engine):
        build(engine, [article(n, 'هدنة') for n in range(1, 6)])
        for turn in range(15):
            with engine.writing() as writer:
                writer.replace([article(turn % 5 + 1, f'حلب {turn}')], merge=turn == 7)
        with engine.writing() as writer:
            writer.replace([], {5})
        assert self.found(engine, Everything()) == [1, 2, 3, 4]
        assert self.found(engine, Word('13')) == [4]
        assert self.found(engine, Word('هدنة')) == []

    def test_a_change_that_fails_changes_nothing(self, engine):
        build(engine, [article(1, 'هدنة')])
        broken = ArticleRecord(2, '', None)  # type: ignore[arg-type]
        with engine.writing() as writer, pytest.raises(TypeError):
            writer.replace([article(1, 'حلب'), broken])
        assert self.found(engine, Word('هدنة')) == [1]
        with engine.writing() as writer:
            writer.replace([article(1, 'حلب')])
        assert self.found(engine, Word('حلب')) == [1]

    def test_one_writes_at_a_time(self, engine):
        build(engine, [])
        with engine.writing(), pytest.raises(IndexBusy), engine.writing():
            pass
        with engine.writing():
            pass

    def test_a_rebuild_that_is_not_published_leaves_the_old_index(self, engine):
        build(engine, [article(1, 'هدنة')])
        with engine.rebuilding() as new:
            assert engine.is_rebuilding()
            new.add([article(2, 'حلب')])
            assert self.found(engine, Everything()) == [1]
        assert not engine.is_rebuilding()
        assert self.found(engine, Everything()) == [1]

    def test_a_rebuild_catches_up_before_it_takes_over(self, engine):
        build(engine, [article(1, 'هدنة')])
        with engine.rebuilding() as new, engine.write_lock(1):
            new.add([article(1, 'هدنة'), article(2, 'هدنة')])
            new.replace([article(2, 'حلب')], {1})
            assert new.stamps() == {2: engine.stamp(article(2, 'حلب'))}
            new.publish()
        assert self.found(engine, Everything()) == self.found(engine, Word('حلب')) == [2]

    def test_stamps_tell_versions_apart(self, engine):
        build(engine, [article(1, 'هدنة', source='sana')])
        assert engine.stamps() == {1: engine.stamp(article(1, 'هدنة', source='sana'))}
        for other in (article(1, 'حلب', source='sana'), article(1, 'هدنة'), article(1, 'هدنة', family=3)):
            assert engine.stamp(other) != engine.stamps()[1]

    def test_clearing_leaves_an_empty_index(self, engine):
        build(engine, [article(1, 'هدنة')])
        engine.clear()
        assert engine.document_count == 0
        assert engine.problem() is None
