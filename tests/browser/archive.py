"""A small archive with something on every kind of page."""

import datetime

from articles.models import Article, Mention
from tests.factories import (
    AliasFactory,
    ArticleFactory,
    CitationFactory,
    ConflictFactory,
    FamilyFactory,
    LinkedEventFactory,
    MeetingFactory,
    MeetingMentionFactory,
    MentionFactory,
    OriginalFactory,
    ParticipantFactory,
    ParticipationFactory,
    RemovalFactory,
    RoleFactory,
    RoundFactory,
    SourceFactory,
    StateFactory,
    StatementFactory,
    TopicAssignmentFactory,
    TopicFactory,
)

BODY = (
    'أنهت وفود من روسيا وإيران وتركيا والأمم المتحدة اجتماعا على مستوى الخبراء حول الأزمة في سورية بالعاصمة '
    'الكازاخية أستانا اليوم.\n\n'
    'وقال سيرغي لافروف: «إن خبراء روسيا وتركيا وإيران بحثوا مسألة تنفيذ اتفاق وقف العمليات القتالية في سورية '
    'والإجراءات الخاصة بإنشاء آليات الرصد والمراقبة الفعالة».\n\n'
    'ووصف ميلوش شتروغر الاجتماع بأنه «ناجح جدا» مشيرا إلى أن الوفد ليس كاملا، وأضاف لافروف إن اللقاء المقبل قريب.'
)
SAID = BODY[BODY.index('«') + 1 : BODY.index('»')]


def fill_archive() -> Article:
    """Fills the database; returns the article that has everything."""
    lavrov = ParticipantFactory(slug='lavrov', name_ar='سيرغي لافروف', name_en='Sergey Lavrov')
    strugar = ParticipantFactory(slug='strugar', name_ar='ميلوش شتروغر', name_en='Milos Strugar', side='un')
    russia = StateFactory(slug='russia', name_ar='روسيا', name_en='Russia')
    sana = SourceFactory(slug='sana', name_ar='سانا', name_en='SANA', variants=['سانا', 'SANA'])
    experts = _meetings(lavrov, russia)
    topic = TopicFactory(slug='ceasefire', name_ar='وقف إطلاق النار', name_en='Ceasefire', triggers_ar=['هدنة'])
    AliasFactory(participant=lavrov, spelling='سيرجي لافروف')
    AliasFactory(participant=lavrov, spelling='Лавров', script='other')
    RoleFactory(participant=lavrov, title_ar='وزير خارجية روسيا', title_en='Foreign Minister of Russia')
    original = OriginalFactory(content=f'سانا\n\n{BODY}\n\nشارك على فيسبوك'.encode())
    family = FamilyFactory()
    article = ArticleFactory(
        original=original, headline='اختتام اجتماع على مستوى الخبراء في أستانا', body=BODY, source=sana, family=family
    )
    for person, surface in ((lavrov, 'سيرغي لافروف'), (strugar, 'ميلوش شتروغر'), (russia, 'روسيا')):
        MentionFactory(article=article, participant=person, surface=surface)
    MeetingMentionFactory(article=article, meeting=experts, surface='اجتماعا على مستوى الخبراء')
    StatementFactory(article=article, speaker=lavrov, text=SAID, status='confirmed')
    StatementFactory(article=article, speaker=strugar, text='ناجح جدا')
    StatementFactory(article=article, speaker=None, text='اللقاء المقبل قريب', kind='indirect')
    TopicAssignmentFactory(article=article, topic=topic)
    RemovalFactory(article=article, text='سانا', rule='byline')
    RemovalFactory(article=article, text='شارك على فيسبوك', position=len(BODY), start=len(BODY) + 8)
    _more_articles(lavrov, experts, family)
    return article


def _meetings(lavrov, russia):
    for number, start in ((1, datetime.date(2017, 1, 23)), (2, datetime.date(2017, 2, 15))):
        RoundFactory(round=number, start=start, end=start + datetime.timedelta(days=1))
    MeetingFactory(slug='summit', name_ar='القمة الثلاثية', kind='summit', start=datetime.date(2017, 11, 22))
    experts = MeetingFactory(
        slug='experts', name_ar='اجتماع الخبراء', name_en='Expert meeting', start=datetime.date(2017, 2, 6),
        outcome_ar='اتفقوا على آلية للمراقبة.', outcome_en='They agreed on a mechanism.', names_ar=['لقاء الخبراء'],
        heads_not_established=['turkey'], venue='Rixos President Astana', notes='A note.',
    )  # fmt: skip
    ParticipationFactory(meeting=experts, participant=lavrov, capacity='head', party=russia, note='by video')
    ParticipationFactory(meeting=experts, participant=russia, capacity='guarantor')
    ConflictFactory(meeting=experts)
    LinkedEventFactory(meeting=experts)
    CitationFactory(meeting=experts)
    return experts


def _more_articles(lavrov, experts, family):
    days = [datetime.date(2017, 2, 7), datetime.date(2017, 2, 8), datetime.date(2018, 3, 16)]
    for number, day in enumerate(days):
        article = ArticleFactory(
            headline='' if number == 2 else f'لافروف يتحدث عن الهدنة {number}',
            headline_basis='',
            published_date=day,
            published_confidence='medium',
            source=None if number == 2 else SourceFactory(slug=f'outlet-{number}'),
            source_basis='',
            family=family if number == 0 else None,
        )
        MentionFactory(article=article, participant=lavrov)
        Mention.objects.filter(article=article).update(status='confirmed')
        MeetingMentionFactory(article=article, meeting=experts)
    ArticleFactory(undated=True, headline='خبر بلا تاريخ')
