"""This is not the code of a language.

After the dot stands the code that everyone uses, in small letters: `en`, `ru`,
`pt-br`.
"""

RUSSIAN = """\
Это не код языка.

После точки стоит общепринятый код строчными буквами: `en`, `ru`, `pt-br`.
"""

WRONG = """\
- id: a
  q: Why?
  q.RU: Почему?
  a: Because
"""

RIGHT = """\
- id: a
  q: Why?
  q.ru: Почему?
  a: Because
"""
