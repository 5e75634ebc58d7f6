"""A key of the head is left out.

A default is taken, and named, so that it is not a surprise: without `lang` a Russian
deck would count as English.
"""

RUSSIAN = """\
В заголовке пропущен ключ.

Берётся и называется значение по умолчанию, чтобы оно не удивило: без `lang` русская
колода считалась бы английской.
"""

WRONG = """\
quiz: 1
id: my/deck
title: Mine
cards:
- id: a
  q: Why?
  a: Because
"""

RIGHT = """\
quiz: 1
id: my/deck
title: Mine
lang: en
cards:
- id: a
  q: Why?
  a: Because
"""
