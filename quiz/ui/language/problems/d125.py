"""A text is missing in a language that the title is in.

The title promises the languages of the deck. Where a translation is missing the
deck's own language is shown. Names, formulas and numbers need none.
"""

RUSSIAN = """\
Текста нет на языке, на котором есть заголовок.

Заголовок обещает языки колоды. Где перевода нет, показывается текст на языке колоды.
Именам, формулам и числам перевод не нужен.
"""

WRONG = """\
quiz: 1
id: my/deck
title: Mine
title.ru: Моя
lang: en
cards:
- id: a
  q: Why does it work?
  q.ru: Почему это работает?
  a: Because the slope is one.
"""

RIGHT = """\
quiz: 1
id: my/deck
title: Mine
title.ru: Моя
lang: en
cards:
- id: a
  q: Why does it work?
  q.ru: Почему это работает?
  a: Because the slope is one.
  a.ru: Потому что наклон равен единице.
"""
