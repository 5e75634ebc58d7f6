"""A function takes over the name of another one.

Case and hyphens do not matter in names, so `LN` for a layer norm changes what
`ln(x)` means in every formula of the deck, the learner's included.
"""

RUSSIAN = """\
Функция занимает чужое имя.

Регистр и дефисы в именах не важны, поэтому `LN` для нормировки слоя меняет смысл
`ln(x)` во всех формулах колоды, в том числе у ученика.
"""

WRONG = """\
centred:
  formula: 'x - 1'
  aliases: [LN]
"""

RIGHT = """\
centred:
  formula: 'x - 1'
  aliases: [shifted]
"""
