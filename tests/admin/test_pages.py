"""Every model has its pages, in both languages, with a bounded number of queries."""

import datetime
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import IngestNotice, NameSighting
from tests import factories

pytestmark = pytest.mark.django_db
MODELS = sorted(apps.get_app_config('articles').get_models(), key=lambda model: model._meta.model_name)


def fill_archive(times: int) -> None:
    """So many records of every kind, all connected."""
    for _ in range(times):
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


def test_every_model_is_registered() -> None:
    missing = [model.__name__ for model in MODELS if model not in admin.site._registry]
    assert missing in ([], ['CopySketch'])


@pytest.mark.parametrize('model', MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize('prefix', ['', '/en'])
def test_list_and_form_of_every_model_open(staff: Client, model: Any, prefix: str) -> None:
    if model not in admin.site._registry:
        pytest.skip('not for people')
    fill_archive(1)
    base = f'{prefix}/admin/articles/{model._meta.model_name}/'
    assert staff.get(base).status_code == 200
    assert staff.get(base, {'q': 'كلمة'}).status_code == 200
    for record in model._default_manager.all()[:1]:
        assert staff.get(f'{base}{record.pk}/change/').status_code == 200


@pytest.mark.parametrize('model', MODELS, ids=lambda model: model.__name__)
def test_a_list_asks_as_often_for_nine_records_as_for_three(
    staff: Client, model: Any, django_assert_max_num_queries: Any
) -> None:
    if model not in admin.site._registry:
        pytest.skip('not for people')
    from django.db import connection

    base = f'/admin/articles/{model._meta.model_name}/'
    fill_archive(3)
    staff.get(base)
    with CaptureQueriesContext(connection) as few:
        staff.get(base)
    fill_archive(6)
    with CaptureQueriesContext(connection) as many:
        staff.get(base)
    assert len(many) <= len(few)


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
