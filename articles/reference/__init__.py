"""Facts about meetings, participants, places, topics, sources and months: JSON files and their typed form.

Nothing here imports Django. `load_facts()` reads the files of this folder; `articles.ingest.facts` builds the same
`Facts` from the database, where staff may have added spellings.
"""

from articles.reference.facts import (
    AmbiguousAlias,
    Capacity,
    Facts,
    Meeting,
    MonthSystem,
    Participant,
    Participation,
    Place,
    Role,
    Source,
    Topic,
)
from articles.reference.loader import load_facts, read_records

__all__ = [
    'AmbiguousAlias',
    'Capacity',
    'Facts',
    'Meeting',
    'MonthSystem',
    'Participant',
    'Participation',
    'Place',
    'Role',
    'Source',
    'Topic',
    'load_facts',
    'read_records',
]
