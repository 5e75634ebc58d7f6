"""The deck is of another format.

A newer quiz may have changed what keys mean, so this one does not guess.
"""

RUSSIAN = """\
Колода в другом формате.

В новой версии quiz ключи могли поменять смысл, поэтому эта не гадает.
"""

WRONG = """\
quiz: 7
id: my/deck
title: Mine
lang: en
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
