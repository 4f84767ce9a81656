"""Who speaks: the frames of the press, each a sentence of our own with a quotation at Q."""

import datetime

import pytest

from articles.extraction.documents import Basis, CleanDocument, Confidence, Precision, PublishedDate, StatementKind
from articles.extraction.linking.participants import link_participants
from articles.extraction.linking.statements import link_statements
from articles.reference import load_facts

FACTS = load_facts()
PRESENT = (
    'وصل سيرغي لافروف ومولود جاويش أوغلو ومحمد جواد ظريف وبشار الجعفري وأحمد طعمة وستافان دي ميستورا وخيرت عبد الرحمنوف'
    ' وألكسندر لافرنتييف إلى أستانا.\n\n'
)
QUOTATION = '«هذا كلام منقول بين علامتين للتجربة»'
FRAMES = [
    ('وقال لافروف: Q.', 'lavrov'),
    ('Q، قال لافروف في ختام الجولة.', 'lavrov'),
    ('Q، هكذا وصف الجعفري ما جرى.', 'jaafari'),
    ('Q، يقول دي ميستورا.', 'de-mistura'),
    ('Q، بحسب ظريف.', 'zarif'),
    ('Q، وفقاً لما قاله ظريف.', 'zarif'),
    ('Q، على حد تعبير جاويش أوغلو.', 'cavusoglu'),
    ('واعتبر جاويش أوغلو أن الاتفاق Q.', 'cavusoglu'),
    ('ونقلت وكالة إنترفاكس عن لافروف قوله إن Q.', 'lavrov'),
    ('ونقلت الوكالة عن لافرنتييف تأكيده أن Q.', 'lavrentyev'),
    ('وأكد رئيس وفد المعارضة إلى أستانا أحمد طعمة في تصريح لقناة الجزيرة أن Q.', 'tomah'),
    ('وفي كلمته، شدد عبد الرحمنوف على أن Q.', 'abdrakhmanov'),
    ('من جهته، رأى المبعوث الأممي أن Q.', 'de-mistura'),
    ('بدوره، أشار الوزير الكازاخي إلى أن Q.', 'abdrakhmanov'),
    ('وجدد وزير الخارجية الروسي التأكيد على أن Q.', 'lavrov'),
    ('وأعرب الوزير التركي عن أمله في أن Q.', 'cavusoglu'),
    ('أما الجعفري فقال إن Q.', 'jaafari'),
    ('أما رئيس الوفد الحكومي فقد اتهم المعارضة بأنها Q.', 'jaafari'),
    ('لافروف: Q.', 'lavrov'),
    ('وردا على سؤال صحفي، أجاب لافروف: Q.', 'lavrov'),
    ('وتساءل الجعفري: Q؟', 'jaafari'),
    ('وبحسب الجعفري فإن Q.', 'jaafari'),
    ('ووفقاً للافروف، Q.', 'lavrov'),
    ('وقال الجعفري، خلال مؤتمر صحفي عقده مع لافروف، إن Q.', 'jaafari'),
    ('وخلال لقائه دي ميستورا، قال لافروف إن Q.', 'lavrov'),
    ('وقال لافروف عقب محادثات مع نظيره التركي جاويش أوغلو إن Q.', 'lavrov'),
    ('وكان لافروف قد أعلن أن Q.', 'lavrov'),
    ('وكان ظريف قال في وقت سابق إن Q.', 'zarif'),
    ('وذكر بيان لوزارة الخارجية الروسية أن Q.', None),
    ('وجاء في البيان الختامي Q.', None),
    ('وقال مصدر في وفد المعارضة Q.', None),
    ('وقال مصدر مقرب من لافروف إن Q.', None),
    ('وقال المتحدث باسم لافروف إن Q.', None),
    ('وقالت متحدثة باسم دي ميستورا: Q.', None),
    ('وقال مكتب دي ميستورا في بيان إن Q.', None),
    ('وقال مساعد ظريف إن Q.', None),
    ('وقال أحد أعضاء وفد الجعفري Q.', None),
    ('وكتب ظريف على تويتر Q.', 'zarif'),
    ('وغرد جاويش أوغلو: Q.', 'cavusoglu'),
    ('وفي تغريدة له قال ظريف Q.', 'zarif'),
    ('وقال لافروف إن موسكو تعمل مع شركائها. وأضاف: Q.', 'lavrov'),
    ('وصف لافروف الاتفاق بأنه Q.', 'lavrov'),
    ('ووصف الاتفاقَ لافروف بأنه Q.', 'lavrov'),
    ('واتهم الجعفري تركيا بأنها Q.', 'jaafari'),
    ('وحمّل الجعفري أنقرة المسؤولية قائلاً: Q.', 'jaafari'),
    ('ونفى لافروف ما ذكرته المعارضة، مؤكداً أن Q.', 'lavrov'),
    ('ودعا دي ميستورا الأطراف إلى Q.', 'de-mistura'),
    ('وطالب طعمة الدول الضامنة بـQ.', 'tomah'),
    ('وحذر دي ميستورا من أن Q.', 'de-mistura'),
    ('وأضاف الدبلوماسي التركي Q.', 'cavusoglu'),
    ('وأوضح السيد ظريف أن Q.', 'zarif'),
    ('وأشار الدكتور الجعفري إلى أن Q.', 'jaafari'),
    ('يرى لافروف أن Q.', 'lavrov'),
    ('وبرأي لافروف فإن Q.', 'lavrov'),
    ('ومن وجهة نظر الجعفري فإن Q.', 'jaafari'),
    ('وشكر عبد الرحمنوف الضيوف وقال: Q.', 'abdrakhmanov'),
    ('وافتتح عبد الرحمنوف الجلسة بالقول: Q.', 'abdrakhmanov'),
    ('وختم دي ميستورا حديثه بالقول إن Q.', 'de-mistura'),
    ('ولم يستبعد لافروف عقد جولة جديدة، وقال إن Q.', 'lavrov'),
    ('ورفض الجعفري الاتهامات التركية، معتبراً أنها Q.', 'jaafari'),
    ('وكشف لافرنتييف أن Q.', 'lavrentyev'),
    ('وأبلغ دي ميستورا مجلس الأمن أن Q.', 'de-mistura'),
    ('وأبلغ دي ميستورا لافروف أن Q.', 'de-mistura'),
    ('ونقل دي ميستورا عن لافروف قوله إن Q.', 'lavrov'),
    ('ولخص لافرنتييف الموقف بعبارة واحدة: Q.', 'lavrentyev'),
    ('وعن موقف بلاده قال جاويش أوغلو: Q.', 'cavusoglu'),
    ('وفي ما يخص إدلب، قال جاويش أوغلو Q.', 'cavusoglu'),
    ('وبينما قال لافروف إن الاتفاق قائم، أكد ظريف أن Q.', 'zarif'),
    ('وقال كل من لافروف وظريف إن Q.', 'lavrov'),
    ('وقال الرئيس التركي رجب طيب أردوغان: Q.', 'erdogan'),
    ('وقال المتحدث باسم الرئيس التركي إبراهيم كالن: Q.', 'kalin'),
    ('وقالت المتحدثة باسم الخارجية الروسية ماريا زاخاروفا: Q.', 'zakharova'),
    ('وقال الناطق باسم الكرملين دميتري بيسكوف: Q.', 'peskov'),
    ('وقال رئيس مركز المصالحة الروسي سيرغي كورالينكو: Q.', None),
    ('وقال يحيى العريضي، المتحدث باسم وفد المعارضة: Q.', 'aridi'),
    ('ونقلت صحيفة الوطن عن الجعفري: Q.', 'jaafari'),
    ('ولافروف الذي بدا متفائلاً قال: Q.', 'lavrov'),
    ('غير أن لافروف شدد على أن Q.', 'lavrov'),
    ('إلا أن ظريف أكد أن Q.', 'zarif'),
    ('لكن الجعفري رد قائلا: Q.', 'jaafari'),
    ('في المقابل قال طعمة إن Q.', 'tomah'),
    ('وعلق لافروف على ذلك: Q.', 'lavrov'),
    ('وعلّق على ذلك لافروف بالقول Q.', 'lavrov'),
    ('تعليقاً على ذلك، قال لافروف Q.', 'lavrov'),
    ('وصرح لافروف للصحفيين في أستانا: Q.', 'lavrov'),
    ('وصرّح للصحفيين لافروف بأن Q.', 'lavrov'),
    ('وفي تصريح لوكالة سبوتنيك قال لافروف: Q.', 'lavrov'),
    ('وفي حديث إلى الجزيرة، اعتبر طعمة أن Q.', 'tomah'),
    ('واتفق لافروف وجاويش أوغلو على الاجتماع مجددا، وأوضح الأخير أن Q.', 'cavusoglu'),
    ('وشدد الجعفري في مؤتمر صحفي عقب انتهاء الجولة على أن Q، مبينا أن الوفد سيعود.', 'jaafari'),
    ('ولفت الجعفري النظر إلى أن Q.', 'jaafari'),
    ('ونوه دي ميستورا بجهود كازاخستان، معربا عن أمله بأن Q.', 'de-mistura'),
    ('وردّ الجعفري على سؤال حول إدلب بالقول: Q.', 'jaafari'),
    ('وقال المندوب السوري لدى الأمم المتحدة بشار الجعفري أمام مجلس الأمن Q.', 'jaafari'),
    ('ورداً على الجعفري، قال طعمة إن Q.', 'tomah'),
    ('وفي رده على تصريحات لافروف، قال طعمة Q.', 'tomah'),
    ('وجاءت تصريحات لافروف بعد ساعات من قول الجعفري إن Q.', 'jaafari'),
    ('وتزامن ذلك مع تأكيد لافروف أن Q.', 'lavrov'),
    ('ويأتي ذلك بعد إعلان دي ميستورا أن Q.', 'de-mistura'),
    ('وأكد في ختام كلمته عبد الرحمنوف أن Q.', 'abdrakhmanov'),
    ('وبدا لافروف متفائلا إذ قال: Q.', 'lavrov'),
    ('وكرر لافروف موقف بلاده قائلا إن Q.', 'lavrov'),
    ('كما نقلت وكالة الأناضول عن جاويش أوغلو Q.', 'cavusoglu'),
    ('وبحسب وكالة تاس، قال لافروف Q.', 'lavrov'),
    ('وقال لافروف، بحسب وكالة تاس، Q.', 'lavrov'),
    ('وقال لافروف بحسب ما نقلت وكالة تاس إن Q.', 'lavrov'),
    ('ووفق وكالة تاس فقد أكد لافروف أن Q.', 'lavrov'),
    ('وأوردت وكالة سانا أن Q.', None),
    ('وقال ناشط من إدلب لوكالة فرانس برس Q.', None),
    ('وقال أبو محمد، وهو نازح من الغوطة، Q.', None),
    ('وقالت نازحة تدعى أم خالد Q.', None),
    ('وكتبت صحيفة الوطن Q.', None),
    (
        'قال وزير الخارجية التركي مولود جاويش أوغلو، اليوم الجمعة، في تصريحات للصحفيين بعد لقاء لافروف، إن Q.',
        'cavusoglu',
    ),
    ('وعبر جاويش أوغلو عن قلق بلاده من Q.', 'cavusoglu'),
    ('وأثنى لافروف على Q.', 'lavrov'),
    ('وتعهد لافروف بـQ.', 'lavrov'),
    ('واشترط طعمة Q.', 'tomah'),
    ('وأردف الجعفري قائلاً: Q.', 'jaafari'),
    ('ومضى لافروف يقول: Q.', 'lavrov'),
    ('وزاد لافروف: Q.', 'lavrov'),
    ('واستدرك لافروف بالقول: Q.', 'lavrov'),
    ('ثم أضاف لافروف ضاحكا: Q.', 'lavrov'),
    ('وخاطب الجعفري الوفد التركي قائلا: Q.', 'jaafari'),
    ('وتوجه لافروف إلى الصحفيين بالقول: Q.', 'lavrov'),
    ('وسأل أحد الصحفيين لافروف عن الموعد، فأجاب: Q.', 'lavrov'),
    ('وسُئل لافروف عن الموعد فقال: Q.', 'lavrov'),
    ('وفي مقابلة مع قناة روسيا اليوم، كشف لافرنتييف أن Q.', 'lavrentyev'),
    ('لافرنتييف من جهته قال: Q.', 'lavrentyev'),
    ('الجعفري أوضح أن Q.', 'jaafari'),
    ('دي ميستورا، الذي شارك في الجلسة، قال: Q.', 'de-mistura'),
    ('دي ميستورا: Q', 'de-mistura'),
    ('وأشاد ظريف بما وصفه بـQ.', 'zarif'),
    ('ورحب دي ميستورا بالاتفاق، واصفا إياه بأنه Q.', 'de-mistura'),
    ('وانتقد لافروف واشنطن، متهما إياها بـQ.', 'lavrov'),
    ('ونقل التلفزيون السوري عن الجعفري قوله للصحفيين: Q.', 'jaafari'),
    ('ونقل عن لافروف قوله: Q.', 'lavrov'),
    ('نُقل عن دي ميستورا أنه قال: Q.', 'de-mistura'),
    ('وقالت الخارجية الروسية على لسان المتحدثة باسمها ماريا زاخاروفا إن Q.', 'zakharova'),
    ('وقال بيان صادر عن مكتب دي ميستورا إن Q.', None),
    ('ونشر ظريف على حسابه: Q.', 'zarif'),
    ('واستغرب الجعفري Q.', 'jaafari'),
    ('وقال لافروف لدى افتتاح اللقاء مع دي ميستورا: Q.', 'lavrov'),
    ('وأبدى لافروف استعداد بلاده، وقال إن Q.', 'lavrov'),
    ('قال لافروف وهو يغادر القاعة: Q.', 'lavrov'),
    ('وأقر لافروف بأن Q.', 'lavrov'),
    ('وبيّن الجعفري أن Q.', 'jaafari'),
    ('وتوقع عبد الرحمنوف أن Q.', 'abdrakhmanov'),
    ('واقترح دي ميستورا Q.', 'de-mistura'),
    ('وحض دي ميستورا الأطراف على Q.', 'de-mistura'),
    ('وناشد دي ميستورا الدول الضامنة Q.', 'de-mistura'),
    ('وأعاد لافروف التأكيد أن Q.', 'lavrov'),
    ('وأعاد لافروف إلى الأذهان أن Q.', 'lavrov'),
    ('وتحدث لافروف عن Q.', 'lavrov'),
    ('وتطرق لافروف إلى ملف المعتقلين، قائلا: Q.', 'lavrov'),
    ('ويعتقد دي ميستورا أن Q.', 'de-mistura'),
    ('Q، أضاف لافروف.', 'lavrov'),
    ('وقال الجعفري.. Q.', 'jaafari'),
    ('وأكد لافروف.. إن Q.', 'lavrov'),
    ('وتابع لافروف.. إننا Q.', 'lavrov'),
    ('ورد لافروف بالنفي، قبل أن يتدخل محمد جواد ظريف قائلا Q.', 'zarif'),
    ('ورفض طعمة ذلك، وعاد الوزير الروسي ليؤكد أن Q.', 'lavrov'),
    ('وقال الجعفري إن دي ميستورا أبلغه أن Q.', 'de-mistura'),
    ('وقال طعمة إن لافروف أخبرهم بأن Q.', 'lavrov'),
    ('وعما إذا كان سيزور دمشق، قال دي ميستورا: Q.', 'de-mistura'),
    ('أما وزير الخارجية التركي مولود جاويش أوغلو فقال: Q.', 'cavusoglu'),
    ('من جهته الجعفري: Q.', 'jaafari'),
    ('وجاء في رسالة وجهها لافروف إلى المجتمعين: Q.', 'lavrov'),
    ('وجاء على لسان ظريف: Q.', 'zarif'),
    ('وتحدثت الوزارة على لسان لافروف عن صبر طويل، وقال: Q.', 'lavrov'),
    ('وانتقد وزير الخارجية الروسي بشدة البيان الغربي، قائلا Q.', 'lavrov'),
    ('وقال لـ«الحياة» رئيس الوفد السوري بشار الجعفري إن Q.', 'jaafari'),
    ('وقال لـ«الحياة» مستشار لافروف إن Q.', None),
    # Who is near somebody is not he, nor is an official of his country.
    ('وقال دبلوماسي مقرب من لافروف Q.', None),
    ('وقال مصدر في وفد يرأسه الجعفري Q.', None),
    ('ونقلت الصحيفة عن مسؤول روسي قوله Q.', None),
    ('وقال دبلوماسي تركي إن Q.', None),
    ('وذكرت الصحيفة عن لافروف قوله إن Q.', 'lavrov'),
    ('وأكد المسؤول التركي أن Q.', 'cavusoglu'),
    ('ورأى لافروف في حديث بث أمس ونشر نصه على الموقع أن Q.', 'lavrov'),
]


