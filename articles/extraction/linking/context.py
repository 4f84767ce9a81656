"""What stands around a name and decides whether it is one, and whose."""

from typing import Final

from articles.arabic.folding import fold
from articles.extraction.documents import PublishedDate
from articles.extraction.given_names import GIVEN_NAMES
from articles.extraction.linking.aliases import Alias
from articles.extraction.linking.frames import COMPLEMENTIZERS, FORMS
from articles.extraction.linking.name_hits import NameHit
from articles.extraction.linking.offices import (
    PERSON_WORDS,
    Office,
    country_of,
    head_of,
    holds,
    read_held_offices,
    read_office,
)
from articles.extraction.linking.transliteration import is_same_foreign_name
from articles.extraction.linking.wording import Wording
from articles.reference import Facts, Participant


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


PLACES: Final = _folded(
    'شارع شوارع ميدان ساحة مدرسة جامعة مكتبة مستشفى مشفى مطار جسر سد بحيرة قاعة حي مجمع ملعب متحف دوار طريق مسجد جامع'
    ' كتيبة لواء كتائب مدينة بلدة قرية نهر جبل مخيم حديقة استاد معهد جائزة فرقة حاجز تمثال ضريح'
)
"""What is named after people."""
_SHRINES: Final = _folded('مسجد جامع حرم مذهب')
"""With the article before a name with the article: 'المسجد الإبراهيمي', 'المذهب الجعفري'."""
BODIES: Final = _folded(
    'نظام قوات جيش ميليشيا ميليشيات مليشيا مليشيات عصابات عصابة شبيحة عائلة آل أسرة بيت عشيرة نصيب حصة عرين سوريا سورية'
    ' مخابرات طائرات طيران'
)
"""What bears a ruler's surname without being the ruler."""
ORDINARY_WORDS: Final = _folded('رئيسي روحاني ظريف مطر حجاب بري طعمة رمزي حاجي المعلم مستورا')
"""Surnames that are also common words: where one stands alone, a verb or an office must say that a person is meant."""
SPEAKING: Final = _folded(
    'قال وقال يقول أضاف وأضاف تابع وتابع أكد وأكد أوضح وأوضح أشار وأشار لفت ولفت شدد وشدد صرح وصرح اعتبر'
    ' واعتبر رأى ورأى'
    ' حذر وحذر أعلن وأعلن ذكر وذكر نفى ونفى طالب وطالب دعا ودعا وصف ووصف اتهم واتهم كشف وكشف بحث وبحث التقى والتقى أجرى'
    ' وأجرى ختم وختم جدد وجدد أعرب وأعرب استقبل واستقبل وصل ووصل شارك وشارك'
)
"""Verbs whose subject is a person."""
PARTICLE_LETTERS: Final = ('و', 'ف', 'ب', 'ل', 'ك')
_COMMON_ENDINGS: Final = _folded(
    'اوغلو زاده حداد صباغ الثاني علوان رعد محمد طعمة موسى الدين الحكيم حاج صبرا عيسى مقدسي دان سكوغ'
)
"""Last words of names that do not tell whose they are."""
_BEFORE_NAMES: Final = (
    _folded(
        'للصحفيين للصحافيين مع إلى عن من على بين لدى عند غير سوى إلا أن إن بأن لأن أما لكن ثم كما بينما فيما'
        ' قبل بعد خلال ضد حول'
        ' نظيره نظيرها السيد'
        ' لقاء بلقاء لقائه استقبل التقى زار كلام تصريحات تصريح زيارة كلمة موقف حديث وصول مغادرة'
    )
    | SPEAKING
)
"""What stands before a name and never before an adjective."""
_TALKS: Final = _folded('أستانا أستانة آستانا آستانة سوتشي جنيف سوري سورية سوريا دستورية')
_OPPOSITION: Final = _folded('معارضة فصائل معارض مفاوضات')
_AS_FOR: Final = _folded('أما وأما لكن ولكن السيد')
_LONGEST_TITLE: Final = 8
_COMMON_GIVEN: Final = _folded(
    'محمد أحمد محمود علي حسن حسين إبراهيم إسماعيل يوسف موسى عيسى عمر عثمان خالد سليمان داوود مصطفى عبدالله عبدالرحمن'
)
"""Given names that are hardly anything else."""
_FOREIGN_FAMILY_ENDINGS: Final = ('زاده', 'اوغلو', 'وفيتش', 'وف', 'ييف')
_SHORTEST_FAMILY_NAME: Final = 5
_DESCRIBING: Final = _folded(
    'ثاني حالي ماضي جاري تالي رسمي سياسي عسكري إعلامي صحفي صحافي دبلوماسي قيادي حقوقي شخصي رئيسي داخلي خارجي غربي شرقي'
    ' شمالي جنوبي عربي كردي كوردي إسلامي أوروبي أوربي خليجي دولي محلي مدني أمني ميداني تنفيذي اشتراكي شيوعي سني شيعي'
    ' درزي مسيحي ثوري معنوي فخري وطني قومي نووي جوي بري ثنائي ثلاثي نهائي ختامي افتتاحي مقبل'
    ' تعاطي تحدي تصدي تخلي تمادي تمني سعي وعي رأي مضي أراضي أهالي مباني مساعي نادي قاضي داعي باقي'
)
"""Adjectives, and nouns with such an ending, that may stand behind a name."""
_DOUBLE_GIVEN: Final = _folded('عبد أبو أبي أبا')


