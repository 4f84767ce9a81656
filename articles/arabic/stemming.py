"""Two ways to bring the forms of a word together, both on folded words.

`light_stem` strips what is attached to a noun and decides what a search finds: Larkey's light10, with و and ف before
the other particles as well. `root` reduces a word to the letters it is built from, without a dictionary: Taghva,
Elkhoury and Coombs, Arabic Stemming Without A Root Dictionary (2005), in the variant that NLTK calls ISRI. Roots bring
together what has another meaning (معارضة, معرض, عرض), so they only rank. A test compares `root` with NLTK's; its
package takes a quarter of a second to import, which every command would pay.
"""

from functools import lru_cache
from typing import Final

from articles.arabic.particles import attached_forms

_LIGHT_PREFIXES: Final = ('ال', 'وال', 'بال', 'كال', 'فال', 'لل', 'وبال', 'وكال', 'ولل', 'فبال', 'فكال', 'فلل')
_LIGHT_SUFFIXES: Final = ('ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي')


def light_stem(word: str) -> str:
    """The folded word without article, conjunction and endings; at least two letters stay.

    >>> light_stem('والمحادثات'), light_stem('المعارضه')
    ('محادث', 'معارض')
    """
    for prefix in _LIGHT_PREFIXES:
        if word.startswith(prefix) and len(word) >= len(prefix) + 2:
            word = word[len(prefix) :]
            break
    else:
        if word.startswith('و') and len(word) >= 4:
            word = word[1:]
    for suffix in _LIGHT_SUFFIXES:
        if word.endswith(suffix) and len(word) >= len(suffix) + 2:
            word = word[: -len(suffix)]
    return word


_SHORTEST_WITH_PARTICLES: Final = 4
"""Letters of a word that is looked for behind particles too; shorter ones meet other words: ب and اب is باب, a door."""


_HAMZA_SEATS: Final = (('ئو', 'ؤو'), ('ؤو', 'ئو'))
"""Before و a hamza stands on either, by region: مسؤول and مسئول."""


@lru_cache(maxsize=4000)
def stems_of(word: str) -> tuple[str, ...]:
    """The light stems by which a text may hold a folded word of a query: its own first, then those of its other forms.

    Light stemming keeps the particles that stand without the article (بمشاركه, لمفاوضات), and takes the و of وزير
    for a conjunction where it stands without the article, but not in الوزير.

    >>> stems_of('وزير')[:2]
    ('زير', 'وزير')
    """
    stem = light_stem(word)
    stems = dict.fromkeys([stem])
    if word.startswith('و'):
        stems[light_stem('ال' + word)] = None
    if stem.startswith('و'):
        stems[light_stem(stem)] = None
    for seat, other in _HAMZA_SEATS:
        if seat in word:
            stems[light_stem(word.replace(seat, other))] = None
    bare = word.removeprefix('ال')
    if len(bare) >= _SHORTEST_WITH_PARTICLES and not word.isascii():
        stems.update(dict.fromkeys(light_stem(form) for form in attached_forms(bare)))
    return tuple(stems)


_PREFIXES_3: Final = ('كال', 'بال', 'ولل', 'وال')
_PREFIXES_2: Final = ('ال', 'لل')
_PREFIXES_1: Final = tuple('لبفسويتنا')
_SUFFIXES_3: Final = ('تمل', 'همل', 'تان', 'تين', 'كمل')
_SUFFIXES_2: Final = ('ون', 'ات', 'ان', 'ين', 'تن', 'كم', 'هن', 'نا', 'يا', 'ها', 'تم', 'كن', 'ني', 'وا', 'ما', 'هم')
_SUFFIXES_1: Final = tuple('ةهيكتان')

_KEPT_WHOLE_WORDS: Final = (
    'يكون وليس وكان كذلك التي وبين عليها مساء الذي وكانت ولكن والتي تكون اليوم اللذين عليه كانت لذلك أمام هناك منها '
    'مازال لازال لايزال مايزال اصبح أصبح أمسى امسى أضحى اضحى مابرح مافتئ ماانفك لاسيما ولايزال الحالي اليها الذين '
    'فانه والذي وهذا لهذا فكان ستكون اليه يمكن بهذا الذى '
)
_KEPT_WHOLE: Final = frozenset(_KEPT_WHOLE_WORDS.split())

Pattern = tuple[dict[int, str], tuple[int, ...]]
"""Letters a pattern asks for by place (any of them), and the places whose letters are the root."""

