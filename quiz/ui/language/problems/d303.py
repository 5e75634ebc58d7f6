"""A formula has a letter that is declared nowhere.

Letters stand under `vars`, which is `[x]` if left out, or under `params`. One that
is in neither is a slip, or was forgotten there.
"""

RUSSIAN = """\
В формуле есть нигде не объявленная буква.

Буквы стоят в `vars` (если его нет, это `[x]`) или в `params`. Та, которой нет ни
там, ни там, — описка или забыта.
"""

WRONG = """\
- id: a
  q: Write the squared error of p for the target y.
  formula: '(p - y)^2'
"""

RIGHT = """\
- id: a
  q: Write the squared error of p for the target y.
  formula: '(p - y)^2'
  vars: [p, y]
"""
