"""A deck cannot have such an id.

It becomes part of the id of every card, and is typed in commands and used in files.
So Latin letters, digits, `-` and `_`, with `/` between parts.
"""

RUSSIAN = """\
У колоды не может быть такого id.

Он входит в id каждой карточки, его набирают в командах и пишут в файлы. Поэтому
латинские буквы, цифры, `-` и `_`, между частями `/`.
"""

WRONG = """\
quiz: 1
id: my deck!
title: Mine
lang: en
cards:
- id: a
  q: Why?
  a: Because
"""

RIGHT = """\
quiz: 1
id: my-deck
title: Mine
lang: en
cards:
- id: a
  q: Why?
  a: Because
"""
