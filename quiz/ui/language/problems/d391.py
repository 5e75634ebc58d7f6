"""There was no time for all formulas.

All decks together have a budget as well. How many cards and functions were left is
said.
"""

RUSSIAN = """\
На все формулы не хватило времени.

Предел есть и у всех колод вместе. Сказано, сколько карточек и функций осталось.
"""
