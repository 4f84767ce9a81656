import pytest

from articles.search.engines.whoosh import occurrences
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
