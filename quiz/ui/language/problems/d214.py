"""Other programs read a date here.

What looks like a day is turned into one, and shown in another form.
"""

RUSSIAN = """\
Другие программы прочтут здесь дату.

Похожее на день превращается в дату и показывается иначе.
"""

WRONG = """\
- id: a
  q: When was the paper posted?
  a: 2015-02-06
"""

RIGHT = """\
- id: a
  q: When was the paper posted?
  a: '2015-02-06'
"""
