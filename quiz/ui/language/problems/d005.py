"""A YAML alias is used.

An alias stands for an anchor, and decks have none. A text that begins with `*`, such
as a product or emphasis, has to be quoted.
"""

RUSSIAN = """\
Использована ссылка YAML.

Ссылка указывает на якорь, а якорей в колодах нет. Текст, который начинается с `*`, —
произведение или выделение — берут в кавычки.
"""

WRONG = """\
- id: a
  q: How is a pointer dereferenced?
  a: *p
"""

RIGHT = """\
- id: a
  q: How is a pointer dereferenced?
  a: '*p'
"""
