"""The spellings one listed name has in print: joined and apart, with and without article, surname alone."""

from collections.abc import Iterable, Iterator
from typing import Final

from articles.arabic.consonants import plain_latin
from articles.arabic.numerals import ORDINALS
from articles.arabic.tokens import iterate_words
from articles.search.names import Spelling

JOINED_FIRSTS: Final = frozenset(['عبد', 'ابو', 'ابي', 'ابا', 'دي', 'لو', 'بن', 'نور', 'عز', 'حجي', 'امير', 'جاويش'])
"""First halves of double names, which print joins to the second half or does not."""
_SHORTEST_JOINED: Final = 8
_ARTICLE: Final = 'ال'

ENGLISH_ORDINALS: Final = (
    'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh',
    'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth',
    'twentieth',
)  # fmt: skip


def words_of(text: str) -> Spelling:
    """The folded words of `text`."""
    return tuple(word.folded for word in iterate_words(text) if word.folded)


def read_spelling(listed: str) -> Spelling:
    """The words of a listed name. What stands in brackets after it is a remark, not part of it."""
    before = listed.partition('(')[0]
    return words_of(before if before.strip(' "“”«»') else listed)


def has_remark(listed: str) -> bool:
    """Whether brackets follow the name, which may say that it is a misprint."""
    return '(' in listed.strip().lstrip('(')


def variants(spelling: Spelling) -> Iterator[Spelling]:
    """`spelling` as listed, its double names joined and parted, all in one word, without European marks."""
    parted = tuple(part for word in spelling for part in _part(word))
    forms = dict.fromkeys([spelling, parted, _join(parted)])
    for form in tuple(forms):
        whole = ''.join(form)
        if len(form) > 1 and len(whole) >= _SHORTEST_JOINED:
            forms[(whole,)] = None
        forms[tuple(plain_latin(word) for word in form)] = None
    yield from forms


def _part(word: str) -> Spelling:
    if word.startswith('عبدال') and len(word) > 6:
        return ('عبد', word[3:])
    return (word,)


def _join(words: Spelling) -> Spelling:
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in JOINED_FIRSTS:
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(joined)


def with_and_without_article(spelling: Spelling) -> Iterator[Spelling]:
    """A full name of two words or more with its last word's article put or taken away: بشار جعفري."""
    if len(spelling) > 1:
        last = spelling[-1]
        other = last.removeprefix(_ARTICLE) if last.startswith(_ARTICLE) else _ARTICLE + last
        yield (*spelling[:-1], other)


def ordinal_words(number: int) -> list[Spelling]:
    """Every Arabic ordinal of `number` as folded words, without its article."""
    return [tuple(words.split()) for words, value in ORDINALS.items() if value == number]


def _definite(ordinal: Spelling) -> Spelling:
    return (_ARTICLE + ordinal[0], *ordinal[1:])


_ROUND_NOUNS: Final = ('جوله', 'دوره')
_MEETING_NOUNS: Final = ('اجتماع', 'لقاء')


def numbered_forms(number: int, places: Iterable[Spelling]) -> Iterator[Spelling]:
    """The forms of a round with the place in them: أستانا 7, أستانا7, أستانا السابعة, Astana round 7."""
    written = str(number)
    ordinals = [_definite(ordinal) for ordinal in ordinal_words(number)]
    for place in places:
        yield (*place, written)
        yield (*place, f'ال{written}')
        yield (*place[:-1], place[-1] + written)
        if number < 10:
            yield (*place, f'0{written}')
        yield from ((*place, *ordinal) for ordinal in ordinals)
        yield (*place, _roman(number))
        if place[0].isascii():
            yield (*place, 'round', written)
            yield ('round', written, *place)


def typed_forms(number: int, places: Iterable[Spelling], *, placeless: bool) -> Iterator[Spelling]:
    """A round as people ask for it and no text has it: Astana 7th round, seventh Astana; `placeless`: الـ7."""
    if placeless:
        yield (f'ال{number}',)
    for place in [place for place in places if place[0].isascii()]:
        for ordinal in _english_ordinals(number):
            yield (*place, ordinal)
            yield (*place, ordinal, 'round')
            yield (ordinal, *place)
            yield (ordinal, *place, 'round')


def _english_ordinals(number: int) -> list[str]:
    written = [f'{number}{_suffix(number)}']
    return [*written, ENGLISH_ORDINALS[number - 1]] if number <= len(ENGLISH_ORDINALS) else written


def round_forms(number: int) -> Iterator[Spelling]:
    """The forms of a round without a place: الجولة السابعة, الجولة الـ7, seventh round."""
    written = str(number)
    for noun in _ROUND_NOUNS:
        for ending in (written, f'ال{written}'):
            yield (_ARTICLE + noun, ending)
            yield (noun, ending)
        yield (_ARTICLE + noun, 'ال', written)
        for ordinal in ordinal_words(number):
            yield (_ARTICLE + noun, *_definite(ordinal))
    for noun in _MEETING_NOUNS:
        for ordinal in ordinal_words(number):
            yield (_ARTICLE + noun, 'الدولي', *_definite(ordinal))
        for ending in (written, f'ال{written}'):
            yield (_ARTICLE + noun, 'الدولي', ending)
    yield ('round', written)
    yield from ((ordinal, 'round') for ordinal in _english_ordinals(number))


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return 'th'
    return {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')


def _roman(number: int) -> str:
    text = ''
    for value, letters in ((10, 'x'), (9, 'ix'), (5, 'v'), (4, 'iv'), (1, 'i')):
        while number >= value:
            text += letters
            number -= value
    return text
