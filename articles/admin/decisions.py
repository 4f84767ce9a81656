"""What staff decide, as plain functions over records: the admin pages and their actions call these and render.

`QuerySet.update` sends no signals, so every function here that uses it tells the index which articles changed.
"""

import datetime
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from articles.admin.announcing import announce
from articles.arabic.folding import fold
from articles.models import (
    Alias,
    Article,
    Family,
    Mention,
    NameProposal,
    NameSighting,
    Origin,
    Participant,
    Source,
    Statement,
    Status,
    TopicAssignment,
)

DATE_FIELDS = frozenset(
    f'published_{name}' for name in ('date', 'precision', 'basis', 'evidence', 'rule', 'confidence')
)
"""The fields that say when an article appeared: a decision on one is a decision on all."""

ACCEPTED = 'name proposal'
"""The note of a spelling that accepting a proposed name made: by it the acceptance can be undone."""

BY_NAME = 'name-proposal'
"""The rule of a mention that accepting a proposed name made."""

AT_ONCE = 200
"""Articles changed in one statement, of however many were chosen."""


@transaction.atomic
def set_findings_status(findings: QuerySet[Any], status: Status) -> int:
    """Confirms, rejects or reopens findings in bulk; returns how many articles they stand in."""
    articles = set(findings.values_list('article', flat=True))
    findings.update(status=status)
    announce(articles)
    return len(articles)


@transaction.atomic
def set_publication(articles: QuerySet[Article], status: str) -> list[Article]:
    """Publishes or withholds articles; returns those that changed."""
    changed = _decide_in_bulk(articles.exclude(status=status), {'status': status}, 'status')
    regroup_families_of([article.pk for article in changed])
    return changed


@transaction.atomic
def set_source(articles: QuerySet[Article], source: Source) -> list[Article]:
    """Names the source of articles; returns those that changed."""
    values = {'source': source, 'source_basis': Article.Basis.STAFF, 'source_evidence': ''}
    return _decide_in_bulk(articles.exclude(source=source), values, 'source')


@transaction.atomic
def leave_family(articles: QuerySet[Article]) -> list[Article]:
    """Takes articles out of their families of copies for good; returns those that changed."""
    grouped = articles.exclude(family=None, duplicate_of=None)
    families = set(grouped.exclude(family=None).values_list('family', flat=True))
    values = {'family': None, 'duplicate_of': None}
    changed = _decide_in_bulk(grouped, values, 'family')
    Article.objects.filter(duplicate_of__in=changed).update(duplicate_of=None)
    regroup_families(families)
    return changed


@transaction.atomic
def form_family(articles: QuerySet[Article]) -> list[Article]:
    """Groups articles as copies of one text, whatever their words; returns those that changed.

    They join the family that one of them has already, the oldest where there are several.
    """
    families = set(articles.exclude(family=None).values_list('family', flat=True))
    family = Family.objects.get(pk=min(families)) if families else Family.objects.create()
    changed = _decide_in_bulk(articles.exclude(family=family), {'family': family}, 'family')
    regroup_families({*families, family.pk})
    return changed


def regroup_families_of(article_ids: Collection[int]) -> None:
    """Chooses the first of these articles' families anew: one that is not published leads none."""
    grouped = Article.objects.filter(pk__in=article_ids).exclude(family=None)
    regroup_families(set(grouped.values_list('family', flat=True)))


def regroup_families(families: Collection[int]) -> None:
    """Chooses the first article of families anew after some left them."""
    from articles.ingest.families import settle_families

    announce(settle_families(families))


def _decide_in_bulk(articles: QuerySet[Article], values: dict[str, Any], decision: str) -> list[Article]:
    """Sets the same values on many articles and notes the decision as staff's."""
    chosen = list(articles.values_list('pk', flat=True))
    changed: list[Article] = []
    for start in range(0, len(chosen), AT_ONCE):
        rows = Article.objects.filter(pk__in=chosen[start : start + AT_ONCE])
        some = list(rows.only('pk', 'headline', 'staff_fields'))
        for article in some:
            article.keep_from_machines([decision])
            for name, value in values.items():
                setattr(article, name, value)
        Article.objects.bulk_update(some, [*values, 'staff_fields'])
        changed += some
    announce(chosen)
    return changed


def note_article_decision(article: Article, changed: set[str], username: str) -> set[str]:
    """Fills in what a person's change to an article implies; returns the fields that are staff's by it.

    What a value rests on goes with the value. A day set by hand rests on staff; its evidence is what they typed,
    or else who set it and when.
    """
    for name in ('headline', 'byline', 'source'):
        if name in changed:
            setattr(article, f'{name}_basis', Article.Basis.STAFF if getattr(article, name) else '')
    if 'source' in changed:
        article.source_evidence = ''
    if not changed & DATE_FIELDS:
        return changed
    _note_date(article, typed_evidence='published_evidence' in changed, username=username)
    return changed - DATE_FIELDS | {'published_date'}


def _note_date(article: Article, *, typed_evidence: bool, username: str) -> None:
    article.published_rule = ''
    if article.published_date is None:
        for name in DATE_FIELDS - {'published_date'}:
            setattr(article, name, '')
        return
    article.published_basis = Article.Basis.STAFF
    article.published_precision = article.published_precision or Article.Precision.DAY
    article.published_confidence = Article.Confidence.HIGH
    if not typed_evidence:
        article.published_evidence = f'{username}, {datetime.datetime.now(datetime.UTC):%Y-%m-%d}'


