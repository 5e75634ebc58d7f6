"""The file is not YAML at this place.

Nothing more is known than that reading stopped here. Indentation that does not line
up, a bracket that is not closed and a lost quote are the usual causes. The card
around the place is left out, the rest is read.
"""

RUSSIAN = """\
В этом месте файл — не YAML.

Известно только, что чтение здесь остановилось. Обычные причины — неровные отступы,
незакрытая скобка, потерянная кавычка. Карточка вокруг этого места пропускается,
остальные читаются.
"""

WRONG = """\
- id: a
  q: Why?
  a: Because it is so
 and not otherwise
"""

RIGHT = """\
- id: a
  q: Why?
  a: Because it is so
    and not otherwise
"""
