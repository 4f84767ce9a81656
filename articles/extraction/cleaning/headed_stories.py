"""Stories one after the other, each of a headline and its text: a page of news without a word that says so."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from articles.extraction.cleaning.page import Line
from articles.extraction.cleaning.wording import WORDS_OF_PARTS, overlap

ENOUGH: Final = 3
"""Stories from which on a page is one of several."""
ALLOWED: Final = 40
"""Stories that are looked at."""
TITLE_WORDS: Final = 4
TITLE_CONTENT: Final = 3
"""Words that carry meaning which a headline has at least; crossheads often have fewer."""
TOLD: Final = (0.15, 0.45)
"""Share of a headline that its first paragraph tells: at least, and on average. Crossheads are told further down."""
ELSEWHERE: Final = (0.25, 0.16)
"""Share of the first headline that the other stories tell, and of all on average, at most: the headline of one story
speaks of all its parts."""
COMMON: Final = (0.35, 0.2)
"""Share of its words that a story has in common with all others: at most, and on average."""
LONGER: Final = 2
"""How many times as long as those after it a story is that only has the leads of others under it."""


@dataclass(slots=True)
class _Story:
    title: Line
    paragraphs: list[Line] = field(default_factory=list)
    words: frozenset[str] = frozenset()

    def length(self) -> int:
        return sum(len(line.text) for line in self.paragraphs)


def count_headed(lines: Sequence[Line]) -> int:
    """How many stories of headline and text stand on a page that have next to nothing in common; 1 for another page."""
    stories = _split(lines)
    if len(stories) < ENOUGH or not all(map(_begins_story, stories)) or _is_one_with_leads(stories):
        return 1
    if has_parts(stories[0].title):
        return 1
    for story in stories:
        story.words = frozenset[str]().union(*(line.content for line in story.paragraphs))
    return len(stories) if _are_told_apart(stories) else 1


def has_parts(headline: Line) -> bool:
    """Whether a headline announces the parts of one story: the reactions to an event, the points of a document."""
    return WORDS_OF_PARTS.search(headline.folded) is not None


def _split(lines: Sequence[Line]) -> list[_Story]:
    """The titles that have paragraphs under them; nothing where paragraphs stand above the first."""
    stories: list[_Story] = []
    for line in lines:
        if line.is_prose:
            if line.stays and not stories:
                return []
            if line.stays:
                stories[-1].paragraphs.append(line)
        elif _may_be_headline(line):
            if stories and not stories[-1].paragraphs:
                stories.pop()
            stories.append(_Story(line))
            if len(stories) > ALLOWED:
                break
    return [story for story in stories if story.paragraphs]


def _may_be_headline(line: Line) -> bool:
    return line.rule == 'headline' or (line.stays and line.is_title_like and len(line.words) >= TITLE_WORDS)


def _begins_story(story: _Story) -> bool:
    """Whether title and text can be those of a story of its own: nothing ties the one or the other to what was before,
    and the one says what the other says."""
    title, lead = story.title, story.paragraphs[0]
    if lead.continues or title.continues or title.text.endswith(('؟', '?')) or len(title.content) < TITLE_CONTENT:
        return False
    return overlap(title.content, lead.content) >= TOLD[0]


def _is_one_with_leads(stories: Sequence[_Story]) -> bool:
    """Whether only the first is told at length: the others are leads of what else was reported."""
    longest = max(story.length() for story in stories[1:])
    alone = max(len(story.paragraphs) for story in stories[1:]) == 1
    return alone and len(stories[0].paragraphs) > 1 and stories[0].length() >= LONGER * longest


def _are_told_apart(stories: Sequence[_Story]) -> bool:
    """Whether each headline speaks of its own story alone, and the stories of different things."""
    holders = Counter(word for story in stories for word in story.words)
    told = [overlap(story.title.content, story.paragraphs[0].content) for story in stories]
    elsewhere = [
        sum(holders[word] > (word in story.words) for word in story.title.content) / len(story.title.content)
        for story in stories
    ]
    common = [sum(holders[word] > 1 for word in story.words) / max(1, len(story.words)) for story in stories]
    count = len(stories)
    return (
        sum(told) >= TOLD[1] * count
        and elsewhere[0] <= ELSEWHERE[0]
        and sum(elsewhere) <= ELSEWHERE[1] * count
        and max(common) <= COMMON[0]
        and sum(common) <= COMMON[1] * count
    )
