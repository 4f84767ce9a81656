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


def test_the_subject_of_the_verb_speaks() -> None:
    assert direct('وقال سيرغي لافروف: «نأمل أن يستمر العمل المشترك».') == [('lavrov', 'نأمل أن يستمر العمل المشترك')]


def test_a_verb_without_subject_goes_on_with_the_last_speaker() -> None:
    body = 'وقال سيرغي لافروف: "نأمل أن يستمر العمل". وأضاف: "هذا ما اتفقنا عليه جميعا".'
    assert [speaker for speaker, _ in direct(body)] == ['lavrov', 'lavrov']


def test_the_speaker_may_follow_the_quotation() -> None:
    assert direct('"لن نقبل شروطا جديدة من أحد"، قال بشار الجعفري.') == [('jaafari', 'لن نقبل شروطا جديدة من أحد')]


def test_a_name_in_marks_is_not_speech() -> None:
    assert direct('قال لافروف إن تنظيم "داعش" هُزم في محيط "تدمر".') == []
