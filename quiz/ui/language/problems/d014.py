"""Too many places could not be read.

After so many, what is left is unlikely to be a deck, and reading it again and again
takes time.
"""

RUSSIAN = """\
Слишком много нечитаемых мест.

После стольких ошибок остаток вряд ли похож на колоду, а перечитывать его снова и
снова долго.
"""
