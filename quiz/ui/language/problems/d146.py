"""A deck under `uses` is not there.

Its functions cannot be named then. Perhaps the id has a slip, or the pack with it is
not installed.
"""

RUSSIAN = """\
Колоды из `uses` нет.

Тогда её функции назвать нельзя. Возможно, в id описка или не установлен пакет с ней.
"""

WRONG = """\
quiz: 1
id: my/deck
title: Mine
lang: en
uses: [dl/activation-function]
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
uses: [dl/activation-functions]
cards:
- id: a
  q: Why?
  a: Because
"""
