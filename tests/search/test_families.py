"""Names in a query, in any spelling, as the reference facts list them."""

import pytest

from articles.search.families import NameBook, current_names
from articles.search.spellings import words_of
from tests.factories import AliasFactory, ParticipantFactory


def found(names: NameBook, query: str) -> list[str]:
    return [f'{hit.name.kind}:{hit.name.slug}' for hit in names.find(words_of(query))]


class TestOneFamilyForAllSpellings:
    @pytest.mark.parametrize(
        ('slug', 'spellings'),
        [
            ('participant:lavrov', 'لافروف|Lavrov|Лавров|Lavrow|سيرجي لافروف|لسيرغي لافروف|ولافروف|Sergey Lavrov'),
            ('participant:de-mistura', 'دي ميستورا|ديميستورا|de Mistura|دى ميستورا|ستافان ديمستورا|لدي ميستورا'),
            ('participant:cavusoglu', 'جاويش أوغلو|جاويشاوغلو|Çavuşoğlu|Cavusoglu|Чавушоглу|تشاووش أوغلو'),
            ('participant:united-nations', 'الأمم المتحدة|الامم المتحده|الأممالمتحدة|وبالأمم المتحدة|للأمم المتحدة|UN'),
            ('place:astana', 'أستانا|أستانة|آستانة|استانه|الآستانة|بأستانا|Astana|Астана|نور سلطان|Nur-Sultan'),
            ('meeting:astana-07', 'أستانا 7|أستانة-7|استانا٧|astana 7|astana-07|الجولة السابعة|الـ7|Astana VII'),
            ('meeting:astana-22', 'الجولة الثانية والعشرون|الجولة الـ22|الجولة الـ 22|round 22|22nd round'),
            ('month:02', 'شباط|فبراير|فيفري|February|شباط/فبراير'),
        ],
    )
    def test_any_spelling_is_the_name(self, names: NameBook, slug: str, spellings: str) -> None:
        for spelling in spellings.split('|'):
            assert set(found(names, spelling)) == {slug}, spelling

    @pytest.mark.parametrize(
        ('query', 'slug'),
        [
            ('ستيفن دي مستوره', 'de-mistura'),
            ('Stephan de Mistoura', 'de-mistura'),
            ('سيرغيي لافرووف', 'lavrov'),
            ('Lavroff', 'lavrov'),
            ('Mewlut Tchavouchoglu', 'cavusoglu'),
            ('Poutine', 'putin'),
        ],
    )
    def test_a_spelling_nobody_listed_is_read_by_its_consonants(self, names: NameBook, query: str, slug: str) -> None:
        assert [hit.name.slug for hit in names.find(words_of(query)) if hit.read_as] == [slug]


class TestLongestFirst:
    def test_several_words_go_before_one(self, names: NameBook) -> None:
        assert found(names, 'نور سلطان نزارباييف') == ['participant:nazarbayev']
        assert found(names, 'نور سلطان نزاربييف') == ['participant:nazarbayev']
        assert found(names, 'الجيش السوري الحر') == ['participant:free-syrian-army']

    def test_a_round_takes_the_place_behind_it(self, names: NameBook) -> None:
        (hit,) = names.find(words_of('الجولة السابعة من محادثات أستانا'))
        assert (hit.name.slug, hit.first, hit.last) == ('astana-07', 0, 5)
        assert found(names, 'الجولة الرابعة من محادثات جنيف') == ['meeting:geneva-04']

    def test_talks_without_a_number_are_no_one_meeting(self, names: NameBook) -> None:
        assert found(names, 'محادثات أستانا') == ['place:astana']
        assert found(names, 'قمة سوتشي') == ['place:sochi']


class TestDoubtfulSpellings:
    def test_a_word_that_is_a_name_too_needs_its_context(self, names: NameBook) -> None:
        assert found(names, 'ظريف') == ['participant:zarif']
        assert found(names, 'الوزير ظريف') == ['participant:zarif']
        assert found(names, 'رجل ظريف') == []
        assert found(names, 'سبب رئيسي') == []

    def test_august_is_a_month_beside_a_number_only(self, names: NameBook) -> None:
        assert found(names, 'آب 2017') == ['month:08']
        assert found(names, 'أب') == []
        assert found(names, 'أب لثلاثة أطفال') == []

    def test_the_parliament_is_not_the_town(self, names: NameBook) -> None:
        assert found(names, 'الدوما') == ['participant:state-duma']
        assert found(names, 'في دوما') == found(names, 'Douma') == ['place:douma']
        assert found(names, 'Duma') == ['participant:state-duma']

    def test_a_surname_of_two_people_in_latin_letters_is_both(self, names: NameBook) -> None:
        (hit,) = names.find(words_of('Alloush'))
        assert {hit.name.slug, *(name.slug for name in hit.others)} == {'alloush-mohammed', 'alloush-zahran'}

    @pytest.mark.parametrize('words', ['رياضة شعبية', 'معنى سنة شمسية', 'كرة القدم', 'peace talks', 'جديد', 'نوع من 2'])
    def test_common_words_are_no_names(self, names: NameBook, words: str) -> None:
        assert found(names, words) == []


@pytest.mark.django_db
class TestCurrentNames:
    def test_a_spelling_counts_at_the_next_query(self) -> None:
        participant = ParticipantFactory(slug='lavrov', name_ar='سيرغي لافروف', name_en='Sergey Lavrov')
        assert found(current_names(), 'لاورف') == []
        alias = AliasFactory(participant=participant, spelling='لاورف')
        assert found(current_names(), 'لاورف') == ['participant:lavrov']
        alias.status = 'rejected'
        alias.save()
        assert found(current_names(), 'لاورف') == []
        alias.status = 'confirmed'
        alias.save()
        alias.delete()
        assert found(current_names(), 'لاورف') == []

    def test_unchanged_names_cost_one_small_query(self, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
        ParticipantFactory()
        current_names()
        with django_assert_num_queries(1):
            current_names()
