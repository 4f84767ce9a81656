"""Words that carry no subject: dropped from queries and from ranking, never from an exact phrase."""

from typing import Final

from articles.arabic.folding import fold

_FUNCTION_WORDS = """
من ومن منها منه في وفي فيها فيه و ف ثم او ب بها به ا اي لا ولا الا لكن ما وما كما فما عن مع اذا ان انها انه بان فان وان
التي الذي الذين الى على عليها عليه اما ايضا كل وكل لم ولم لن ولن هي هو وهي وهو فهي فهو انت لك لها له هذه هذا تلك ذلك
هناك كانت كان يكون تكون وكانت وكان غير بعض قد نحو بين بينما منذ ضمن حيث الان خلال بعد قبل حتى عند عندما لدى جميع
"""
_QUESTION_WORDS = """
ماذا متى أين كيف لماذا كم هل ماهو ماهي اسم عدد نوع سبب بماذا وأين ومتى وكيف وكم مما ممن بكم أية
"""

STOP_WORDS: Final = frozenset(fold(word) for word in (_FUNCTION_WORDS + _QUESTION_WORDS).split())
"""Folded. Compare folded words with it."""
