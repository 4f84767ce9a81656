from articles.models.article import Article, ArticleQuerySet, Family, reported_meetings
from articles.models.copies import SketchValue
from articles.models.curation import Origin, Status
from articles.models.findings import (
    Mention,
    NameProposal,
    NameSighting,
    Removal,
    Statement,
    TopicAssignment,
)
from articles.models.index_change import IndexChange
from articles.models.ingest_run import IngestNotice, IngestRun
from articles.models.meeting import Citation, Conflict, LinkedEvent, Meeting, Participation
from articles.models.name_version import NameVersion
from articles.models.original import Address, Original
from articles.models.participant import Alias, Participant, Role
from articles.models.place import MonthSystem, Place
from articles.models.source import Source
from articles.models.topic import Topic

__all__ = [
    'Address',
    'Alias',
    'Article',
    'ArticleQuerySet',
    'Citation',
    'Conflict',
    'Family',
    'IndexChange',
    'IngestNotice',
    'IngestRun',
    'LinkedEvent',
    'Meeting',
    'Mention',
    'MonthSystem',
    'NameProposal',
    'NameSighting',
    'NameVersion',
    'Origin',
    'Original',
    'Participant',
    'Participation',
    'Place',
    'Removal',
    'Role',
    'SketchValue',
    'Source',
    'Statement',
    'Status',
    'Topic',
    'TopicAssignment',
    'reported_meetings',
]
