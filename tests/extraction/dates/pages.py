"""Pages and texts for the tests of dates: a document of the given lines and its clean form, made by hand."""

import datetime

from articles.extraction.dates import extract_published
from articles.extraction.documents import CleanDocument, PageMetadata, PublishedDate, SourceDocument, StaffDecisions
from articles.extraction.metadata import Metadata
from articles.reference import load_facts

HEADLINE = 'وفود جديدة تصل إلى القاعة الكبرى'
PROSE = (
    'ذكر المتحدث أن الوفود ستعرض أوراقها تباعا أمام اللجنة، وأن النقاش سيتركز على طريقة تسجيل الخروق والتحقيق فيها.\n\n'
    'ورأى مراقبون أن ما جرى تمهيد لخطوات أخرى، في حين طالب ممثلو العائلات بالكشف عن مصير أبنائهم قبل أي أمر آخر.'
)


def publish(
    body: str = PROSE,
    *,
    above: str = '',
    below_headline: str = '',
    below: str = '',
    headline: str = HEADLINE,
    dateline: str | None = None,
    url: str | None = None,
    given: str | None = None,
    stated: str | None = None,
    captured: datetime.date | None = None,
    decisions: StaffDecisions = StaffDecisions(),
) -> PublishedDate | None:
    """The date of a page with lines above the headline, below it and below the text."""
    text = '\n'.join(part for part in (above, headline, below_headline, body, below) if part)
    document = SourceDocument(
        'page.txt',
        text.encode(),
        text,
        given=PageMetadata(date=given),
        stated=PageMetadata(date=stated),
        captured_at=datetime.datetime.combine(captured, datetime.time(12), datetime.UTC) if captured else None,
    )
    clean = CleanDocument(headline, None, body, dateline=dateline)
    return extract_published(document, clean, Metadata('ar', url=url), load_facts(), decisions)


def day(published: PublishedDate | None) -> str | None:
    """The day as ISO text; None where there is none."""
    return published.date.isoformat() if published else None
