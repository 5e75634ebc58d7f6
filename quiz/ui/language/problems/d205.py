"""A tab stands where YAML wants spaces.

How wide a tab is depends on the editor, so YAML does not accept it for indentation.
"""

RUSSIAN = """\
Табуляция на месте пробелов.

Ширина табуляции зависит от редактора, поэтому в отступах YAML её не принимает.
"""

WRONG = """\
- id: a
  q: Why?
\ta: Because
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
"""
