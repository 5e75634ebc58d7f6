"""A letter that the card does not have, and what it was read as."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_LONE = re.compile(r"(?<![A-Za-z\\])[a-z](?![A-Za-z])")
_OWN = frozenset("eifgy")
"""Letters that may have a meaning of their own in a formula."""


def taken_for(
    typed: str, variables: Sequence[str], params: Collection[str] = ()
) -> tuple[str, str] | None:
    """The one letter in an answer that is not the card's, and the card's for it.

    None where the card's own letter is there as well, or there are several others:
    then it is said elsewhere what is the matter.

    >>> taken_for("s(1 - s)", ("x",)), taken_for("x + s", ("x",)), taken_for("e^2", "x")
    (('s', 'x'), None, None)
    """
    if len(variables) != 1:
        return None
    letters = set(_LONE.findall(typed)) - {*params} - _OWN
    if variables[0] in letters or len(letters) != 1:
        return None
    return letters.pop(), variables[0]
