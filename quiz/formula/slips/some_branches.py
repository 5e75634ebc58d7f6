"""Answers that are right in one branch or for one length, where no line can be drawn.

With several letters, or vectors, a branch is no stretch of a line: what tells is
which branch the truth takes at a point.
"""

from __future__ import annotations

from quiz.formula.evaluation.compare import Comparison
from quiz.formula.slips.rough import rows_at
from quiz.formula.slips.wrong import Slip, Wrong
from quiz.formula.tree import Call, Cases, Node, walk

_FEWEST = 4
"""Points that a branch must have."""


def one_branch(wrong: Wrong) -> Slip | None:
    """One branch is wrong, and every other one right."""
    for node in walk(wrong.facts.truth):
        taken = _taken(node, wrong.evidence)
        right: dict[int, bool] = {}
        for branch, one in zip(taken, wrong.evidence, strict=True):
            if branch is not None:
                right[branch] = right.get(branch, True) and bool(one.equal)
        counts = {one: taken.count(one) for one in right}
        if min(counts.values(), default=0) < _FEWEST or len(right) < 2:
            continue
        if sum(not one for one in right.values()) == 1 and _all_known(taken, wrong):
            return Slip("wrong-branch", (("one", ""),))
    return None


def one_length(wrong: Wrong) -> Slip | None:
    """Right for vectors of one length alone: ``e^{x_1} + e^{x_2}`` for the sum."""
    right: dict[int, bool] = {}
    for one in wrong.evidence:
        lengths = [len(each) for _, each in one.probe.values if isinstance(each, tuple)]
        if not lengths:
            return None
        longest = max(lengths)
        right[longest] = right.get(longest, True) and bool(one.equal)
    told = [length for length, is_right in right.items() if is_right and length > 1]
    if len(told) != 1 or len(right) < 3:
        return None
    return Slip("wrong-index", (("length", str(told[0])),))


def _all_known(taken: list[int | None], wrong: Wrong) -> bool:
    """Whether every point where the answer fails is in a known branch."""
    pairs = zip(taken, wrong.evidence, strict=True)
    return all(branch is not None or one.equal for branch, one in pairs)


def _taken(node: Node, evidence: list[Comparison]) -> list[int | None]:
    """Which branch of a formula of the truth is taken at each point."""
    match node:
        case Cases():
            return rows_at([one.probe for one in evidence]).chosen(node)
        case Call(name="max" | "min" as name, arguments=arguments):
            rows = rows_at([one.probe for one in evidence])
            columns = [rows.column(one) for one in arguments]
            return [_chosen(name, row) for row in zip(*columns, strict=True)]
    return [None] * len(evidence)


def _chosen(name: str, row: tuple[float, ...]) -> int | None:
    if any(one != one for one in row):
        return None
    best = max(row) if name == "max" else min(row)
    return row.index(best) if row.count(best) == 1 else None
