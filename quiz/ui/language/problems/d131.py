"""Other names are given to a letter that the function does not have.

`param_aliases` says how else a parameter may be written, so the parameter itself has
to be under `params`.
"""

RUSSIAN = """\
Другие имена даны букве, которой у функции нет.

`param_aliases` говорит, как ещё можно записать параметр, значит сам он должен быть в
`params`.
"""

WRONG = """\
leaky:
  formula: 'max(0, x) + a*min(0, x)'
  params: {a: '0.01'}
  param_aliases: {b: [slope]}
ramp:
  formula: 'max(0, x)'
"""

RIGHT = """\
leaky:
  formula: 'max(0, x) + a*min(0, x)'
  params: {a: '0.01'}
  param_aliases: {a: [slope]}
ramp:
  formula: 'max(0, x)'
"""
