"""Other programs read true, false or nothing here.

`no`, `on` and `null` are texts to quiz, but not to the other tools that read your
deck.
"""

RUSSIAN = """\
Другие программы прочтут здесь истину, ложь или пустоту.

Для quiz `no`, `on` и `null` — тексты, но не для других программ, которые читают вашу
колоду.
"""

WRONG = """\
- id: a
  q: Is ReLU smooth?
  a: no
"""

RIGHT = """\
- id: a
  q: Is ReLU smooth?
  a: 'no'
"""