def direct(body: str) -> list[tuple[str | None, str]]:
    clean = CleanDocument(headline=None, byline=None, body=body)
    statements, _ = link_statements(clean, link_participants(clean, None, FACTS), FACTS)
    return [(one.speaker, one.text) for one in statements if one.kind is StatementKind.DIRECT]


@pytest.mark.parametrize(('frame', 'speaker'), FRAMES)
def test_the_frame_tells_who_speaks(frame: str, speaker: str | None) -> None:
    assert direct(PRESENT + frame.replace('Q', QUOTATION)) == [(speaker, QUOTATION.strip('«»'))]


@pytest.mark.parametrize(
    ('body', 'speakers'),
    [
        (
            'وقال لافروف: «نريد حلا سياسيا». وقال ظريف: «نريده نحن أيضا». وأضاف: «ولن ننتظر طويلا».',
            ['lavrov', 'zarif', 'zarif'],
        ),
        ('قال لافروف إن الجولة ناجحة، مضيفا: «سنلتقي في الربيع»، ومشيرا إلى أن «العمل لم ينته».', ['lavrov', 'lavrov']),
        ('التقى لافروف ظريف. وقال لافروف: «كان لقاء مفيدا». ورد ظريف: «نشكر موسكو على ضيافتها».', ['lavrov', 'zarif']),
        ('وقال لافروف إن واشنطن أعلنت انسحابها. وأضاف: «ننتظر الأفعال لا الأقوال».', ['lavrov']),
        ('وقال لافروف: «نعمل مع شركائنا». «وسنواصل هذا العمل في الأشهر المقبلة كلها».', ['lavrov', 'lavrov']),
        ('أما ظريف فغادر القاعة مبكرا، وقال: «لدي موعد آخر في دمشق».', ['zarif']),
        ('ثم عاد الجعفري إلى القاعة وقال للصحفيين: «لم يتغير شيء في موقفنا».', ['jaafari']),
        ('وقال ناشط من إدلب: «القصف لم يتوقف منذ الفجر». وأضاف: «نخاف على أولادنا».', [None, None]),
    ],
)
def test_a_verb_without_subject_goes_on_with_the_right_speaker(body: str, speakers: list[str | None]) -> None:
    assert [speaker for speaker, _ in direct(PRESENT + body)] == speakers


