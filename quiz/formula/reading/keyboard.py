"""A formula typed with the keyboard left in the Russian layout."""

from __future__ import annotations

import re

LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"
RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
"""What the same keys write in either layout."""

_TO_LATIN = str.maketrans(RUSSIAN, LATIN)
_SIGNS = {":": "^", "?": "&", "№": "#"}
"""Signs above the digits; a comma stays: who sees it typed leaves it."""
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_DOT = re.compile(r"(?<!\d)\.|\.(?!\d)")


def in_latin(text: str) -> str | None:
    """What the same keys write in the Latin layout; None where no letter is Cyrillic.

    A dot is the key of the slash, unless it stands inside a number.

    >>> in_latin("ьфч(фч,ч)"), in_latin("1.(1+у:-ч)"), in_latin("0.5ч")
    ('max(ax,x)', '1/(1+e^-x)', '0.5x')
    """
    if not _CYRILLIC.search(text):
        return None
    signs = str.maketrans(_SIGNS)
    return _DOT.sub("/", text).translate(signs).translate(_TO_LATIN)
