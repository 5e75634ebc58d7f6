"""How precisely a number is shown beside a query that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import ge, gt, le, lt

from quiz.session.query.tree import Both, Compared, Either, Field, Not, Query

_ORDERS = {"<": lt, "<=": le, ">": gt, ">=": ge}
_MOST_DIGITS = 3


def digits_needed(
    query: Query,
    field: Field,
    values: Sequence[float],
    shown: Callable[[float, int], float],
) -> int:
    """Decimals with which no number shown contradicts what the query says of it.

    With ``r<90%`` a recall of 0.898 is 89.8 %, and not 90 %. What is compared by ``=``
    and ``!=`` looks the same where it counts as equal.

    Args:
        values: Those that are shown.
        shown: A value as it is read where it is shown with so many decimals.
    """
    digits = 0
    for one in _comparisons(query):
        if one.field is not field or one.sign not in _ORDERS:
            continue
        holds = _ORDERS[one.sign]
        for value in values:
            is_so = holds(value, one.number)
            while (
                digits < _MOST_DIGITS
                and holds(shown(value, digits), one.number) != is_so
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
