"""The consonants of a name in Arabic, Latin and Cyrillic letters, brought to one key: лавров, Lavrov and لافروف agree.

Transliteration keeps the consonants of a name and plays with its vowels. Letters that transliterations exchange for
each other fall together: غ ج g j zh; ك ق k q; خ ح ه kh h; س ص ث ز ذ ظ s z. A key finds candidates, it proves nothing.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from articles.arabic.folding import fold

_ARABIC: Final = {
    **dict.fromkeys('بپ', 'b'), **dict.fromkeys('تط', 't'), **dict.fromkeys('دض', 'd'),
    **dict.fromkeys('جغ', 'g'), **dict.fromkeys('كق', 'k'), **dict.fromkeys('خحه', 'h'),
    **dict.fromkeys('سصثزذظ', 's'),
    'ش': 'x', 'ف': 'f', 'ل': 'l', 'م': 'm', 'ن': 'n', 'ر': 'r',
}  # fmt: skip
_CYRILLIC: Final = {
    'б': 'b', 'п': 'b', 'т': 't', 'д': 'd', 'г': 'g', 'ж': 'g', 'к': 'k', 'х': 'h', 'с': 's', 'ц': 's', 'з': 's',
    'ч': 'x', 'ш': 'x', 'щ': 'x', 'ф': 'f', 'в': 'f', 'л': 'l', 'м': 'm', 'н': 'n', 'р': 'r', 'қ': 'k', 'ғ': 'g',
}  # fmt: skip
_LATIN: Final = {
    'b': 'b', 'p': 'b', 't': 't', 'd': 'd', 'g': 'g', 'j': 'g', 'k': 'k', 'q': 'k', 'c': 'k', 'h': 'h', 's': 's',
    'z': 's', 'f': 'f', 'v': 'f', 'w': 'f', 'l': 'l', 'm': 'm', 'n': 'n', 'r': 'r', 'x': 'ks',
}  # fmt: skip
_GROUPS: Final = (
    ('تش', 'ش'), ('дж', 'ж'), ('кс', 'кс'),
    ('ş', 'sh'), ('ç', 'ch'), ('š', 'sh'), ('č', 'ch'), ('ž', 'zh'),
    ('dzh', 'j'), ('dsch', 'j'), ('dj', 'j'), ('tsch', 'ش'), ('tch', 'ش'), ('sch', 'ش'), ('sh', 'ش'), ('ch', 'ش'),
    ('zh', 'j'), ('kh', 'h'), ('gh', 'g'), ('th', 's'), ('dh', 'z'), ('ph', 'f'), ('ts', 's'), ('ce', 'se'),
    ('ci', 'si'), ('cy', 'sy'), ('ou', 'u'), ('ck', 'k'),
)  # fmt: skip
"""Groups of letters that write one sound, longer before shorter."""
_KEYS: Final = {**_ARABIC, **_CYRILLIC, **_LATIN}
_VOWELS: Final = {
    **dict.fromkeys('aаяا', 'a'), **dict.fromkeys('eiyеэиыйي', 'i'), **dict.fromkeys('ouоуёюو', 'u'),
}  # fmt: skip
_ARABIC_ARTICLE: Final = re.compile(r'^ال(?=\w{3})')
_LATIN_LETTERS: Final = {'ı': 'i', 'ł': 'l', 'ø': 'o', 'đ': 'd', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe'}


def plain_latin(text: str) -> str:
    """Folded text without the marks of European letters: 'çavuşoğlu' is 'cavusoglu'."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize('NFD', text)
    bare = ''.join(
        letter
        for index, letter in enumerate(decomposed)
        if not (unicodedata.combining(letter) and decomposed[index - 1].isascii())
    )
    return unicodedata.normalize('NFC', ''.join(_LATIN_LETTERS.get(letter, letter) for letter in bare))


def consonant_key(word: str) -> str:
    """The key of one word in any of the three scripts; empty where it has no consonant.

    >>> consonant_key('لافروف'), consonant_key('Lavrov'), consonant_key('Лавров')
    ('lfrf', 'lfrf', 'lfrf')
    """
    key = _once(sound for letter in _plain_letters(word) for sound in _KEYS.get(letter, ''))
    # The last h of Latin spellings, and ة after folding, are no consonant.
    return key[:-1] if len(key) > 2 and key.endswith('h') else key


def sound_of(word: str) -> str:
    """The key with the vowels that are written, brought to a, i and u: it tells words of the same consonants apart.

    >>> sound_of('Ghouta'), sound_of('Гута'), sound_of('الغوطة')
    ('guta', 'guta', 'guta')
    """
    sound = _once(each for letter in _plain_letters(word) for each in _VOWELS.get(letter) or _KEYS.get(letter, ''))
    if sound.endswith('h') and len(sound) > 2:
        return sound[:-1] if sound[-2] in 'aiu' else f'{sound[:-1]}a'
    return sound


def _plain_letters(word: str) -> str:
    """The folded word without its article, letter groups that write one sound as one letter, no European marks."""
    letters = _ARABIC_ARTICLE.sub('', fold(word))
    for group, sound in _GROUPS:
        letters = letters.replace(group, sound)
    return plain_latin(letters)


def _once(sounds: Iterable[str]) -> str:
    """The sounds in order, one that is doubled only once."""
    return ''.join(sound for sound, _ in groupby(sounds))
