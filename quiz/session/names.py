"""Whether a typed name means the one that was asked for.

Case, spaces, hyphens, Cyrillic letters that look or sound like Latin ones, and
slips of the pen are forgiven; another word is not.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LOOK = str.maketrans("авекмнорстухёі", "abekmhopctyxei")
_SOUND = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e",
    "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "",
    "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "x": "ks",
}  # fmt: skip


@lru_cache(maxsize=4096)
def spellings(name: str) -> frozenset[str]:
    """The bare forms of `name`: by look and by sound, without case or spacing.

    >>> spellings("Leaky-ReLU") == spellings("leaky relu")
    True
    >>> bool(spellings("софтмакс") & spellings("Softmax"))
    True
    """
    text = unicodedata.normalize("NFKC", name).casefold().replace("ё", "е")
    bare = "".join(letter for letter in text if letter.isalnum())
    if not bare:
        bare = "".join(text.split())
    return frozenset(
        {
            bare,
            bare.translate(_LOOK),
            "".join(_SOUND.get(letter, letter) for letter in bare),
        }
    )


def same_name(given: str, name: str) -> bool:
    """Whether the two are one name, spelling slips aside."""
    return bool(spellings(given) & spellings(name))


def slip_of(given: str, name: str) -> bool:
    """Whether `given` is `name` with a slip or two.

    Short words must match exactly, the first letter and all digits always:
    ReLU is not SELU, *unsupervised* is not a slip of *supervised*.

    >>> slip_of("sigmiod", "sigmoid"), slip_of("PReLU", "RReLU")
    (True, False)
    """
    return any(
        _slipped(one, other) for one in spellings(given) for other in spellings(name)
    )


def best_match(
    given: str, groups: Iterable[tuple[str, ...]]
) -> tuple[int, bool] | None:
    """Which group of names `given` belongs to, and whether only by a slip.

    An exact name wins over any slip; a slip that fits two groups fits none.
    """
    listed = list(groups)
    for place, names in enumerate(listed):
        if any(same_name(given, name) for name in names):
            return place, False
    near = [
        place
        for place, names in enumerate(listed)
        if any(slip_of(given, name) for name in names)
    ]
    return (near[0], True) if len(near) == 1 else None


def _slipped(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter < 5 or one[0] != other[0] or _digits(one) != _digits(other):
        return False
    allowed = 1 if shorter < 9 else 2
    return abs(len(one) - len(other)) <= allowed and distance(one, other) <= allowed


def _digits(word: str) -> str:
    return "".join(letter for letter in word if letter.isdigit())


def distance(one: str, other: str) -> int:
    """Letters added, dropped, changed or swapped with a neighbour.

    >>> distance("sigmiod", "sigmoid"), distance("softmax", "softmin")
    (1, 2)
    """
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, wanted in enumerate(other, start=1):
            best = min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, above = above, row
    return above[-1]
