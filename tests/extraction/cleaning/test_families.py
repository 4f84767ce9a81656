"""Each family of furniture beside a genuine line that looks like it: the one goes, the other stays."""

import pytest

from articles.extraction.cleaning import clean_document
from articles.extraction.cleaning.vocabulary import speaks_of_page
from articles.extraction.cleaning.wording import fold
from articles.extraction.documents import SourceDocument, UnreadableDocument
from articles.reference import load_facts

HEADLINE = 'ضامنو الهدنة يلتقون في أستانا لبحث الخرائط'
STORY = (
    'التقى ممثلو الدول الضامنة في أستانا الأربعاء لبحث خرائط المناطق التي ستشملها الهدنة، بحضور مراقبين من الأردن.',
    'وذكر مصدر في الوفد الكازاخي أن الخبراء اتفقوا على معظم الخطوط، وأن الخلاف ينحصر في قرى قليلة شمال حماة.',
    'وأبدت المعارضة تحفظها على الخرائط، وقالت إنها تنتظر ضمانات مكتوبة بشأن القصف قبل أن تعلن موقفها النهائي.',
    'ومن المقرر أن تختتم الجولة مساء الخميس ببيان مشترك يتلوه وزير الخارجية الكازاخي أمام الصحفيين.',
)

FAMILIES = {
    'words of pages put together': ('تم نسخ رابط المقال إلى الحافظة', 'رابط مفقود في التحقيق'),
    'orders to share': ('انشر عبر:', 'انشقاق جديد في صفوف الفصائل'),
    'printing': ('نسخة قابلة للطباعة', 'نسخة معدلة من الوثيقة'),
    'times gone by': ('نشر قبل 6 سنوات', 'قبل عام من الهدنة'),
    'corrections': ('تصحيح: ورد في نسخة سابقة من هذا الخبر عدد خاطئ', 'تصحيح المسار'),
    'polls': ('هل تتوقع أن تصمد الهدنة؟ نعم - لا - لا أدري', 'هل تصمد الهدنة؟'),
    'initials of the desk': ('ر.ك/ ل.ب (رويترز، د ب أ)', 'معارك الشمال'),
    'makers': ('ترجمة: سعاد منصور', 'ترجمة الاتفاق على الأرض'),
    'origins': ('المصدر: رويترز + الأناضول', 'مصدر القلق التركي'),
    'pictures': ('الصورة عن الإنترنت', 'صورة الوضع في إدلب'),
    'scenes': ('جانب من الاجتماع (الأناضول)', 'جانب من الخلاف'),
    'films': ('شاهد: وصول القافلة إلى حلب', 'شاهد من الغوطة'),
    'neighbours': ('المقال السابق تعيين محافظ جديد للمصرف المركزي', 'الاتفاق السابق ومصيره'),
    'most read': ('الأكثر تفاعلا اليوم', 'الأكثر تضررا'),
    'another pen for the cue': ('اقرأ/ي أيضاً: تعيين محافظ جديد للمصرف المركزي', 'قراءة أولى للخرائط'),
    'tags without a colon': ('وسوم أستانا الهدنة تركيا', 'سمات المرحلة المقبلة'),
    'tags with a gap': ('# أستانا # الهدنة', 'المنطقة الرابعة'),
    'sections': ('سياسة | عربي', 'سياسة الخطوة خطوة'),
    'where the reader is': ('أنت هنا: الرئيسية', 'من هنا يبدأ الحل'),
    'other scripts': ('Подписывайтесь на наш Telegram', 'وثيقة "A" و"B"'),
    'notices of players': ('تعذر تشغيل الفيديو', 'تعذر وصول القوافل'),
    'advertising': ('يستمر المحتوى بعد الإعلان', 'إعلان موسكو'),
    'numbers of pages': ('1 من 5', 'خمس مناطق'),
    'numbers of papers': ('السنة العاشرة - العدد 2345', 'السنة السابعة للحرب'),
    'ordinals': ('كلمات مفتاحية أستانا، الهدنة', 'ثالثا: تشكيل لجنة لمراقبة الهدنة'),
    'news of a country': ('آخر أخبار سوريا', 'آخر جولات العام'),
    'more on a subject': ('المزيد عن تركيا', 'المزيد من القتلى'),
    'invitations to read': ('يمكنك قراءة:', 'يمكن وقف القصف'),
    'corrections by readers': (
        'إذا كنت تعتقد أن المقال يحوي معلومات خاطئة أرسل لنا تصحيحا',
        'إذا كنتم تسألون عن الخرائط فالجواب في موسكو',
    ),
    'content of others': ('هذا المحتوى مأخوذ من شركاء خارجيين. لا يمكننا أن نضمن عرضه كاملا.', 'هذا الاتفاق هش'),
    'pictures of agencies': ('رئيس وفد الفصائل في أستانا (رويترز)', 'خرائط (سرية)'),
    'agencies of pictures': ('(غيتي)', '«تهدئة»'),
    'states of comments': ('ليست هناك تعليقات:', 'ليست هناك هدنة'),
    'buttons for comments': ('أضف تعليقك', 'أضف إلى ذلك'),
    'links without a gap': ('انسخ الرابطhttps://example.com/a1', 'رابط بين المسارين'),
    'channels': ('تردد قناة المدار على نايل سات', 'تردد في موسكو'),
    'fuller accounts': ('المزيد من التفاصيل في التقرير التالي:', 'تفاصيل الخرائط'),
    'origins without a colon': ('المصدر رويترز.', 'المصدر الأول للقلق'),
    'names of outlets': ('وكالات + مواقع', 'مواقع الفصائل'),
    'headings of links': ('من تقاريرنا السابقة', 'تقارير متضاربة'),
    'offers to read': ('خبر قد يثير اهتمامك: تعيين محافظ جديد للمصرف المركزي', 'خبر سيئ للنازحين'),
    'pages of the printed paper': ('ص. 4 - الصفحة 4 من الطبعة الورقية', 'الصفحة الأولى من التفاهم'),
    'buttons that speak of it': ('احفظ هذا المقال | أرسله إلى صديقك', 'أرسلها إلى موسكو'),
    'agencies after dashes': ('-- (واع)', '(تصعيد) -- خطوط التماس'),
    'what may not be commented': (
        'لن تنشر التعليقات التي تتضمن شتائم أو عبارات طائفية.',
        'لن تنشر موسكو تعليقات الوفود على الخرائط',
    ),
    'rights of those who moderate': (
        'تحتفظ إدارة الموقع بحق حذف أي تعليق مخالف لشروط النشر',
        'تحتفظ أنقرة بحق الرد على أي خرق مخالف للهدنة.',
    ),
    'whose opinion comments are': (
        'تعليقات القراء تعبر عن آراء أصحابها فقط',
        'تعليقات الوفود تعبر عن خلاف عميق',
    ),
    'notices of archives': (
        'نسخة مؤرشفة من الصفحة بتاريخ 3 مايو 2019',
        'نسخة محفوظة لدى الأمم المتحدة من الاتفاق سلمت إلى الوفود.',
    ),
    'pages of authors': ('المزيد من مقالات الكاتب', 'المزيد من الضغوط على دمشق'),
}


