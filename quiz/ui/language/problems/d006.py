"""Lists and mappings are nested too deeply.

A deck needs seven levels. Hundreds of brackets are either a slip or a file made to
exhaust whoever reads it.
"""

RUSSIAN = """\
Списки и словари вложены слишком глубоко.

Колоде хватает семи уровней. Сотни скобок — либо описка, либо файл, который должен
измотать читателя.
"""

WRONG = """\
- id: a
  q: Why?
  a: [[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]
"""

RIGHT = """\
- id: a
  q: Why?
  a: x
"""
