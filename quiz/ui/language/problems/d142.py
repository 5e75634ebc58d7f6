"""An old id is the id of a card that is there.

`aka` hands the history of an id that is gone to this card. Of a card that is there
it would be taken away.
"""

RUSSIAN = """\
Прежний id принадлежит существующей карточке.

`aka` передаёт этой карточке историю исчезнувшего id. У существующей карточки её
пришлось бы отнять.
"""

WRONG = """\
- id: a
  q: Why?
  a: Because
  aka: [b]
- id: b
  q: How?
  a: Slowly
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
  aka: [old-name]
- id: b
  q: How?
  a: Slowly
"""
