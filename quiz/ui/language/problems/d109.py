"""Only true or false can stand here.

`yes` and `1` mean different things to different programs.
"""

RUSSIAN = """\
Здесь может стоять только true или false.

`yes` и `1` разные программы понимают по-разному.
"""

WRONG = """\
- id: a
  q: What are the steps?
  list: [forward, backward]
  ordered: always
"""

RIGHT = """\
- id: a
  q: What are the steps?
  list: [forward, backward]
  ordered: true
"""
