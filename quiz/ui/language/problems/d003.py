"""A YAML tag is used.

Tags tell a YAML reader to build objects of its choosing, which is how a text file
comes to run code. Decks need none, so they are refused.
"""

RUSSIAN = """\
Использован тег YAML.

Теги велят читателю YAML строить объекты по своему выбору: так текстовый файл может
запустить код. Колодам они не нужны, поэтому не принимаются.
"""

WRONG = """\
- id: a
  q: How is n factorial written?
  a: !n
"""

RIGHT = """\
- id: a
  q: How is n factorial written?
  a: 'n!'
"""
