"""Arabic press at one byte a character: tables of bytes are applied in C, those of characters one look-up at a time.

Nearly every page is written with some 230 characters. What has no other is put into a code page of our own, in which
one table of 256 entries folds it or parts its words; whatever has another goes the general way. No character is in the
page that changes its form, or that of its neighbour, where they stand together: a hamza above, a capital sigma.
"""

from codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Callable, Iterable
from typing import Final

SIZE: Final = 256
_NONE: Final = '\ufffe'


def _range(first: str, last: str) -> str:
    return ''.join(map(chr, range(ord(first), ord(last) + 1)))


CHARACTERS: Final = ''.join(
    (
        '\0\t\n\r',
        _range(' ', '~'),
        _range('ء', 'غ'),
        _range('ـ', '\u0652'),
        '\u0670ٱپچژڤکگڭہھەۀیے',
        _range('٠', '٩'),
        _range('۰', '۹'),
        '،؛؟٪٫٬۔«»“”„‘’‚‹›–—•·●▪■◄►©®°×\xa0',
        '\xad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff',
        'éèêàâçôîûüöäışğÉÇÖÜ',
    )
)
"""What the page holds, in the order of its bytes."""
_ENCODING: Final = charmap_build(CHARACTERS.ljust(SIZE, _NONE))


def encode(text: str) -> bytes | None:
    """`text` with one byte for each character; None where it has a character that the page does not hold."""
    try:
        return charmap_encode(text, 'strict', _ENCODING)[0]
    except UnicodeEncodeError:
        return None


def bytes_of(characters: Iterable[str]) -> bytes:
    """The bytes of those characters that the page holds."""
    return bytes(sorted(CHARACTERS.index(character) for character in characters if character in CHARACTERS))


class Table:
    """What becomes of each character of an encoded text: another one, or nothing."""

    def __init__(self, form: Callable[[str], str]) -> None:
        """`form` gives the character, or an empty string, for each of the page."""
        forms = [form(character) for character in CHARACTERS]
        self._forms = ''.join(new or _NONE for new in forms).ljust(SIZE, _NONE)
        self._dropped = bytes(byte for byte, new in enumerate(forms) if not new)

    def kept(self, encoded: bytes) -> bytes:
        """The encoded text without what becomes nothing."""
        return encoded.translate(None, self._dropped)

    def write(self, encoded: bytes) -> str:
        """The text with every character in its new form."""
        return charmap_decode(encoded.translate(None, self._dropped), 'strict', self._forms)[0]
