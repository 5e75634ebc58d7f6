"""A form to be rejected is right.

It equals the formula at every point that was tried, or only names it. Who types it
is told that it is right, and the words under `say` are never shown.
"""

RUSSIAN = """\
Отвергаемая запись верна.

Она равна формуле во всех проверенных точках или просто её называет. Тому, кто её
введёт, скажут «верно», а слова из `say` не покажут никогда.
"""

WRONG = """\
logistic_curve:
  formula: '1/(1 + exp(-x))'
  reject:
  - form: 'exp(x)/(1 + exp(x))'
    say: A sign is lost.
"""

RIGHT = """\
logistic_curve:
  formula: '1/(1 + exp(-x))'
  reject:
  - form: '1/(1 + exp(x))'
    say: A sign is lost.
"""
