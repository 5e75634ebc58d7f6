"""The value is not one of those that are possible.

Levels, verdicts and what is asked of a function come from short lists, which the
hint has.
"""

RUSSIAN = """\
Такого значения здесь быть не может.

Уровни, вердикты и то, что спрашивают о функции, берутся из коротких перечней; они в
подсказке.
"""

WRONG = """\
- id: a
  q: Why?
  a: Because
  level: expert
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
  level: senior
"""
