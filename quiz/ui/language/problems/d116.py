"""The card has two answers.

A card is of one kind: either the learner recalls a text, or types a formula, or
picks an option. Two kinds are two cards.
"""

RUSSIAN = """\
У карточки два ответа.

Карточка бывает одного вида: вспомнить текст, ввести формулу или выбрать вариант. Два
вида — две карточки.
"""

WRONG = """\
- id: a
  q: What is the sigmoid?
  a: A smooth step
  formula: '1/(1 + exp(-x))'
"""

RIGHT = """\
- id: a
  q: What is the sigmoid?
  formula: '1/(1 + exp(-x))'
"""