def settle_finding(finding: Any, changed: Collection[str]) -> None:
    """A finding that a person corrected is thereby confirmed, unless they chose otherwise."""
    added = finding.origin == Origin.STAFF and finding.pk is None
    corrected = finding.status == Status.PROPOSED and set(changed) - {'status'}
    if added or corrected:
        finding.status = Status.CONFIRMED


def stored_form_of(finding: Any) -> Any:
    """The finding as it is stored, before a correction is saved; None where it is new."""
    return type(finding)._default_manager.filter(pk=finding.pk).first()


def free_the_place(finding: Any) -> None:
    """Deletes another finding that says what this one says now: of one thing at one place there is one decision."""
    same = type(finding)._default_manager.filter(article=finding.article_id, **_identity(finding))
    same.exclude(pk=finding.pk).delete()


def deny_previous(finding: Any, previous: Any) -> None:
    """Keeps what a machine had found as rejected where a person made another finding of it: it would come back."""
    if previous is None or previous.origin != Origin.MACHINE or _identity(previous) == _identity(finding):
        return
    previous.pk, previous.status = None, Status.REJECTED
    previous._state.adding = True
    previous.save()


def _identity(finding: Any) -> dict[str, Any]:
    """What a machine's finding is known by within its article."""
    names = {
        Mention: ('meeting', 'participant', 'part', 'start', 'end'),
        Statement: ('start', 'end', 'kind'),
        TopicAssignment: ('topic',),
    }[type(finding)]
    return {name: getattr(finding, name) for name in names}


def spread_role(mention: Mention) -> None:
    """Whether an article reports on a meeting holds for the article: all its mentions of the meeting follow."""
    if mention.meeting_id:
        mentions = Mention.objects.filter(article=mention.article_id, meeting=mention.meeting_id)
        mentions.exclude(status=Status.REJECTED).update(role=mention.role, status=Status.CONFIRMED)


@transaction.atomic
def accept_proposal(proposal: NameProposal, participant: Participant) -> int:
    """Makes a proposed name a spelling of a participant and every sighting a mention; returns how many mentions.

    The participant must be stored. The spelling works in linking and search from now on. Where the name had been
    accepted for another participant, they lose it and its mentions.
    """
    places = {_place(sighting): sighting.text for sighting in proposal.sightings.all()}
    if NameProposal.objects.filter(pk=proposal.pk).exclude(participant=participant).exists():
        places |= {_place(mention): mention.surface for mention in _undo_acceptance(proposal)}
    defaults = {'origin': Origin.STAFF, 'status': Status.CONFIRMED, 'note': ACCEPTED}
    spelling, _made = Alias.objects.get_or_create(participant=participant, spelling=proposal.name, defaults=defaults)
    if spelling.status == Status.REJECTED:
        spelling.status = Status.CONFIRMED
        spelling.save()
    proposal.status, proposal.participant = Status.CONFIRMED, participant
    proposal.save()
    decision = {'participant': participant, 'rule': BY_NAME, 'status': Status.CONFIRMED, 'origin': Origin.STAFF}
    mentions = [
        Mention(article_id=article, part=part, start=start, end=end, surface=words, **decision)
        for (article, part, start, end), words in places.items()
    ]
    Mention.objects.bulk_create(mentions, ignore_conflicts=True)
    announce(mention.article_id for mention in mentions)
    return len(mentions)


@transaction.atomic
def refuse_proposal(proposal: NameProposal, status: Status) -> None:
    """Rejects a proposed name or leaves it open; what an acceptance had made of it is undone."""
    _undo_acceptance(proposal)
    proposal.status, proposal.participant = status, None
    proposal.save()


def _undo_acceptance(proposal: NameProposal) -> list[Mention]:
    """Takes the spelling and the mentions back that accepting this name made; returns the mentions, now deleted.

    What was there before, and what staff have decided on since, stays.
    """
    holder = NameProposal.objects.values_list('participant', flat=True).get(pk=proposal.pk)
    if holder is None:
        return []
    for spelling in Alias.objects.filter(participant=holder, spelling=proposal.name, note=ACCEPTED):
        spelling.delete()
    sighted = {_place(sighting) for sighting in proposal.sightings.all()}
    made = Mention.objects.filter(participant=holder, rule=BY_NAME, origin=Origin.STAFF, status=Status.CONFIRMED)
    called = f' {proposal.folded}'  # in full, or by the last words of the name
    undone = [row for row in made if _place(row) in sighted or called.endswith(f' {fold(row.surface)}')]
    Mention.objects.filter(pk__in=[row.pk for row in undone]).delete()
    announce(row.article_id for row in undone)
    return undone


def _place(found: Mention | NameSighting) -> tuple[int, str, int, int]:
    return found.article_id, found.part, found.start, found.end


def known_participant(name: str) -> Participant | None:
    """The one participant who already has this spelling, if exactly one has."""
    holders = list(
        Participant.objects.filter(aliases__in=Alias.objects.usable().filter(folded=fold(name))).distinct()[:2]
    )
    return holders[0] if len(holders) == 1 else None
