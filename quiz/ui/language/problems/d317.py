"""A formula in a text will be shown as it is written.

Between dollar signs only simple notation is typeset: powers, indices, Greek letters,
common signs. A command that is not known, or an open bracket, stays raw.
"""

RUSSIAN = """\
Формула в тексте будет показана как написана.

Между знаками доллара набирается только простое: степени, индексы, греческие буквы,
обычные знаки. Незнакомая команда или незакрытая скобка останется сырой.
"""

WRONG = """\
- id: a
  q: What is the slope?
  a: 'It is $\\dfrac{1}{2}$'
"""

RIGHT = """\
- id: a
  q: What is the slope?
  a: 'It is $1/2$'
"""
