"""A word mixes Latin letters with Cyrillic twins.

Nobody sees that one letter is of the other alphabet, but no search finds the word,
and what is typed does not match it.
"""

RUSSIAN = """\
В слове смешаны латинские буквы и их русские двойники.

Глазом не видно, что одна буква из другого алфавита, но поиск слова не найдёт, и
введённый ответ с ним не совпадёт.
"""

WRONG = """\
- id: a
  q: Name a loss.
  list: [Hub\u0435r]
"""

RIGHT = """\
- id: a
  q: Name a loss.
  list: [Huber]
"""
