"""A follow-up names a card that is not there.

An interviewer asks what follows; here nothing would. A slip in the id, or the card
was renamed.
"""

RUSSIAN = """\
Продолжение называет карточку, которой нет.

На собеседовании за ответом следует вопрос, а здесь не последует ничего. В id описка,
или карточку переименовали.
"""

WRONG = """\
- id: a
  q: Why?
  a: Because
  followups: [howw]
- id: how
  q: How?
  a: Slowly
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
  followups: [how]
- id: how
  q: How?
  a: Slowly
"""
