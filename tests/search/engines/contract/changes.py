"""The words of the index, and how it changes."""

import pytest

from articles.search.engines.base import ArticleRecord, IndexBusy
from articles.search.syntax import Everything, Word
from tests.search.engines.contract.records import article, build, found


class ChangeContract:
    def test_words_are_told_with_their_frequency(self, engine):
        build(engine, [article(1, 'لافروف لافرنتي لافروف'), article(2, 'لافروف')])
        assert engine.terms('لاف') == [('لافروف', 2), ('لافرنتي', 1)]
        assert engine.terms('لاف', limit=1) == [('لافروف', 2)]
        assert dict(engine.words()) == {'لافروف': 2, 'لافرنتي': 1}

    def test_words_of_removed_articles_are_told_no_more(self, engine):
        build(engine, [article(n, 'لافروف') for n in range(1, 6)] + [article(6, 'لافروف لافرنتي'), article(7, 'حلب')])
        with engine.writing() as writer:
            writer.replace([article(7, 'جنيف')], {6, 1})
        assert engine.terms('لاف') == [('لافروف', 4)]
        assert set(dict(engine.words())) == {'لافروف', 'جنيف'}

    def test_a_word_between_removed_articles_stays(self, engine):
        build(engine, [article(n, 'هدنة') for n in range(1, 4)])
        with engine.writing() as writer:
            writer.replace([], {1, 3})
        assert engine.terms('هد') == [('هدنه', 1)]
        assert set(dict(engine.words())) == {'هدنه'}

    def test_a_change_is_found_by_the_next_search(self, engine):
        build(engine, [article(1, 'هدنة'), article(2, 'حلب')])
        before = engine.generation
        with engine.writing() as writer:
            writer.replace([article(1, 'جنيف'), article(3, 'هدنة')], {2})
        assert engine.generation != before
        assert (found(engine, Word('هدنة')), found(engine, Everything())) == ([3], [1, 3])
        assert engine.document_count == 2

    def test_an_article_twice_in_one_change_is_indexed_once(self, engine):
        build(engine, [])
        with engine.writing() as writer:
            writer.replace([article(1, 'هدنة'), article(1, 'حلب')])
        assert (found(engine, Everything()), found(engine, Word('حلب'))) == ([1], [1])

    def test_many_small_changes_leave_the_last_state(self, engine):
        build(engine, [article(n, 'هدنة') for n in range(1, 6)])
        for turn in range(15):
            with engine.writing() as writer:
                writer.replace([article(turn % 5 + 1, f'حلب {turn}')], merge=turn == 7)
        with engine.writing() as writer:
            writer.replace([], {5})
        assert found(engine, Everything()) == [1, 2, 3, 4]
        assert found(engine, Word('13')) == [4]
        assert found(engine, Word('هدنة')) == []

    def test_a_change_that_fails_changes_nothing(self, engine):
        build(engine, [article(1, 'هدنة')])
        broken = ArticleRecord(2, '', None)  # type: ignore[arg-type]
        with engine.writing() as writer, pytest.raises(TypeError):
            writer.replace([article(1, 'حلب'), broken])
        assert found(engine, Word('هدنة')) == [1]
        with engine.writing() as writer:
            writer.replace([article(1, 'حلب')])
        assert found(engine, Word('حلب')) == [1]

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
            assert found(engine, Everything()) == [1]
        assert not engine.is_rebuilding()
        assert found(engine, Everything()) == [1]

    def test_a_rebuild_catches_up_before_it_takes_over(self, engine):
        build(engine, [article(1, 'هدنة')])
        with engine.rebuilding() as new, engine.write_lock(1):
            new.add([article(1, 'هدنة'), article(2, 'هدنة')])
            new.replace([article(2, 'حلب')], {1})
            assert new.stamps() == {2: engine.stamp(article(2, 'حلب'))}
            new.publish()
        assert found(engine, Everything()) == found(engine, Word('حلب')) == [2]

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
