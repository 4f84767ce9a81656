"""Whether an article concerns the Astana talks on Syria."""

from typing import Final

from articles.extraction.documents import CleanDocument, MeetingFinding, MeetingRole
from articles.extraction.linking.meeting_index import RELATED
from articles.extraction.linking.meeting_mentions import MeetingMention, find_mentions
from articles.extraction.linking.meeting_words import ASTANA, MeetingWord, read_meeting_words
from articles.extraction.linking.talks_words import sentences_of_talks
from articles.extraction.scanning import scan
from articles.reference import Facts

_REACH: Final = 6
_LEAD: Final = 400
_FIRST_SENTENCE: Final = 250


def is_on_topic(clean: CleanDocument, meetings: tuple[MeetingFinding, ...], facts: Facts) -> bool | None:
    """True where a known meeting is reported, or the process is named in the headline, in the lead or more than once;
    False where neither the process nor a meeting of it is named; None for a mention in passing."""
    of_process = [finding for finding in meetings if facts.meeting_by_slug[finding.slug].kind != RELATED]
    if any(finding.role is MeetingRole.REPORTED for finding in meetings):
        return True
    if not of_process and 'Y' not in _letters(clean.headline or '', facts) | _letters(clean.body, facts):
        return False
    opening = [mention for mention in find_mentions(clean.body, facts) if mention.start < _FIRST_SENTENCE]
    if any(_is_of_process(mention) for mention in (*find_mentions(clean.headline or '', facts), *opening)):
        return True
    headline = process_places(clean.headline or '', facts)
    body = process_places(clean.body, facts)
    if headline or len(body) > 1 or any(place < _LEAD for place in body):
        return True
    if 'V' in _letters(clean.headline or '', facts) and (body or of_process):
        return True
    return None if body or of_process else False


def _is_of_process(mention: MeetingMention) -> bool:
    return mention.kind != RELATED and (mention.rule != 'round' or mention.place == ASTANA)


def _letters(text: str, facts: Facts) -> set[str]:
    return {word.letter for word in read_meeting_words(text, facts)}


def process_places(text: str, facts: Facts) -> list[int]:
    """Where `text` names the process: 'the Astana talks', 'the Astana track', 'in the Astana format'."""
    scanned = scan(text)
    words = read_meeting_words(text, facts)
    places = [
        word
        for place, word in enumerate(words)
        if word.letter in 'Aa' and any(_belongs(word, other) for other in words[max(place - 4, 0) : place + 3])
    ]
    told = sentences_of_talks(scanned, words, facts) if places else frozenset()
    return [scanned.span(word.first, word.last)[0] for word in places if scanned.sentence_of(word.first) in told]


def _belongs(astana: MeetingWord, other: MeetingWord) -> bool:
    near = max(astana.first - other.last, other.first - astana.last) <= _REACH
    return near and other.letter in 'TtRQn'
