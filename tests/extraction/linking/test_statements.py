"""What was said and by whom."""

from articles.extraction.documents import CleanDocument, StatementKind
from articles.extraction.linking.participants import link_participants
from articles.extraction.linking.statements import link_statements
from articles.reference import load_facts

FACTS = load_facts()


def read(body: str):
    clean = CleanDocument(headline=None, byline=None, body=body)
    return link_statements(clean, link_participants(clean, None, FACTS), FACTS)


def direct(body: str) -> list[tuple[str | None, str]]:
    statements, _ = read(body)
    assert all(body[statement.start : statement.end] == statement.text for statement in statements)
    return [(one.speaker, one.text) for one in statements if one.kind is StatementKind.DIRECT]


def indirect(body: str) -> list[tuple[str | None, str]]:
    statements, _ = read(body)
    return [(one.speaker, one.text) for one in statements if one.kind is StatementKind.INDIRECT]


def test_the_subject_of_the_verb_speaks() -> None:
    assert direct('وقال سيرغي لافروف: «نأمل أن يستمر العمل المشترك».') == [('lavrov', 'نأمل أن يستمر العمل المشترك')]


def test_a_verb_without_subject_goes_on_with_the_last_speaker() -> None:
    body = 'وقال سيرغي لافروف: "نأمل أن يستمر العمل". وأضاف: "هذا ما اتفقنا عليه جميعا".'
    assert [speaker for speaker, _ in direct(body)] == ['lavrov', 'lavrov']


def test_the_speaker_may_follow_the_quotation() -> None:
    assert direct('"لن نقبل شروطا جديدة من أحد"، قال بشار الجعفري.') == [('jaafari', 'لن نقبل شروطا جديدة من أحد')]


def test_a_name_in_marks_is_not_speech() -> None:
    assert direct('قال لافروف إن تنظيم "داعش" هُزم في محيط "تدمر".') == []


def test_short_words_in_marks_are_not_speech() -> None:
    assert direct('ووصف لافروف الاجتماع بأنه «ناجح» وتحدث عن «خفض التصعيد».') == []


def test_a_label_that_somebody_gives_is_not_speech() -> None:
    assert direct('وتسيطر عليها ما وصفتها موسكو «جماعات مسلحة غير شرعية» منذ سنوات.') == []


def test_a_headline_of_a_section_in_marks_is_not_speech() -> None:
    assert direct('وقال لافروف إن العمل مستمر.\n\n«لن نتراجع عن موقفنا هذا أبدا»\n\nوغادر الوفد.') == []


def test_indirect_speech_is_of_its_own_kind() -> None:
    statements, _ = read('وقال سيرغي لافروف إن بلاده ستواصل العمل مع شركائها. وغادر بعدها.')
    assert [(one.kind, one.speaker, one.text) for one in statements] == [
        (StatementKind.INDIRECT, 'lavrov', 'بلاده ستواصل العمل مع شركائها')
    ]


def test_indirect_speech_is_not_told_twice() -> None:
    statements, _ = read('وقال سيرغي لافروف إن «بلاده ستواصل العمل مع شركائها».')
    assert [one.kind for one in statements] == [StatementKind.DIRECT]


def test_a_statement_shows_the_words_that_name_its_speaker() -> None:
    (statement,), _ = read('وأضاف سيرغي لافروف: «نأمل أن يستمر العمل».')
    assert statement.cue is not None
    assert statement.cue.text == 'وأضاف سيرغي لافروف'


def test_an_unknown_speaker_keeps_the_printed_name_and_becomes_a_proposal() -> None:
    statements, proposals = read('وقال الناشط سامر العلي: «لم يصل إلينا شيء». وأضاف العلي: «ننتظر المساعدات هنا».')
    assert [(one.speaker, one.speaker_name) for one in statements] == [(None, 'سامر العلي'), (None, 'العلي')]
    (proposal,) = proposals
    assert proposal.name == 'سامر العلي'
    assert [evidence.text for evidence in proposal.evidence] == ['سامر العلي', 'العلي']


