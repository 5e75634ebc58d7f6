"""The file is not a mapping of keys.

A deck begins with keys such as `quiz`, `id` and `cards`. A bare list of cards does
not say what the deck is called, and the progress of a learner hangs on that.
"""

RUSSIAN = """\
Файл — не словарь с ключами.

Колода начинается с ключей `quiz`, `id`, `cards` и других. Голый список карточек не
говорит, как зовётся колода, а на этом держатся успехи ученика.
"""

WRONG = """\
# A list alone
- q: Why?
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
