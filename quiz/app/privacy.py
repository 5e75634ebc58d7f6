"""What the log keeps of an answer when what was typed is to stay nowhere.

Outcome, reason, tries, hints, time and a prediction stay: scheduling, statistics and
reports need them, and they are not the learner's words. Everything that could quote
the answer goes: the text itself, the details of the verdict, the values it was
caught at, the parts it was read as.
"""

from __future__ import annotations

from collections.abc import Mapping

from quiz.store import Kind

_QUOTING: Mapping[str, object] = {
    "given": [],
    "picked": [],
    "arguments": {},
    "witness": None,
}
"""Keys that may quote the answer, each with what stands for nothing."""


def without_answer(kind: Kind, payload: Mapping[str, object]) -> dict[str, object]:
    """The payload of an event, with nothing in it that was typed as an answer."""
    if kind not in (Kind.ATTEMPT, Kind.INTERVIEW):
        return dict(payload)
    kept = {key: _QUOTING.get(key, value) for key, value in payload.items()}
    parts = kept.get("parts")
    if isinstance(parts, list):
        kept["parts"] = [_part(one) for one in parts if _part(one)]
    return kept


def _part(part: object) -> list[object]:
    """What the deck expected and how it went; a part that was only typed is out."""
    if not isinstance(part, list) or len(part) != 3 or not part[0]:
        return []
    return [part[0], "", part[2]]
