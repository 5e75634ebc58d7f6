"""The text has no gap.

A card with `cloze` asks for what is hidden in [[…]]; here nothing is.
"""

RUSSIAN = """\
В тексте нет пропуска.

Карточка с `cloze` спрашивает то, что скрыто в [[…]], а здесь не скрыто ничего.
"""

WRONG = """\
- id: a
  cloze: The slope of ReLU is 1 on the right.
"""

RIGHT = """\
- id: a
  cloze: The slope of ReLU is [[1]] on the right.
"""
