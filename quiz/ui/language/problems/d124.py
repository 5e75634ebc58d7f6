"""A translation stands without its original.

The key without a suffix is the text in the language of the deck. Who does not read
the other language would see it all the same.
"""

RUSSIAN = """\
Перевод есть, а исходного текста нет.

Ключ без суффикса — текст на языке колоды. Без него перевод увидит и тот, кто другого
языка не знает.
"""

WRONG = """\
- id: a
  q: Why?
  a: Because
  why.ru: Потому
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
  why: A reason
  why.ru: Причина
"""