def body_with(line: str) -> str:
    text = '\n\n'.join((HEADLINE, *STORY[:3], line, STORY[3]))
    return clean_document(SourceDocument(name='a.txt', content=b'', text=text), load_facts()).body


@pytest.mark.parametrize('family', FAMILIES)
def test_furniture_goes_and_its_look_alike_stays(family: str) -> None:
    furniture, genuine = FAMILIES[family]
    assert body_with(furniture) == '\n\n'.join(STORY)
    assert body_with(genuine) == '\n\n'.join((*STORY[:3], genuine, STORY[3]))


@pytest.mark.parametrize(
    'sentence',
    (
        'تابع الوفد التركي ما نشر على تويتر عن القصف، وقال إنه سيرد عليه غدا.',
        'شارك في الجلسة ممثلون عن الأردن، وسجل المراقبون عشرة خروقات.',
        'وتابع: "لن نوقع على شيء قبل أن نرى الخرائط كلها".',
        'التفاصيل كلها ما زالت غامضة حتى الآن، كما قال الوزير.',
        'المزيد من الأخبار السيئة وصل من الغوطة في أثناء الجلسة.',
        'هذا النص لا يلزم أحدا، ولا يعبر عن موقف الفصائل التي لم تحضر.',
        'إذا كنت لا تملك الخرائط فلا معنى للحديث عن الحدود، قال المفاوض.',
        'تحديث الخرائط ورد في الخبر الذي نشرته الوكالة صباح اليوم.',
    ),
)
def test_sentences_that_begin_with_such_words_stay(sentence: str) -> None:
    assert sentence in body_with(sentence)


