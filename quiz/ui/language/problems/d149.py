"""A card has no id.

It can be shown, but nothing about it can be remembered, so it never comes up for
review. `quiz deck fmt` writes the missing ids.
"""

RUSSIAN = """\
У карточки нет id.

Показать её можно, но запомнить о ней нечего, поэтому повторять она не придёт.
Недостающие id впишет `quiz deck fmt`.
"""

WRONG = """\
- q: Why?
  a: Because
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
"""
