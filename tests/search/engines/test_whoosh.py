import pytest

from articles.arabic.stemming import stems_of
from articles.search.engines.whoosh import occurrences
from articles.search.engines.whoosh.documents import views
from articles.search.engines.whoosh.engine import WhooshEngine
from articles.search.syntax import All, Beside, Word
from tests.search.engines.contract import EngineContract
from tests.search.engines.contract.records import article, build


class TestWhooshEngine(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path):
        return WhooshEngine(tmp_path / 'index')

    def test_words_that_stand_everywhere_are_not_looked_for_side_by_side(self, engine, monkeypatch):
        build(engine, [article(1, 'وقف إطلاق النار'), article(2, 'إطلاق النار وقف')])
        tree = All((Word('وقف'), Word('إطلاق'), Beside('وقف', 'اطلاق')))
        first, second = engine.run(tree).scores
        assert first > second
        monkeypatch.setattr(occurrences, 'MOST_BESIDE', 3)
        build(engine, [article(1, 'وقف إطلاق النار'), article(2, 'إطلاق النار وقف')])
        first, second = engine.run(tree).scores
        assert first == second


def test_nothing_is_kept_of_the_words_of_articles_whose_like_is_looked_for(tmp_path):
    engine = build(WhooshEngine(tmp_path), [article(number, f'هدنة حلب {"كلمة" * number}') for number in range(1, 9)])
    before = [kept.cache_info().misses for kept in (views, stems_of)]
    assert engine.more_like(1)
    assert [kept.cache_info().misses for kept in (views, stems_of)] == before
