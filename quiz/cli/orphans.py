"""`quiz deck orphans` and `quiz deck relink`: memories whose card is gone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from quiz.cli.agreeing import YES, answer_to, can_ask
from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit, QuizError

if TYPE_CHECKING:
    from quiz.app.desk import Desk
    from quiz.app.orphans import Orphan, Suggestion
    from quiz.app.relinking import Handover
    from quiz.app.wording import Wording
    from quiz.deck.model import CardId
    from quiz.ui.orphans import Away, OrphanLine

_STOP = {"q", "й"}


def list_orphans(preferences: Preferences) -> int:
    """Print every memory without a card, and the card that it may be now."""
    from quiz.app.desk import open_desk
    from quiz.app.orphans import orphans

    with open_desk(os.environ) as desk:
        found, today = orphans(desk, preferences.language), desk.today()
    if preferences.is_json:
        write_json([_document(one) for one in found])
        return Exit.DONE
    from quiz.app.orphans import Gone
    from quiz.ui.orphans import orphans_view

    lines = [_line(one, today) for one in found if one.gone is Gone.CARD]
    view = orphans_view(lines, _away(found), look_for(preferences))
    write(view, preferences=preferences)
    return Exit.DONE


def relink(names: Sequence[str], preferences: Preferences, *, is_sure: bool) -> int:
    """Hand histories over to cards: one that is named, or all that are gone.

    Args:
        names: Of the card that is gone, and of the one it is now; of the first alone;
            or none.
        is_sure: Nothing is asked.

    Raises:
        QuizError: A name means nothing, or nobody can be asked; see
            `quiz.app.relinking`. ``relink-own``, ``relink-unlike``,
            ``relink-unreadable``, ``relink-need-yes``.
    """
    from quiz.app.desk import open_desk
    from quiz.app.orphans import orphans

    with open_desk(os.environ) as desk:
        desk.refuse_if_read_only()
        known = orphans(desk, preferences.language)
        if not names:
            return _walk(desk, known, preferences, is_sure=is_sure)
        done = _one(desk, known, names, preferences, is_sure=is_sure)
    if preferences.is_json:
        write_json(_result(done, known))
    elif not done:
        _say("nothing", preferences)
    else:
        _say_done(done, preferences)
    return Exit.DONE


def _one(
    desk: Desk,
    known: Sequence[Orphan],
    names: Sequence[str],
    preferences: Preferences,
    *,
    is_sure: bool,
) -> tuple[Handover, ...]:
    from quiz.app.cards import find_card
    from quiz.app.relinking import hand_over, orphan_named, reviews_of

    old = orphan_named(desk, names[0], known)
    if len(names) > 1:
        new = find_card(desk.library, names[1])
        own = reviews_of(desk, new)
        if own and not is_sure:
            if not can_ask(preferences):
                raise QuizError(
                    "relink-own", exit_code=Exit.WRONG_USAGE, card=new, n=own
                )
            if _answer("ask.own", preferences, new=new, n=own) not in YES:
                return ()
        return hand_over(desk, [(old, new)])
    suggestion = _suggestion(desk, old, preferences)
    if not is_sure:
        _check_asked(preferences, 1)
        _show(desk, old, suggestion, preferences)
        if _answer("ask", preferences) not in YES:
            return ()
    return hand_over(desk, [(old, suggestion.card)])


def _suggestion(desk: Desk, old: Orphan, preferences: Preferences) -> Suggestion:
    """The likeliest card for a memory that was named, whatever its deck's state."""
    from quiz.app.orphans import Gone, suggested

    if old.gone is Gone.UNREADABLE:
        raise QuizError(
            "relink-unreadable",
            exit_code=Exit.CANNOT_RUN,
            card=old.card,
            path=", ".join(old.places),
        )
    found = old.suggestion
    if found is None:
        found = suggested(desk, [old], preferences.language).get(old.card)
    if found is None:
        raise QuizError("relink-unlike", exit_code=Exit.PROBLEMS_FOUND, card=old.card)
    return found


def _walk(
    desk: Desk, known: Sequence[Orphan], preferences: Preferences, *, is_sure: bool
) -> int:
    """All that are gone: asked one by one, or those that are surely alike at once."""
    from quiz.app.orphans import Gone
    from quiz.app.relinking import hand_over
    from quiz.session.likeness import SURE

    near = [(one, one.suggestion) for one in known if one.suggestion is not None]
    done: list[Handover] = []
    if is_sure:
        sure = [(one, it.card) for one, it in near if it.likeness >= SURE]
        done += hand_over(desk, sure) if sure else ()
    elif near:
        _check_asked(preferences, len(near))
        for one, suggestion in near:
            _show(desk, one, suggestion, preferences)
            said = _answer("ask", preferences)
            if said in _STOP or said is None:
                break
            if said in YES:
                handed = hand_over(desk, [(one, suggestion.card)])
                done += handed
                _say_done(handed, preferences)
    if preferences.is_json:
        write_json(_result(done, known))
        return Exit.DONE
    if is_sure:
        _say_done(done, preferences)
    if not any(one.gone is Gone.CARD for one in known):
        _write_list(known, desk, preferences)
        return Exit.DONE
    if not done:
        _say("nothing", preferences)
    if is_sure and len(done) < len(near):
        _say("unsure", preferences, n=len(near) - len(done))
    unlike = sum(one.gone is Gone.CARD and one.suggestion is None for one in known)
    if unlike:
        _say("unlike", preferences, n=unlike)
    return Exit.DONE


