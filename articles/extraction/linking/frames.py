"""The verbs and phrases that announce speech: who says, is about to say, or has just said."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.linking.wording import QUOTATION_MARKS, Wording
from articles.extraction.scanning import MOST_PLACES

_VERBS = """
قال أضاف تابع أكد أوضح أشار لفت شدد صرح أعلن اعتبر رأى حذر نفى طالب دعا ذكر بين كشف زعم ادعى نوه اتهم وصف أردف استطرد
استدرك ختم اختتم كتب غرد أعرب  جدد أفاد أورد أبلغ رد أجاب تساءل سأل ندد دان أدان انتقد تعهد توعد هدد حث رحب
أقر اعترف
اقترح توقع تمنى  خلص تحدث علق رفض طمأن فسر شرح خاطب هاجم أخبر استنكر استبعد نصح لخص أكمل واصل مضى زاد  نبه جزم
ألمح أصر
استغرب استهجن برر تكهن ألقى ناشد أوصى روى حكى اشترط وعد حمل شكك أبدى اشتكى عزا أنذر قدر رجح جاء ورد نص كرر
أفصح نشر اقتبس دافع ذهب لوح عبر عقب علل أثنى أشاد حض أعاد أيد سخر لمح تطلع أسف عرض قاطع همس صاح هتف أقسم أمل
"""
SAYING: Final = frozenset(fold('قال قالت قالوا يقول تقول أضاف أضافت تابع تابعت صرح صرحت').split())
"""Verbs that take no object but what is said: a noun behind them is their subject."""
_PRESENT = """
يقول تقول يضيف تضيف يتابع تتابع يؤكد تؤكد يوضح توضح يشير تشير يرى ترى يعتبر تعتبر يعتقد تعتقد يلفت يشدد تشدد يصف
تصف يذكر
تذكر يحذر تحذر يعلن تعلن يفيد تفيد يكتب تكتب يقولون يؤكدون يرون يعتبرون يدعو تدعو يطالب تطالب يتهم تتهم ينفي
تنفي يزعم تزعم يصر تصر يختم
يجيب تجيب يرد ترد يعلق تعلق يسأل يتساءل تتساءل يستدرك يخلص يستطرد يردف يكرر تكرر يتعهد يهدد تهدد يتوقع تتوقع
يأمل تأمل يكشف
يروي تروي يشرح تشرح يفسر يلخص يعترف يقر ينبه تنبه يندد ينتقد تنتقد يرفض ترفض يرحب يجزم يعرب تعرب يصرح
يخف يخفي يستبعد ينكر
"""
_WITH_OBJECT = (
    'اعتبره اعتبرها اعتبرته اعتبرتها عده عدها عدته'
    ' أعلنه أعلنته أكده أكدته قاله قالته أورده أوردته نشره نشرته نقلته ذكره ذكرته'
)
"""'ما أعلنته الوكالة': whoever says it is named beside it."""
_TELLING = 'أبلغ أخبر حذر طالب'
"""Verbs that name whom one tells in the same word: 'إن المبعوث أبلغه أن'."""
_PARTICIPLES = """
مضيفا مؤكدا معتبرا مشيرا لافتا مبينا موضحا مشددا قائلا محذرا متابعا مستطردا مردفا داعيا مطالبا متهما واصفا معربا
منوها متوقعا
مبديا ذاكرا معلنا زاعما ناقلا مستدركا مجددا مذكرا منددا متسائلا كاشفا نافيا مستنكرا مقترحا محملا متعهدا متمنيا
مستبعدا معلقا مبررا
كاتبا واعدا ملمحا رافضا مرحبا مشيدا منتقدا مهددا متوعدا مؤيدا مطمئنا مستشهدا مختتما خاتما ملوحا معبرا
"""
_SOURCES = 'بحسب حسب حسبما وفق وفقا طبقا لقول قول تعبير برأي'
_REPORTS = 'نقل نقلت ينقل تنقل نقلا نسب نسبت'
_NOUNS = (
    'قوله قولها قولهم تأكيده تأكيدها بقوله بقولها بالقول لقوله تعبيره تعبيرها وصفه وصفها'
    ' بعبارة بجملة القول التأكيد بالتأكيد بالإشارة بالتشديد التشديد'
)


class Frame(Enum):
    """How a phrase ties speech to its speaker."""

    VERB = 'verb'
    """Its subject speaks: وقال لافروف."""
    PARTICIPLE = 'participle'
    """Whoever spoke goes on: مضيفا."""
    SOURCE = 'source'
    """What follows it is the speaker: بحسب لافروف."""
    REPORT = 'report'
    """Whoever follows its عن speaks: ونقلت الوكالة عن لافروف."""
    COLON = 'colon'
    """The name itself, with a colon behind it: لافروف: «…»."""
    NOUN = 'noun'
    """Whoever was named before it: نقلت الوكالة عن لافروف قوله."""


@dataclass(slots=True)
class FrameHit:
    """A frame word in a text."""

    kind: Frame
    index: int
    """The word."""
    feminine: bool
    plural: bool
    conjoined: bool
    """Whether و or ف is attached: the sentence goes on from the one before."""
    present: bool = False
    """Whether it is a form that begins no sentence of its own: 'قرار يدعو إلى', 'ما أعلنته'."""
    announces: bool = True
    """False for a verb that means speech only now and then, where nothing behind it looks like speech."""


def _past_forms(verb: str) -> tuple[str, str, str, str]:
    """He, she, they and both of them said: the forms of a folded verb of the past tense."""
    weak = verb[-1] in 'يا' and len(verb) > 2
    stem = verb[:-1] if weak else verb
    return verb, stem + 'ت', stem + 'وا', verb + 'ا'


def _forms() -> dict[str, tuple[Frame, bool, bool]]:
    forms: dict[str, tuple[Frame, bool, bool]] = {}
    for verb in fold(_VERBS).split():
        he, she, they, both = _past_forms(verb)
        forms[he] = (Frame.VERB, False, False)
        forms[she] = (Frame.VERB, True, False)
        forms[they] = forms[both] = (Frame.VERB, False, True)
    for verb in fold(_PRESENT).split():
        forms['ل' + verb] = (Frame.PARTICIPLE, verb.startswith('ت'), False)
        forms[verb] = (Frame.VERB, verb.startswith('ت'), verb.endswith('ون'))
    for verb in fold(_TELLING).split():
        for pronoun in ('ه', 'ها', 'هم', 'هما', 'نا', 'ني'):
            forms[verb + pronoun] = (Frame.VERB, False, False)
            forms[f'{verb}ت{pronoun}'] = (Frame.VERB, True, False)
    for verb in fold(_WITH_OBJECT).split():
        forms[verb] = (Frame.VERB, verb.endswith(('ته', 'تها')), False)
    for participle in fold(_PARTICIPLES).split():
        forms[participle] = (Frame.PARTICIPLE, False, False)
        forms[participle[:-1] + 'ه'] = (Frame.PARTICIPLE, True, False)
        forms[participle[:-1] + 'ين'] = (Frame.PARTICIPLE, False, True)
    for phrase in fold(_SOURCES).split():
        forms[phrase] = (Frame.SOURCE, False, False)
    for report in fold(_REPORTS).split():
        forms[report] = (Frame.REPORT, False, False)
    for noun in fold(_NOUNS).split():
        forms[noun] = (Frame.NOUN, noun.endswith('ها'), False)
    return forms


FORMS: Final = _forms()
TRANSITIVE: Final = frozenset(
    form
    for verb in fold('اتهم وصف أبلغ حث ناشد انتقد دان أدان هاجم خاطب هدد طالب دعا حذر سأل').split()
    for form in _past_forms(verb)
)
"""Verbs whose object may follow them where a subject would: 'واتهم واشنطن'."""
PRESENT: Final = frozenset(fold(_PRESENT).split() + fold(_WITH_OBJECT).split())
_APPEARED: Final = 'ورد'
"""Also و and رد, 'and he answered'."""
DENYING: Final = frozenset(
    (
        *(form for verb in fold('نفى كذب فند دحض').split() for form in _past_forms(verb)),
        *fold('ينفي تنفي ينفون نافيا نافية نافين مكذبا مكذبة مفندا مفندة لينفي لتنفي').split(),
    )
)
"""Verbs of who says that something is not so: what stands in marks behind them are words of others."""
NOUNS_OF_SPEECH: Final = frozenset(
    fold('تأكيد إعلان قول تصريح تشديد إشارة تحذير نفي اتهام وصف اعتبار كلام تصريحات حديث إعراب').split()
)
"""Nouns of speech whose complement speaks: 'بعد إعلان لافروف أن'."""
CONTINUING: Final = frozenset(
    form for verb in fold('أضاف تابع أردف استطرد مضى زاد واصل أكمل استدرك').split() for form in _past_forms(verb)
)
"""Verbs of whoever is speaking already."""
DOCUMENTS: Final = frozenset(fold('جاء ورد نص جاءت وردت نصت').split())
"""Verbs of what is written somewhere: 'وجاء في البيان'."""
_DESCRIBED: Final = frozenset(fold('وصفه وصفها').split())
_ACCORDING: Final = frozenset(fold('حد بحسب حسب وفق').split())
"""Before these وصفه is his description, elsewhere he described it."""
_IN_A_DOCUMENT: Final = frozenset(fold('في فيه فيها ضمن').split())
_BY_THE_MOUTH: Final = tuple(fold('على لسان').split())

WEAK: Final = frozenset(
    form
    for verb in fold(
        'جاء ورد نص نشر ذهب دافع كرر رأى رفض شرح تابع رحب كشف ختم اختتم رد علق زاد مضى وعد كتب ألقى روى حمل'
        ' أعاد أيد عرض قاطع'
    ).split()
    for form in _past_forms(verb)
) | frozenset(fold('يرد ترد يعلق تعلق يكشف يكرر تكرر يشرح تشرح يرفض ترفض يرحب').split())
"""Verbs that more often mean something else: they announce speech only where it shows behind them."""
COMPLEMENTIZERS: Final = frozenset(
    fold(
        'إن أن إنه إنها إنهم إنني إننا أنه أنها أنهم أنني أننا بأن بأنه بأنها بأنهم بأننا أنهما إنهما'
        ' بأنهما فإن فإنه فإنها'
    ).split()
)
RARE: Final = {
    **dict.fromkeys(fold('بين قدر حمل أمل القول التأكيد بالتأكيد بالإشارة بالتشديد التشديد').split(), COMPLEMENTIZERS),
    'عبر': frozenset(['عن']),
    'لافته': frozenset(['الي', *COMPLEMENTIZERS]),
    'عقب': frozenset(),
}
"""Words that are verbs of speech only before one of these: بين and عبر are prepositions too, لافتة is a banner."""
_RECALLED: Final = 'يذكر'
_IMPERSONAL: Final = frozenset((_RECALLED, fold('يعتقد')))
"""'It is recalled that', 'it is believed that': nobody in particular says so, where a sentence begins with it. 'And
believes that' goes on from who spoke."""
_MARKS: Final = frozenset(QUOTATION_MARKS + '|:')
_ENDS: Final = frozenset('.!؟\n')
_VIEW: Final = 'نظر'
_SHADDA: Final = '\u0651'
_NEAR: Final = 2
_WEAK_REACH: Final = 14
_DOCUMENT_REACH: Final = 24
_CLAUSE_OPENERS: Final = frozenset(fold('بدوره بدورها كما ثم وقد قد حيث حين فيما بينما').split())
_CONJUNCTIONS: Final = ('و', 'ف')


