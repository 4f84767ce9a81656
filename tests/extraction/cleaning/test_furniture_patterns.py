"""No pattern of furniture is kept from a line that it fits."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.extraction.cleaning import furniture
from articles.extraction.cleaning.first_letters import ByFirstLetter
from articles.extraction.cleaning.page import Line

_TABLES = tomllib.loads(Path(furniture.__file__).with_suffix('.toml').read_text(encoding='utf-8'))
_PATTERNS = [pattern for rule in _TABLES['rule'] for pattern in rule['patterns']]


@pytest.mark.parametrize('pattern', [pattern for pattern in _PATTERNS if not pattern.startswith(r'\W*')])
@given(data=st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_a_line_that_a_pattern_fits_has_a_word_or_mark_that_lets_it_be_tried(pattern, data):
    fitting = data.draw(st.from_regex(pattern, fullmatch=True))
    line = Line(0, len(fitting), fitting, blank_before=True)

    assert furniture.may_fit_anywhere(line) or line.folded != fitting


@pytest.mark.parametrize('pattern', _PATTERNS)
@given(data=st.data())
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_a_line_that_a_pattern_fits_is_not_kept_from_it_by_its_first_letter(pattern, data):
    fitting = data.draw(st.from_regex(pattern, fullmatch=True))

    assert ByFirstLetter([pattern]).fit(fitting)


@pytest.mark.parametrize('line', ['الصفحة', ' (صفحة', '«صفحة»', '7 صفحات', '٧ صفحات', '...'])
def test_lines_are_known_by_their_first_letter_or_digit_behind_whatever_marks(line):
    patterns = ByFirstLetter(['(?:ال)?صفحة', r'[(«]صفحة»?', r'\d\s\w+', r'\.+'], r'\W*')

    assert patterns.fit(line)
    assert not patterns.fit(f'و{line}')