def test_people_of_the_reference_facts_are_no_proposals() -> None:
    _, proposals = read('وقال سيرغي لافروف إن العمل مستمر، وقال بشار الجعفري إن الوفد راض.')
    assert proposals == ()


def test_a_quotation_over_paragraphs_is_one_statement() -> None:
    assert direct('وقال لافروف: «هذا أول ما أقوله.\n\nوهذا ثاني ما أقوله».') == [
        ('lavrov', 'هذا أول ما أقوله.\n\nوهذا ثاني ما أقوله')
    ]


def test_bars_may_embrace_speech() -> None:
    assert direct('وقال لافروف: |هذا ما اتفقنا عليه|. البيان | الرأي') == [('lavrov', 'هذا ما اتفقنا عليه')]


class TestWhereReportedWordsEnd:
    def test_a_full_stop_between_letters_ends_the_sentence(self) -> None:
        body = 'وقال سيرغي لافروف إن الهدنة صامدة في أغلب المناطق.وتلتقي الوفود غدا في العاصمة.'
        assert indirect(body) == [('lavrov', 'الهدنة صامدة في أغلب المناطق')]

    def test_an_initial_or_a_number_ends_none(self) -> None:
        body = 'وقال سيرغي لافروف إن قرار د.محمد رفع الحصة إلى 2.5 مليون دولار.'
        assert indirect(body) == [('lavrov', 'قرار د.محمد رفع الحصة إلى 2.5 مليون دولار')]

    def test_where_it_was_said_is_told_by_the_reporter(self) -> None:
        for told in ('وجاء ذلك خلال كلمته في المجلس', 'جاء ذلك في مؤتمر صحفي', 'وذلك خلال مؤتمر صحفي في موسكو'):
            body = f'وقال سيرغي لافروف إن الهدنة صامدة في أغلب المناطق، {told}.'
            assert indirect(body) == [('lavrov', 'الهدنة صامدة في أغلب المناطق')]

    def test_when_it_will_happen_belongs_to_what_is_said(self) -> None:
        body = 'وقال سيرغي لافروف إن الوفود ستجتمع في أستانا وذلك خلال الأسبوع المقبل.'
        assert indirect(body) == [('lavrov', 'الوفود ستجتمع في أستانا وذلك خلال الأسبوع المقبل')]

    def test_the_conjunction_of_the_next_clause_is_no_part_of_it(self) -> None:
        body = 'وقال سيرغي لافروف إن الهدنة صامدة في أغلب المناطق، و قال بشار الجعفري إن الحل قريب من الجميع.'
        assert indirect(body)[0] == ('lavrov', 'الهدنة صامدة في أغلب المناطق')


def test_a_participle_goes_on_from_the_source_of_its_own_sentence() -> None:
    body = (
        'وقال سيرغي لافروف إن الهدنة صامدة في أغلب المناطق.\n'
        'ولم يشارك المبعوث في المحادثات لإصابته بوعكة، بحسب ما أعلن مكتبه، مضيفا أن نائبه سينوب عنه فيها.'
    )
    assert [speaker for speaker, _ in indirect(body)] == ['lavrov', None]


def test_a_participle_goes_on_from_the_speaker_of_its_sentence_past_a_source() -> None:
    body = 'ونفى سيرغي لافروف ما ذكرته الوكالة، مؤكدا أن الهدنة صامدة في أغلب المناطق.'
    assert [speaker for speaker, _ in indirect(body)] == ['lavrov']


def test_a_predicate_in_marks_behind_its_subject_is_speech() -> None:
    assert direct('وأكد لافروف أن موسكو "تدعم الحل السياسي" في سوريا.') == [('lavrov', 'تدعم الحل السياسي')]
    assert direct('وقال لافروف إن المؤتمر "لم يبلغ غايته كلها".') == [('lavrov', 'لم يبلغ غايته كلها')]
    assert direct('وقال لافروف إن هذا "أمر غير مقبول".') == [('lavrov', 'أمر غير مقبول')]


