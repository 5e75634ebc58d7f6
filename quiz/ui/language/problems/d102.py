"""The key is not one that decks know.

What nobody reads is lost silently: a card with `anser:` has no answer. The likeliest
key that was meant is named in the hint.
"""

RUSSIAN = """\
Колоды не знают такого ключа.

То, чего никто не читает, молча теряется: у карточки с `anser:` нет ответа. Самый
похожий ключ назван в подсказке.
"""

WRONG = """\
- id: a
  q: Why?
  a: Because
  tag: [one]
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
  tags: [one]
"""