def _written_forms() -> dict[str, tuple[tuple[Frame, bool, bool] | None, str, bool]]:
    """Every frame word as it is written: its form, itself without a conjunction, and whether it has one."""
    conjoined = {letter + plain: (form, plain, True) for letter in _CONJUNCTIONS for plain, form in FORMS.items()}
    return {**conjoined, _VIEW: (None, _VIEW, False), **{word: (form, word, False) for word, form in FORMS.items()}}


_WRITTEN: Final = _written_forms()
_WRITTEN_WORDS: Final = frozenset(_WRITTEN)


def find_frames(wording: Wording) -> list[FrameHit]:
    """The frame words of a text in order."""
    hits = []
    for index in wording.places_of(_WRITTEN_WORDS)[:MOST_PLACES]:
        word = wording.words[index]
        form, plain, conjoined = _WRITTEN[word]
        if word in _DESCRIBED and index and wording.words[index - 1] not in _ACCORDING:
            form = (Frame.VERB, False, False)
        if word == _VIEW and index and wording.words[index - 1].startswith('وجه'):
            form = (Frame.SOURCE, False, False)
        if word == _APPEARED and not _is_in_a_document(wording, index):
            plain, conjoined = word[1:], True
        if plain in _IMPERSONAL and plain in (word, _RECALLED) and _is_impersonal(wording, index):
            continue
        if form is None or (plain in RARE and not _is_verb_here(wording, index, RARE[plain], conjoined=conjoined)):
            continue
        kind, feminine, plural = form
        announces = plain not in WEAK or _announces(wording, index)
        hits.append(FrameHit(kind, index, feminine, plural, conjoined, plain in PRESENT, announces))
    return hits