def test_a_label_in_marks_that_a_verb_follows_is_not_speech() -> None:
    assert direct('وقال لافروف إن شركة "وحيدة القرن الذهبية" ستشارك في الإعمار.') == []
    assert direct('وقال لافروف إن من وصفهم "المسلحين في إدلب" سيرحلون قريبا.') == []


def test_the_title_of_a_book_is_not_speech() -> None:
    assert direct('وكتب الجعفري في روايته «كل الطرق تنتهي عند المرفأ» عن بحار.') == []


def test_an_office_with_its_holder_between_commas_speaks_and_not_who_spoke_before() -> None:
    before = 'وقال لافروف إن العمل مستمر مع الشركاء جميعا.\n\n'
    as_for = 'أما رئيس البلدية، سامي راشد، فاعتبر أن الخطوة "مهمة لكنها لا تكفي لوقف القتال".'
    refused = 'بيد أن المتحدث، سامي راشد، رفض التهمة وقال إن الشرطة "ستفتح الطريق خلال أيام قليلة".'
    for sentence in (as_for, refused):
        assert [speaker for speaker, _ in direct(before + sentence)] == [None]


def test_the_points_of_a_list_go_on_with_its_speaker_whatever_they_are_about() -> None:
    body = 'أهم ما قال لافروف:\n- عن الماء: "سنصلح الشبكة كلها قريبا"\n- عن الطرق: "لا بد من جسر جديد هناك"'
    assert [speaker for speaker, _ in direct(body)] == ['lavrov', 'lavrov']


def test_indirect_words_that_end_in_a_quotation_keep_its_closing_mark() -> None:
    assert indirect('وقال لافروف إن بلاده ستواصل العمل في إطار "مسار جديد".') == [
        ('lavrov', 'بلاده ستواصل العمل في إطار "مسار جديد"')
    ]


def test_whom_a_participle_describes_is_not_its_speaker() -> None:
    attacked = (
        'هاجم رئيس الحكومة وزير الخارجية سيرغي لافروف، ممثل بلاده هنا، واصفا إياه بأنه "صوت ناعم لسياسة قاسية جدا".'
    )
    assert [speaker for speaker, _ in direct(attacked)] == [None]
    agreement = 'وانتقد بشار الجعفري الاتفاق، واصفا إياه بأنه "ورقة لا تساوي الحبر الذي كتبت به".'
    assert [speaker for speaker, _ in direct(agreement)] == ['jaafari']


def test_unnamed_sources_of_a_country_are_not_the_state() -> None:
    assert direct('ونقلت الصحيفة أن مصادر روسية أكدت أن «الاتفاق ما زال على الطاولة حتى اليوم».') == [
        (None, 'الاتفاق ما زال على الطاولة حتى اليوم')
    ]


def test_who_reads_out_a_letter_is_not_who_speaks_in_it() -> None:
    body = 'أعرب غير بيدرسون عن أمله.\n\nوأوضح، في رسالة تلتها نائبته نجاة رشدي: "لا أحد يملك وحده ثمن هذا الجسر".'
    assert [speaker for speaker, _ in direct(body)] == ['pedersen']


def test_who_speaks_in_a_clause_that_begins_with_but_is_gone_on_with() -> None:
    body = (
        'وقال لافروف إن العمل مستمر مع الشركاء جميعا.\n\nإلا أن بشار الجعفري يرى أن هذا لا يكفي وحده أبدا.\n\n'
        'وأضاف: "لن نقبل بأنصاف الحلول من أحد".'
    )
    assert direct(body) == [('jaafari', 'لن نقبل بأنصاف الحلول من أحد')]
