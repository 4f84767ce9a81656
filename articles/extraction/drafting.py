"""The whole extraction of one document, stage by stage: the only place that knows their order."""

from articles.extraction.cleaning import clean_document
from articles.extraction.dates import extract_published, read_given
from articles.extraction.documents import ArticleDraft, SourceDocument, StaffDecisions
from articles.extraction.linking import link_text
from articles.extraction.metadata import extract_metadata
from articles.reference import Facts


def draft_article(document: SourceDocument, facts: Facts, decisions: StaffDecisions = StaffDecisions()) -> ArticleDraft:
    """Reads one document into a draft. Pure: the same document, facts and decisions give the same draft.

    Raises UnreadableDocument where a document holds several stories that cannot be told apart, or no text.
    """
    clean = clean_document(document, facts, decisions)
    metadata = extract_metadata(document, clean, facts, decisions)
    published = extract_published(document, clean, metadata, facts, decisions)
    links = link_text(clean, metadata, published, facts)
    return ArticleDraft(
        headline=clean.headline,
        headline_basis=metadata.headline_basis,
        body=clean.body,
        language=metadata.language,
        byline=clean.byline,
        byline_basis=metadata.byline_basis,
        url=metadata.url,
        source=metadata.source,
        published=published,
        on_topic=links.on_topic,
        meetings=links.meetings,
        participants=links.participants,
        statements=links.statements,
        topics=links.topics,
        proposals=links.proposals,
        removed=clean.removed,
        warnings=(*document.warnings, *clean.warnings, *_unread_date(document)),
    )


def _unread_date(document: SourceDocument) -> tuple[str, ...]:
    """A note on a given date that is none: the archivist's word is not passed over silently."""
    written = (document.given.date or '').strip()
    return (f'the given date cannot be read: {written[:40]}',) if written and read_given(written) is None else ()
