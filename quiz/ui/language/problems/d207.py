"""A comma may have split a sentence in two.

The second part begins with a small letter, as if it went on. If it is an entry of
its own, write the list one entry a line.
"""

RUSSIAN = """\
Запятая, возможно, разрезала предложение.

Вторая часть начинается со строчной буквы, словно продолжает первую. Если это
отдельный пункт, пишите по пункту в строке.
"""

WRONG = """\
- id: a
  q: What is said of tanh?
  points: [It is odd, so it is zero at zero]
"""

RIGHT = """\
- id: a
  q: What is said of tanh?
  points: ['It is odd, so it is zero at zero']
"""
