"""'Did you mean': another query for one whose words are in no article."""

from dataclasses import dataclass
from typing import Final, TypeGuard

from articles.arabic.folding import fold
from articles.arabic.keyboard import typed_on_arabic_keys, typed_on_latin_keys
from articles.arabic.stopwords import STOP_WORDS
from articles.arabic.tokens import WORD
from articles.search.families import NameBook
from articles.search.names import Name, Spelling, printed_words
from articles.search.occurrences import pieces_of
from articles.search.parsing import ParsedQuery
from articles.search.spellings import words_of
from articles.search.syntax import Word
from articles.search.vocabulary import Vocabulary

_NEVER_WRONG: Final = STOP_WORDS | {''}
"""Folded; nothing is left of a tatweel or a vowel sign without a letter."""
_LONG_NAME: Final = 6
"""Letters from which on an Arabic word one letter away is the name and no other word."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query. `sure`: it is another writing of the same (a name, the other keyboard), not another word."""

    text: str
    sure: bool


def suggest(text: str, parsed: ParsedQuery, names: NameBook, vocabulary: Vocabulary) -> Suggestion | None:
    """What `text` may have been meant to be; None where every word of it is known or nothing is near."""
    typed = [piece.text for part in parsed.parts for piece in pieces_of(part) if _may_be_wrong(piece)]
    unknown = [word for word in typed if not vocabulary.knows(fold(word), names)]
    if not unknown:
        return None
    other_keys = _on_the_other_keyboard(text, names, vocabulary)
    if other_keys is not None:
        return Suggestion(other_keys, sure=True)
    sure, changed = True, text
    for word in dict.fromkeys(unknown):
        meant, certain = _meant(word, names, vocabulary)
        if meant is not None:
            changed = _replaced(changed, word, meant)
            sure = sure and certain
    return Suggestion(changed, sure) if changed != text else None


def _may_be_wrong(piece: object) -> TypeGuard[Word]:
    return isinstance(piece, Word) and not piece.exact and fold(piece.text) not in _NEVER_WRONG


def _on_the_other_keyboard(text: str, names: NameBook, vocabulary: Vocabulary) -> str | None:
    """The query as the same keys write it on the other layout, where all of its words are known then.

    A word that would leave nothing but a number (ك2 is ;2) was typed as it was meant.
    """
    lettered = sum(map(_has_letters, text.split()))
    for convert in (typed_on_latin_keys, typed_on_arabic_keys):
        other = convert(text)
        words = words_of(other)
        if (
            other != text
            and sum(map(_has_letters, words)) >= max(1, lettered)
            and all(vocabulary.knows(word, names) for word in words)
        ):
            return other
    return None


def _has_letters(piece: str) -> bool:
    return any(not word.isdigit() for word in words_of(piece))


def _meant(word: str, names: NameBook, vocabulary: Vocabulary) -> tuple[str | None, bool]:
    """What a word may stand for: a name or Arabic word with its consonants, or else the nearest word of the index.

    With it whether it is the same in another writing.
    """
    alike = names.similar(word)
    if len(alike) == 1:
        name, spelling = alike[0]
        latin = word.isascii()
        label = name.label_en if latin else name.label_ar
        return label if name.kind == 'place' else _printed(spelling, name, vocabulary), True
    folded = fold(word)
    foreign = not 'ء' <= folded[0] <= 'ي'
    if near := names.nearest(folded):
        return names.printed.get(near) or vocabulary.printed(near), foreign or len(near) >= _LONG_NAME
    if foreign and (sounding := vocabulary.sounding_like(folded)):
        return vocabulary.printed(sounding[0]), sounding[1]
    nearest = vocabulary.nearest(folded)
    return nearest and vocabulary.printed(nearest), False


def _printed(spelling: Spelling, name: Name, vocabulary: Vocabulary) -> str:
    """A spelling as the facts print its words, or else the archive."""
    printed = printed_words([name])
    return ' '.join(printed.get(word) or vocabulary.printed(word) for word in spelling)


def _replaced(text: str, word: str, meant: str) -> str:
    """`text` with its first whole word `word` replaced."""
    for match in WORD.finditer(text):
        if match.group() == word:
            return text[: match.start()] + meant + text[match.end() :]
    return text
