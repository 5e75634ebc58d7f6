"""Another name of a letter is taken.

What is typed under that name would mean one letter to the reader and the other to
the grader.
"""

RUSSIAN = """\
Другое имя буквы уже занято.

Введённое под этим именем значило бы для читателя одну букву, а при проверке —
другую.
"""

WRONG = """\
scaled:
  formula: 'a*tanh(b*x)'
  params: {a: '1', b: '1'}
  param_aliases: {a: [scale], b: [scale]}
"""

RIGHT = """\
scaled:
  formula: 'a*tanh(b*x)'
  params: {a: '1', b: '1'}
  param_aliases: {a: [scale], b: [steepness]}
"""
