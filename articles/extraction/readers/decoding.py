"""From bytes to text: finds the encoding, refuses binary data, repairs text that was decoded wrongly before.

Everything done to the bytes beyond plain UTF-8 is told in a note, so that nothing is altered silently.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

import charset_normalizer

from articles.extraction.documents import UnreadableDocument
from articles.extraction.readers.mojibake import arabic_score, repair_mojibake

BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, 'utf-8'),
    (codecs.BOM_UTF32_LE, 'utf-32-le'),
    (codecs.BOM_UTF32_BE, 'utf-32-be'),
    (codecs.BOM_UTF16_LE, 'utf-16-le'),
    (codecs.BOM_UTF16_BE, 'utf-16-be'),
)
ARABIC_CODE_PAGES: Final = ('windows-1256', 'iso-8859-6')
SAMPLE: Final = 65_536
"""Bytes looked at to tell an encoding."""
DAMAGE_ALLOWED: Final = 0.02
"""Share of undecodable bytes up to which a text still counts as damaged UTF-8 and not as another encoding."""

_CONTROL_BYTES = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B}) + b'\x7f'
_UNUSABLE = re.compile('[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]')


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in (a Python codec name) and what had to be done to it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """The text of `content`; `declared` is the encoding a header or a tag claims, believed only where it fits.

    Raises UnreadableDocument where the bytes are no text.
    """
    found = _decode_marked(content) or _decode_wide(content)
    if found is None:
        _refuse_binary(content)
        found = _decode_utf8(content) or _decode_legacy(content, declared)
    text, note = repair_mojibake(found.text)
    notes = (*found.notes, note) if note else found.notes
    return Decoded(*_without_unusable(text, found.encoding, notes))


def usable_text(text: str) -> tuple[str, tuple[str, ...]]:
    """A text that came decoded (from JSON): repaired like any other, with the notes on it."""
    repaired, note = repair_mojibake(text)
    text, _, notes = _without_unusable(repaired, '', (note,) if note else ())
    return text, notes


def _without_unusable(text: str, encoding: str, notes: tuple[str, ...]) -> tuple[str, str, tuple[str, ...]]:
    """Control characters and lone surrogates replaced one for one: no database and no page can hold them."""
    text, count = _UNUSABLE.subn('\ufffd', text)
    return text, encoding, (*notes, f'{count} control characters replaced') if count else notes


def _decode_marked(content: bytes) -> Decoded | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(encoding, 'replace')
            damaged = (f'damaged in {text.count(chr(0xFFFD))} places',) if '\ufffd' in text else ()
            return Decoded(text, encoding, (f'byte order mark of {encoding} removed', *damaged))
    return None


def _decode_wide(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: every second byte of Arabic or Latin text is 0x06 or 0x00."""
    sample = content[: SAMPLE - SAMPLE % 2]
    if len(content) % 2 or len(sample) < 8:
        return None
    for encoding, high_bytes in (('utf-16-le', sample[1::2]), ('utf-16-be', sample[0::2])):
        if sum(high_bytes.count(byte) for byte in (0x00, 0x06, 0x20)) > 0.9 * len(high_bytes):
            try:
                return Decoded(content.decode(encoding), encoding, (f'read as {encoding} without a mark',))
            except UnicodeDecodeError:
                continue
    return None


def _refuse_binary(content: bytes) -> None:
    sample = content[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if b'\x00' in sample or controls > 0.01 * len(sample):
        raise UnreadableDocument('holds binary data, not text')


def _decode_utf8(content: bytes) -> Decoded | None:
    try:
        return Decoded(content.decode('utf-8'), 'utf-8')
    except UnicodeDecodeError:
        text = content.decode('utf-8', 'replace')
    damage = text.count('\ufffd')
    if damage <= max(1, DAMAGE_ALLOWED * len(text)) and any('\u0600' <= letter <= '\u06ff' for letter in text):
        return Decoded(text, 'utf-8', (f'damaged UTF-8: {damage} characters could not be read',))
    return None


def _decode_legacy(content: bytes, declared: str | None) -> Decoded:
    candidates = [name for name in (declared, *ARABIC_CODE_PAGES) if name and _is_codec(name)]
    scored = []
    for encoding in dict.fromkeys(candidates):
        text = content.decode(encoding, 'replace')
        scored.append((arabic_score(text[:SAMPLE]), encoding, text))
    best = max(scored, key=lambda entry: entry[0])
    if best[0] > 0:
        return Decoded(best[2], best[1], (f'read as {best[1]}',))
    guess = charset_normalizer.from_bytes(content[:SAMPLE]).best()
    encoding = guess.encoding if guess else 'windows-1252'
    return Decoded(content.decode(encoding, 'replace'), encoding, (f'read as {encoding}',))


def _is_codec(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding and bool(b''.decode(name) == '')
    except (LookupError, ValueError, UnicodeError):
        return False
