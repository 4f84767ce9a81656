"""Arabic that was decoded with the wrong code page and stored so: found by its letters, undone by the way back.

A repair is made only where the whole way back is possible without loss and the result reads as Arabic.
"""

import re
from typing import Final

import ftfy

FREQUENT_WORDS: Final = re.compile(
    r'(?<![\u0600-\u06ff])(?:في|من|على|إلى|الى|أن|ان|عن|مع|التي|الذي|هذا|هذه|بين|بعد|كان|قال|لا|ما)(?![\u0600-\u06ff])'
)
_ARTICLE = re.compile(r'(?<![\u0600-\u06ff])[وبفلك]?ال[\u0621-\u064a]{2}')
_LATIN_RUNS = re.compile(r'[À-ÿŒœŠšŽžƒˆ†‡•…‰‹›€™]{3,}')
_UTF8_AS_LATIN = re.compile(r'[ØÙÚÛ][\u0080-\u00ffŒœŠšŽžƒˆ˜†‡•…‰‹›€™–—‘’“”„‚]')
_UTF8_AS_1256 = re.compile(
    r'[طظ][\u0080-\u00bf\u200c-\u200f\u2013-\u2026\u0152\u0192\u0679-\u06d2\u20ac\u2122§©®±²³µ¶·¹°…‰‹›„‚ˆ€™]'
)

_WAYS: Final = tuple(
    (wrong, right)
    for wrong in ('latin-1', 'windows-1252', 'windows-1256')
    for right in ('utf-8', 'windows-1256')
    if wrong != right
)
"""With which code page a text may have been read, and in which it was written."""
_GARBLED = re.compile(r'[\u0080-\u00a0\u00c0-\u00ffŒœŠšŽžƒˆ†‡‰‹›]')
_LATIN_WORD = re.compile(r'[A-Za-z]{2}')


def arabic_score(text: str) -> int:
    """How much a text reads as Arabic: frequent words and the article. 0: not at all."""
    return 3 * len(FREQUENT_WORDS.findall(text)) + len(_ARTICLE.findall(text))


def repair_mojibake(text: str) -> tuple[str, str]:
    """The text with wrongly decoded lines restored, and a note on what was done (empty where nothing was).

    Lines keep their number and their order.
    """
    if not _is_suspicious(text):
        return text, ''
    repaired = 0
    lines = text.split('\n')
    ways: set[tuple[str, str]] = set()
    for number, line in enumerate(lines):
        better = _repair_line(line)
        if better != line:
            ways.update(way for way in _WAYS if _go_back(line, *way) == better)
            lines[number] = better
            repaired += 1
    for way in sorted(ways):
        for number, line in enumerate(lines):
            better = _repair_short(line, way)
            if better != line:
                lines[number] = better
                repaired += 1
    note = f'{repaired} lines had been decoded with a wrong code page and were restored' if repaired else ''
    return '\n'.join(lines), note


def _is_suspicious(text: str) -> bool:
    if text.isascii():
        return False
    patterns = (_UTF8_AS_1256, _UTF8_AS_LATIN, _LATIN_RUNS)
    return any(pattern.search(text) is not None for pattern in patterns)


def _repair_line(line: str) -> str:
    before = arabic_score(line)
    if len(_UTF8_AS_LATIN.findall(line)) >= 3:
        fixed = ftfy.fix_encoding(line)
        if arabic_letters(fixed) > arabic_letters(line) and '\n' not in fixed:
            return fixed
    if len(_UTF8_AS_1256.findall(line)) >= 3:
        return _way_back(line, 'windows-1256', 'utf-8', before)
    if _LATIN_RUNS.search(line) and not arabic_letters(line):
        return _way_back(line, 'windows-1252', 'windows-1256', before)
    return line


def _repair_short(line: str, way: tuple[str, str]) -> str:
    """A line too short to prove anything, restored the way a longer one of its document was: a date, a sign-off.

    That bytes read as UTF-8 proves enough; where they were of a code page, all in the line has to become Arabic, and
    nothing in it may be Arabic or a word in Latin letters already.
    """
    restored = _go_back(line, *way)
    if restored is None or not arabic_letters(restored):
        return line
    if way[1] == 'utf-8':
        return restored
    is_sound = arabic_letters(line) or _LATIN_WORD.search(line) or _GARBLED.search(restored)
    return line if is_sound else restored


def _way_back(line: str, wrong: str, right: str, score_before: int) -> str:
    restored = _go_back(line, wrong, right)
    return restored if restored is not None and arabic_score(restored) > score_before else line


def _go_back(line: str, wrong: str, right: str) -> str | None:
    try:
        return line.encode(wrong).decode(right)
    except UnicodeError:
        return None


def arabic_letters(text: str) -> int:
    """How many letters of the Arabic block a text has."""
    return sum('\u0620' <= letter <= '\u06d3' for letter in text)