def is_given_name(word: str) -> bool:
    """Whether a folded word is a given name, alone or behind an attached particle."""
    return word in GIVEN_NAMES or (word[:1] in PARTICLE_LETTERS and word[1:] in GIVEN_NAMES)


def _before(wording: Wording, index: int) -> str | None:
    """The word before, where nothing parts it from the word `index`."""
    if index == 0 or wording.breaks_after(index - 1):
        return None
    return wording.words[index - 1]


def _after(wording: Wording, index: int) -> str | None:
    return None if wording.breaks_after(index) else wording.words[index + 1]


def is_body_or_place(wording: Wording, hit: NameHit, alias: Alias) -> bool:
    """Whether the name belongs to a street, a brigade, a regime: 'شارع الأسد', 'قوات الأسد'."""
    before = _before(wording, hit.first)
    if before is None:
        return False
    bare = before[1:] if before[:1] in PARTICLE_LETTERS else before
    if before in PLACES or bare in PLACES:
        return True
    if wording.words[hit.first].startswith('ال') and bare.removeprefix('ال') in _SHRINES:
        return True
    return alias.ambiguous and not alias.full and (before in BODIES or bare in BODIES)


def names_somebody_longer(wording: Wording, hit: NameHit, alias: Alias) -> bool:
    """Whether a full name goes on behind with a family name ('أحمد بري الشمري'), or one of given names alone ('حسن
    إبراهيم') before or behind: then it is part of another."""
    words = wording.words[hit.first : hit.last + 1]
    if not alias.full:
        return False
    if _has_family_name_behind(wording, hit.last):
        return True
    if not all(is_given_name(word) for word in words):
        return False
    before, after = _before(wording, hit.first), _after(wording, hit.last)
    return before in _COMMON_GIVEN or after in _COMMON_GIVEN or after in _DOUBLE_GIVEN


def _has_family_name_behind(wording: Wording, last: int) -> bool:
    """Whether a family name follows a word, and ends the noun: a clause, a verb or a complementizer comes next. What
    only describes ('الجعفري السوري') is a country, an office or an adjective."""
    name = _after(wording, last)
    if name is None or not _is_family_name(name):
        return False
    behind = _after(wording, last + 1)
    return behind is None or behind in COMPLEMENTIZERS or behind in FORMS or behind[1:] in FORMS


def _is_family_name(word: str) -> bool:
    if word in _FOREIGN_FAMILY_ENDINGS or (
        word.endswith(_FOREIGN_FAMILY_ENDINGS) and len(word) >= _SHORTEST_FAMILY_NAME
    ):
        return True
    bare = word.removeprefix('ال')
    if bare == word or len(word) < _SHORTEST_FAMILY_NAME or bare in _DESCRIBING or country_of(bare):
        return False
    if head_of(bare) or bare in PERSON_WORDS:
        return False
    return bare.endswith('ي') or bare in _COMMON_GIVEN


def follows_strange_given_name(wording: Wording, hit: NameHit, own: frozenset[str], *, foreign: bool) -> bool:
    """Whether a surname stands behind a given name that is not its bearer's: 'إبراهيم الجعفري'."""
    before = _before(wording, hit.first)
    if before is None or wording.starts[hit.first] != hit.start:
        return False
    bare = before[1:] if before[:1] in PARTICLE_LETTERS and before not in GIVEN_NAMES else before
    if bare not in GIVEN_NAMES or before in own or bare in own:
        return False
    return not (foreign and any(is_same_foreign_name(bare, name) for name in own))


