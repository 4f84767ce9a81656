"""The findings of a draft as rows of their tables, and the proposed names."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.db import models

from articles.arabic.folding import fold
from articles.extraction.documents import ArticleDraft, Evidence, Part, SourceDocument
from articles.models import (
    Meeting,
    Mention,
    NameProposal,
    NameSighting,
    Origin,
    Participant,
    Removal,
    Source,
    Statement,
    Status,
    Topic,
    TopicAssignment,
)


class Keys:
    """Primary keys by slug, read once for a whole ingest."""

    @cached_property
    def sources(self) -> dict[str, int]:
        return dict(Source.objects.values_list('slug', 'pk'))

    @cached_property
    def meetings(self) -> dict[str, int]:
        return dict(Meeting.objects.values_list('slug', 'pk'))

    @cached_property
    def participants(self) -> dict[str, int]:
        return dict(Participant.objects.values_list('slug', 'pk'))

    @cached_property
    def topics(self) -> dict[str, int]:
        return dict(Topic.objects.values_list('slug', 'pk'))


@dataclass(frozen=True)
class Reading:
    """A document with what was read out of it; `fingerprint` names the code and facts that read it."""

    document: SourceDocument
    sha256: str
    draft: ArticleDraft
    fingerprint: str


Row = tuple[Any, ...]
"""The values of one finding, in the order of its model's COLUMNS."""

COLUMNS: Final[dict[type[models.Model], tuple[str, ...]]] = {
    Mention: (
        'article_id', 'meeting_id', 'participant_id', 'part', 'start', 'end', 'role', 'surface', 'rule',
        'status', 'origin',
    ),
    Statement: (
        'article_id', 'part', 'start', 'end', 'kind', 'text', 'speaker_id', 'speaker_name', 'cue', 'cue_start', 'rule',
        'status', 'origin',
    ),
    TopicAssignment: ('article_id', 'topic_id', 'evidence', 'status', 'origin'),
    Removal: ('article_id', 'start', 'end', 'position', 'text', 'rule', 'restored'),
}  # fmt: skip
"""What a machine writes of each kind of finding."""

_BY_MACHINE: Final = (Status.PROPOSED.value, Origin.MACHINE.value)


def rows_of(article: int, draft: ArticleDraft, keys: Keys) -> dict[type[models.Model], list[Row]]:
    """The findings of a draft as plain rows of the article of this key, by model, each once."""
    return {
        Mention: list(_mentions(article, draft, keys)),
        Statement: list(_statements(article, draft, keys)),
        TopicAssignment: [
            (article, keys.topics[topic.slug], [_evidence(span) for span in topic.evidence], *_BY_MACHINE)
            for topic in draft.topics
        ],
        Removal: list(_removals(article, draft)),
    }


def _mentions(article: int, draft: ArticleDraft, keys: Keys) -> Iterable[Row]:
    rows: dict[Row, Row] = {}
    meetings = ((keys.meetings[found.slug], None, found.role.value, found.evidence) for found in draft.meetings)
    persons = ((None, keys.participants[found.slug], '', found.evidence) for found in draft.participants)
    for meeting, person, role, evidence in (*meetings, *persons):
        for span in evidence:
            place = (article, meeting, person, span.part.value, span.start, span.end)
            rows.setdefault(place, (*place, role, span.text[:500], span.rule[:60], *_BY_MACHINE))
    return rows.values()


def _statements(article: int, draft: ArticleDraft, keys: Keys) -> Iterable[Row]:
    rows: dict[Row, Row] = {}
    for found in draft.statements:
        place = (article, Part.BODY.value, found.start, found.end, found.kind.value)
        speaker = keys.participants.get(found.speaker) if found.speaker else None
        cue = (found.cue.text[:500], found.cue.start, found.cue.rule[:60]) if found.cue else ('', None, '')
        rows.setdefault(place, (*place, found.text, speaker, found.speaker_name[:300], *cue, *_BY_MACHINE))
    return rows.values()


def _removals(article: int, draft: ArticleDraft) -> Iterable[Row]:
    rows: dict[Row, Row] = {}
    for cut in draft.removed:
        place = (article, cut.start, cut.end)
        rows.setdefault(place, (*place, cut.position, cut.text, cut.rule[:60], False))
    return rows.values()


def _evidence(span: Evidence) -> dict[str, object]:
    return {'start': span.start, 'end': span.end, 'text': span.text, 'in': span.part.value}


def store_names(drafts: dict[int, ArticleDraft]) -> bool:
    """Notes the proposed names of these articles and where they stand; whether that changed anything."""
    named = {fold(p.name)[:300]: p.name[:300] for draft in drafts.values() for p in draft.proposals}
    NameProposal.objects.bulk_create(
        [NameProposal(name=name, folded=folded) for folded, name in named.items()], ignore_conflicts=True
    )
    proposals = dict(NameProposal.objects.filter(folded__in=named).values_list('folded', 'pk'))
    wanted = {
        (proposals[fold(proposal.name)[:300]], article, span.part.value, span.start, span.end): span.text[:500]
        for article, draft in drafts.items()
        for proposal in draft.proposals
        for span in proposal.evidence
    }
    rows = NameSighting.objects.filter(article__in=drafts)
    known = {(row.proposal_id, row.article_id, row.part, row.start, row.end): row.pk for row in rows}
    gone = [pk for key, pk in known.items() if key not in wanted]
    new = [
        NameSighting(proposal_id=proposal, article_id=article, part=part, start=start, end=end, text=text)
        for (proposal, article, part, start, end), text in wanted.items()
        if (proposal, article, part, start, end) not in known
    ]
    if gone:
        NameSighting.objects.filter(pk__in=gone).delete()
    NameSighting.objects.bulk_create(new)
    return bool(gone or new)
