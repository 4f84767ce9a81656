"""The index follows the database: through the outbox, whatever happens in between."""

import pytest
from django.db import transaction

from articles.models import Article, Family, IndexChange, Status
from articles.models.events import articles_stored
from articles.search import indexing
from articles.search.engines import ArticleRecord, IndexBusy, get_engine
from articles.search.engines.whoosh import building, writing
from articles.search.indexes import read_records
from articles.search.syntax import Everything, Filter, Word
from tests.factories import ArticleFactory, MentionFactory, ParticipantFactory, SourceFactory, StatementFactory
from tests.search.index_at_work import found, write_lock_held_by_another

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def index(own_data_folder):
    indexing.ensure_index()
    return get_engine()


def with_value(field, value):
    return sorted(get_engine().run(Everything(), filters=[Filter(field, (value,))]).ids)


class TestEveryChangeIsFound:
    def test_a_saved_article_is_found_at_once(self):
        article = ArticleFactory(body='هدنة في حلب')
        assert found() == [article.pk]
        assert not IndexChange.objects.exists()

    def test_an_edit_is_found_and_the_old_text_is_not(self):
        article = ArticleFactory(body='هدنة')
        article.body = 'مفاوضات'
        article.save()
        assert (found(), found('مفاوضات')) == ([], [article.pk])

    def test_what_is_not_published_is_not_found(self):
        draft = ArticleFactory(body='هدنة', status=Article.PublicationStatus.DRAFT)
        shown = ArticleFactory(body='هدنة')
        assert found() == [shown.pk]
        draft.status = Article.PublicationStatus.PUBLISHED
        draft.save()
        shown.status = Article.PublicationStatus.WITHHELD
        shown.save()
        assert found() == [draft.pk]

    def test_a_deleted_article_is_gone(self):
        ArticleFactory(body='هدنة').delete()
        assert found() == []
        Article.objects.all().delete()
        assert not IndexChange.objects.exists()

    def test_articles_deleted_in_bulk_are_gone(self):
        ArticleFactory.create_batch(3, body='هدنة')
        Article.objects.all().delete()
        assert found() == []

    def test_what_is_rolled_back_is_not_found(self):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            ArticleFactory(body='هدنة')
            1 / 0  # noqa: B018
        assert found() == []
        assert not IndexChange.objects.exists()

    def test_findings_are_filters_until_they_are_rejected(self):
        mention = MentionFactory(participant=ParticipantFactory(slug='lavrov'))
        assert with_value('participant', 'lavrov') == [mention.article_id]
        mention.status = Status.REJECTED
        mention.save()
        assert with_value('participant', 'lavrov') == []
        assert with_value('participant', 'none') == [mention.article_id]

    def test_speakers_are_filters(self):
        statement = StatementFactory(speaker=ParticipantFactory(slug='lavrov'))
        assert with_value('speaker', 'lavrov') == [statement.article_id]
        statement.delete()
        assert with_value('speaker', 'lavrov') == []

    def test_another_slug_or_country_of_a_source_reaches_its_articles(self):
        source = SourceFactory(slug='old', country='syria')
        article = ArticleFactory(source=source)
        source.slug, source.country = 'new', 'russia'
        source.save()
        assert with_value('source', 'new') == with_value('country', 'russia') == [article.pk]

    def test_another_name_of_a_source_touches_no_article(self, django_assert_num_queries):
        source = SourceFactory()
        ArticleFactory(source=source)
        generation = get_engine().generation
        source.name_en = 'Another'
        source.save()
        assert get_engine().generation == generation

    def test_another_slug_of_a_participant_reaches_articles_it_is_named_or_speaks_in(self):
        participant = ParticipantFactory(slug='old')
        mention, statement = MentionFactory(participant=participant), StatementFactory(speaker=participant)
        participant.slug = 'new'
        participant.save()
        assert with_value('participant', 'new') == [mention.article_id]
        assert with_value('speaker', 'new') == [statement.article_id]

    def test_families_of_copies_are_told(self):
        one, other = ArticleFactory.create_batch(2, body='هدنة')
        family = Family.objects.create(first=one)
        for article in (one, other):
            article.family = family
            article.save()
        assert (with_value('copy', 'first'), with_value('copy', 'copy')) == ([one.pk], [other.pk])
        family.first = other
        family.save()
        assert with_value('copy', 'first') == [other.pk]
        family.delete()
        assert with_value('copy', 'single') == [one.pk, other.pk]

    def test_bulk_writes_are_found_when_they_are_announced(self):
        article = ArticleFactory(body='مفاوضات')
        with transaction.atomic():
            Article.objects.filter(pk=article.pk).update(body='هدنة')
            articles_stored.send(sender=None, article_ids=[article.pk])
            assert found() == []
        assert found() == [article.pk]

    def test_bulk_writes_are_all_found_even_where_some_articles_were_saved_one_by_one(self):
        articles = ArticleFactory.create_batch(indexing.COMMIT_BATCH + 5, body='مفاوضات')
        with transaction.atomic():
            articles[0].save()
            Article.objects.update(body='هدنة')
            articles_stored.send(sender=None, article_ids=[article.pk for article in articles])
        assert get_engine().run(Word('هدنة')).total == len(articles)
        assert not IndexChange.objects.exists()

    def test_many_saves_of_one_transaction_are_one_commit_of_the_index(self):
        before = int(get_engine().generation.partition(':')[2])
        with transaction.atomic():
            ArticleFactory.create_batch(5, body='هدنة')
        assert int(get_engine().generation.partition(':')[2]) == before + 1


