"""What staff decide is kept, noted, and told to the index."""

import datetime
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from articles.ingest.findings import COLUMNS
from articles.ingest.syncing import sync_rows
from articles.models import Article, IndexChange, Mention, Origin, Removal, Statement, Status, TopicAssignment
from tests.admin.conftest import Send, fields_of
from tests.factories import (
    ArticleFactory,
    FamilyFactory,
    MeetingFactory,
    MeetingMentionFactory,
    MentionFactory,
    ParticipantFactory,
    RemovalFactory,
    SourceFactory,
    StatementFactory,
    TopicAssignmentFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


class Announced:
    """The articles that the index was told of, since the test asked to forget."""

    def forget(self) -> None:
        IndexChange.objects.all().delete()

    def told(self) -> list[int]:
        return sorted(set(IndexChange.objects.values_list('article_id', flat=True)))


@pytest.fixture
def announced(db: None) -> Announced:
    return Announced()


@pytest.fixture
def read_again(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ids of the articles that were read again, instead of reading them."""
    ids: list[int] = []
    for module in ('articles', 'findings'):
        monkeypatch.setattr(f'articles.admin.{module}.read_again', lambda _r, _a, article, **_: ids.append(article.pk))
    return ids


def address(record: Any) -> str:
    return f'/admin/articles/{record._meta.model_name}/{record.pk}/change/'


def act(staff: Client, action: str, *records: Any, **more: Any) -> Any:
    """Runs a bulk action on records of one kind."""
    chosen = {'action': action, '_selected_action': [record.pk for record in records], **more}
    return staff.post(f'/admin/articles/{records[0]._meta.model_name}/', chosen, follow=True)


class TestArticle:
    def test_a_changed_headline_is_staffs(self, send: Send, read_again: list[int], announced: Announced) -> None:
        article = ArticleFactory()
        announced.forget()
        assert send(address(article), headline='عنوان صححه المحرر').status_code == 302
        article.refresh_from_db()
        assert article.headline == 'عنوان صححه المحرر'
        assert (article.headline_basis, article.staff_fields) == ('staff', ['headline'])
        assert read_again == [article.pk]
        assert announced.told() == [article.pk]
        assert LogEntry.objects.filter(object_id=str(article.pk)).count() == 1

    def test_saving_without_a_change_decides_nothing(self, send: Send, read_again: list[int]) -> None:
        article = ArticleFactory(body='سطر أول\n\nسطر ثان')
        assert send(address(article)).status_code == 302
        article.refresh_from_db()
        assert (article.staff_fields, article.body, read_again) == ([], 'سطر أول\n\nسطر ثان', [])

    def test_a_day_set_by_hand_rests_on_staff(self, send: Send, read_again: list[int]) -> None:
        article = ArticleFactory(undated=True)
        send(address(article), published_date='2017-01-24')
        article.refresh_from_db()
        assert article.published_date == datetime.date(2017, 1, 24)
        assert (article.published_basis, article.published_precision) == ('staff', 'day')
        assert article.published_evidence.startswith('muharrir, ')
        assert article.staff_fields == ['published_date']

    def test_evidence_and_precision_that_a_person_gives_stay(self, send: Send, read_again: list[int]) -> None:
        article = ArticleFactory(undated=True)
        day = {'published_date': '2017-01-01', 'published_precision': 'month'}
        send(address(article), **day, published_evidence='النسخة الورقية')
        article.refresh_from_db()
        assert (article.published_precision, article.published_evidence) == ('month', 'النسخة الورقية')

    def test_a_day_taken_away_takes_its_evidence_with_it(self, send: Send, read_again: list[int]) -> None:
        article = ArticleFactory()
        assert send(address(article), published_date='').status_code == 302
        article.refresh_from_db()
        assert article.published_date is None
        assert (article.published_precision, article.published_basis, article.published_evidence) == ('', '', '')
        assert article.staff_fields == ['published_date']

    def test_a_field_given_back_is_the_machines_again(self, send: Send, read_again: list[int]) -> None:
        article = ArticleFactory(staff_fields=['byline', 'headline'])
        send(address(article), released=['headline'])
        article.refresh_from_db()
        assert article.staff_fields == ['byline']
        assert read_again == [article.pk]

    def test_articles_are_never_deleted(self, staff: Client) -> None:
        article = ArticleFactory()
        assert staff.post(f'/admin/articles/article/{article.pk}/delete/', {'post': 'yes'}).status_code == 403
        act(staff, 'delete_selected', article, post='yes')
        original = article.original
        assert staff.post(f'/admin/articles/original/{original.pk}/delete/', {'post': 'yes'}).status_code == 403
        assert Article.objects.filter(pk=article.pk).exists()

    def test_withholding_in_bulk_is_a_decision_that_the_index_hears_of(
        self, staff: Client, announced: Announced
    ) -> None:
        first, second, withheld = ArticleFactory(), ArticleFactory(), ArticleFactory(status='withheld')
        announced.forget()
        act(staff, 'withhold', first, second, withheld)
        first.refresh_from_db()
        withheld.refresh_from_db()
        assert (first.status, first.staff_fields) == ('withheld', ['status'])
        assert withheld.staff_fields == []
        assert announced.told() == [first.pk, second.pk]
        assert LogEntry.objects.count() == 2

    def test_a_page_opened_before_another_persons_decision_does_not_undo_it(
        self, staff: Client, read_again: list[int]
    ) -> None:
        article = ArticleFactory()
        opened = fields_of(staff.get(address(article)).content.decode())
        act(staff, 'withhold', article)
        refused = staff.post(f'/en{address(article)}', {**opened, 'byline': 'محرر'})
        assert 'The article was changed meanwhile.' in refused.content.decode()
        article.refresh_from_db()
        assert (article.status, article.byline, article.staff_fields) == ('withheld', '', ['status'])
        again = fields_of(staff.get(address(article)).content.decode())
        assert staff.post(address(article), {**again, 'byline': 'محرر'}).status_code == 302
        article.refresh_from_db()
        assert (article.status, article.byline) == ('withheld', 'محرر')

    def test_a_withheld_article_leads_its_family_no_longer(self, staff: Client, send: Send) -> None:
        family = FamilyFactory()
        first, second = ArticleFactory(family=family), ArticleFactory(family=family)
        day = {'published_date': datetime.date(2017, 1, 23)}
        Article.objects.update(**day, source=first.source)
        act(staff, 'withhold', second)
        family.refresh_from_db()
        assert family.first == first
        act(staff, 'publish', second)
        act(staff, 'withhold', first)
        family.refresh_from_db()
        assert family.first == second
        assert send(address(first), status='published').status_code == 302
        family.refresh_from_db()
        assert family.first == first

    def test_the_source_of_many_is_set_at_once(self, staff: Client, announced: Announced) -> None:
        article, source = ArticleFactory(), SourceFactory()
        announced.forget()
        act(staff, 'name_source', article, source=source.pk)
        article.refresh_from_db()
        assert article.source == source
        assert (article.source_basis, article.source_evidence, article.staff_fields) == ('staff', '', ['source'])
        assert announced.told() == [article.pk]

    def test_without_a_source_chosen_nothing_is_set(self, staff: Client, announced: Announced) -> None:
        article = ArticleFactory()
        announced.forget()
        act(staff, 'name_source', article, source='')
        assert announced.told() == []

    def test_an_article_taken_out_of_a_family_leaves_it_for_good(self, staff: Client) -> None:
        family = FamilyFactory()
        articles = [ArticleFactory(family=family) for _ in range(3)]
        copy = ArticleFactory(family=family, duplicate_of=articles[0])
        family.first = articles[0]
        family.save()
        act(staff, 'take_out_of_family', articles[0])
        for record in (*articles, copy, family):
            record.refresh_from_db()
        assert (articles[0].family, articles[0].staff_fields) == (None, ['family'])
        assert copy.duplicate_of is None
        assert family.first == articles[1]

    def test_articles_are_grouped_by_hand(self, staff: Client, announced: Announced) -> None:
        first, second, alone = ArticleFactory(), ArticleFactory(), ArticleFactory()
        act(staff, 'group_as_copies', alone)
        announced.forget()
        act(staff, 'group_as_copies', first, second)
        for article in (first, second, alone):
            article.refresh_from_db()
        assert first.family is not None
        assert (first.family, first.staff_fields, alone.family) == (second.family, ['family'], None)
        assert set(announced.told()) == {first.pk, second.pk}


class TestFindings:
    def inline(self, article: Article, prefix: str, **values: Any) -> dict[str, Any]:
        return {f'{prefix}-TOTAL_FORMS': '1', **{f'{prefix}-0-{name}': value for name, value in values.items()}}

    def test_a_mention_a_person_adds_is_confirmed_and_placed(self, send: Send, announced: Announced) -> None:
        article, participant = ArticleFactory(), ParticipantFactory()
        announced.forget()
        row = self.inline(article, 'mentions-2', surface='لافروف', participant=participant.pk, part='body')
        assert send(address(article), **row).status_code == 302
        mention = Mention.objects.get()
        assert (mention.origin, mention.status) == (Origin.STAFF, Status.CONFIRMED)
        assert article.body[mention.start : mention.end] == 'لافروف'
        assert announced.told() == [article.pk]

    def test_words_in_another_spelling_are_placed_as_the_text_has_them(self, send: Send) -> None:
        article = ArticleFactory(body='عقد اللقاء في أستانة أمس.')
        meeting = MeetingFactory()
        send(address(article), **self.inline(article, 'mentions-2', surface='استانه', meeting=meeting.pk, part='body'))
        mention = Mention.objects.get()
        assert (mention.surface, mention.role) == ('أستانة', 'mentioned')

    def test_a_second_mention_of_the_same_words_takes_the_next_place(self, send: Send) -> None:
        article = ArticleFactory(body='قال لافروف ثم أضاف لافروف.')
        participant = ParticipantFactory()
        MentionFactory(article=article, participant=participant)
        row = self.inline(article, 'mentions-2', surface='لافروف', participant=participant.pk, part='body')
        send(address(article), **row)
        assert sorted(Mention.objects.values_list('start', flat=True)) == [4, 19]

    def test_words_that_stand_nowhere_are_refused(self, send: Send) -> None:
        article, participant = ArticleFactory(), ParticipantFactory()
        row = self.inline(article, 'mentions-2', surface='غير موجود', participant=participant.pk, part='body')
        assert send(address(article), **row).status_code == 200
        assert not Mention.objects.exists()

    def test_a_mention_of_two_records_or_none_is_refused(self, send: Send) -> None:
        article = ArticleFactory()
        assert send(address(article), **self.inline(article, 'mentions-2', surface='لافروف')).status_code == 200
        assert not Mention.objects.exists()

    def test_rejecting_inside_the_article(self, send: Send) -> None:
        mention = MentionFactory()
        assert send(address(mention.article), **{'mentions-0-status': 'rejected'}).status_code == 302
        mention.refresh_from_db()
        assert (mention.status, mention.origin) == (Status.REJECTED, Origin.MACHINE)

    def test_a_role_set_on_one_mention_holds_for_the_article(self, send: Send) -> None:
        article, meeting = ArticleFactory(), MeetingFactory()
        MeetingMentionFactory(article=article, meeting=meeting, part='headline')
        MeetingMentionFactory(article=article, meeting=meeting)
        assert send(address(article), **{'mentions-0-role': 'mentioned'}).status_code == 302
        assert set(Mention.objects.values_list('role', 'status')) == {('mentioned', 'confirmed')}

    def test_a_corrected_speaker_confirms_the_statement(self, send: Send) -> None:
        statement, speaker = StatementFactory(), ParticipantFactory()
        assert send(address(statement.article), **{'statements-0-speaker': speaker.pk}).status_code == 302
        statement.refresh_from_db()
        assert (statement.speaker, statement.status) == (speaker, Status.CONFIRMED)

    def test_a_statement_a_person_adds(self, send: Send) -> None:
        article = ArticleFactory()
        row = self.inline(article, 'statements-2', text='الاجتماع كان مفيدا', kind='indirect')
        assert send(address(article), **row).status_code == 302
        statement = Statement.objects.get()
        assert (statement.origin, statement.status, statement.kind) == ('staff', 'confirmed', 'indirect')
        assert article.body[statement.start : statement.end] == statement.text

    def test_a_topic_a_person_adds(self, send: Send) -> None:
        article, topic = ArticleFactory(), TopicFactory()
        assert send(address(article), **self.inline(article, 'topic_assignments-2', topic=topic.pk)).status_code == 302
        assignment = TopicAssignment.objects.get()
        assert (assignment.origin, assignment.status) == ('staff', 'confirmed')

    def test_putting_a_removal_back_reads_the_article_again(self, send: Send, read_again: list[int]) -> None:
        removal = RemovalFactory()
        assert send(address(removal.article), **{'removals-0-restored': 'on'}).status_code == 302
        assert Removal.objects.get().restored
        assert read_again == [removal.article.pk]

    def test_bulk_decisions_reach_the_index_and_the_history(self, staff: Client, announced: Announced) -> None:
        mentions = [MentionFactory(), MentionFactory()]
        announced.forget()
        act(staff, 'confirm', *mentions)
        assert set(Mention.objects.values_list('status', flat=True)) == {'confirmed'}
        assert announced.told() == sorted(mention.article_id for mention in mentions)
        assert LogEntry.objects.count() == 2
        act(staff, 'reject', mentions[0])
        mentions[0].refresh_from_db()
        assert mentions[0].status == 'rejected'

    def test_machine_made_findings_are_not_deleted_and_the_page_says_why(self, staff: Client) -> None:
        machine, own = MentionFactory(), MentionFactory(origin=Origin.STAFF)
        assert staff.post(f'/admin/articles/mention/{machine.pk}/delete/', {'post': 'yes'}).status_code == 403
        assert 'why-not-deleted' in staff.get(address(machine)).content.decode()
        assert staff.post(f'/admin/articles/mention/{own.pk}/delete/', {'post': 'yes'}).status_code == 302
        assert list(Mention.objects.all()) == [machine]

    def test_a_finding_is_shown_as_its_words_in_their_surroundings(self, staff: Client) -> None:
        mention = MentionFactory()
        page = staff.get('/admin/articles/mention/').content.decode()
        assert 'وقال <mark>لافروف</mark> إن الاجتماع' in page
        Article.objects.update(body='نص آخر تماما لا يذكر أحدا ولا يقول شيئا عن أي اجتماع في أي مكان.')
        page = staff.get(f'/en/admin/articles/mention/{mention.pk}/change/').content.decode()
        assert '<span class="context" dir="auto">لافروف</span> (no longer in the text)' in page

    def test_machine_made_findings_are_not_deleted_inside_the_article(self, send: Send) -> None:
        mention = MentionFactory()
        send(address(mention.article), **{'mentions-0-DELETE': 'on'})
        assert Mention.objects.exists()


class TestCorrectedFinding:
    """A reading proposes again what it proposed before; what a person made something else of stays as they made it."""

    def reads_again(self, found: Any) -> list[Any]:
        """The standing findings after the machine has found again just what it had found."""
        found.pk, found.status = None, Status.PROPOSED
        row = tuple(getattr(found, name) for name in COLUMNS[type(found)])
        sync_rows(found.article, type(found), [row])
        return list(type(found).objects.standing())

    def test_a_mention_of_someone_else_stays(self, send: Send) -> None:
        mention, other = MentionFactory(), ParticipantFactory()
        found = Mention.objects.get()
        assert send(address(mention), participant=other.pk).status_code == 302
        assert [row.participant for row in self.reads_again(found)] == [other]

    def test_a_mention_changed_back_is_one_mention(self, send: Send) -> None:
        mention, other = MentionFactory(), ParticipantFactory()
        first = mention.participant
        assert send(address(mention), participant=other.pk).status_code == 302
        assert send(address(mention), participant=first.pk).status_code == 302
        assert [row.participant for row in Mention.objects.standing()] == [first]

    def test_another_topic_stays(self, send: Send) -> None:
        assignment = TopicAssignmentFactory()
        other, found = TopicFactory(), TopicAssignment.objects.get()
        assert send(address(assignment), topic=other.pk).status_code == 302
        assert [row.topic for row in self.reads_again(found)] == [other]

    def test_what_a_person_added_leaves_nothing_behind(self, send: Send) -> None:
        mention = MentionFactory(origin=Origin.STAFF, status=Status.CONFIRMED)
        assert send(address(mention), participant=ParticipantFactory().pk).status_code == 302
        assert Mention.objects.count() == 1

    def test_a_finding_stays_in_its_article(self, send: Send) -> None:
        for finding in (MentionFactory(), StatementFactory(), TopicAssignmentFactory()):
            article = finding.article_id
            assert send(address(finding), article=ArticleFactory().pk).status_code == 302
            finding.refresh_from_db()
            assert finding.article_id == article