def test_of_whom_one_is_asked_does_not_answer() -> None:
    body = f'{PRESENT}وقال لافروف إن الموعد قريب. وعن إمكانية حضور جاويش أوغلو، أوضح: {QUOTATION}.'
    assert direct(body) == [('lavrov', QUOTATION.strip('«»'))]


def test_who_goes_on_saying_is_who_said() -> None:
    body = f'{PRESENT}وقال أحمد طعمة {QUOTATION}. ومضى يقول: «وهذا كلام آخر منقول بعده».'
    assert [speaker for speaker, _ in direct(body)] == ['tomah', 'tomah']


def test_every_point_of_a_list_is_said_by_who_is_named_above_it() -> None:
    points = '\n- '.join(['', '«اتفقنا على الخرائط كلها هنا»', '«ننتظر الآن رد بقية الأطراف»'])
    assert [speaker for speaker, _ in direct(f'{PRESENT}ومن أبرز ما قاله لافروف:{points}')] == ['lavrov', 'lavrov']


@pytest.mark.parametrize(
    'body',
    [
        'ودعت موسكو إلى عقد «مؤتمر حوار وطني سوري» في سوتشي.',
        'وأوضح مسؤول «الدائرة الإعلامية في الائتلاف» أن الوفد سيغادر.',
    ],
)
def test_a_name_in_marks_is_no_speech(body: str) -> None:
    assert direct(PRESENT + body) == []


