"""Where words reported without marks end before their sentence does: the reporter goes on, or joins the next clause."""

from typing import Final

from articles.arabic.folding import fold
from articles.extraction.linking.wording import Wording


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


_CAME: Final = _folded('جاء وجاء')
_CAME_SHE: Final = _folded('جاءت وجاءت')
_SAYINGS: Final = _folded('تصريحات تصريحاته تصريحاتها أقوال أقواله كلمات')
_THESE: Final = _folded('هذه تلك')
_AND_THAT: Final = _folded('وذلك ذلك')
_OPENING: Final = _CAME | _CAME_SHE | _AND_THAT
_WHEN: Final = _folded('خلال عقب في أثناء')
_OCCASIONS: Final = tuple(
    fold('كلمة مؤتمر لقاء مقابلة حديث تصريح اتصال اجتماع جلسة خطاب بيان زيارة محادثات مباحثات مداخلة').split()
)
_JOINING: Final = _folded('و ف ثم كما وكما وقد فيما بينما حيث لكن ولكن')
"""What a clause ends in only because the next begins with it."""


def end_of_words(wording: Wording, first: int, end: int) -> int:
    """The word behind the last of those said, which begin at the word `first` and end before the word `end`."""
    words = wording.words
    opening = [index for index in range(first + 1, end) if words[index] in _OPENING]
    end = next((index for index in opening if _reporter_goes_on(wording, index, end)), end)
    while end > first and wording.words[end - 1] in _JOINING:
        end -= 1
    return end


def _reporter_goes_on(wording: Wording, index: int, end: int) -> bool:
    """Whether the reporter tells from here where it was said: 'وجاء ذلك خلال كلمته', 'وذلك خلال مؤتمر صحفي'."""
    word, *following = wording.words[index : min(end, index + 4)]
    begins = word.startswith('و') or wording.breaks_after(index - 1)
    if not begins or len(following) < 2:
        return False
    if word in _CAME:
        return following[0] == 'ذلك'
    if word in _CAME_SHE:
        return following[0] in _SAYINGS or (following[0] in _THESE and following[1].removeprefix('ال') in _SAYINGS)
    occasion = following[1].removeprefix('ال')
    return word in _AND_THAT and following[0] in _WHEN and any(_begins(occasion, noun) for noun in _OCCASIONS)


def _begins(word: str, noun: str) -> bool:
    """Whether a folded word is the noun, with whatever pronoun is attached (كلمه, كلمته)."""
    return word.startswith(noun[:-1] if noun.endswith('ه') else noun)
