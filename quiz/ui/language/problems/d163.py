"""A number is drawn and not shown.

The answer hangs on it, and the learner cannot know it.
"""

RUSSIAN = """\
Число выбирается, но не показывается.

От него зависит ответ, а ученик его не знает.
"""

WRONG = """\
- id: a
  q: What is its square?
  number: 'x^2'
  vary: {x: 2..9}
"""

RIGHT = """\
- id: a
  q: 'What is {x} squared?'
  number: 'x^2'
  vary: {x: 2..9}
"""
