"""`quiz undo`: the last steps, taken back and named."""

from __future__ import annotations

import os

from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit

_MOST_NAMED = 3


def take_back(count: int, preferences: Preferences) -> int:
    """Take back the last steps, and say exactly what they were."""
    from quiz.app.desk import open_desk
    from quiz.app.titles import answered_line
    from quiz.app.undoing import made_elsewhere, step_time, step_words
    from quiz.ui.cards_changed import named
    from quiz.ui.text import one_line

    look = look_for(preferences)
    with open_desk(os.environ) as desk:
        now = desk.clock()
        steps = desk.store.undo(
            count, at_ms=now.at_ms, offset_minutes=now.offset_minutes
        )
        if preferences.is_json:
            write_json(
                [
                    {
                        "card": step.card,
                        "cards": list(step.cards),
                        "kind": step.kind,
                        "what": step_words(step.events, look),
                        "rating": step.events[-1].payload.get("rating"),
                        "at_ms": step.events[-1].at_ms,
                        "events": [event.id for event in step.events],
                    }
                    for step in steps
                ]
            )
            return Exit.DONE
        said = [
            look.label(
                "undo.line",
                "",
                when=step_time(step.events, now, look),
                what=step_words(step.events, look),
                question=named(step.cards, look, _MOST_NAMED)
                if len(step.cards) > 1
                else one_line(answered_line(desk.library, step.card, look.language)),
            )
            for step in steps
        ]
        is_elsewhere = not steps and made_elsewhere(desk)
    if not said:
        said.append(
            look.label("undo.elsewhere" if is_elsewhere else "undo.nothing", "")
        )
    write(*said, preferences=preferences)
    return Exit.DONE
