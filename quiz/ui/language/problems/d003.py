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
  q: What is !x in C?
  a: !x is 1 if x is 0
"""

RIGHT = """\
- id: a
  q: What is !x in C?
  a: '!x is 1 if x is 0'
"""