def _is_impersonal(wording: Wording, index: int) -> bool:
    begins = index == 0 or wording.breaks_after(index - 1)
    following = wording.words[index + 1] if index + 1 < len(wording.words) else ''
    return begins and following in COMPLEMENTIZERS


def _is_in_a_document(wording: Wording, index: int) -> bool:
    """Whether what is written stands 'in the statement', or comes 'by the mouth of' somebody."""
    if wording.breaks_after(index):
        return False
    return wording.words[index + 1] in _IN_A_DOCUMENT or wording.words[index + 1 : index + 3] == _BY_THE_MOUTH


def _is_verb_here(wording: Wording, index: int, allowed: frozenset[str], *, conjoined: bool) -> bool:
    """Whether print doubles the letter (بيّن), or one of the words follows: at once, or behind a subject where the
    word begins a clause."""
    if _SHADDA in wording.text[wording.starts[index] : wording.ends[index]]:
        return True
    if wording.breaks_after(index):
        return False
    before = wording.words[index - 1] if index and not wording.breaks_after(index - 1) else ''
    begins = conjoined or not before or before in _CLAUSE_OPENERS
    reach = _WEAK_REACH if begins else _NEAR
    for following in wording.words[index + 1 : index + 1 + reach]:
        if following in allowed:
            return True
        if following.startswith('و'):
            return False
    return False


