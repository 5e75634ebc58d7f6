"""A card follows up with itself.

The learner would be asked what he has just answered.
"""

RUSSIAN = """\
Карточка предлагает следующей саму себя.

Ученика спросили бы о том, на что он только что ответил.
"""

WRONG = """\
- id: a
  q: Why?
  a: Because
  followups: [a]
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
  followups: [And why is that?]
"""
