"""The function is in none of the decks in reach.

A card may name functions of its own deck, of those under `uses`, and of the decks
that come with quiz.
"""

RUSSIAN = """\
Такой функции нет ни в одной из доступных колод.

Карточка может называть функции своей колоды, колод из `uses` и тех, что поставляются
с quiz.
"""

WRONG = """\
- id: a
  function: sigmoidd
"""

RIGHT = """\
- id: a
  function: sigmoid
"""
