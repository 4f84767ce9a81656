"""What words, names, phrases and their combinations find."""

from articles.search.syntax import (
    Alike,
    All,
    AnyOf,
    Beside,
    Everything,
    Family,
    Filter,
    Not,
    Phrase,
    Prefix,
    Spelled,
    Word,
)
from tests.search.engines.contract.records import article, build, found, names


class FindingContract:
    def test_a_word_finds_its_spellings_and_forms(self, engine):
        build(engine, [
            article(1, 'انطلقت المحادثات في أستانا'),
            article(2, 'وفود تصل إلى أستانة اليوم'),
            article(3, 'محادثاتهم في جنيف'),
            article(4, 'مُحادثاتٌ في آستانه'),
        ])  # fmt: skip
        assert found(engine, Word('محادثات')) == [1, 4]
        assert found(engine, Word('المحادثات')) == [1, 4]
        assert found(engine, Word('استانه')) == found(engine, Word('آستانة')) == [2, 4]

    def test_a_word_finds_its_forms_with_particles_and_both_readings_of_a_waw(self, engine):
        build(engine, [article(1, 'بمشاركة الوزير'), article(2, 'ولمشاركة وزير'), article(3, 'المشاركة ووزير')])
        assert found(engine, Word('مشاركة')) == found(engine, Word('المشاركة')) == [1, 2, 3]
        assert found(engine, Word('وزير')) == found(engine, Word('الوزير')) == [1, 2, 3]

    def test_digits_of_all_scripts_are_one(self, engine):
        build(engine, [article(1, 'عام ٢٠١٧'), article(2, 'عام 2017'), article(3, 'عام ۲۰۱۷'), article(4, 'عام 2018')])
        assert found(engine, Word('٢٠١٧')) == [1, 2, 3]

    def test_a_root_alone_does_not_put_an_article_in_the_result_set(self, engine):
        build(engine, [article(1, 'وفد المعارضة'), article(2, 'معرض الكتاب')])
        answer = engine.run(Word('معارضة'))
        assert (answer.ids, answer.total, answer.strict_total) == ([1], 1, 1)

    def test_the_relaxed_tree_adds_related_forms_and_marks_them(self, engine):
        build(engine, [article(1, 'وصل الوفد'), article(2, 'وصلت الوفود'), article(3, 'لا شيء')])
        answer = engine.run(Word('وفد'), relaxed_tree=AnyOf((Word('وفد'),)))
        assert (answer.ids, answer.related, answer.total, answer.strict_total) == ([1, 2], frozenset({2}), 2, 1)

    def test_the_relaxed_tree_adds_words_that_are_written_like_one_and_marks_them(self, engine):
        build(engine, [
            article(1, 'زار شتولتنبرغ أنقرة'),
            article(2, 'وقال ستولتنبرغ أمس'),
            article(3, 'وشتولتنبيرغ أيضا'),
            article(4, 'نورنبرغ'),
        ])  # fmt: skip
        word = Word('شتولتنبرغ')
        answer = engine.run(word, relaxed_tree=AnyOf((AnyOf((word, Alike('شتولتنبرغ'))),)))
        assert (answer.ids, answer.related) == ([1, 2, 3], frozenset({2, 3}))
        assert (answer.total, answer.strict_total) == (3, 1)
        assert set(engine.alike('شتولتنبرغ')) == {'ستولتنبرغ', 'وشتولتنبيرغ'}
        assert engine.run(word).total == 1

    def test_a_word_that_a_page_of_articles_has_needs_none_like_it(self, engine):
        build(engine, [article(n, 'المعارضة') for n in range(1, 21)] + [article(99, 'معارضات كازاخستان')])
        assert engine.run(Alike('المعارضة')).total == 0
        assert engine.run(Alike('كازاخيستان')).ids == [99]

    def test_short_words_and_numbers_are_like_no_other(self, engine):
        build(engine, [article(1, 'حلبا حلبي بحلب قصفا 20171 20172'), article(2, 'قصفت')])
        for text in ('حلب', 'قصفه', '20170', 'ال', ''):
            assert (engine.alike(text), engine.run(Alike(text)).total) == ((), 0)

    def test_the_few_words_most_like_one_stand_for_it(self, engine):
        ends = [first + second for first in 'بتثجحخدذرز' for second in 'سشصضطظعغ']
        build(engine, [article(number, f'كازاخستان{end}') for number, end in enumerate(ends, 1)])
        chosen = engine.alike('كازاخستانل')
        assert 1 < len(chosen) < len(ends)
        assert engine.run(Alike('كازاخستانل')).total == len(chosen)

    def test_relaxing_keeps_what_has_all_the_words_in_front(self, engine):
        build(engine, [
            article(1, 'هدنة هدنة هدنة هدنة'),
            article(2, 'هدنة ' + 'كلام طويل جدا ' * 30 + 'حلب'),
        ])  # fmt: skip
        both = (Word('هدنة'), Word('حلب'))
        answer = engine.run(All(both), relaxed_tree=AnyOf(both))
        assert (answer.ids, answer.related) == ([2, 1], frozenset({1}))

    def test_not_strict_first_the_scores_decide(self, engine):
        build(engine, [
            article(1, 'هدنة هدنة هدنة هدنة'),
            article(2, 'هدنة ' + 'كلام طويل جدا ' * 30 + 'حلب'),
            article(3, 'حلب'),
            article(4, 'حلب'),
        ])  # fmt: skip
        both = (Word('هدنة'), Word('حلب'))
        answer = engine.run(All(both), relaxed_tree=AnyOf(both), strict_first=False)
        assert (answer.ids[0], answer.related, answer.strict_total) == (1, frozenset({1, 3, 4}), 1)

    def test_words_side_by_side_are_lifted_and_none_is_left_out(self, engine):
        build(engine, [
            article(1, 'وقف النار والإطلاق'),
            article(2, 'النار وقف إطلاق'),
            article(3, 'إطلاق وقف النار'),
            article(4, 'النار إطلاق الوقف'),
        ])  # fmt: skip
        words = (Word('إطلاق'), Word('وقف'))
        answer = engine.run(All((*words, Beside('وقف', 'اطلاق'))))
        assert (answer.total, set(answer.ids[:1])) == (4, {2})
        assert engine.run(Beside('وقف', 'اطلاق')).total == 4

    def test_a_name_as_typed_is_lifted_and_no_other_spelling_is_left_out(self, engine):
        build(engine, [article(1, 'هدنة أستانا'), article(2, 'هدنة أستانة'), article(3, 'هدنة العاصمة')])
        parts = (Word('هدنة'), Family('place', 'astana', 'أستانا', (('استانا',), ('استانه',))))
        assert engine.run(All(parts)).ids == [2, 1]
        assert engine.run(All((*parts, Spelled('استانا')))).ids == [1, 2]
        assert engine.run(Spelled('استانا')).total == 3

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
        assert found(engine, All((Word('الهدنة'), Word('في')))) == [1, 2]

    def test_stop_words_alone_are_words(self, engine):
        build(engine, [article(1, 'الهدنة في حلب'), article(2, 'الهدنة')])
        assert found(engine, All((Word('في'),))) == [1]

    def test_a_word_as_written_tells_spellings_apart(self, engine):
        build(engine, [article(1, 'أستانا'), article(2, 'استانا'), article(3, 'أستانـا')])
        assert found(engine, Word('أستانا', exact=True)) == [1, 3]

    def test_a_beginning_finds_words_with_particles_and_article(self, engine):
        build(engine, [article(1, 'بالمفاوضات'), article(2, 'ومفاوضون'), article(3, 'فوضى'), article(4, 'للمفاوض')])
        assert found(engine, Prefix('مفاو')) == [1, 2, 4]

    def test_a_phrase_is_exact_up_to_spelling(self, engine):
        build(engine, [
            article(1, 'وقف إطلاق النار'),
            article(2, 'وقف اِطلاق النّار'),
            article(3, 'إطلاق النار وقف'),
            article(4, 'وقف لإطلاق النار'),
        ])  # fmt: skip
        assert found(engine, Phrase(('وقف', 'اطلاق', 'النار'))) == [1, 2]

    def test_a_phrase_keeps_its_stop_words(self, engine):
        build(engine, [article(1, 'الهدنة في حلب'), article(2, 'الهدنة حلب')])
        assert found(engine, Phrase(('الهدنه', 'في', 'حلب'))) == [1]

    def test_a_phrase_does_not_run_from_headline_into_body(self, engine):
        build(engine, [article(1, 'حلب غدا', headline='الهدنة في'), article(2, 'الهدنة في حلب')])
        assert found(engine, Phrase(('الهدنه', 'في', 'حلب'))) == [2]

    def test_a_name_is_found_in_every_spelling_with_its_particles(self, engine):
        build(engine, [
            article(1, 'قال دي ميستورا'),
            article(2, 'ولديميستورا رأي'),
            article(3, 'de Mistura said'),
            article(4, 'ودي ميستورا'),
            article(5, 'ميستورا'),
        ])  # fmt: skip
        assert found(engine, names('دي ميستورا', 'ديميستورا', 'de mistura')) == [1, 2, 3, 4]

    def test_the_article_after_a_preposition_loses_its_alef(self, engine):
        build(engine, [article(1, 'بيان للأمم المتحدة'), article(2, 'وبالأمم المتحدة'), article(3, 'أمم متحدة')])
        assert found(engine, names('الامم المتحده')) == [1, 2]

    def test_a_name_with_the_article_is_not_the_one_without(self, engine):
        build(engine, [article(1, 'مدينة دوما'), article(2, 'مجلس الدوما')])
        assert found(engine, names('دوما')) == [1]

    def test_two_letters_take_no_particle(self, engine):
        build(engine, [article(1, 'في آب'), article(2, 'باب المدينة')])
        assert found(engine, names('اب')) == [1]

    def test_every_spelling_of_a_name_gives_the_same_order(self, engine):
        build(engine, [article(n, 'لافروف ' * n + 'كلام ' * (20 - n)) for n in range(1, 9)])
        one, other = names('لافروف', 'lavrov'), Family('participant', 'somebody', 'Lavrov', (('lavrov',), ('لافروف',)))
        assert engine.run(one).ids == engine.run(other).ids

    def test_parts_are_combined(self, engine):
        build(engine, [article(1, 'هدنة حلب'), article(2, 'هدنة جنيف'), article(3, 'جنيف')])
        truce, aleppo, geneva = Word('هدنة'), Word('حلب'), Word('جنيف')
        assert found(engine, All((truce, geneva))) == [2]
        assert found(engine, AnyOf((aleppo, geneva))) == [1, 2, 3]
        assert found(engine, AnyOf((truce, aleppo, geneva), 2)) == [1, 2]
        assert found(engine, All((truce, Not(aleppo)))) == [2]
        assert found(engine, Not(truce)) == [3]
        assert found(engine, Everything()) == [1, 2, 3]

    def test_nothing_is_found_in_an_empty_index(self, engine):
        build(engine, [])
        answer = engine.run(All((Word('هدنة'), names('لافروف'), Phrase(('ا', 'ب')))), facets=('source',))
        assert (answer.total, answer.ids, answer.facets) == (0, [], {'source': []})
