"""A name is listed twice.

Under `list` and `also` an item would be both required and optional; twice under one
key it is of no use.
"""

RUSSIAN = """\
Имя перечислено дважды.

Пункт и в `list`, и в `also` был бы и обязательным, и необязательным; дважды под
одним ключом он бесполезен.
"""

WRONG = """\
- id: a
  q: Name two losses.
  list: [MSE, MAE]
  also: [Huber, mae]
"""

RIGHT = """\
- id: a
  q: Name two losses.
  list: [MSE, MAE]
  also: [Huber]
"""
