"""What became of an answer: the verdict, the truth, the explanation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from quiz.app.answers import completed
from quiz.app.asking.letters import taken_for
from quiz.app.asking.ticks import has_boxes
from quiz.app.asking.turning import PLAIN_PROMPT, PROMPT, Turning, numbers_picked
from quiz.app.proving import PATIENCE_S, Prover
from quiz.app.studying import Studying
from quiz.deck.model import Card, Choice, Claim, Cloze, Formula, Listing, Points, Truth
from quiz.session import (
    TRUTHS,
    Manner,
    Marking,
    Phase,
    Sitting,
    manner,
    most_wrong,
)
from quiz.ui.answer import Pictures, after_view, answer_view, rest_of_list
from quiz.ui.asking import given_view, points_boxes, quietly
from quiz.ui.items import items_view
from quiz.ui.look import Look, indented, listed
from quiz.ui.printing import View
from quiz.ui.text import columns
from quiz.ui.verdict import (
    claim_verdict_view,
    parts_view,
    proof_view,
    verdict_view,
)
from quiz.verdict import Outcome


def show_outcome(turning: Turning, sitting: Sitting) -> None:
    """The verdict of the latest answer, below the question."""
    marking = sitting.turn.marking
    if marking is None:
        return
    given = " ".join(sitting.turn.given)
    look = turning.screen.look
    if isinstance(turning.card.answer, Claim) and marking.verdict.reason != "gave-up":
        truth = turning.card.answer.truth
        picked = _picked_truth(sitting.turn.given)
        turning.screen.show(claim_verdict_view(truth, picked, look))
        return
    is_final = sitting.phase is not Phase.ASKING
    if not is_final and not isinstance(turning.card.answer, Formula):
        # The value itself is what is asked for: it waits for the second try.
        marking = replace(marking, verdict=replace(marking.verdict, witness=None))
    is_line = manner(turning.card.answer) is Manner.LINE
    shift = len(PROMPT) if is_line and not look.is_plain else 0
    room = look.width - shift
    shift = shift if columns(given) < room else 0
    view = verdict_view(
        marking, look, given=given, column_shift=shift, is_final=is_final
    )
    turning.screen.show(view, tight=marking.verdict.column is not None and shift > 0)
    if marking.verdict.outcome is Outcome.WRONG:
        turning.screen.show(_letter(turning, given), tight=True)
    if sitting.phase is Phase.ASKING and marking.verdict.outcome is Outcome.WRONG:
        most = most_wrong(turning.card.answer)
        is_last = most is not None and sitting.turn.wrong_tries >= most - 1
        key = "answer.last" if is_last else "answer.again"
        turning.screen.show(items_view([look.say(key)], look), tight=True)


def _letter(turning: Turning, given: str) -> View:
    """That a letter of the learner's own was read as the card's."""
    answer, look = turning.card.answer, turning.screen.look
    if not isinstance(answer, Formula):
        return None
    function = answer.function
    taken = taken_for(given, function.variables, [name for name, _ in function.params])
    if taken is None:
        return None
    return indented(quietly("letter.taken", look, given=taken[0], taken=taken[1]), look)


def _excepted(turning: Turning, marking: Marking | None, given: str) -> View:
    """Where the answer has another value than the truth, and may have any."""
    answer, look = turning.card.answer, turning.screen.look
    if not isinstance(answer, Formula) or not answer.function.exceptions:
        return None
    if marking is None or marking.verdict.outcome is not Outcome.CORRECT:
        return None
    from quiz.app.excepted import other_values

    library = turning.painter.library
    points = other_values(library, answer.function, answer.ask, given, look.language)
    if not points:
        return None
    return quietly("excepted", look, at=listed(points, look), n=len(points))


def show_given(turning: Turning, sitting: Sitting) -> None:
    """What was typed, where the line that it was typed on has gone."""
    given, look = sitting.turn.given, turning.screen.look
    is_line = manner(turning.card.answer) in (Manner.LINE, Manner.GAPS)
    if is_line and any(given):
        prompt = PLAIN_PROMPT if look.is_plain else PROMPT
        turning.screen.show(given_view(prompt, given))


def _picked_truth(given: tuple[str, ...]) -> Truth | None:
    """What a claim was taken for; None where the answer was not kept."""
    number = given[0] if given else ""
    is_known = number.isdecimal() and 1 <= int(number) <= len(TRUTHS)
    return TRUTHS[int(number) - 1] if is_known else None


def _begin_study(turning: Turning, sitting: Sitting) -> None:
    """Have the floating point of a right formula looked at."""
    marking = sitting.turn.marking
    if marking is None or marking.verdict.outcome is not Outcome.CORRECT:
        return
    answer, given, study = turning.card.answer, sitting.turn.given, turning.study
    if not isinstance(answer, Formula) or study is None or not given:
        return
    work = partial(study, answer.function, answer.ask, given[0])
    turning.draft.study = Studying(work)


def show_study(turning: Turning) -> None:
    """One line on floating point, once it is worked out."""
    study, turning.draft.study = turning.draft.study, None
    found = None if study is None else study.found
    if found is None:
        return
    from quiz.ui.numerics import numerics_line

    line = numerics_line(
        found.behaviour,
        found.text,
        turning.screen.look,
        stable=found.stable,
        relief=found.relief,
    )
    turning.screen.show(line)


def show_truth(turning: Turning, sitting: Sitting) -> None:
    """The answer with everything that goes with it."""
    marking, card, look = sitting.turn.marking, turning.card, turning.screen.look
    given = ""
    if isinstance(card.answer, Formula) and sitting.turn.given:
        given = sitting.turn.given[0]
    is_proved = _begin_proof(turning, marking, given)
    pictures = turning.painter.pictures(card, given, width=look.width)
    turning.screen.show(
        proof_view(look) if is_proved() else None,
        _parts(turning.card, marking, look),
        _answer(turning, sitting, pictures, given),
    )
    turning.screen.show(_excepted(turning, marking, given), tight=True)


def _parts(card: Card, marking: Marking | None, look: Look) -> View:
    if marking is None:
        return None
    is_any = isinstance(card.answer, Listing) and card.answer.need is not None
    are_gaps = isinstance(card.answer, Cloze)
    return parts_view(marking, look, is_any=is_any, are_gaps=are_gaps)


def _answer(
    turning: Turning, sitting: Sitting, pictures: Pictures, given: str
) -> View | None:
    """The answer; points that are about to be ticked are shown with their boxes."""
    points, turn = turning.card.answer, sitting.turn
    if isinstance(points, Points) and has_boxes(turning):
        look = turning.screen.look
        if not turn.is_ticked:
            return None
        return points_boxes(points, turn.ticked, look, is_done=True)
    if isinstance(turning.card.answer, Claim) and turn.given:
        return None  # the verdict said it
    if isinstance(turning.card.answer, Listing) and turn.marking is not None:
        named = [part.expected for part in turn.marking.parts if part.given]
        if turn.marking.parts:
            return rest_of_list(turning.card.answer, named, turning.screen.look)
    card = completed(turning.card, turning.tools)
    picked: tuple[str, ...] = ()
    if isinstance(card.answer, Choice):
        picked = numbers_picked(card.answer, turn.picked, turning.shuffled)
    return answer_view(
        card,
        turning.screen.look,
        pictures=pictures,
        given=given,
        shuffled=turning.shuffled,
        picked=picked,
    )


def _begin_proof(
    turning: Turning, marking: Marking | None, given: str
) -> Callable[[], bool]:
    """Have a right formula proved meanwhile; whether it is, asked a little later."""
    answer = turning.card.answer
    if turning.judge is None or not isinstance(answer, Formula) or marking is None:
        return lambda: False
    if not given or marking.verdict.outcome is not Outcome.CORRECT:
        return lambda: False
    prover = Prover(turning.painter.child)
    proof = prover.begin(turning.judge(answer.function, answer.ask, given))
    return lambda: prover.wait(proof, PATIENCE_S)


def show_after(turning: Turning, sitting: Sitting) -> None:
    """The explanation and the links, once the learner has compared."""
    look = turning.screen.look
    deck = turning.painter.library.deck(turning.card.deck)
    general = () if deck is None else deck.links
    turning.screen.show(after_view(turning.card, look, general=general))
    _begin_study(turning, sitting)
