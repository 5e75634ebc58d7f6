"""An interview being held: shows, waits, and keeps each answer before the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from quiz.app.asking.turning import shuffled_options
from quiz.app.desk import Desk
from quiz.app.grading import warm_up
from quiz.app.graphs import graph_view
from quiz.app.interview_asking import Asking, hear
from quiz.app.interview_judging import judge
from quiz.app.interview_log import Minutes
from quiz.app.interview_told import question_text
from quiz.app.pictures import Painter
from quiz.deck.model import Card
from quiz.session import Tools
from quiz.session.interview import (
    Event,
    Interview,
    KeepAnswer,
    KeepResult,
    Lost,
    Question,
    Stage,
    step,
)
from quiz.ui.interview import aside_view, clock_view, heading_view, said, ways
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
    is_warm: bool = False
    status: str = ""
    shown_at_ms: int = field(default=0)

    def hold(self) -> None:
        """Ask and judge until nothing is left or the learner leaves."""
        if self.state.stage is Stage.OVER and self.state.heard:
            # It was broken off between the last answer and its result.
            self.minutes.keep(KeepResult(self.state.heard))
        while self.state.stage is Stage.ASKING:
            self._ask()
        if self.state.stage is Stage.JUDGING:
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
        self._take(hear(asking))

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

    def _judge(self) -> None:
        self._warm_up()
        numbers = self.state.open
        intro = said("look.intro", self.screen.look, "", n=len(numbers))
        for place, number in enumerate(numbers, start=1):
            heard = self.state.heard[number - 1]
            card = self.desk.library.card(heard.question.card)
            self.screen.begin_card()
            if place == 1:
                self.screen.show(intro)
            position = (place, len(numbers))
            judged = judge(
                card,
                heard,
                position,
                self.state.seed,
                self.screen,
                self.painter,
                self.tools,
            )
            self._take(judged)
            if self.state.stage is Stage.OVER:
                return

    def _take(self, event: Event) -> None:
        """Step, and keep what must be kept, before anything more is shown."""
        state, effects = step(self.state, event)
        language = self.screen.look.language
        self.status = ""
        for effect in effects:
            text = ""
            if isinstance(effect, KeepAnswer):
                text = question_text(self.desk, effect.heard, language)
                self.status = "noted"
            self.minutes.keep(effect, text)
        self.state = state

    def _took_ms(self) -> int:
        return max(0, self.desk.clock().at_ms - self.shown_at_ms)
