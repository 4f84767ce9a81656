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
            (
                'meeting:astana-07',
                'Astana 7th round|7th Astana|Seventh Astana round|Astana seventh|the seventh round of Astana',
            ),
            ('meeting:geneva-04', 'جنيف 4|جنيف الرابعة|Geneva 4|Geneva IV|4th Geneva|Geneva round 4|Женева-4|Genève 4'),
            ('meeting:astana-22', 'الجولة الثانية والعشرون|الجولة الـ22|الجولة الـ 22|round 22|22nd round'),
            ('month:02', 'شباط|فبراير|فيفري|February|şubat|Февраль|февраля|в феврале|شباط/فبراير'),
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

    @pytest.mark.parametrize(
        ('query', 'slug'),
        [
            ('Алеппо', 'aleppo'),
            ('Дараа', 'daraa'),
            ('Ракка', 'raqqa'),
            ('Hizbullah', 'hezbollah'),
            ('Хезболла', 'hezbollah'),
        ],
    )
    def test_between_foreign_scripts_the_sounds_are_compared(self, names: NameBook, query: str, slug: str) -> None:
        (hit,) = names.find(words_of(query))
        assert hit.name.slug == slug

    def test_only_a_spelling_that_is_shared_is_shared(self, names: NameBook) -> None:
        given, alone = (names.find(words_of(text))[0] for text in ('Riyad Hijab', 'Hijab'))
        assert (given.name.slug, given.wide) == ('hijab', False)
        assert (alone.name.slug, alone.wide) == ('hijab', True)

    def test_nothing_is_guessed_where_that_is_not_wanted(self, names: NameBook) -> None:
        words = words_of('ولد محمد')
        assert [hit.read_as for hit in names.find(words)] == ['وليد محمد']
        assert names.find(words, guess=False) == []


class TestPartedNames:
    @pytest.mark.parametrize('text', ['لا فروف', 'لافر نتييف', 'بلا فروف', 'تصريح لا فروف أمس', 'أست انة', 'Lav rov'])
    def test_a_name_written_as_two_words_is_read_and_said(self, names: NameBook, text: str) -> None:
        (hit,) = names.find(words_of(text))
        assert hit.last - hit.first == 2
        assert hit.read_as

    def test_two_words_of_their_own_are_no_name(self, names: NameBook) -> None:
        assert names.find(words_of('لا أحد')) == []
        assert names.find(words_of('إن قرة')) == []
        assert names.find(words_of('لا فروف'), guess=False) == []


class TestTitles:
    @pytest.mark.parametrize(
        ('titled', 'name'),
        [
            ('الرئيس بوتين', 'بوتين'),
            ('السفير الجعفري', 'الجعفري'),
            ('د. بشار الجعفري', 'بشار الجعفري'),
            ('السيد الرئيس فلاديمير بوتين', 'فلاديمير بوتين'),
            ('والوزير لافروف', 'لافروف'),
            ('مدينة سوتشي', 'سوتشي'),
            ('مؤتمر أستانا 9', 'أستانا 9'),
            ('Astana 9 talks', 'Astana 9'),
            ('جولة أستانا السابعة', 'أستانا السابعة'),
        ],
    )
    def test_a_word_that_only_says_what_follows_belongs_to_the_name(
        self, names: NameBook, titled: str, name: str
    ) -> None:
        (hit,) = names.find(words_of(titled))
        (bare,) = names.find(words_of(name))
        assert (hit.name, hit.first, hit.last) == (bare.name, 0, len(words_of(titled)))

    def test_other_words_before_a_name_stay_words(self, names: NameBook) -> None:
        assert [hit.first for hit in names.find(words_of('تصريح بوتين'))] == [1]
        assert [hit.first for hit in names.find(words_of('أستانا محادثات جنيف'))] == [0, 2]


class TestTopics:
    def test_the_words_of_a_topic_are_found_in_any_inflection(self, names: NameBook) -> None:
        ((first, last, topics),) = names.find_topics(words_of('ملف المعتقلون'))
        assert (first, last, [topic.slug for topic in topics]) == (1, 2, ['detainees-missing'])

    def test_several_words_go_before_one(self, names: NameBook) -> None:
        ((first, last, topics),) = names.find_topics(words_of('القرار 2254'))
        assert (first, last, [topic.slug for topic in topics]) == (0, 2, ['resolution-2254'])

    def test_no_run_goes_over_what_is_no_word(self, names: NameBook) -> None:
        assert names.find_topics(['القرار', '', '2585']) == []


class TestLongestFirst:
    def test_several_words_go_before_one(self, names: NameBook) -> None:
        assert found(names, 'نور سلطان نزارباييف') == ['participant:nazarbayev']
        assert found(names, 'نور سلطان نزاربييف') == ['participant:nazarbayev']
        assert found(names, 'الجيش السوري الحر') == ['participant:free-syrian-army']

    def test_a_round_takes_the_place_behind_it(self, names: NameBook) -> None:
        (hit,) = names.find(words_of('الجولة السابعة من محادثات أستانا'))
        assert (hit.name.slug, hit.first, hit.last) == ('astana-07', 0, 5)
        assert found(names, 'الجولة الرابعة من محادثات جنيف') == ['meeting:geneva-04']
        (hit,) = names.find(words_of('7th round of Astana talks'))
        assert (hit.name.slug, hit.first, hit.last) == ('astana-07', 0, 5)

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
