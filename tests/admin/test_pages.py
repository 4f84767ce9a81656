"""Every model has its pages, in both languages, with a bounded number of queries."""

import datetime
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Address, IngestNotice, MonthSystem, NameSighting
from tests import factories

pytestmark = pytest.mark.django_db
MODELS = sorted(apps.get_app_config('articles').get_models(), key=lambda model: model._meta.model_name)
REGISTERED = [model for model in MODELS if model in admin.site._registry]


def fill_archive(times: int) -> None:
    """So many records of every kind, all connected."""
    for _ in range(times):
        number = MonthSystem.objects.count()
        MonthSystem.objects.create(slug=f'months-{number}', name_ar='أشهر', months={'1': ['كانون الثاني']})
        meeting = factories.MeetingFactory()
        participant = factories.ParticipantFactory(member_of=factories.DelegationFactory())
        factories.AliasFactory(participant=participant)
        factories.RoleFactory(participant=participant)
        factories.ParticipationFactory(meeting=meeting, participant=participant, party=factories.DelegationFactory())
        factories.ConflictFactory(meeting=meeting)
        factories.LinkedEventFactory(meeting=meeting)
        factories.CitationFactory(meeting=meeting)
        family = factories.FamilyFactory()
        article = factories.ArticleFactory(family=family)
        family.first = article
        family.save()
        factories.MentionFactory(article=article, participant=participant)
        factories.MeetingMentionFactory(article=article, meeting=meeting)
        factories.StatementFactory(article=article, speaker=participant)
        factories.TopicAssignmentFactory(article=article)
        factories.RemovalFactory(article=article)
        proposal = factories.NameProposalFactory()
        NameSighting.objects.create(proposal=proposal, article=article, start=0, end=4, text='أنهت')
        run = factories.IngestRunFactory()
        IngestNotice.objects.create(run=run, kind='refusal', path='a.txt', reason='empty', article=article)
        Address.objects.create(original=article.original, url='https://a.example/2', captured_at=run.started_at)


def test_every_model_is_registered_but_the_machinery_of_search() -> None:
    missing = {model.__name__ for model in MODELS if model not in admin.site._registry}
    assert missing == {'NameVersion', 'SketchValue'}


def address(model: Any, prefix: str = '') -> str:
    return f'{prefix}/admin/articles/{model._meta.model_name}/'


@pytest.mark.parametrize('prefix', ['', '/en'])
def test_list_search_and_form_of_every_model_open(staff: Client, prefix: str) -> None:
    fill_archive(1)
    pages = [address(model, prefix) for model in REGISTERED]
    pages += [f'{page}?q=كلمة' for page in pages]
    pages += [f'{address(m, prefix)}{r.pk}/change/' for m in REGISTERED for r in m._default_manager.all()[:1]]
    assert len(pages) == 3 * len(REGISTERED)
    assert [page for page in pages if staff.get(page).status_code != 200] == []


def test_a_list_asks_as_often_for_nine_records_as_for_three(staff: Client) -> None:
    def queries() -> dict[str, int]:
        counts = {}
        for model in REGISTERED:
            with CaptureQueriesContext(connection) as captured:
                staff.get(address(model))
            counts[model.__name__] = len(captured)
        return counts

    fill_archive(3)
    queries()
    few = queries()
    fill_archive(6)
    many = queries()
    assert {name: count for name, count in many.items() if count > few[name]} == {}
    assert max(many.values()) <= 16


def test_the_language_follows_the_address(staff: Client) -> None:
    arabic, english = staff.get('/admin/').content.decode(), staff.get('/en/admin/').content.decode()
    assert 'lang="ar" dir="rtl"' in arabic
    assert 'href="/en/admin/"' in arabic
    assert 'lang="en" dir="ltr"' in english
    assert 'href="/admin/"' in english


def test_a_day_known_by_its_month_is_listed_as_a_month(staff: Client) -> None:
    factories.ArticleFactory(published_date=datetime.date(2017, 2, 1), published_precision='month')
    page = staff.get('/admin/articles/article/').content.decode()
    assert '>2017-02<' in page
