from articles.models.article import Article, ArticleQuerySet, Family
from articles.models.curation import Origin, Status
from articles.models.findings import (
    Mention,
    NameProposal,
    NameSighting,
    Removal,
    Statement,
    TopicAssignment,
)
from articles.models.ingest_run import IngestNotice, IngestRun
from articles.models.meeting import Citation, Conflict, LinkedEvent, Meeting, Participation
from articles.models.original import Original
from articles.models.participant import Alias, Participant, Role
from articles.models.place import MonthSystem, Place
from articles.models.source import Source
from articles.models.topic import Topic

__all__ = [
    'Alias',
    'Article',
    'ArticleQuerySet',
    'Citation',
    'Conflict',
    'Family',
    'IngestNotice',
    'IngestRun',
    'LinkedEvent',
    'Meeting',
    'Mention',
    'MonthSystem',
    'NameProposal',
    'NameSighting',
    'Origin',
    'Original',
    'Participant',
    'Participation',
    'Place',
    'Removal',
    'Role',
    'Source',
    'Statement',
    'Status',
    'Topic',
    'TopicAssignment',
]
