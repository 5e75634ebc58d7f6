"""`quiz disputes …`: verdicts that the learner overruled."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit

if TYPE_CHECKING:
    from quiz.app.disputes import Accepted, Dispute
    from quiz.ui.look import Look


def list_disputes(preferences: Preferences) -> int:
    """Print the open disputes, the newest first."""
    from quiz.app.desk import open_desk
    from quiz.app.disputes import disputes

    with open_desk(os.environ) as desk:
        known = disputes(desk, preferences.language)
        now_ms = desk.clock().at_ms
    look = look_for(preferences)
    if preferences.is_json:
        write_json([_document(one, look) for one in known])
        return Exit.DONE
    from quiz.ui.disputes import DisputeLine, disputes_view
    from quiz.ui.times import moment_words

    lines = [
        DisputeLine(
            one.number,
            moment_words(one.at_ms, one.offset_minutes, now_ms, look),
            one.question,
            _given(one, look),
            _verdict(one, look),
            one.card,
        )
        for one in known
    ]
    write(disputes_view(lines, look), preferences=preferences)
    return Exit.DONE


def accept_dispute(number: int, preferences: Preferences) -> int:
    """Add a disputed answer to its card; what to do where that did not work.

    Returns:
        ``PROBLEMS_FOUND`` if the dispute is still open.
    """
    from quiz.app.desk import open_desk
    from quiz.app.disputes import accept

    with open_desk(os.environ) as desk:
        desk.refuse_if_read_only()
        accepted = accept(desk, number, preferences.language)
    look = look_for(preferences)
    if preferences.is_json:
        document = _document(accepted.dispute, look)
        how = {"how": accepted.how, "place": accepted.place, "line": accepted.line}
        write_json(document | how | {"open": accepted.is_open})
    else:
        write(*_said(accepted, look), preferences=preferences)
    return Exit.PROBLEMS_FOUND if accepted.is_open else Exit.DONE


def drop_dispute(number: int, preferences: Preferences) -> int:
    """Give a dispute up, and say which."""
    from quiz.app.desk import open_desk
    from quiz.app.disputes import drop

    with open_desk(os.environ) as desk:
        desk.refuse_if_read_only()
        dropped = drop(desk, number, preferences.language)
    look = look_for(preferences)
    if preferences.is_json:
        write_json(_document(dropped, look) | {"how": "dropped"})
        return Exit.DONE
    write(
        look.label("disputes.dropped", "", card=dropped.card), preferences=preferences
    )
    return Exit.DONE


def _said(accepted: Accepted, look: Look) -> list[Any]:
    from quiz.ui.text import visible

    given = _given(accepted.dispute, look)
    if accepted.how == "added":
        return [look.label("disputes.accepted", "", path=accepted.place, given=given)]
    if accepted.how == "copied":
        path = accepted.place
        return [look.label("disputes.accepted-copy", "", path=path, given=given)]
    if accepted.how == "already":
        return [look.label("disputes.accepted-already", "", given=given)]
    number, place = accepted.dispute.number, accepted.place
    if accepted.how == "nothing":
        return [look.label("disputes.nothing", "", number=number)]
    if accepted.how == "no-place":
        return [look.label("disputes.no-place", "", place=place, number=number)]
    return [
        look.label("disputes.add-line", "", place=place),
        look.label("status", "", text="  " + visible(accepted.line)),
        look.label("disputes.add-line-then", "", number=number),
    ]


def _given(dispute: Dispute, look: Look) -> str:
    from quiz.ui.text import one_line

    if dispute.given is None:
        return look.say("disputes.not-kept")
    said = one_line(", ".join(dispute.given))
    return said or look.say("disputes.empty")


def _verdict(dispute: Dispute, look: Look) -> str:
    from quiz.ui.verdict import reason_sentence

    word = look.say(f"outcome.{dispute.verdict.outcome.value}")
    return f"{word} {reason_sentence(dispute.verdict, look)}".strip()


def _document(dispute: Dispute, look: Look) -> dict[str, object]:
    from quiz.ui.verdict import reason_sentence

    return {
        "number": dispute.number,
        "card": dispute.card,
        "question": dispute.question,
        "given": None if dispute.given is None else list(dispute.given),
        "outcome": dispute.verdict.outcome.value,
        "reason": dispute.verdict.reason,
        "message": reason_sentence(dispute.verdict, look),
        "at_ms": dispute.at_ms,
    }
