"""Numbers are drawn for a card that computes nothing.

`vary` draws numbers and works the answer out from them, which only a card with
`number` can do.
"""

RUSSIAN = """\
Числа выбираются для карточки, которая ничего не вычисляет.

`vary` выбирает числа и по ним вычисляет ответ, а это умеет только карточка с
`number`.
"""

WRONG = """\
- id: a
  q: 'What is {x} squared?'
  a: It depends
  vary: {x: 2..9}
"""

RIGHT = """\
- id: a
  q: 'What is {x} squared?'
  number: 'x^2'
  vary: {x: 2..9}
"""
