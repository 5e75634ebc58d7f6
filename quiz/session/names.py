"""Whether a typed name means the one that was asked for.

Case, spaces, hyphens, letters that look or sound alike in another alphabet, a
keyboard left in the other layout, endings and slips of the pen are forgiven;
another word is not.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from quiz.session.endings import same_but_for_endings
from quiz.session.layouts import other_layout

_LOOK = str.maketrans("авекмнорстухёіјѕԛԝһ", "abekmhopctyxeijsqwh")
_SOUND = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e",
    "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "",
    "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "x": "ks",
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon",
    "λ": "lambda", "μ": "mu", "σ": "sigma", "φ": "phi", "χ": "chi",
}  # fmt: skip
OPPOSITES = (
    ("micro", "macro"), ("min", "max"), ("enco", "deco"), ("endo", "exo"),
    ("hypo", "hyper"), ("intra", "inter"), ("intro", "extro"), ("in", "ex"),
    ("under", "over"), ("up", "down"), ("pre", "post"), ("anti", "ante"),
    ("soft", "hard"), ("row", "col"), ("uni", "bi"), ("uni", "multi"),
    ("микро", "макро"), ("мин", "макс"), ("энко", "деко"), ("коди", "декоди"),
    ("эндо", "экзо"), ("гипо", "гипер"), ("интра", "интер"), ("недо", "пере"),
    ("сходя", "расходя"),
)  # fmt: skip
"""Parts of words that turn the meaning round: one for the other is no slip."""
_SHORTEST_SLIP = 5
_SHORTEST_SWAP = 4
_SHORTEST_TYPED = 4
"""A letter less, since spelt in other letters a word may be longer: ж is zh."""
_TWO_SLIPS_FROM = 9
_SHORTEST_LAYOUT = 3


@lru_cache(maxsize=4096)
def spellings(name: str) -> frozenset[str]:
    """The bare forms of `name`: by look and by sound, without case or spacing.

    >>> spellings("Leaky-ReLU") == spellings("leaky relu")
    True
    >>> bool(spellings("софтмакс") & spellings("Softmax"))
    True
    """
    bare = _bare(name)
    return frozenset(
        {
            bare,
            bare.translate(_LOOK),
            "".join(_SOUND.get(letter, letter) for letter in bare),
        }
    )


def same_name(given: str, name: str) -> bool:
    """Whether the two are one name, spelt in one of the ways that mean the same."""
    return bool(spellings(given) & spellings(name))


def slip_of(given: str, name: str) -> bool:
    """Whether `given` is `name` with a slip or two.

    Short words must match but for a swap, the first letter and all digits always:
    ReLU is not SELU, *unsupervised* is not a slip of *supervised*.

    >>> slip_of("sigmiod", "sigmoid"), slip_of("PReLU", "RReLU")
    (True, False)
    >>> slip_of("microaverage", "macroaverage")
    False
    """
    one, other = _bare(given), _bare(name)
    if min(len(one), len(other)) < _SHORTEST_TYPED or _are_opposites(one, other):
        return False
    return any(
        _slipped(one, other) for one in spellings(given) for other in spellings(name)
    )


def best_match(
    given: str, groups: Iterable[tuple[str, ...]]
) -> tuple[int, bool] | None:
    """Which group of names `given` belongs to, and whether only by a slip.

    The exact name wins over one with another ending or in the other keyboard
    layout, and that over a slip; what fits two groups fits none.

    >>> best_match("ghbpyfr", [("признак",), ("веса",)])
    (0, False)
    """
    listed = list(groups)
    for place, names in enumerate(listed):
        if any(same_name(given, name) for name in names):
            return place, False
    for is_near, is_slip in (
        (same_but_for_endings, False),
        (_same_keys, False),
        (slip_of, True),
    ):
        near = _fitting(given, listed, is_near)
        if near:
            is_clear = len(near) == 1 and (
                not is_slip or _is_nearest(given, near[0], listed)
            )
            return (near[0], is_slip) if is_clear else None
    return None


def _is_nearest(given: str, place: int, groups: list[tuple[str, ...]]) -> bool:
    """Whether no name of another group is as near: *lSoftmax* is no LogSoftmax."""

    def apart(names: tuple[str, ...]) -> int:
        return min(
            distance(one, other)
            for one in spellings(given)
            for name in names
            for other in spellings(name)
        )

    found = apart(groups[place])
    return all(
        apart(names) > found
        for number, names in enumerate(groups)
        if number != place and names
    )


def _fitting(
    given: str,
    groups: list[tuple[str, ...]],
    is_near: Callable[[str, str], bool],
) -> list[int]:
    return [
        place
        for place, names in enumerate(groups)
        if any(is_near(given, name) for name in names)
    ]


def _same_keys(given: str, name: str) -> bool:
    """Whether the name was typed with the keyboard in the other layout."""
    return any(
        len(_bare(other)) >= _SHORTEST_LAYOUT
        and (same_name(other, name) or same_but_for_endings(other, name))
        for other in other_layout(given)
    )


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    text = unicodedata.normalize("NFKC", name).casefold()
    # Accents go, and with them what tells ё from е and й from и.
    text = unicodedata.normalize("NFD", text)
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    bare = "".join(letter for letter in text if letter.isalnum())
    return bare or "".join(text.split())


def _slipped(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST_SLIP and _swapped(one, other):
        return True
    if shorter < _SHORTEST_SLIP or _digits(one) != _digits(other):
        return False
    if one[0] != other[0] and one[:2] != other[1::-1]:
        return False
    allowed = 1 if shorter < _TWO_SLIPS_FROM else 2
    if abs(len(one) - len(other)) > allowed:
        return False
    return distance(one, other) <= allowed


def _swapped(one: str, other: str) -> bool:
    """Whether two short words part by a swap of neighbours: *tahn* is no other word.

    A letter that is changed may make another name of one as short, a swap hardly.
    """
    is_short = len(one) == len(other) == _SHORTEST_SWAP
    return (
        is_short
        and one[0] == other[0]
        and distance(one, other) == 1
        and (sorted(one) == sorted(other) and one.isalpha())
    )


def _are_opposites(one: str, other: str) -> bool:
    """Whether exchanging a part for its opposite brings the words nearer."""
    apart = distance(one, other)
    return any(
        apart > 0
        and here in one
        and there in other
        and distance(one.replace(here, there, 1), other) < apart
        for pair in OPPOSITES
        for here, there in (pair, pair[::-1])
    )


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