def _announces(wording: Wording, index: int) -> bool:
    """Whether a complementizer, a colon or a mark follows within a few words and the sentence."""
    if wording.words[index].removeprefix('و') in DOCUMENTS and not _is_in_a_document(wording, index):
        return False
    reach = _DOCUMENT_REACH if wording.words[index].removeprefix('و') in DOCUMENTS else _WEAK_REACH
    for following in range(index + 1, min(index + 1 + reach, len(wording.words))):
        gap = wording.gaps[following - 1]
        if gap != ' ' and not _MARKS.isdisjoint(gap):
            return True
        if gap != ' ' and not _ENDS.isdisjoint(gap):
            # Some print two dots for a colon: 'وتابع لافروف.. إن'.
            return gap.strip() == '..' and wording.words[following] in COMPLEMENTIZERS
        word = wording.words[following]
        if word in COMPLEMENTIZERS:
            return True
        form = FORMS.get(word) or FORMS.get(word[1:])
        if form is not None:
            return form[0] is Frame.PARTICIPLE
    return False


def introduces_speech(text: str) -> bool:
    """Whether `text`, up to a quotation mark, begins with a verb of speech: 'وأضاف ', ' تابع '."""
    for word in text.split(maxsplit=2)[:1]:
        folded = fold(word).strip(':"')
        return folded in FORMS or (folded[:1] in _CONJUNCTIONS and folded[1:] in FORMS)
    return False
