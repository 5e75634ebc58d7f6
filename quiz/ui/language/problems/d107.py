"""Something else stands where keys and values belong.

Options, for one, have `right` and `wrong` under them.
"""

RUSSIAN = """\
На месте ключей и значений стоит нечто иное.

Например, под `options` стоят `right` и `wrong`.
"""

WRONG = """\
- id: a
  q: Which one?
  options: [ReLU, tanh]
"""

RIGHT = """\
- id: a
  q: Which one?
  options:
    right: [ReLU]
    wrong: [tanh]
"""
