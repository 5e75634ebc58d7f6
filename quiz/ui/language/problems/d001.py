"""A control character stands in the file.

Such characters come from copying out of a terminal or a broken editor. They are
invisible, or ring, clear or recolour the screen of whoever learns the deck, so none
is let through.
"""

RUSSIAN = """\
В файле стоит управляющий символ.

Такие символы попадают при копировании из терминала или из сломанного редактора. Их
не видно, либо они звенят, стирают и перекрашивают экран у того, кто учит колоду,
поэтому не пропускается ни один.
"""

WRONG = """\
- id: a
  q: Why?
  a: Be\x07cause
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because
"""
