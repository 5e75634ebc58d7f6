"""Double quotes change what a backslash begins.

In "…" `\\f` is a form feed, `\\t` a tab and `\\n` a new line, so `\\frac` and
`\\tanh` lose their first letters. In '…' a backslash is just that.
"""

RUSSIAN = """\
Двойные кавычки меняют то, что начинается с обратной черты.

В "…" `\\f` — перевод страницы, `\\t` — табуляция, `\\n` — новая строка, поэтому
`\\frac` и `\\tanh` теряют начало. В '…' обратная черта — просто черта.
"""

WRONG = """\
- id: a
  q: Which one is odd?
  a: "\\tanh x"
"""

RIGHT = """\
- id: a
  q: Which one is odd?
  a: '\\tanh x'
"""