def test_labels_after_the_end_go_and_a_crosshead_before_a_paragraph_stays() -> None:
    text = '\n\n'.join((HEADLINE, *STORY[:2], 'تحفظ المعارضة', *STORY[2:], 'صحفية سورية', 'كاريكاتير'))
    body = clean_document(SourceDocument(name='a.txt', content=b'', text=text), load_facts()).body
    assert body == '\n\n'.join((*STORY[:2], 'تحفظ المعارضة', *STORY[2:]))


def test_a_film_in_the_headline_is_no_pointer() -> None:
    text = '\n\n'.join(('بالفيديو.. وصول الوفود إلى قاعة المحادثات', *STORY))
    clean = clean_document(SourceDocument(name='a.txt', content=b'', text=text), load_facts())
    assert (clean.headline, clean.body) == ('بالفيديو.. وصول الوفود إلى قاعة المحادثات', '\n\n'.join(STORY))


def test_one_word_about_the_world_is_enough_to_stay() -> None:
    assert speaks_of_page(tuple(fold('شارك المقال مع أصدقائك على تويتر').split()))
    assert not speaks_of_page(tuple(fold('شارك الوفد مع أصدقائك على تويتر').split()))
    assert not speaks_of_page(tuple(fold('تعليق مشاركة').split()))


def clean_text(*lines: str) -> str:
    return clean_document(SourceDocument(name='a.txt', content=b'', text='\n\n'.join(lines)), load_facts()).body


def test_a_label_among_labels_goes_and_a_crosshead_between_an_advert_and_its_paragraph_stays() -> None:
    assert clean_text(HEADLINE, *STORY[:3], 'فيسبوك', 'نبض الشارع', 'طباعة', STORY[3]) == '\n\n'.join(STORY)
    body = clean_text(HEADLINE, *STORY[:3], 'إعلان', 'موعد البيان', STORY[3])
    assert body == '\n\n'.join((*STORY[:3], 'موعد البيان', STORY[3]))


@pytest.mark.parametrize(
    'tail', ('قد يهمك: تعيين محافظ جديد', 'تابعوا قناتنا على تلغرام', 'شارك الخبر على فيسبوك', '#أستانا #الهدنة')
)
def test_furniture_after_the_last_sentence_of_a_paragraph_goes_and_unfinished_text_stays(tail: str) -> None:
    assert clean_text(HEADLINE, *STORY[:2], f'{STORY[2]} {tail}', STORY[3]) == '\n\n'.join(STORY)
    genuine = f'{STORY[2]} ولم يعلق الوفد الروسي على ذلك'
    assert genuine in clean_text(HEADLINE, *STORY[:2], genuine, STORY[3])


def test_what_somebody_told_an_outlet_elsewhere_goes_and_a_crosshead_over_his_words_stays() -> None:
    elsewhere = 'أحمد طعمة لـ"عنب بلدي": التعليم الجامعي يحتاج تمويلا'
    assert clean_text(HEADLINE, STORY[0], STORY[1], elsewhere, *STORY[2:]) == '\n\n'.join(STORY)
    here = 'مفاوض لعنب بلدي: الخلاف على قرى شمال حماة'
    told = 'وقال المفاوض إن الخلاف على قرى شمال حماة ما زال قائما، وإن الخبراء يرسمون خطوطا جديدة كل يوم.'
    assert here in clean_text(HEADLINE, *STORY[:3], here, told, STORY[3])


BRIEFS = (
    'دمشق (سانا) - أعلنت وزارة الكهرباء إعادة التيار إلى أحياء واسعة من المدينة بعد إصلاح الخطوط.',
    'موسكو - رويترز: قال متحدث باسم الكرملين إن الرئيس سيزور الهند في الشهر المقبل لتوقيع عقود.',
    'القاهرة (أ ش أ) - ارتفعت أسعار القمح في الأسواق المحلية قليلا مع بداية الأسبوع الحالي.',
)


def test_briefs_of_several_places_are_refused_and_one_story_with_its_dateline_is_not() -> None:
    with pytest.raises(UnreadableDocument, match='3 stories'):
        clean_text('أخبار اليوم في سطور', *(f'{number}- {brief}' for number, brief in enumerate(BRIEFS, 1)))
    body = clean_text(HEADLINE, f'أستانا (رويترز) - {STORY[0]}', *STORY[1:])
    assert body == '\n\n'.join((f'أستانا (رويترز) - {STORY[0]}', *STORY[1:]))
