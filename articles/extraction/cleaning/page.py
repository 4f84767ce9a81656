"""A page as lines with their places in the original: what the rules of cleaning work on."""

import re
import unicodedata
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from articles.arabic.code_page import CHARACTERS, Table, bytes_of, encode
from articles.arabic.folding import fold, fold_encoded
from articles.extraction.cleaning.signs import read_signs
from articles.extraction.cleaning.wording import CONNECTIVES, NO_CONJUNCTION, content_words
from articles.extraction.cleaning.wrapping import unwrap
from articles.extraction.remembering import lazily

PARAGRAPH_LENGTH: Final = 155
"""Characters from which on a line is a paragraph, full stop or not: titles are shorter."""
LINE_BREAK: Final = re.compile(r'\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]')
_LINE: Final = re.compile(r'[^\n\r\x0b\x0c\x85\u2028\u2029]+')
_PRESENTATION_FORMS = re.compile('[\ufb50-\ufdcf\ufdf0-\ufdfb\ufe70-\ufefc]+')
_INVISIBLE = re.compile(
    '[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc]'
    '|(?<![\u0600-\u06ff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u06ff])'
)
_UNSHOWN = re.compile('[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufb50-\ufdfb\ufe70-\ufeff\ufffc]')
"""What has to go, or to be replaced: most lines have none of it."""
_WORD = re.compile(r'[^\W_]+')
_WORDS: Final = Table(lambda character: folded if (folded := fold(character)).isalnum() else ' ' * len(folded))
_NO_MARKS = re.compile(r'[^\W\d_]+| ')
_MARKS: Final = Table(lambda character: _NO_MARKS.sub('', fold(character)))
_UNPLAIN: Final = bytes_of(
    character
    for character in CHARACTERS
    if character == '&' or (character.isspace() and character != ' ') or _UNSHOWN.match(character)
)
"""What is shown otherwise than it is written."""
_SHOWN = re.compile('[^\\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc]')
_ENTITY = re.compile(r'&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});')
_SENTENCE_MARKS: Final = ('.', '!', '؟', '?')
_AFTER_FULL_STOP: Final = ' )]"”’»\''
_AFTER_SENTENCE: Final = ' )"”»\''
_AFTER_ELLIPSIS: Final = ' )]"”»'
"""What may stand between such marks and the end of a line."""
_TAIL = re.compile(r'[.!؟?]["”»)]*\s+((?:[^.!؟?\n]|\.{2,}|\.(?=[^\s.])){3,130}\.?)$')
_TAIL_LENGTH: Final = 145
"""Characters from the end of a line within which its tail begins."""
_LIST_MARK = re.compile(
    r'(?:[-–—•●▪*·♦►]|\(?\d{1,2}\s?[-.)/–])\s?\S'
    r'|[اأ]?(?:ول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)(?:ا|اً|ًا)\s?[:–،-]\s?\S'
)


