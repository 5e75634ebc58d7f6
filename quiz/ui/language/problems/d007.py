"""The file holds a second YAML document.

One file is one deck. What stands after the line `---` would be lost silently.
"""

RUSSIAN = """\
В файле второй документ YAML.

Один файл — одна колода. Всё после строки `---` молча потерялось бы.
"""

WRONG = """\
quiz: 1
id: my/deck
title: Mine
lang: en
cards:
- id: a
  q: Why?
  a: Because
---
cards: []
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
