"""Two ids are nearly the same.

They differ in case, hyphens or underscores alone. In a command, a link or `aka` one
is soon taken for the other, and its history with it.
"""

RUSSIAN = """\
Два id почти одинаковы.

Они различаются только регистром, дефисами или подчёркиваниями. В команде, в ссылке
или в `aka` одно скоро примут за другое, а с ним и историю.
"""

WRONG = """\
- id: dying-relu
  q: What dies?
  a: A unit
- id: dying_relu
  q: Why does it die?
  a: No slope
"""

RIGHT = """\
- id: dying-relu
  q: What dies?
  a: A unit
- id: why-relu-dies
  q: Why does it die?
  a: No slope
"""
