"""How the scorer compares words: independent of the archive's own folding, so that a fault there is seen here."""

import re
import unicodedata

_INVISIBLE = re.compile('[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]')
_VOWELS_AND_TATWEEL = re.compile('[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]')
_WORD = re.compile(r'[^\W_]+')
_LETTERS = str.maketrans(
    {
        'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا',
        'ى': 'ي', 'ی': 'ي', 'ک': 'ك', 'ة': 'ه',
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
    }
)  # fmt: skip


def plain(text: str | None) -> str:
    """The text as a reader sees it: runs of white space as one space, nothing invisible."""
    return ' '.join(_INVISIBLE.sub('', (text or '').replace('\xa0', ' ')).split())


def words(text: str | None) -> list[str]:
    """The words of a text, folded: without marks, vowel signs, tatweel and differences of spelling."""
    shown = unicodedata.normalize('NFKC', _INVISIBLE.sub('', text or ''))
    return _WORD.findall(_VOWELS_AND_TATWEEL.sub('', shown).translate(_LETTERS).lower())


def folded(text: str | None) -> str:
    """The folded words joined by single spaces."""
    return ' '.join(words(text))


def occurrences(line: str, text: str) -> int:
    """How often `line` stands in `text` as whole words (a line without words: as it is)."""
    wanted = folded(line)
    if not wanted:
        return plain(text).count(plain(line)) if plain(line) else 0
    # Two spaces between words, so that a line that stands twice in a row is counted twice.
    return f' {folded(text)} '.replace(' ', '  ').count(f' {wanted.replace(" ", "  ")} ')
