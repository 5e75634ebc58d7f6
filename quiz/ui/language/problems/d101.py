"""A key that has to be there is missing.

Without it nobody can tell what is meant: a claim without a verdict, options without
wrong ones, a deck without an id.
"""

RUSSIAN = """\
Не хватает обязательного ключа.

Без него непонятно, что имелось в виду: утверждение без вердикта, варианты без
неверных, колода без id.
"""

WRONG = """\
- id: a
  claim: ReLU is convex.
"""

RIGHT = """\
- id: a
  claim: ReLU is convex.
  verdict: 'true'
"""
