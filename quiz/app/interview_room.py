"""An interview being held: shows, waits, and keeps each answer before the next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from quiz.app.asking.turning import shuffled_options
from quiz.app.asking.typist import goes_on
from quiz.app.desk import Desk
from quiz.app.grading import warm_up
from quiz.app.graphs import graph_view
from quiz.app.interview_asking import Asking, hear
from quiz.app.interview_judging import Back, judge
from quiz.app.interview_log import Minutes
from quiz.app.interview_told import question_text
from quiz.app.pictures import Painter
from quiz.app.ticks import Ticks, numbers_of
from quiz.deck.model import Card, Points
from quiz.session import Tools
from quiz.session.interview import (
    Event,
    Heard,
    Interview,
    KeepAnswer,
    KeepResult,
    Left,
    Lost,
    Question,
    Stage,
    step,
)
from quiz.session.varying import example
from quiz.ui.interview import (
    aside_view,
    clock_view,
    heading_view,
    keys_view,
    over_view,
    said,
    ways,
)
from quiz.ui.question import question_view
from quiz.ui.screen import Screen


@dataclass(slots=True)
class Room:
    """An interview being held, and everything it touches."""

    state: Interview
    minutes: Minutes
    desk: Desk
    screen: Screen
    tools: Tools
    painter: Painter
    begun: dict[int, Ticks] = field(default_factory=dict)
    """What was ticked of answers whose judging was left, by their numbers."""
    is_warm: bool = False
    status: str = ""
    shown_at_ms: int = field(default=0)

    def hold(self) -> None:
        """Ask and judge until nothing is left or the learner leaves."""
        if self.state.stage is Stage.OVER and self.state.heard:
            # It was broken off between the last answer and its result.
            self.minutes.keep(KeepResult(self.state.heard))
        has_asked = self.state.stage is Stage.ASKING
        while self.state.stage is Stage.ASKING:
            self._ask()
        if self.state.stage is not Stage.JUDGING:
            return
        if has_asked and not self._is_told_of_the_end():
            self._take(Left())
            return
        self._judge()

    def _ask(self) -> None:
        question, prospect = self.state.question, self.state.prospect
        if question is None or prospect is None:
            self._take(Lost())
            return
        card = self.desk.library.card(question.card)
        if card is None:
            self._take(Lost())
            return
        card = example(card)
        kind = "basic" if question.aside is not None else prospect.kind
        shuffled = shuffled_options(card, self.state.seed)
        self._paint(card, question, kind, shuffled)
        self.shown_at_ms = self.desk.clock().at_ms
        self._warm_up()
        is_aside = question.aside is not None
        asking = Asking(
            card,
            is_aside,
            self.screen,
            self.tools,
            self.painter,
            shuffled,
            self._took_ms,
            self.state.length_ms - self.state.spent_ms,
        )
        try:
            event = hear(asking)
        except (KeyboardInterrupt, SystemExit):
            self.minutes.keep_left(self._took_ms())
            raise
        if isinstance(event, Left):
            self.minutes.keep_left(self._took_ms())
        self._take(event)

    def _paint(
        self, card: Card, question: Question, kind: str, shuffled: Sequence[int]
    ) -> None:
        look, state = self.screen.look, self.state
        self.screen.begin_card()
        status = said(self.status, look) if self.status else None
        heading = heading_view(
            len(state.heard) + 1,
            state.most,
            kind,
            state.length_ms - state.spent_ms,
            look,
            follows=question.main is not None,
        )
        if question.aside is not None:
            asked = aside_view(card.followups[question.aside].get(look.language), look)
        else:
            asked = question_view(card, look, shuffled=shuffled)
        self.screen.show(status, heading, asked)
        if question.aside is None:
            left = clock_view(state.length_ms - state.spent_ms, look)
            around = (status, heading, asked, ways("ways.line", look), left)
            curve = graph_view(self.desk.library, card, look, around=around)
            self.screen.show(curve)

    def _warm_up(self) -> None:
        if not self.is_warm:
            self.is_warm = True
            warm_up(self.painter)

    def _is_told_of_the_end(self) -> bool:
        """Whether the learner, told that no more is asked, goes on to compare.

        On a screen of its own: what is compared may fill the next.
        """
        look = self.screen.look
        self.screen.begin_card()
        status = said(self.status, look) if self.status else None
        self.screen.show(status, over_view(len(self.state.open), look))
        return is_ready(self.screen, "again.begin-judging")

    def _judge(self) -> None:
        self._warm_up()
        numbers, place = self.state.open, 0
        before: Heard | None = None
        while self.state.stage is Stage.JUDGING:
            number = numbers[place]
            heard = before or self.state.heard[number - 1]
            card = self.desk.library.card(heard.question.card)
            card = None if card is None else example(card)
            self.screen.begin_card()
            if before is not None:
                self.screen.show(said("look.back", self.screen.look))
            before = None
            judged = judge(
                card,
                heard,
                (place + 1, len(numbers)),
                self.state.seed,
                self.screen,
                self.painter,
                self.tools,
                is_first=place == 0,
                begun=self._begun(number, card),
                keep_begun=partial(self._keep_begun, number, card),
            )
            if isinstance(judged, Back):
                place -= 1
                before = self._reopen(numbers[place])
            else:
                self._take(judged)
                place += 1

    def _begun(self, number: int, card: Card | None) -> tuple[int, ...]:
        ticks = self.begun.get(number)
        if ticks is None or card is None or not isinstance(card.answer, Points):
            return ()
        return numbers_of(ticks, card.answer)

    def _keep_begun(
        self, number: int, card: Card | None, ticked: Collection[int]
    ) -> None:
        if card is not None and card.id is not None:
            kept = self.minutes.keep_ticking(number, card.id, ticked)
            if kept is not None:
                self.begun[number] = kept

    def _reopen(self, number: int) -> Heard:
        """Take a judgement back; the log has it until there is another."""
        heard = self.state.heard
        one = heard[number - 1]
        again = (*heard[: number - 1], replace(one, judgement=None), *heard[number:])
        self.state = replace(self.state, heard=again)
        return one

    def _take(self, event: Event) -> None:
        """Step, and keep what must be kept, before anything more is shown."""
        state, effects = step(self.state, event)
        language = self.screen.look.language
        self.status = ""
        for effect in effects:
            text = ""
            if isinstance(effect, KeepAnswer):
                text = question_text(self.desk, effect.heard, language)
                self.status = _word_for(effect.heard)
            self.minutes.keep(effect, text)
        self.state = state

    def _took_ms(self) -> int:
        return max(0, self.desk.clock().at_ms - self.shown_at_ms)


def is_ready(screen: Screen, sentence: str) -> bool:
    """Whether the learner goes on; over plain lines there is nothing to wait for.

    Args:
        sentence: Tells how to, and is said again below the keys.
    """
    if screen.look.is_plain:
        return True

    def show_keys() -> None:
        way = "judging" if sentence == "again.begin-judging" else ""
        screen.show(keys_view(screen.look, way), said(sentence, screen.look))

    return goes_on(screen, "ready", show_keys)


def _word_for(heard: Heard) -> str:
    """What became of an answer: of one given aloud nothing is noted."""
    if heard.marking is None:
        return "skipped"
    return "noted" if heard.given else "heard"
