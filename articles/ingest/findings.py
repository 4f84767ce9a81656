"""The findings of a draft as rows, and bringing the rows of an article up to a new draft.

Rows a person made, confirmed, rejected or put back are decided: they stay, and nothing is added that says them again
or says what they denied.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.db import models
from django.db.models import F

from articles.arabic.folding import fold
from articles.extraction.documents import ArticleDraft, SourceDocument
from articles.ingest.anchoring import anchor
from articles.models import (
    Article,
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


def rows_of(article: Article, reading: Reading, keys: Keys) -> Iterable[models.Model]:
    """The findings of a draft as unsaved rows of `article`, each once."""
    draft = reading.draft
    machine = {'article': article, 'origin': Origin.MACHINE, 'status': Status.PROPOSED}
    mentions: dict[Hashable, Mention] = {}
    targets: list[tuple[str, int, str, Any]] = [
        ('meeting_id', keys.meetings[meeting.slug], meeting.role, meeting.evidence) for meeting in draft.meetings
    ]
    targets += [
        ('participant_id', keys.participants[person.slug], '', person.evidence) for person in draft.participants
    ]
    for target, pk, role, evidence in targets:
        for span in evidence:
            row = Mention(
                **machine,
                **{target: pk},
                role=role,
                part=span.part,
                start=span.start,
                end=span.end,
                surface=span.text[:500],
                rule=span.rule[:60],
            )
            mentions.setdefault(_mention_key(row), row)
    yield from mentions.values()
    statements: dict[Hashable, Statement] = {}
    for found in draft.statements:
        statement = Statement(
            **machine,
            start=found.start,
            end=found.end,
            kind=found.kind,
            text=found.text,
            speaker_id=keys.participants.get(found.speaker) if found.speaker else None,
            speaker_name=found.speaker_name[:300],
            cue=found.cue.text[:500] if found.cue else '',
            cue_start=found.cue.start if found.cue else None,
            rule=found.cue.rule[:60] if found.cue else '',
        )
        statements.setdefault(_statement_key(statement), statement)
    yield from statements.values()
    for topic in draft.topics:
        evidence = [{'start': e.start, 'end': e.end, 'text': e.text, 'in': e.part} for e in topic.evidence]
        yield TopicAssignment(**machine, topic_id=keys.topics[topic.slug], evidence=evidence)
    removals: dict[Hashable, Removal] = {}
    for cut in draft.removed:
        removal = Removal(
            article=article, start=cut.start, end=cut.end, position=cut.position, text=cut.text, rule=cut.rule[:60]
        )
        removals.setdefault(_removal_key(removal), removal)
    yield from removals.values()


def _mention_key(row: Mention) -> Hashable:
    return row.meeting_id, row.participant_id, row.part, row.start, row.end


def _statement_key(row: Statement) -> Hashable:
    return row.start, row.end, row.kind


def _topic_key(row: TopicAssignment) -> Hashable:
    return row.topic_id


def _removal_key(row: Removal) -> Hashable:
    return row.start, row.end


FINDINGS: dict[Any, Any] = {
    Mention: _mention_key,
    Statement: _statement_key,
    TopicAssignment: _topic_key,
    Removal: _removal_key,
}


def _is_decided(row: Any) -> bool:
    """Whether a person made or judged this row."""
    if isinstance(row, Removal):
        return bool(row.restored)
    return bool(row.origin == Origin.STAFF or row.status != Status.PROPOSED)


def sync_rows(article: Article, model: Any, key: Any, wanted: list[Any]) -> bool:
    """Makes the undecided rows of one kind equal to `wanted`; whether that changed anything."""
    kept = list(model._default_manager.filter(article=article))
    known = {key(row): row for row in kept if not _is_decided(row)}
    missing, altered = [], []
    for row in _without_decided(wanted, kept, key):
        old = known.pop(key(row), None)
        if old is None:
            missing.append(row)
        elif any(getattr(old, name) != getattr(row, name) for name in _content_fields(model)):
            row.pk = old.pk
            altered.append(row)
    if known:
        model._default_manager.filter(pk__in=[row.pk for row in known.values()]).delete()
    model._default_manager.bulk_create(missing)
    if altered:
        model._default_manager.bulk_update(altered, _content_fields(model))
    return bool(known or missing or altered)


def _content_fields(model: Any) -> list[str]:
    """What a machine writes in a row, beside what identifies it."""
    fixed = {'id', 'article', 'status', 'origin', 'restored'}
    return [field.name for field in model._meta.concrete_fields if field.name not in fixed]


def _without_decided(wanted: list[Any], kept: list[Any], key: Any) -> Iterable[Any]:
    """Leaves out what would say again, or against a person's word, what a person has decided."""
    decided = [row for row in kept if _is_decided(row)]
    keys = {key(row) for row in decided}
    denied = _denied_targets([row for row in kept if isinstance(row, Mention)])
    statements = [row for row in decided if isinstance(row, Statement)]
    for row in wanted:
        if key(row) in keys:
            continue
        if isinstance(row, Mention) and _target(row) in denied:
            continue
        if any(other.start < row.end and row.start < other.end for other in statements):
            continue
        yield row


def _denied_targets(mentions: list[Mention]) -> set[tuple[int | None, int | None]]:
    """Meetings and participants of whom staff rejected every mention: they are not in the article at all.

    Where only some mentions were rejected, those alone were wrong.
    """
    rejected = {_target(row) for row in mentions if row.status == Status.REJECTED}
    return rejected - {_target(row) for row in mentions if row.status != Status.REJECTED}


def _target(mention: Mention) -> tuple[int | None, int | None]:
    return mention.meeting_id, mention.participant_id


_ASIDE: Final = 1_000_000_000
"""Added to the offsets of rows that are being moved, so that none meets another on its way."""


def reanchor_decided(article: Article) -> None:
    """Finds the decided findings again in a body that has changed; one whose words are gone keeps its old span.

    The undecided ones are set aside: they must be synchronised with a new reading in the same transaction.
    """
    for model in (Mention, Statement):
        key: Any = FINDINGS[model]
        rows = list(model._default_manager.filter(article=article, part='body'))
        model._default_manager.filter(pk__in=[row.pk for row in rows]).update(
            start=F('start') + _ASIDE, end=F('end') + _ASIDE
        )
        taken: set[Hashable] = set()
        for row in sorted((row for row in rows if _is_decided(row)), key=lambda row: not row.stands_in(article.body)):
            old = row.start, row.end
            place = anchor(row.words, row.start, article.body)
            for start, end in (place or old, old, (row.start + _ASIDE, row.end + _ASIDE)):
                row.start, row.end = start, end
                if key(row) not in taken:
                    break
            taken.add(key(row))
            row.save(update_fields=['start', 'end'])


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
