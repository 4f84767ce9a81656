"""The words of the index, as they are read again when it changes."""

from articles.arabic.stemming import light_stem
from articles.search import vocabulary
from articles.search.vocabulary import Vocabulary

BEFORE = [('المفاوضات', 3), ('مفاوضات', 2), ('هدنه', 1), ('حلب', 4)]
AFTER = [('مفاوضات', 1), ('حلب', 4), ('والهدنه', 2), ('جنيف', 1)]


def test_words_that_came_and_went_leave_what_a_new_reading_finds():
    vocabulary_before = Vocabulary.of(BEFORE)
    changed, fresh = Vocabulary.of(AFTER, before=vocabulary_before), Vocabulary.of(AFTER)
    assert (changed.words, changed.stems) == (fresh.words, fresh.stems)
    assert vocabulary_before.stems == Vocabulary.of(BEFORE).stems
    assert set(Vocabulary.of([], before=changed).stems) == set()


def test_only_words_that_came_or_went_are_stemmed(monkeypatch):
    before, stemmed = Vocabulary.of(BEFORE), []
    monkeypatch.setattr(vocabulary, 'light_stem', lambda word: stemmed.append(word) or light_stem(word))
    Vocabulary.of(AFTER, before=before)
    assert set(stemmed) == {'المفاوضات', 'هدنه', 'والهدنه', 'جنيف'}
