"""A mock interview from beginning to end: nothing in it moves a card's memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from quiz.app.asking.typist import goes_on
from quiz.app.desk import Desk, open_desk, open_library
from quiz.app.grading import grader_for, tools_of
from quiz.app.interview_log import Brief, Kept, Minutes, last_interview
from quiz.app.interview_pool import pool_for, prospects
from quiz.app.interview_room import Room, is_ready
from quiz.app.interview_told import tell
from quiz.app.names import decks_in, known_decks, split_paths
from quiz.app.pictures import Painter
from quiz.app.ticks import Ticks
from quiz.errors import Exit, QuizError
from quiz.session.interview import (
    LEVELS,
    Interview,
    Stage,
    begin,
)
from quiz.ui.interview import again_view, intro_view, said, ways
from quiz.ui.interview_report import (
    Told,
    details_view,
    overview_views,
    report_view,
)
from quiz.ui.screen import Screen

_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Request:
    """The flags of `quiz interview`."""

    decks: tuple[str, ...] = ()
    """Without any: those that are on."""
    minutes: int = 20
    questions: int | None = None
    level: str | None = None
    """The hardest level that is asked; None: any."""
    seed: int | None = None
    """None: another interview each time."""


def validate(request: Request) -> None:
    """Make sure that the flags name what there is.

    Raises:
        QuizError: ``choice-unknown``; nothing has been opened yet.
    """
    if request.level is not None and request.level not in LEVELS:
        raise QuizError(
            "choice-unknown",
            exit_code=Exit.WRONG_USAGE,
            option="--level",
            given=request.level,
            known=", ".join(LEVELS),
        )


def hold_interview(
    request: Request, screen: Screen, environment: Mapping[str, str]
) -> Told | None:
    """Ask and judge on `screen`; the report, or None if nothing was answered.

    Raises:
        QuizError: ``no-cards``, ``decks-off``, ``deck-unusable``, ``no-such-path``
            and those of unknown decks and of the log.
    """
    names, paths = split_paths(request.decks)
    with open_desk(environment, extra=paths) as desk:
        desk.refuse_if_read_only()
        decks = _chosen(desk, names, paths)
        before = last_interview(desk)
        seed = request.seed
        if seed is None:
            seed = desk.clock().at_ms
        pool = pool_for(
            desk,
            decks,
            level=request.level,
            avoid=before.cards if before is not None else (),
            seed=seed,
        )
        if not pool:
            off = None if request.decks else desk.deck_to_turn_on()
            if off is not None:
                raise QuizError("decks-off", exit_code=Exit.DONE, deck=off)
            raise QuizError("no-cards", exit_code=Exit.DONE)
        brief = Brief(
            request.minutes,
            request.questions,
            request.level,
            (*names, *(str(path.resolve()) for path in paths)),
            seed,
            tuple(one.card for one in pool),
        )
        state = begin(
            pool,
            length_ms=request.minutes * _MINUTE_MS,
            most=request.questions,
            seed=seed,
        )
        look = screen.look
        screen.begin_card()
        left = len(before.heard) if before and not before.is_complete else 0
        intro = intro_view(request.minutes, request.questions, look, unfinished=left)
        screen.show(intro)
        if not is_ready(screen, "intro.begin"):
            screen.show(said("left.beside", look) if left else None)
            return None
        return _run(desk, state, Minutes(desk, brief), screen)


def continue_interview(screen: Screen, environment: Mapping[str, str]) -> Told | None:
    """Go on with the last interview where it was left; its report.

    Raises:
        QuizError: ``no-interview``, ``interview-complete``.
    """
    with _desk_of_last(environment) as (desk, kept):
        desk.refuse_if_read_only()
        if kept.is_complete:
            raise QuizError("interview-complete", exit_code=Exit.WRONG_USAGE)
        brief = kept.brief
        state = begin(
            prospects(desk, brief.pool),
            length_ms=max(0, brief.minutes * _MINUTE_MS - kept.lost_ms),
            most=brief.questions,
            seed=brief.seed,
            heard=kept.heard,
            is_finished=kept.is_finished,
        )
        left_ms = state.length_ms - state.spent_ms
        is_asking = state.stage is Stage.ASKING
        if state.stage is not Stage.OVER:
            screen.begin_card()
            shown_ms = left_ms if is_asking else 0
            to_judge = 0 if is_asking else len(state.open)
            again = again_view(
                len(kept.heard), shown_ms, screen.look, to_judge=to_judge
            )
            screen.show(again)
            sentence = "again.begin" if is_asking else "again.begin-judging"
            if not is_ready(screen, sentence):
                return tell(desk, kept, screen.look.language)
        minutes = Minutes(desk, brief, kept.id)
        return _run(desk, state, minutes, screen, begun=dict(kept.begun))


def show_report(report: Told, screen: Screen) -> None:
    """The report where the interview was held; at a terminal in two parts."""
    look = screen.look
    if look.is_plain:
        screen.show(report_view(report, look))
        return
    pages = overview_views(report, look)
    for page in pages:
        screen.begin_card()
        screen.show(page)
        sentence = "report.details" if page is pages[-1] else "report.onward"
        if not goes_on(screen, "report", partial(_show_ways, screen, sentence)):
            return
    screen.begin_card()
    screen.show(details_view(report, screen.look))


def _show_ways(screen: Screen, sentence: str) -> None:
    screen.show(ways(sentence, screen.look))


def report_last(environment: Mapping[str, str], language: str) -> Told:
    """The report on the last interview, as far as it got.

    Raises:
        QuizError: ``no-interview``.
    """
    with _desk_of_last(environment) as (desk, kept):
        return tell(desk, kept, language)


def _run(
    desk: Desk,
    state: Interview,
    minutes: Minutes,
    screen: Screen,
    *,
    begun: dict[int, Ticks] | None = None,
) -> Told | None:
    look, grader = screen.look, grader_for(desk.library)
    painter = Painter(
        desk.library, language=look.language, is_plain=look.is_plain, reader=grader
    )
    room = Room(state, minutes, desk, screen, tools_of(grader), painter, begun or {})
    try:
        room.hold()
    except KeyboardInterrupt:
        key = "left.kept" if minutes.id else _nothing(desk)
        screen.show(said(key, screen.look))
        raise
    finally:
        painter.close()
    kept = last_interview(desk)
    if kept is None or kept.id != minutes.id:
        screen.show(said(_nothing(desk), screen.look))
        return None
    return tell(desk, kept, screen.look.language)


def _nothing(desk: Desk) -> str:
    """What is said when nothing was answered: beside what was there before."""
    before = last_interview(desk)
    is_there = before is not None and not before.is_complete
    return "left.beside" if is_there else "left.nothing"


def _chosen(desk: Desk, names: Sequence[str], paths: Sequence[Path]) -> tuple[str, ...]:
    """The decks to ask from: those named, those in files, else those that are on."""
    if not names and not paths:
        return desk.decks_on()
    usable = decks_in(desk.library, paths)
    if paths and not usable:
        raise QuizError(
            "deck-unusable",
            exit_code=Exit.PROBLEMS_FOUND,
            path=", ".join(map(str, paths)),
        )
    return (*known_decks(names, desk.library.deck_ids()), *usable)


@contextmanager
def _desk_of_last(environment: Mapping[str, str]) -> Iterator[tuple[Desk, Kept]]:
    """The last interview, and a desk with the deck files that it was held over."""
    with open_desk(environment) as desk:
        kept = last_interview(desk)
        if kept is None:
            raise QuizError("no-interview")
        _, paths = split_paths(kept.brief.decks)
        there = [path for path in paths if path.exists()]
        if there:
            library = open_library(desk.places, there)
            desk = replace(desk, library=library)
        yield desk, kept
