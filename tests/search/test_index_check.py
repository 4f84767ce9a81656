"""Drift and damage are found, said and mended, by the functions and by the commands."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, IndexChange, Mention, Status
from articles.search import indexing
from articles.search.engines import SearchUnavailable, get_engine
from articles.search.engines.whoosh import engine as engine_module
from articles.search.syntax import Word
from tests.factories import ArticleFactory, MentionFactory, ParticipantFactory
from tests.search.index_at_work import found, write_lock_held_by_another

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def index(own_data_folder):
    indexing.ensure_index()
    return get_engine()


class TestChecking:
    def test_drift_is_found_and_mended(self):
        missing, stale, surplus = ArticleFactory.create_batch(3, body='هدنة')
        with get_engine().writing() as writer:
            writer.replace([], {missing.pk})
        Article.objects.filter(pk=stale.pk).update(body='حلب')
        Article.objects.filter(pk=surplus.pk).update(status='withheld')
        drift = indexing.find_drift()
        assert drift == indexing.Drift((missing.pk,), (stale.pk,), (surplus.pk,))
        assert indexing.repair(drift).failed == 0
        assert indexing.find_drift() == indexing.Drift()
        assert (found(), found('حلب')) == ([missing.pk], [stale.pk])

    def test_rejected_findings_and_unsaved_updates_are_drift(self):
        mention = MentionFactory(participant=ParticipantFactory(slug='lavrov'))
        Mention.objects.update(status=Status.REJECTED)
        assert indexing.find_drift().stale == (mention.article_id,)

    @pytest.mark.parametrize('damage', ['cut', 'emptied', 'overwritten'])
    def test_a_broken_table_of_contents_is_said_and_mended(self, index, damage):
        article = ArticleFactory(body='هدنة')
        (toc,) = index.folders.current().glob('*.toc')
        content = toc.read_bytes()
        toc.write_bytes({'cut': content[: len(content) // 2], 'emptied': b'', 'overwritten': b'x' * 500}[damage])
        index._snapshot = None
        with pytest.raises(SearchUnavailable, match='rebuild_index'):
            found()
        state = indexing.index_state()
        assert (state.ready, 'rebuild_index' in state.problem) == (False, True)
        assert indexing.ensure_index()
        assert found() == [article.pk]

    def test_damaged_postings_are_said(self, index):
        ArticleFactory(body='هدنة')
        (segment,) = index.folders.current().glob('*.seg')
        segment.write_bytes(bytes(len(segment.read_bytes())))
        index._snapshot = None
        with pytest.raises(SearchUnavailable, match='rebuild_index'):
            found()

    def test_damaged_texts_are_said_and_pages_answer(self, index, client):
        first, _ = ArticleFactory.create_batch(2, body=' '.join(f'هدنة وقف النار {number}' for number in range(90)))
        indexing.rebuild()
        snapshot = index.snapshot()
        ends, texts = snapshot.segments[0].texts
        (path,) = index.folders.current().glob('*.seg')
        content = path.read_bytes()
        written = bytes(texts[: ends[-1]])
        path.write_bytes(content.replace(written, b'\xff' * len(written)))
        index._snapshot = None
        for ask in (lambda: index.more_like(first.pk), lambda: index.passages(Word('هدنة'), [first.pk])):
            with pytest.raises(SearchUnavailable, match='rebuild_index'):
                ask()
        assert client.get(first.get_absolute_url()).status_code == 200
        assert client.get('/search/?q=هدنة').status_code in {200, 503}

    def test_a_missing_segment_is_said_and_mended(self, index, client, monkeypatch):
        monkeypatch.setattr(engine_module, '_OPEN_TRIES', 2)
        article = ArticleFactory(body='هدنة')
        assert found() == [article.pk]
        (segment,) = index.folders.current().glob('*.seg')
        segment.unlink()
        assert 'rebuild_index' in index.damage()  # while a snapshot that is held still answers
        index._snapshot = None
        with pytest.raises(SearchUnavailable, match='rebuild_index'):
            found()
        assert 'rebuild_index' in index.problem()
        assert 'rebuild_index' in index.damage()
        assert not indexing.index_state().ready
        for page in ('/', '/search/?q=هدنة', article.get_absolute_url(), '/readyz'):
            assert client.get(page).status_code in {200, 503}, page
        assert indexing.ensure_index()
        assert found() == [article.pk]

    def test_a_flipped_byte_is_noticed(self, index):
        articles = ArticleFactory.create_batch(3, body='هدنة')
        assert indexing.find_damage() is None
        segment = max(index.folders.current().glob('*.seg'))
        content = bytearray(segment.read_bytes())
        content[len(content) // 2] ^= 1
        segment.write_bytes(content)
        assert 'rebuild_index' in indexing.find_damage()
        with pytest.raises(CommandError, match='damaged'):
            call_command('index_check', stdout=StringIO())
        call_command('index_check', repair=True, stdout=StringIO())
        assert indexing.find_damage() is None
        assert found() == [article.pk for article in articles]

    def test_without_an_index_the_way_out_is_said(self, index, tmp_path):
        (index.folders.root / 'CURRENT').unlink()
        with pytest.raises(SearchUnavailable, match='rebuild_index'):
            found()
        assert not indexing.index_state().ready
        article = ArticleFactory(body='هدنة')
        assert indexing.ensure_index()
        assert found() == [article.pk]
        assert not IndexChange.objects.exists()

    def test_a_start_does_not_wait_for_whoever_writes(self):
        with write_lock_held_by_another():
            article = ArticleFactory(body='هدنة')
            assert not indexing.ensure_index()
        assert not indexing.ensure_index()
        assert found() == [article.pk]

    def test_an_index_of_another_analysis_is_built_anew(self, index):
        assert not indexing.ensure_index()
        (index.folders.current() / 'archive.json').write_text('{"schema": "2", "analysis": "old"}')
        assert 'analysis' in index.problem()
        assert indexing.ensure_index()
        assert index.problem() is None

    def test_an_index_of_another_schema_takes_nothing_over_loses_nothing_and_says_what_to_do(self, index):
        (index.folders.current() / 'archive.json').write_text('{"schema": "2", "analysis": "old"}')
        article = ArticleFactory(body='هدنة')
        with pytest.raises(SearchUnavailable, match='rebuild_index'), index.writing():
            pass
        with pytest.raises(CommandError, match=r'another schema.*rebuild_index'):
            run('index_pending')
        assert IndexChange.objects.get().article_id == article.pk
        assert 'schema' in indexing.index_state().problem
        run('rebuild_index')
        assert found() == [article.pk]
        assert not IndexChange.objects.exists()


class TestCommands:
    def test_check_says_that_all_is_well(self):
        ArticleFactory(body='هدنة')
        assert 'agree' in run('index_check')

    def test_check_says_what_differs_and_mends_it(self):
        article = ArticleFactory(body='هدنة')
        Article.objects.filter(pk=article.pk).update(body='حلب')
        with pytest.raises(CommandError, match='--repair'):
            run('index_check')
        assert '1 articles mended' in run('index_check', repair=True)
        assert 'agree' in run('index_check')

    def test_pending_changes_are_taken_over(self):
        with write_lock_held_by_another():
            article = ArticleFactory(body='هدنة')
        assert 'taken over' in run('index_pending')
        assert found() == [article.pk]

    def test_clearing_and_rebuilding(self):
        article = ArticleFactory(body='هدنة')
        run('clear_index', ask=False)
        assert found() == []
        assert '1 articles indexed' in run('rebuild_index')
        assert found() == [article.pk]

    def test_commands_of_this_project_come_before_haystacks(self):
        from django.core.management import get_commands

        commands = get_commands()
        assert {commands[name] for name in ('rebuild_index', 'clear_index')} == {'articles'}

    def test_a_rebuild_that_cannot_be_says_so(self, index):
        with index.rebuilding(), pytest.raises(CommandError, match='old index stays'):
            run('rebuild_index')


def run(command, **options):
    said = StringIO()
    call_command(command, stdout=said, **options)
    return said.getvalue()
