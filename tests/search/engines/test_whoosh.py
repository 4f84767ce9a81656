import pytest

from articles.search.engines.whoosh.engine import WhooshEngine
from tests.search.engines.contract import EngineContract


class TestWhooshEngine(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path):
        return WhooshEngine(tmp_path / 'index')
