"""What the text of an article speaks of: meetings, participants, statements and topics, each with its evidence."""

from dataclasses import dataclass

from articles.extraction.documents import (
    CleanDocument,
    MeetingFinding,
    NameProposal,
    ParticipantFinding,
    PublishedDate,
    StatementFinding,
    TopicFinding,
)
from articles.extraction.linking.meetings import link_meetings
from articles.extraction.linking.participants import link_participants
from articles.extraction.linking.statements import link_statements
from articles.extraction.linking.subject import is_on_topic
from articles.extraction.linking.topics import link_topics
from articles.extraction.metadata import Metadata
from articles.reference import Facts

__all__ = ['Links', 'link_text']


@dataclass(frozen=True, slots=True)
class Links:
    """Everything an article was linked with."""

    meetings: tuple[MeetingFinding, ...]
    participants: tuple[ParticipantFinding, ...]
    statements: tuple[StatementFinding, ...]
    topics: tuple[TopicFinding, ...]
    proposals: tuple[NameProposal, ...]
    on_topic: bool | None
    """Whether the article concerns the Astana talks on Syria; None where that cannot be told."""


def link_text(clean: CleanDocument, metadata: Metadata, published: PublishedDate | None, facts: Facts) -> Links:
    """Links a clean text with the reference facts. Linear in its length."""
    meetings = link_meetings(clean, published, facts)
    participants = link_participants(clean, published, facts)
    statements, proposals = link_statements(clean, participants, facts, published)
    return Links(
        meetings=meetings,
        participants=participants,
        statements=statements,
        topics=link_topics(clean, facts),
        proposals=proposals,
        on_topic=is_on_topic(clean, meetings, facts),
    )
