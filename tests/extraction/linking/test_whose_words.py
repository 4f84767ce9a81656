"""Words that nobody in particular says are nobody's; the first person is whom the sentence is about."""

from articles.extraction.documents import SourceDocument, StatementFinding
from articles.extraction.drafting import draft_article
from articles.reference import load_facts


def read(text: str) -> list[StatementFinding]:
    whole = f'مفاوضات إدلب تراوح مكانها بعد أستانا\n\n{text}\n\nوتبحث الدول الضامنة ملف إدلب في أستانا الشهر المقبل.'
    return list(
        draft_article(SourceDocument(name='a.txt', content=whole.encode(), text=whole), load_facts()).statements
    )


def test_what_is_recalled_is_said_by_nobody() -> None:
    said = read('وقال لافروف إن المهلة الثانية انتهت مساء أمس.\n\nيذكر أن الهدنة أعلنت مطلع العام وخرقت في ريف حماة.')
    assert [(one.speaker, one.text) for one in said] == [('lavrov', 'المهلة الثانية انتهت مساء أمس')]


def test_what_the_last_speaker_believes_is_his() -> None:
    said = read('وقال لافروف إن المهلة انتهت أمس. ويعتقد أن واشنطن تريد "نوعا من الهدوء قبل الانتخابات المقبلة".')
    assert [one.speaker for one in said if 'الهدوء' in one.text] == ['lavrov']


def test_a_long_subject_of_somebody_unknown_does_not_hand_its_words_to_the_last_speaker() -> None:
    said = read(
        'وقال لافروف إن المهلة انتهت أمس.\n\n'
        'لكن سمير الحداد مدير المنظمة السورية لتنسيق شؤون النازحين في ريف محافظة إدلب الجنوبي '
        'صرح أن الطرق ما زالت مغلقة، محذرا من أن الخيام لن تصمد أمام الشتاء المقبل.'
    )
    assert {one.speaker for one in said if 'الطرق' in one.text or 'الخيام' in one.text} == {None}


def test_a_quotation_in_the_first_person_is_of_whom_the_sentence_is_about() -> None:
    said = read('والخميس خير بشار الأسد الفصائل بين التفاوض أو "إذا رفضت ذلك سنلجأ إلى استعادة الأرض بالقوة".')
    assert [(one.speaker, one.text) for one in said] == [('assad', 'إذا رفضت ذلك سنلجأ إلى استعادة الأرض بالقوة')]


def test_a_quotation_without_a_verb_of_speech_that_is_not_is_nobodys() -> None:
    assert not read('والخميس زار بشار الأسد بلدة رفع أهلها لافتة عن "سنوات طويلة من الحصار والجوع والانتظار".')


def test_a_woman_who_is_unknown_does_not_speak_as_the_man_before_her() -> None:
    said = read(
        'وقال لافروف إن المهلة الثانية انتهت مساء أمس.\n\n'
        'وكانت المتحدثة باسم المنظمة، نورا أودونيل، زارت المخيم قبل أيام، قائلة: "الخيام تكفي نصف من فيها".'
    )
    assert [one.speaker for one in said if 'الخيام' in one.text] == [None]


def test_a_name_may_begin_with_whose_son_one_is_and_ends_before_a_preposition() -> None:
    said = read(
        'وقالت دول عدة إن الهدنة مهددة بالانهيار. واتهم بن سلمان إيران بأنها "تطيل الحرب كي تطيل نفوذها في المنطقة".'
    )
    assert [one.speaker_name for one in said if 'تطيل' in one.text] == ['بن سلمان']
