"""Two cards claim the same old id.

One history cannot go to both.
"""

RUSSIAN = """\
Две карточки заявляют один прежний id.

Одна история не может достаться обеим.
"""

WRONG = """\
- id: a
  q: Why?
  a: Because
  aka: [old]
- id: b
  q: How?
  a: Slowly
  aka: [old]
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
  aka: [old]
- id: b
  q: How?
  a: Slowly
"""