def is_ordinary_word(wording: Wording, hit: NameHit) -> bool:
    return hit.first == hit.last and wording.words[hit.first] in ORDINARY_WORDS


def reads_as_word(wording: Wording, hit: NameHit) -> bool:
    """Whether a surname that is also a common word stands where that word can: behind a noun it describes."""
    before = _before(wording, hit.first)
    if not is_ordinary_word(wording, hit) or before is None or wording.starts[hit.first] != hit.start:
        return False
    bare = before[1:] if before[:1] in PARTICLE_LETTERS else before
    begins = hit.first == 1 or wording.breaks_after(hit.first - 2)
    if begins and before[0] in 'ويت':
        return False
    return not (before in _BEFORE_NAMES or bare in _BEFORE_NAMES or before in FORMS or bare in FORMS or head_of(before))


def is_only_a_surname(word: str) -> bool:
    """Whether a folded word that ends a full name can stand for it alone: no given name, no common word, no country."""
    return (
        word not in ORDINARY_WORDS and word not in _COMMON_ENDINGS and not is_given_name(word) and not country_of(word)
    )


def speaks(wording: Wording, hit: NameHit) -> bool:
    """Whether the words beside the name say that it is a person's: a verb whose subject is a person before or behind
    it, 'أما' before it, a colon behind it."""
    before, after = _before(wording, hit.first), _after(wording, hit.last)
    if before is not None and (before in FORMS or before[1:] in FORMS or before in SPEAKING or before in _AS_FOR):
        return True
    if after in SPEAKING or after in FORMS:
        return True
    return wording.text[hit.end : hit.end + 2].lstrip().startswith(':')


def offices_before(wording: Wording, hit: NameHit) -> list[Office]:
    """The offices that the words before a name can spell, by where they begin: 'الوزير ظريف'."""
    earliest = max(0, hit.first - _LONGEST_TITLE)
    heads = [first for first in range(earliest, hit.first) if head_of(wording.words[first])]
    if not heads:
        return []
    broken = (first for first in range(hit.first - 2, heads[0] - 1, -1) if _parts(wording, first))
    last_break = next(broken, -1)
    offices = (read_office(wording.words[first : hit.first]) for first in heads if first > last_break)
    return [office for office in offices if office is not None]


def office_behind(wording: Wording, hit: NameHit) -> Office | None:
    """The office that stands in apposition to a name: 'محمود عباس، رئيس السلطة الفلسطينية'."""
    first = hit.last + 1
    if first >= len(wording.words) or (wording.breaks_after(hit.last) and _parts(wording, hit.last)):
        return None
    if head_of(wording.words[first]) is None:
        return None
    broken = (index for index in range(first, len(wording.words)) if wording.breaks_after(index))
    return read_office(wording.words[first : min(next(broken), first + _LONGEST_TITLE) + 1])


def held_one_of(offices: list[Office], person: Participant, published: PublishedDate | None, facts: Facts) -> bool:
    """Whether a person held one of the offices when the text appeared."""
    held = read_held_offices(facts)[person.slug]
    return any(holds(person, held, office, published) for office in offices)


def rules(slug: str, published: PublishedDate | None, facts: Facts) -> bool:
    """Whether somebody is head of a state when the text appears: the press calls rulers by their surname alone."""
    return any(
        entry.office.head == 'رئيس'
        and entry.office.countries
        and not entry.office.field
        and (published is None or entry.role.held_on(published.date))
        for entry in read_held_offices(facts).get(slug, ())
    )


def was_in_office(slug: str, published: PublishedDate | None, facts: Facts) -> bool:
    """Whether a person held any office when the text appeared; where its day is unknown, everybody of the talks did."""
    person = facts.participant_by_slug[slug]
    if published is None:
        return bool(person.meetings)
    return any(role.held_on(published.date) for role in person.roles)


def concerns_side(bare_words: frozenset[str], person: Participant) -> bool:
    """Whether a story, by its words without article, is one of the talks and of the person's side."""
    if not bare_words & _TALKS:
        return False
    if person.side == 'opposition':
        return bool(bare_words & _OPPOSITION)
    return person.side == 'un' or any(country_of(word) == person.country for word in bare_words)


def _parts(wording: Wording, index: int) -> bool:
    """Whether more than a comma parts a word from the next."""
    return wording.breaks_after(index) and wording.gaps[index].strip() not in ('،', ',')
