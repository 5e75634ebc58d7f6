"""Two functions share a name.

In a formula or on the command line it would always mean the first of them.
"""

RUSSIAN = """\
У двух функций общее имя.

В формуле и в командной строке оно всегда означало бы первую из них.
"""

WRONG = """\
ramp:
  formula: 'max(0, x)'
step:
  formula: '1 if x > 0 else 0'
  aliases: [ramp]
"""

RIGHT = """\
ramp:
  formula: 'max(0, x)'
step:
  formula: '1 if x > 0 else 0'
  aliases: [unit step]
"""
