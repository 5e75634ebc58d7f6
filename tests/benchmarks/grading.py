"""Verdicts on typed formulas: right ones, refused ones, and how long they take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from . import corpus
from .frame import Row, Table, Times, columns, number, worked
from .sympy_worker import LIMIT_S, Decider, Said

_MEDIAN_GOAL_MS, _TAIL_GOAL_MS, _WORST_GOAL_MS = 3.0, 25.0, 2_000.0


@dataclass(frozen=True, slots=True)
class Score:
    """How one decider did on the pairs that all of them can be given."""

    decider: str
    pairs: int
    right: int
    refused: int
    """Right answers called wrong."""
    accepted: int
    """Wrong answers called right."""
    silent: int
    """Nothing said, or an error raised."""
    hung: int
    median_ms: float
    tail_ms: float
    worst_ms: float


def _score(name: str, answers: Iterable[tuple[corpus.Pair, Said]]) -> Score:
    asked = list(answers)
    told = [(pair.is_equal, said.is_equal) for pair, said in asked]
    times = Times(tuple(said.seconds for _, said in asked) or (0.0,))
    return Score(
        name,
        len(asked),
        right=sum(true == found for true, found in told),
        refused=sum(true is True and found is False for true, found in told),
        accepted=sum(true is False and found is True for true, found in told),
        silent=sum(
            found is None and said.how != "hung"
            for (_, found), (_, said) in zip(told, asked, strict=True)
        ),
        hung=sum(said.how == "hung" for _, said in asked),
        median_ms=times.median * 1e3,
        tail_ms=times.quantile(0.99) * 1e3,
        worst_ms=times.worst * 1e3,
    )


def measure(count: int, baseline_count: int, limit_s: float = LIMIT_S) -> list[Table]:
    """Grade `count` answers; give other deciders the first `baseline_count`.

    Each answer is graded once to warm up, then once with the clock running.
    """
    asked = corpus.pairs(count)
    for pair in asked:
        corpus.grade(pair)
    seconds, right, own = [], 0, {}
    for pair in asked:
        seconds.append(worked(lambda one=pair: own.update({one: corpus.grade(one)})))
        right += own[pair].outcome == pair.outcome
    times = Times(tuple(seconds))
    rows = (
        Row("right verdicts", right, f"of {len(asked)}"),
        Row("median", times.median * 1e3, "ms", goal=_MEDIAN_GOAL_MS),
        Row("99th percentile", times.quantile(0.99) * 1e3, "ms", goal=_TAIL_GOAL_MS),
        Row("worst", times.worst * 1e3, "ms", goal=_WORST_GOAL_MS),
    )
    tables = [Table("Verdicts on formulas, warm, in one process", rows)]
    if baseline_count:
        scores = _compared(asked[:baseline_count], limit_s)
        tables.append(_scores(scores, limit_s))
    return tables


def _compared(asked: list[corpus.Pair], limit_s: float) -> list[Score]:
    """All deciders on the pairs that can be put to all of them, pair by pair."""
    asked = [pair for pair in asked if pair.is_equal is not None]
    deciders = {kind: Decider(kind, limit_s) for kind in ("simplify", "equals")}
    said: dict[str, list[tuple[corpus.Pair, Said]]] = {
        name: [] for name in ("quiz", *deciders)
    }
    try:
        for pair in asked:
            found = {kind: one.decide(pair) for kind, one in deciders.items()}
            if any(one.how == "inexpressible" for one in found.values()):
                continue
            for kind, one in found.items():
                said[kind].append((pair, one))
            said["quiz"].append((pair, _ours(pair)))
    finally:
        for decider in deciders.values():
            decider.close()
    return [_score(name, answers) for name, answers in said.items()]


def _ours(pair: corpus.Pair) -> Said:
    found = []
    seconds = worked(lambda: found.append(corpus.grade(pair)))
    (verdict,) = found
    if verdict.outcome == "correct" or verdict.reason == "circular":
        return Said(True, seconds, "said")
    if verdict.outcome == "wrong":
        return Said(False, seconds, "said")
    return Said(None, seconds, "nothing")


def _scores(scores: list[Score], limit_s: float) -> Table:
    lines = [
        ("decider", "pairs", "right", "refused", "accepted", "silent", "hung",
         "median ms", "99 % ms", "worst ms"),
        *(
            (
                one.decider, str(one.pairs), f"{one.right / max(one.pairs, 1):.1%}",
                str(one.refused), str(one.accepted), str(one.silent), str(one.hung),
                number(one.median_ms), number(one.tail_ms), number(one.worst_ms),
            )
            for one in scores
        ),
    ]  # fmt: skip
    ours, *others = scores
    notes = [columns(lines)]
    notes += [
        f"quiz / {one.decider}: median {number(ours.median_ms / one.median_ms)}, "
        f"99 % {number(ours.tail_ms / one.tail_ms)}"
        for one in others
        if one.median_ms and one.tail_ms
    ]
    notes.append(
        f"Processor time. simplify(a - b) == 0 and a.equals(b) get {number(limit_s)} s "
        "each, and get trees already read, letters with their assumptions, parameters "
        "left out with their usual values; quiz's own time includes reading. Vectors "
        "and answers that cannot be read are left out."
    )
    return Table(
        "The same pairs, put to SymPy",
        notes=tuple(notes),
        details={one.decider: asdict(one) for one in scores},
    )
