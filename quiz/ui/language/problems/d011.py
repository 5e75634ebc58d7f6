"""The file is empty.

A deck has at least a head and one card.
"""

RUSSIAN = """\
Файл пуст.

В колоде есть хотя бы заголовок и одна карточка.
"""

WRONG = """\
# To be written
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
