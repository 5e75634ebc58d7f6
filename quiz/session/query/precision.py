"""How precisely a number is shown beside a query that asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import ge, gt, le, lt

from quiz.session.query.tree import Both, Compared, Either, Field, Not, Query

_ORDERS = {"<": lt, "<=": le, ">": gt, ">=": ge}
_MOST_DIGITS = 3


def digits_needed(
    query: Query, values: Mapping[Field, Sequence[float]], scale: Mapping[Field, float]
) -> dict[Field, int]:
    """Decimals with which no number shown contradicts what the query says of it.

    With ``r<90%`` a recall of 0.898 is 89.8 %, and not 90 %.

    Args:
        values: What is shown, in the units of the fields.
        scale: What a value is multiplied by where it is shown.
    """
    compared = list(_comparisons(query))
    return {
        field: _digits(
            [one for one in compared if one.field is field],
            some,
            scale.get(field, 1.0),
        )
        for field, some in values.items()
    }


def _digits(compared: Iterable[Compared], values: Sequence[float], scale: float) -> int:
    digits = 0
    for one in compared:
        holds, limit = _ORDERS.get(one.sign), round(scale * one.number, 9)
        if holds is None:  # what looks the same counts as equal
            continue
        for value in values:
            meant = holds(value, one.number)
            while (
                digits < _MOST_DIGITS
                and holds(round(scale * value, digits), limit) != meant
            ):
                digits += 1
    return digits


def _comparisons(query: Query) -> Iterator[Compared]:
    match query:
        case Both(parts=parts) | Either(parts=parts):
            for part in parts:
                yield from _comparisons(part)
        case Not(part=part):
            yield from _comparisons(part)
        case Compared():
            yield query
        case _:
            pass
