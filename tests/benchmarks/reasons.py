"""The share of wrong answers that get a specific reason, by kind of slip."""

from __future__ import annotations

from collections.abc import Iterable

from tests.formula.slips.counting import (
    Answer,
    Count,
    counted,
    fresh,
    in_two_ways,
    of_corpora,
)
from tests.formula.slips.kinds import KINDS

from .frame import Row, Table

_GOAL = 0.1
"""Of each kind, at most this share may be told no more than `different`."""


def measure(each: int) -> list[Table]:
    """Tables of made answers, at most `each` of a kind, and of the corpora."""
    return [
        _table("fresh slips, by rules on every function, loss and vector", fresh(each)),
        _table("answers wrong in two ways, written by hand", in_two_ways()),
        _table("wrong answers of the corpora, by their authors' labels", of_corpora()),
    ]


def _table(title: str, answers: Iterable[Answer]) -> Table:
    counts = counted(answers)
    rows = tuple(_row(kind, one) for kind, one in counts.items())
    whole = Count(
        sum(one.answers for one in counts.values()),
        sum(one.specific for one in counts.values()),
        sum(one.named for one in counts.values()),
    )
    notes = [_note(kind, one) for kind, one in {**counts, "all": whole}.items()]
    details = {
        kind: {"answers": one.answers, "specific": one.specific, "named": one.named}
        for kind, one in counts.items()
    }
    return Table(f"reasons: {title}", rows, ("", *notes), details)


def _row(kind: str, one: Count) -> Row:
    """The share without a specific reason: that is what has to stay small."""
    what = f"{kind}: {KINDS[kind].what}"
    return Row(what, 1 - one.share, "different", goal=_GOAL)


def _note(kind: str, one: Count) -> str:
    return (
        f"{kind:<16} {one.answers:>5} answers  {one.share:>6.1%} specific  "
        f"{one.named_share:>6.1%} named as this kind"
    )