_PATTERNS_4: Final[tuple[Pattern, ...]] = (
    ({0: 'م'}, (1, 2, 3)),  # مفعل
    ({1: 'ا'}, (0, 2, 3)),  # فاعل
    ({2: 'اوي'}, (0, 1, 3)),  # فعال فعول فعيل
    ({3: 'ة'}, (0, 1, 2)),  # فعلة
)
_PATTERNS_5: Final[tuple[Pattern, ...]] = (
    ({0: 'ا', 2: 'ات'}, (1, 3, 4)),  # افتعل افاعل
    ({0: 'م', 3: 'ايو'}, (1, 2, 4)),  # مفعول مفعال مفعيل
    ({0: 'اتم', 4: 'ة'}, (1, 2, 3)),  # مفعلة تفعلة افعلة
    ({0: 'ميت', 2: 'ت'}, (1, 3, 4)),  # مفتعل يفتعل تفتعل
    ({0: 'مت', 2: 'ا'}, (1, 3, 4)),  # مفاعل تفاعل
    ({2: 'او', 4: 'ة'}, (0, 1, 3)),  # فعولة فعالة
    ({0: 'ام', 1: 'ن'}, (2, 3, 4)),  # انفعل منفعل
    ({0: 'ا', 3: 'ا'}, (1, 2, 4)),  # افعال
    ({3: 'ا', 4: 'ن'}, (0, 1, 2)),  # فعلان
    ({0: 'ت', 3: 'ي'}, (1, 2, 4)),  # تفعيل
    ({1: 'ا', 3: 'و'}, (0, 2, 4)),  # فاعول
    ({1: 'و', 2: 'ا'}, (0, 3, 4)),  # فواعل
    ({2: 'ا', 3: 'ئ'}, (0, 1, 4)),  # فعائل
    ({1: 'ا', 4: 'ة'}, (0, 2, 3)),  # فاعلة
    ({2: 'ا', 4: 'ي'}, (0, 1, 3)),  # فعالي
)
_PATTERNS_5_OF_FOUR: Final[tuple[Pattern, ...]] = (
    ({0: 'اتم'}, (1, 2, 3, 4)),  # تفعلل افعلل مفعلل
    ({4: 'ة'}, (0, 1, 2, 3)),  # فعللة
    ({2: 'ا'}, (0, 1, 3, 4)),  # فعالل
)
_PATTERNS_6: Final[tuple[Pattern, ...]] = (
    ({0: 'ام', 1: 'س', 2: 'ت'}, (3, 4, 5)),  # استفعل مستفعل
    ({0: 'م', 3: 'ا', 5: 'ة'}, (1, 2, 4)),  # مفعالة
    ({0: 'ا', 2: 'ت', 4: 'ا'}, (1, 3, 5)),  # افتعال
)
_PATTERN_6_DOUBLED: Final[Pattern] = ({0: 'ا', 3: 'و'}, (1, 4, 5))  # افعوعل: the third letter stands again
_PATTERNS_6_LAST: Final[tuple[Pattern, ...]] = (({0: 'ت', 2: 'ا', 4: 'ي'}, (1, 3, 5)),)  # تفاعيل
_PATTERNS_6_OF_FOUR: Final[tuple[Pattern, ...]] = (
    ({0: 'ا', 4: 'ا'}, (1, 2, 3, 5)),  # افعلال
    ({0: 'م', 1: 'ت'}, (2, 3, 4, 5)),  # متفعلل
)


def root(word: str) -> str:
    """The letters the folded word is built from; the word itself where no pattern fits.

    >>> root('وفود'), root('المعارضه')
    ('وفد', 'عرض')
    """
    if word in _KEPT_WHOLE:
        return word
    if len(word) >= 6 and word.startswith(_PREFIXES_3):
        word = word[3:]
    elif len(word) >= 5 and word.startswith(_PREFIXES_2):
        word = word[2:]
    if len(word) >= 6 and word.endswith(_SUFFIXES_3):
        word = word[:-3]
    elif len(word) >= 5 and word.endswith(_SUFFIXES_2):
        word = word[:-2]
    if len(word) >= 4 and word.startswith('وو'):
        word = word[1:]
    return _reduce(word)


def _reduce(word: str) -> str:
    match len(word):
        case 4:
            return _reduce_4(word)
        case 5:
            return _reduce_5(word)
        case 6:
            return _reduce_6(word)
        case 7:
            shorter = _cut_one(word)
            return _reduce_6(shorter) if len(shorter) == 6 else shorter
    return word


def _reduce_4(word: str) -> str:
    return _first_fit(word, _PATTERNS_4) or _cut_one(word)


def _reduce_5(word: str) -> str:
    word = _first_fit(word, _PATTERNS_5) or _cut_one(word)
    if len(word) == 4:
        return _reduce_4(word)
    if len(word) == 5:
        return _first_fit(word, _PATTERNS_5_OF_FOUR) or word
    return word


def _reduce_6(word: str) -> str:
    doubled = (_PATTERN_6_DOUBLED,) if word[2] == word[4] else ()
    word = _first_fit(word, (*_PATTERNS_6, *doubled, *_PATTERNS_6_LAST)) or _cut_one(word)
    if len(word) == 5:
        return _reduce_5(word)
    if len(word) == 6:
        return _first_fit(word, _PATTERNS_6_OF_FOUR) or word
    return word


def _first_fit(word: str, patterns: tuple[Pattern, ...]) -> str | None:
    for letters, places in patterns:
        for place, allowed in letters.items():
            if word[place] not in allowed:
                break
        else:
            return ''.join([word[place] for place in places])
    return None


def _cut_one(word: str) -> str:
    """Without a one-letter ending, or else without a one-letter beginning."""
    if word.endswith(_SUFFIXES_1):
        return word[:-1]
    if word.startswith(_PREFIXES_1):
        return word[1:]
    return word