def test_who_answers_is_not_whom_they_answer() -> None:
    body = f'{PRESENT}وقال أحمد طعمة {QUOTATION}. ورد عليه دبلوماسي حضر اللقاء بالقول «وهذا كلام آخر منقول بعده».'
    assert [speaker for speaker, _ in direct(body)] == ['tomah', None]


@pytest.mark.parametrize(
    ('office', 'day', 'speaker'),
    [
        ('المبعوث الأممي', '2018-11-20', 'de-mistura'),
        ('المبعوث الأممي', '2019-04-25', 'pedersen'),
        ('المبعوث الأممي السابق', '2019-04-25', 'de-mistura'),
    ],
)
def test_an_office_is_that_of_its_holder_on_the_day(office: str, day: str, speaker: str) -> None:
    body = f'بحث غير بيدرسن وستافان دي ميستورا الملف أمس. وقال {office} {QUOTATION}.'
    clean = CleanDocument(headline=None, byline=None, body=body)
    date = datetime.date.fromisoformat(day)
    published = PublishedDate(date, Precision.DAY, Basis.GIVEN, day, Confidence.HIGH)
    statements, _ = link_statements(clean, link_participants(clean, published, FACTS), FACTS, published)
    assert [one.speaker for one in statements] == [speaker]


def test_a_feminine_verb_goes_on_with_her_who_spoke() -> None:
    said = f'{PRESENT}وقالت ماريا زاخاروفا {QUOTATION}. وقال أحمد طعمة إن الأمر كذلك.'
    assert direct(f'{said} وعبرت زاخاروفا عن أملها في أن {QUOTATION}.')[-1][0] == 'zakharova'
    assert direct(f'{said} وعبرت عن أملها في أن {QUOTATION}.')[-1][0] == 'zakharova'
