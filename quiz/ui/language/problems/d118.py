"""The deck has no cards.

A deck of functions alone is fine: others may use it. One with neither asks nothing
and says nothing.
"""

RUSSIAN = """\
В колоде нет карточек.

Колода из одних функций годится: её могут использовать другие. Без того и другого она
ничего не спрашивает и не сообщает.
"""

WRONG = """\
quiz: 1
id: my/deck
title: Mine
lang: en
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
