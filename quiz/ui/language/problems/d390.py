"""A formula takes too long to check.

Checks run apart, under a budget of time and memory for each card, so that none can
hang the whole. What was not checked may be wrong.
"""

RUSSIAN = """\
Формула проверяется слишком долго.

Проверки идут отдельно, с пределом времени и памяти на карточку, чтобы ни одна не
подвесила всё. Непроверенное может оказаться неверным.
"""
