"""The link is not a web address.

Only addresses with http:// or https:// are opened. Others could start a program.
"""

RUSSIAN = """\
Ссылка — не веб-адрес.

Открываются только адреса с http:// или https://: другие могли бы запустить
программу.
"""

WRONG = """\
- id: a
  q: Why?
  a: Because
  links:
  - {title: A page, url: example.org}
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
  links:
  - {title: A page, url: 'https://example.org'}
"""