class TestWhenTheIndexCannotBeWritten:
    def test_a_held_lock_delays_the_index_and_not_the_save(self):
        with write_lock_held_by_another():
            article = ArticleFactory(body='هدنة')
            assert (found(), IndexChange.objects.filter(article_id=article.pk).exists()) == ([], True)
            with pytest.raises(IndexBusy):
                indexing.drain(wait=0)
        indexing.drain(wait=1)
        assert (found(), IndexChange.objects.count()) == ([article.pk], 0)

    def test_a_deletion_waits_in_the_outbox_too(self):
        article = ArticleFactory(body='هدنة')
        with write_lock_held_by_another():
            article.delete()
        assert found() != []
        indexing.drain(wait=1)
        assert found() == []

    def test_a_full_disk_loses_nothing(self, monkeypatch):
        first = ArticleFactory(body='هدنة')
        with monkeypatch.context() as patched:
            patched.setattr(writing.IndexStorage, 'create_file', full_disk)
            second = ArticleFactory(body='هدنة')
            assert found() == [first.pk]
            state = indexing.index_state()
            assert (state.pending > 0, state.failing > 0, 'No space left' in state.error) == (True, True, True)
        indexing.drain(wait=0)
        assert found() == [first.pk, second.pk]
        assert indexing.index_state().pending == 0

    def test_a_disk_that_fills_up_while_writing_loses_nothing(self, monkeypatch):
        first = ArticleFactory(body='هدنة')
        files = kept_files()
        for room in range(5):
            with monkeypatch.context() as patched:
                patched.setattr(writing.IndexStorage, 'create_file', disk_with_room_for(room))
                ArticleFactory(body='حلب')
            assert (found(), found('حلب')) == ([first.pk], [])
            assert kept_files() == files
        indexing.drain(wait=0)
        assert len(found('حلب')) == 5
        assert indexing.find_drift().articles == ()

    def test_changes_stand_where_there_is_no_room_to_merge(self, monkeypatch, client, admin_client):
        with monkeypatch.context() as patched:
            patched.setattr(writing, 'merged_content', full_disk)
            articles = [ArticleFactory(body='هدنة').pk for _ in range(12)]
            assert found() == articles
            assert not IndexChange.objects.exists()
            segments = len(get_engine().snapshot().segments)
            assert len(list(get_engine().folders.current().glob('*.seg'))) == segments == 12
            assert 'No space left' in indexing.index_state().backlog
            assert 'No space left' in client.get('/readyz').json()['segments']
            assert 'No space left' in admin_client.get('/admin/articles/indexchange/').content.decode()
        indexing.tidy(wait=0)
        assert len(get_engine().snapshot().segments) == 1
        assert indexing.index_state().backlog == ''

    def test_one_article_that_cannot_be_indexed_does_not_hold_up_the_others(self, monkeypatch):
        add = building.Batch.add

        def refuse_one(batch, record: ArticleRecord):
            if 'كسر' in record.body:
                raise LookupError('cannot be analysed')
            add(batch, record)

        with monkeypatch.context() as patched:
            patched.setattr(building.Batch, 'add', refuse_one)
            with transaction.atomic():
                bad, good = ArticleFactory(body='كسر هدنة'), ArticleFactory(body='هدنة')
        assert found() == [good.pk]
        state = indexing.index_state()
        assert (state.failing, 'cannot be analysed' in state.error) == (IndexChange.objects.count(), True)
        assert indexing.drain(wait=0).failed == 0
        assert found() == [bad.pk, good.pk]

    def test_a_request_takes_over_few_articles_itself(self):
        with transaction.atomic():
            articles = ArticleFactory.create_batch(indexing.COMMIT_BATCH + 5, body='هدنة')
            Article.objects.update(body='حلب')
            indexing.record_changes([article.pk for article in articles])
        assert IndexChange.objects.count() > 0
        indexing.drain(wait=0)
        assert len(get_engine().run(Word('حلب'), stop=100).ids) == len(articles)


