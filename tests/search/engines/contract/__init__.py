"""What every search engine must do. A test class for an engine inherits `EngineContract` and provides `engine`, empty.

Articles are records here and need no database.
"""

import pytest

from articles.search.engines.base import SearchEngine
from tests.search.engines.contract.changes import ChangeContract
from tests.search.engines.contract.finding import FindingContract
from tests.search.engines.contract.results import ResultContract
from tests.search.engines.contract.trees import TreeContract


class EngineContract(FindingContract, ResultContract, ChangeContract, TreeContract):
    @pytest.fixture
    def engine(self) -> SearchEngine:
        raise NotImplementedError
