"""An invisible character hides or reorders text.

Marks of text direction make one thing shown and another one read; spaces of no width
split a word so that no typed answer matches it. They come with text copied from web
pages.
"""

RUSSIAN = """\
Невидимый символ прячет или переставляет текст.

Знаки направления письма показывают одно, а прочесть дают другое; пробелы нулевой
ширины рвут слово так, что с ним не совпадёт ни один ответ. Они приходят с текстом,
скопированным с веб-страниц.
"""

WRONG = """\
- id: a
  q: Name a loss.
  list: [Hu\u200bber]
"""

RIGHT = """\
- id: a
  q: Name a loss.
  list: [Huber]
"""
