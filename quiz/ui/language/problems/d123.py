"""Two languages do not have the same number of entries.

Entries are matched by their number: the second hint in one language is the second
one in the other. One missing shifts all the others.
"""

RUSSIAN = """\
В двух языках разное число пунктов.

Пункты сопоставляются по номеру: вторая подсказка на одном языке — вторая и на
другом. Пропуск сдвигает все остальные.
"""

WRONG = """\
- id: a
  q: Why?
  points: [One, Two]
  points.ru: [Раз]
"""

RIGHT = """\
- id: a
  q: Why?
  points: [One, Two]
  points.ru: [Раз, Два]
"""
