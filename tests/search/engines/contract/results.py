"""The order of results, their pages, filters, facets and copies."""

import pytest

from articles.search.engines.base import ArticleRecord
from articles.search.syntax import All, DateRange, Everything, Filter, Word
from tests.search.engines.contract.records import article, build, day, found


class ResultContract:
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
            return found(sorted_articles, Word('هدنة'), filters=filters)

        assert filtered(Filter('source', ('sana',))) == [1, 2]
        assert filtered(Filter('source', ('al jazeera, doha',))) == [3]
        assert filtered(Filter('participant', ('lavrov',)), Filter('year', ('2018',))) == []
        assert filtered(Filter('participant', ('assad', 'none'))) == [1, 3]

    def test_filters_in_the_tree_narrow_too(self, sorted_articles):
        assert found(sorted_articles, All((Word('هدنة'), Filter('source', ('sana',))))) == [1, 2]

    def test_dates_narrow_and_include_their_bounds(self, sorted_articles):
        def dated(start, end):
            return found(sorted_articles, DateRange(start, end))

        assert dated('2017-02-06', None) == [2, 3]
        assert dated(None, '2017-02-06') == [1, 2]
        assert dated('2017-01-24', '2017-02-05') == [1]
        assert dated(None, None) == [1, 2, 3]

    def test_a_date_known_by_its_year_counts_as_the_whole_year(self, engine):
        build(engine, [ArticleRecord(1, '', 'هدنة', day('2017-01-01'), day('2017-12-31'))])
        assert found(engine, DateRange('2017-06-01', '2017-06-30')) == [1]
        assert found(engine, DateRange('2018-01-01', None)) == []

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

    def test_a_folded_word_is_printed_as_most_articles_print_it(self, engine):
        build(engine, [article(1, 'أزمة إنسانيّة'), article(2, 'الأزمة الإنسانية', 'إنسانية'), article(3, 'انسانيه')])
        assert engine.printed('انسانيه') == 'إنسانية'
        assert engine.printed('الازمه') == 'الأزمة'
        assert engine.printed('سلام') == 'سلام'
