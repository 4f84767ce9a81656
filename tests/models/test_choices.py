"""No column of choices holds anything else, and a migration that adds a rule names the rows that break it."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.management.base import CommandError
from django.db import IntegrityError, connection, models

from articles.models import Article, Role, Status
from tests.factories import ArticleFactory, MentionFactory, RoleFactory

pytestmark = pytest.mark.django_db

offending = import_module('articles.migrations._offending')


def look_for(model, condition):
    constraint = models.CheckConstraint(condition=condition, name='the_rule')
    offending.refuse_rows(model, constraint).code(apps, SimpleNamespace(connection=connection))


@pytest.mark.parametrize('model', list(apps.get_app_config('articles').get_models()))
def test_every_model_with_choices_keeps_to_them(model):
    chosen = [field for field in model._meta.local_concrete_fields if field.choices]
    kept = [rule for rule in model._meta.constraints if rule.name.endswith('_keeps_to_choices')]
    assert len(kept) == bool(chosen)


@pytest.mark.parametrize(
    ('make', 'column'),
    [
        (ArticleFactory, 'status'),
        (ArticleFactory, 'headline_basis'),
        (MentionFactory, 'origin'),
        (MentionFactory, 'part'),
    ],
)
def test_the_database_refuses_what_is_no_choice(make, column):
    record = make()
    with pytest.raises(IntegrityError, match='keeps_to_choices'):
        type(record).objects.filter(pk=record.pk).update(**{column: 'anything'})


def test_what_may_stay_empty_may_be_empty():
    article = ArticleFactory()
    assert Article.objects.filter(pk=article.pk).update(headline_basis='', source_basis='') == 1


def test_a_migration_names_the_rows_that_break_its_rule():
    roles = [RoleFactory(start=f'20{year}', end='') for year in range(10, 40)]
    with pytest.raises(CommandError) as stop:
        look_for('role', models.Q(start__lt='2012'))
    said = str(stop.value)
    assert said.startswith('28 rows break the rule the_rule')
    assert f"role {roles[2].pk}: start='2012'" in said
    assert 'and 8 more' in said
    assert Role._meta.db_table in said


def test_a_migration_goes_on_where_every_row_keeps_its_rule():
    MentionFactory()
    look_for('mention', models.Q(status__in=Status.values))
