import pytest

from tests import factories


@pytest.mark.django_db
@pytest.mark.parametrize(
    'factory',
    [getattr(factories, name) for name in dir(factories) if name.endswith('Factory') and name != 'DjangoModelFactory'],
    ids=lambda factory: factory.__name__,
)
def test_every_factory_makes_two_valid_records_without_being_told_anything(factory):
    first, second = factory(), factory()
    first.full_clean()
    second.full_clean()


@pytest.mark.django_db
def test_an_original_can_be_read_back():
    assert factories.OriginalFactory(content='سانا'.encode()).read_bytes() == 'سانا'.encode()


@pytest.mark.django_db
def test_a_mention_stands_where_its_words_stand():
    mention = factories.MentionFactory(surface='أستانا')
    assert mention.article.body[mention.start : mention.end] == 'أستانا'
