"""YAML does not take what starts like this for a text.

`|` and `>` begin a block, `[` and `{` a list or mapping, `*` and `&` an alias or
anchor; `%`, `@` and a backtick are reserved. Formulas start with all of them.
"""

RUSSIAN = """\
То, что начинается так, YAML не считает текстом.

`|` и `>` начинают блок, `[` и `{` — список или словарь, `*` и `&` — ссылку или
якорь; `%`, `@` и обратная кавычка зарезервированы. Формулы начинаются с любого из
них.
"""

WRONG = """\
- id: a
  q: Which range?
  a: [0, oo)
"""

RIGHT = """\
- id: a
  q: Which range?
  a: '[0, oo)'
"""