class TestRebuilding:
    def test_a_rebuild_equals_the_database(self):
        articles = ArticleFactory.create_batch(5, body='هدنة')
        Article.objects.filter(pk=articles[0].pk).update(status='draft')
        assert indexing.rebuild() == 4
        assert found() == [article.pk for article in articles[1:]]

    def test_searches_go_on_and_no_change_is_lost_while_it_runs(self, monkeypatch):
        kept, edited, deleted = ArticleFactory.create_batch(3, body='هدنة')
        seen = []

        def read_and_change(ids=None):
            records = list(read_records(ids))
            if ids is None:
                assert get_engine().is_rebuilding()
                edited.body = 'حلب'
                edited.save()
                deleted.delete()
                seen.append((found(), IndexChange.objects.exists()))
            yield from records

        monkeypatch.setattr(indexing, 'read_records', read_and_change)
        indexing.rebuild()
        # The old index took the changes over at once, and the outbox kept them for the new one.
        assert seen == [([kept.pk], True)]
        assert (found(), found('حلب')) == ([kept.pk], [edited.pk])
        assert not IndexChange.objects.exists()

    def test_changes_kept_for_a_rebuild_that_died_are_let_go(self, monkeypatch):
        article = ArticleFactory(body='هدنة')

        def die(ids=None):
            if ids is None:
                article.save()
                raise KeyboardInterrupt
            return read_records(ids)

        with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr(indexing, 'read_records', die)
            indexing.rebuild()
        assert IndexChange.objects.exists()
        assert (indexing.index_state().pending, found()) == (0, [article.pk])
        ArticleFactory(body='حلب')
        assert not IndexChange.objects.exists()

    def test_a_new_index_that_differs_is_not_put_in_use(self, monkeypatch):
        one, other = ArticleFactory.create_batch(2, body='هدنة')
        read = indexing.read_records
        monkeypatch.setattr(indexing, 'read_records', lambda ids=None: list(read(ids))[1:])
        with pytest.raises(indexing.IndexDiffers):
            indexing.rebuild()
        assert found() == [one.pk, other.pk]

    def test_the_previous_index_is_kept_and_older_ones_are_not(self, index):
        for _ in range(3):
            indexing.rebuild()
        assert len(list(index.folders.root.glob('ix-*'))) == 2

    def test_one_rebuild_at_a_time(self, index):
        with index.rebuilding(), pytest.raises(IndexBusy):
            indexing.rebuild()


def kept_files():
    return sorted(path.name for path in get_engine().folders.current().iterdir())


def full_disk(self, name, **kwargs):
    raise OSError(28, 'No space left on device', name)


def disk_with_room_for(files):
    """A disk on which so many files can still be made."""
    made = []
    create = writing.IndexStorage.create_file

    def create_file(self, name, **kwargs):
        made.append(name)
        if len(made) > files:
            raise OSError(28, 'No space left on device', name)
        return create(self, name, **kwargs)

    return create_file
