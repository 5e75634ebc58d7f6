"""A letter that takes no room stands in a text.

A soft hyphen or a filler comes along when text is copied. On the screen the word
looks whole, but no answer and no search matches it.
"""

RUSSIAN = """\
В тексте стоит буква без ширины.

Мягкий перенос или заполнитель попадают при копировании. На экране слово цело, но ни
ответ, ни поиск с ним не совпадут.
"""

WRONG = """\
- id: a
  q: Name a loss.
  list: [Hu\u00adber]
"""

RIGHT = """\
- id: a
  q: Name a loss.
  list: [Huber]
"""
