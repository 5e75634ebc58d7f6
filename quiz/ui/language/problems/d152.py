"""A text is written in another language than its key says.

Mostly the suffix is on the wrong key, or a text was copied and not translated.
"""

RUSSIAN = """\
Текст написан не на том языке, который назван в ключе.

Чаще всего суффикс стоит не у того ключа или текст скопировали и не перевели.
"""

WRONG = """\
- id: a
  q: Почему он затухает?
  a: Both ends are flat
"""

RIGHT = """\
- id: a
  q: Why does it vanish?
  q.ru: Почему он затухает?
  a: Both ends are flat
  a.ru: Оба края плоские
"""
