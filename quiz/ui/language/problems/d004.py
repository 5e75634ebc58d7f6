"""A YAML anchor is made.

Anchors and aliases let a small file grow without end when it is read. A text that
begins with `&` has to be quoted.
"""

RUSSIAN = """\
Создан якорь YAML.

С якорями и ссылками маленький файл при чтении может вырасти без предела. Текст,
который начинается с `&`, берут в кавычки.
"""

WRONG = """\
- id: a
  q: Which operator is the bitwise and?
  a: &x and y
"""

RIGHT = """\
- id: a
  q: Which operator is the bitwise and?
  a: '&, as in x & y'
"""