def _check_asked(preferences: Preferences, count: int) -> None:
    if not can_ask(preferences):
        raise QuizError("relink-need-yes", exit_code=Exit.WRONG_USAGE, n=count)


def _answer(key: str, preferences: Preferences, **arguments: object) -> str | None:
    """What is typed after a question; None at the end of input."""
    from quiz.ui.orphans import told

    return answer_to(told(key, look_for(preferences), **arguments) + " ")


def _show(
    desk: Desk, one: Orphan, suggestion: Suggestion, preferences: Preferences
) -> None:
    from dataclasses import replace

    from quiz.ui.orphans import orphan_view

    line = _line(replace(one, suggestion=suggestion), desk.today())
    write("", orphan_view(line, look_for(preferences)), preferences=preferences)


def _write_list(known: Sequence[Orphan], desk: Desk, preferences: Preferences) -> None:
    from quiz.ui.orphans import orphans_view

    view = orphans_view((), _away(known), look_for(preferences))
    write(view, preferences=preferences)


def _say(key: str, preferences: Preferences, **arguments: object) -> None:
    from quiz.ui.orphans import told

    said = told(key, look_for(preferences), **arguments)
    write(said, preferences=preferences)


def _say_done(done: Sequence[Handover], preferences: Preferences) -> None:
    from quiz.ui.orphans import handed_view

    look = look_for(preferences)
    views = [
        handed_view(
            one.old,
            one.new,
            look,
            reviews=one.reviews,
            own=one.own_reviews,
            line=one.line,
            place=one.place,
        )
        for one in done
    ]
    if not preferences.is_quiet:
        write(*views, preferences=preferences)


def _line(orphan: Orphan, today: int) -> OrphanLine:
    from quiz.memory import elapsed_days
    from quiz.ui.orphans import NearLine, OrphanLine

    near, suggestion = None, orphan.suggestion
    if suggestion is not None:
        near = NearLine(
            card=suggestion.card,
            question=suggestion.wording.question,
            answer=suggestion.wording.answer,
            is_formula=suggestion.wording.of is not None,
            likeness=suggestion.likeness,
        )
    wording, memory = orphan.wording, orphan.memory
    return OrphanLine(
        card=orphan.card,
        question="" if wording is None else wording.question,
        answer="" if wording is None else wording.answer,
        is_formula=wording is not None and wording.of is not None,
        reviews=memory.reviews,
        stability_days=memory.stability_days,
        since_days=elapsed_days(memory.last_review_day, today),
        near=near,
    )


def _away(found: Sequence[Orphan]) -> list[Away]:
    """Memories that wait for their deck, deck by deck."""
    from quiz.app.orphans import Gone
    from quiz.ui.orphans import Away

    counts: dict[tuple[str, tuple[str, ...]], int] = {}
    for one in found:
        if one.gone is not Gone.CARD:
            key = one.deck, one.places
            counts[key] = counts.get(key, 0) + 1
    return [Away(deck, files, count) for (deck, files), count in counts.items()]


def _document(orphan: Orphan) -> dict[str, Any]:
    from quiz.memory import date_of

    memory, suggestion = orphan.memory, orphan.suggestion
    return {
        "card": orphan.card,
        "gone": orphan.gone.value,
        "places": list(orphan.places),
        **_said(orphan.wording),
        "reviews": memory.reviews,
        "stability_days": memory.stability_days,
        "retrievability": orphan.retrievability,
        "last_review": date_of(memory.last_review_day).isoformat(),
        "suggestion": None
        if suggestion is None
        else {
            "card": suggestion.card,
            "likeness": round(suggestion.likeness, 3),
            **_said(suggestion.wording),
        },
    }


def _said(wording: Wording | None) -> dict[str, str | None]:
    return {
        "question": None if wording is None else wording.question,
        "answer": None if wording is None else wording.answer,
    }


def _result(done: Sequence[Handover], known: Sequence[Orphan]) -> dict[str, Any]:
    handed: set[CardId] = {one.old for one in done}
    return {
        "relinked": [
            {
                "from": one.old,
                "to": one.new,
                "reviews": one.reviews,
                "own_reviews": one.own_reviews,
                "aka": one.line or None,
                "place": one.place or None,
            }
            for one in done
        ],
        "left": [one.card for one in known if one.card not in handed],
    }
