"""A comma splits a formula in two.

In a list in brackets every comma parts two entries, also the one in `max(0, x)`.
"""

RUSSIAN = """\
Запятая разрезает формулу надвое.

В списке в скобках каждая запятая разделяет пункты, и та, что в `max(0, x)`, тоже.
"""

WRONG = """\
- id: a
  q: What is said of it?
  points: [It is max(0, x), It is convex]
"""

RIGHT = """\
- id: a
  q: What is said of it?
  points: ['It is max(0, x)', It is convex]
"""
