"""What an article is about, gathered for the margin of its page: each fact with the words it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.models import Article, Meeting, Mention, Participant
from articles.views.body import paragraph_of, paragraph_starts


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the article; `paragraph` is None where they stand in the headline."""

    text: str
    paragraph: int | None


@dataclass(slots=True)
class Named:
    """A meeting or participant that an article names, how often, and with which words."""

    record: Meeting | Participant
    role: str
    status: str = 'proposed'
    count: int = 0
    evidence: list[Evidence] = field(default_factory=list)


SHOWN_EVIDENCE = 3


def _gather(article: Article, mentions: Iterable[Mention], of: str) -> list[Named]:
    gathered: dict[int, Named] = {}
    starts = paragraph_starts(article)
    for mention in mentions:
        record = getattr(mention, of)
        if record is None:
            continue
        named = gathered.setdefault(record.pk, Named(record, mention.role))
        named.count += 1
        if mention.role == 'reported':
            named.role = 'reported'
        if mention.status == 'confirmed':
            named.status = 'confirmed'
        if len(named.evidence) < SHOWN_EVIDENCE and mention.surface not in (known.text for known in named.evidence):
            place = None if mention.part == 'headline' else paragraph_of(starts, mention.start)
            named.evidence.append(Evidence(mention.surface, place))
    return list(gathered.values())


def meetings_of(article: Article, mentions: Iterable[Mention]) -> list[Named]:
    """The meetings an article links with: those it reports first."""
    return sorted(_gather(article, mentions, 'meeting'), key=lambda named: named.role != 'reported')


def participants_of(article: Article, mentions: Iterable[Mention]) -> list[Named]:
    """The participants an article names, persons first, the most often named first."""
    named = _gather(article, mentions, 'participant')
    return sorted(named, key=lambda entry: (getattr(entry.record, 'kind', '') != 'person', -entry.count))


def date_evidence(article: Article) -> list[str]:
    """The words that the day of publication rests on, in the order of the reasoning."""
    return [words for words in article.published_evidence.split(' · ') if words.strip()]