def visible(raw: str) -> str:
    """A piece of the original as a reader sees it: one space between words, no invisible characters.

    Presentation forms (left by PDFs) become the letters they stand for and HTML entities left in a text their
    characters; every other character stays as it is.
    """
    if '&' in raw:
        raw = _ENTITY.sub(lambda match: unescape(match.group()), raw)
    if not raw.isascii() and _UNSHOWN.search(raw):
        raw = _INVISIBLE.sub('', raw)
        raw = _PRESENTATION_FORMS.sub(lambda match: unicodedata.normalize('NFKC', match.group()), raw)
    return ' '.join(raw.split())


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without its marks."""
    encoded = encode(text)
    return tuple(_WORD.findall(fold(text)) if encoded is None else _WORDS.write(encoded).split())


def _read(raw: str) -> tuple[str, str, tuple[str, ...], str]:
    """A piece of the original as a reader sees it, that folded, its words, and its digits and marks."""
    text, encoded = raw, encode(raw)
    if encoded is None or not _is_plain(raw, encoded):
        text = visible(raw)
        encoded = encode(text)
    if encoded is None:
        folded = fold(text)
        return text, folded, tuple(_WORD.findall(folded)), _NO_MARKS.sub('', folded)
    return text, fold_encoded(encoded), tuple(_WORDS.write(encoded).split()), _MARKS.write(encoded)


def _is_plain(raw: str, encoded: bytes) -> bool:
    """Whether a piece of the original is seen as it is written."""
    if len(encoded.translate(None, _UNPLAIN)) < len(encoded):
        return False
    return not ('  ' in raw or raw.startswith(' ') or raw.endswith(' '))


@dataclass(eq=False)
class Line:
    """One line of the original that is not blank, and what is left out of it."""

    start: int
    end: int
    raw: str
    blank_before: bool
    rule: str = ''
    """The rule by which the whole line is left out; empty while it stays."""
    cuts: list[tuple[int, int, str]] = field(default_factory=list)
    """Spans of the original left out of a line that stays, with their rules."""

    text: str = field(init=False)
    """As a reader sees it."""
    folded: str = field(init=False)
    words: tuple[str, ...] = field(init=False)
    """The words of the folded text."""
    marks: str = field(init=False)
    """Its digits and marks, in order. Most rules need some that the line has not."""

    def __post_init__(self) -> None:
        self.text, self.folded, self.words, self.marks = _read(self.raw)

    @lazily
    def key(self) -> str:
        """The words alone: for telling whether two lines say the same."""
        return ' '.join(self.words)

    @lazily
    def signs(self) -> int:
        """What its text shows of the rules that can hold for the line."""
        return read_signs(self.folded)

    @lazily
    def content(self) -> frozenset[str]:
        """The stems of the words that carry meaning."""
        return content_words(self.words)

    @lazily
    def tail(self) -> 'Line | None':
        """What follows the last sentence but one of a paragraph, if it is short; None where there is nothing."""
        within = self.marks[:-1] if self.text.endswith(_SENTENCE_MARKS) else self.marks
        if len(self.raw) < PARAGRAPH_LENGTH / 2 or not any(mark in within for mark in _SENTENCE_MARKS):
            return None
        match = _TAIL.search(self.raw, max(0, len(self.raw) - _TAIL_LENGTH))
        if match is None:
            return None
        return Line(self.start + match.start(1), self.start + match.end(1), match.group(1), False)

    @property
    def stays(self) -> bool:
        return not self.rule

    @lazily
    def is_prose(self) -> bool:
        """Whether the line is a paragraph: a sentence with its full stop, or too long for anything else."""
        if len(self.text) >= PARAGRAPH_LENGTH:
            return True
        return len(self.words) >= 7 and self.text.rstrip(_AFTER_FULL_STOP).endswith(('.', '。'))

    @lazily
    def is_finished(self) -> bool:
        """Whether the line ends as a sentence does."""
        return self.text.rstrip(_AFTER_SENTENCE).endswith(_SENTENCE_MARKS)

    @lazily
    def is_truncated(self) -> bool:
        """Whether the line breaks off with an ellipsis."""
        return self.text.rstrip(_AFTER_ELLIPSIS).endswith(('…', '...'))

    @lazily
    def is_conjoined(self) -> bool:
        """Whether the line begins with a conjunction."""
        first = self.words[0] if self.words else ''
        return first.startswith(('و', 'ف')) and first not in NO_CONJUNCTION

    @property
    def is_tied(self) -> bool:
        """Whether the line begins with a conjunction or another connective."""
        return self.is_conjoined or (bool(self.words) and self.words[0] in CONNECTIVES)

    @lazily
    def continues(self) -> bool:
        """Whether the line ties on to the one before: by its first word, or as speech that goes on."""
        return self.is_tied or self.text.startswith(('"', '“', '«', '”', '-', '–'))

    @lazily
    def is_title_like(self) -> bool:
        """Whether the line could be a headline, a crosshead or a link: short, unfinished, no item of a list."""
        return (
            not self.is_prose
            and len(self.text) <= 150
            and not self.text.endswith(('،', ',', ':', '؛', '.'))
            and not _LIST_MARK.match(self.text)
            and not (len(self.words) >= 9 and self.is_conjoined)
        )


class Page:
    """The lines of one page."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans: list[tuple[int, int, bool]] = []
        end_of_last = -1
        for match in _LINE.finditer(text):
            raw = match.group()
            if _SHOWN.search(raw) is None:
                continue
            stripped = raw.strip()
            start = match.start() + raw.index(stripped)
            blank = end_of_last < 0 or LINE_BREAK.fullmatch(text, end_of_last, match.start()) is None
            spans.append((start, start + len(stripped), blank))
            end_of_last = match.end()
        whole = unwrap(text, spans)
        flat = text if whole is spans else LINE_BREAK.sub(_gap, text)
        self.lines = [Line(start, end, flat[start:end], blank) for start, end, blank in whole]

    def standing(self) -> list[Line]:
        """The lines that stay, in order."""
        return [line for line in self.lines if not line.rule]


def _gap(line_break: re.Match[str]) -> str:
    """As many spaces as a line break has characters: places in the line stay places in the original."""
    return ' ' * len(line_break.group())
