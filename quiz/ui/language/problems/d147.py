"""The same thing is asked of a function twice.

A card made by `asks` and one of your own ask for the same formula, and both come up
for review.
"""

RUSSIAN = """\
Об одном и том же спрашивают функцию дважды.

Карточка из `asks` и ваша собственная спрашивают одну формулу, и повторять придётся
обе.
"""

WRONG = """\
quiz: 1
id: my/deck
title: Mine
lang: en
functions:
  ramp:
    formula: 'max(0, x)'
    asks: [formula]
cards:
- id: a
  q: Write the ramp.
  function: ramp
"""

RIGHT = """\
quiz: 1
id: my/deck
title: Mine
lang: en
functions:
  ramp:
    formula: 'max(0, x)'
cards:
- id: a
  q: Write the ramp.
  function: ramp
"""
