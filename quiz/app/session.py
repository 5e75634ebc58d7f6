"""Runs a sitting: shows, waits, makes every effect durable before it is confirmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from quiz.app.asking.again import show_hint
from quiz.app.asking.commands import show_beside, show_kept
from quiz.app.asking.drafts import Drafts
from quiz.app.asking.keys import is_typed
from quiz.app.asking.predicting import ask_prediction, is_foretold
from quiz.app.asking.shown import show_after, show_given, show_outcome, show_truth
from quiz.app.asking.ticks import show_ticked, tick, what_is_left
from quiz.app.asking.turning import Followup, Turning, shuffled_options
from quiz.app.beside import Beside
from quiz.app.clock import Clock
from quiz.app.confirming import confirmation
from quiz.app.graphs import graph_view
from quiz.app.numerics import Study
from quiz.app.pictures import Painter
from quiz.app.proving import Judge
from quiz.app.record import Record
from quiz.app.titles import question_line
from quiz.app.turn import ask, rate
from quiz.app.undoing import step_time, step_words, undone
from quiz.app.waiting import left
from quiz.deck.model import Ask, Card, CardId, Property
from quiz.library import Library
from quiz.session import (
    CARD_CAP_MS,
    Answered,
    Edited,
    Event,
    Hinted,
    Lost,
    NextTime,
    Overruled,
    Phase,
    Rated,
    RecordReview,
    Returned,
    Settled,
    Sitting,
    Stopped,
    Ticked,
    Tools,
    Undone,
    step,
)
from quiz.store import Kind
from quiz.ui.header import Left, header_view
from quiz.ui.look import Look
from quiz.ui.printing import View
from quiz.ui.question import hints_view, question_view, ways_view
from quiz.ui.screen import Screen
from quiz.ui.text import one_line
from quiz.ui.today import welcome_view

_BELOW = 5
"""Rows below what has been said of an answer, for the ratings, or to type on."""


@dataclass(slots=True)
class Session:
    """A sitting being run, and everything it touches."""

    sitting: Sitting
    new: frozenset[CardId]
    """Cards of the queue that were never asked before."""
    library: Library
    record: Record
    screen: Screen
    tools: Tools
    painter: Painter
    clock: Clock
    open_link: Callable[[str], object]
    seed: int = 0
    again: frozenset[CardId] = frozenset()
    """Cards of the queue that were failed earlier today."""
    reason: str = "due"
    """Why the other cards are asked, see `quiz.ui.header.Left`."""
    until_ms: int | None = None
    """When `--minutes` are over; the card being asked is finished first."""
    most_ms: int | None = None
    """Time on cards after which today's limit is reached, whatever is left."""
    predicts: bool = False
    """Whether to ask how sure the learner is, before an answer is shown."""
    after_first_paint: Callable[[], None] | None = None
    is_first_ever: bool = False
    """Nothing was ever answered: a few words of welcome stand above the question."""
    study: Study | None = None
    """Tells how a right formula behaves in floating point."""
    judge: Judge | None = None
    """What verdicts on formulas rest on, to have them proved."""
    beside: Beside | None = None
    """The learner's notes and editor."""
    spent_ms: int = 0
    _drafts: Drafts = field(default_factory=Drafts)
    _is_resumed: bool = False
    """The first card was answered, or tried, in an earlier sitting, and not rated."""
    _status: str = ""
    _is_back: bool = False
    """The card has come back by an undo."""
    _offered: str = ""
    """The step before this sitting that one more undo would take back."""
    _shown_at_ms: int = 0

    def run(self) -> Sitting:
        """Ask cards until none is left or the learner stops."""
        self.record.watch(self.sitting.queue)
        self._is_resumed = self.sitting.turn.marking is not None
        while self.sitting.card is not None:
            settled = self.record.settled_elsewhere(self.sitting.queue)
            if settled:
                self._take(Settled(settled))
            if (card_id := self.sitting.card) is None:
                break
            card = self.library.card(card_id)
            if card is None:
                self._take(Lost())
                continue
            # What was answered already is rated, whatever the time.
            if self._is_late() and self.sitting.turn.marking is None:
                self._take(Stopped())
                continue
            self._turn(self.record.drawn(card))
        if self._status:
            self.screen.show(self.screen.look.label("status", text=self._status))
        return self.sitting

    def _turn(self, card: Card) -> None:
        turning = self._turning(card)
        said = self._paint(card, turning)
        if self.sitting.phase is Phase.RATING:
            is_resumed, self._is_resumed = self._is_resumed, False
            if is_resumed:
                said_of_it = what_is_left(turning, self.sitting)
                self.screen.show(self.screen.look.label(said_of_it))
            show_given(turning, self.sitting)
            show_outcome(turning, self.sitting)
            if not self._reveal(turning, is_ticked=self.sitting.turn.is_ticked):
                return
            if is_resumed:
                self.screen.forget()
        elif self.sitting.turn.marking is not None:
            if self._is_resumed:
                self.screen.show(self.screen.look.label("answer.tried"))
            turning.tried.extend(self.sitting.turn.given[:1])
            show_outcome(turning, self.sitting)
        self._is_resumed = False
        if self.sitting.phase is Phase.ASKING:
            hints = range(1, self.sitting.turn.hints + 1)
            self.screen.show(hints_view(card, hints, self.screen.look))
        self._repeat(said)
        start = self.sitting
        card_id = start.queue[0]
        while self.sitting.card == card.id and self.sitting.done == start.done:
            if self.sitting.phase is Phase.ASKING:
                event = self._heard(turning)
            else:
                days = self.record.next_days(card_id)
                event = rate(turning, self.sitting, days)
            if isinstance(event, Answered | Rated) and self._was_settled():
                return
            before = self.sitting
            self._take(event)
            lost = self._drafts.leave(turning, event, before)
            self._status = lost or self._status
            if isinstance(event, Undone):
                if self.sitting is not before or self._goes_further_back():
                    self._is_back = True
                    return
                continue
            self._offered = ""
            if isinstance(event, Edited):
                if turning.beside is not None:
                    self._status = turning.beside.editing.said
                return
            if self.sitting is not before:
                show_beside(turning, event, self._colon())
            if isinstance(event, Hinted):
                show_hint(turning, self.sitting.turn.hints)
            if isinstance(event, Answered):
                show_outcome(turning, self.sitting)
            if isinstance(event, Answered | Overruled):
                was_open = before.phase is Phase.ASKING
                is_rated_next = was_open and self.sitting.phase is Phase.RATING
                if is_rated_next and not self._reveal(turning):
                    return  # taken back while ticking: asked anew

    def _was_settled(self) -> bool:
        """Whether another session has rated the card meanwhile: it counts once."""
        settled = self.record.settled_elsewhere(self.sitting.queue)
        if self.sitting.card not in settled:
            return False
        self._take(Settled(settled))
        self._status = self.screen.look.say("session.settled")
        return True

    def _heard(self, turning: Turning) -> Event:
        """What the learner does; an answer with how sure they are, where asked."""
        while True:
            event = ask(turning, self.sitting)
            if not (self.predicts and isinstance(event, Answered)):
                return event
            if not is_foretold(event, self.sitting):
                return event
            asked_ms = self._now()
            said: float | Stopped | Undone | None = Stopped()
            try:
                said = ask_prediction(turning, event)
            finally:
                # However the question ends: what was answered is kept.
                if isinstance(said, Stopped):
                    self._take(event)
            if isinstance(said, Stopped):
                return said
            self._shown_at_ms += self._now() - asked_ms
            if not isinstance(said, Undone):
                return replace(event, predicted=said)

    def _goes_further_back(self) -> bool:
        """Undo beyond this sitting: say what it would take back, then do it.

        Returns:
            Whether a card has come back to be asked.
        """
        look, earlier = self.screen.look, self.record.earlier()
        if earlier is None:
            self.screen.show(look.label("undo.none"))
            return False
        if self._offered != earlier.events[-1].id:
            self._offered = earlier.events[-1].id
            said = look.say(
                "undo.earlier",
                when=step_time(earlier.events, self.clock(), look),
                what=step_words(earlier.events, look),
                question=one_line(
                    question_line(self.library, earlier.card, look.language)
                ),
                key=f"{self._colon()}u",
            )
            self.screen.show(look.label("status", text=said))
            return False
        self._offered = ""
        taken = self.record.take_back_earlier()
        if taken is None:
            return False
        said = undone(taken.events, look, self.clock())
        if not taken.brings_back or self.library.card(taken.card) is None:
            self.screen.show(look.label("status", text=said))
            return False
        self._take(Returned(taken.card))
        self._status = said
        return True

    def _colon(self) -> str:
        """What stands before a command now."""
        card_id = self.sitting.card
        card = None if card_id is None else self.library.card(card_id)
        is_line = card is not None and is_typed(card, self.screen.look)
        return ":" if is_line and self.sitting.phase is Phase.ASKING else ""

    def _way_back(self) -> str:
        """What takes the last step back, on the card that is asked next."""
        is_over = self._is_late() and self.sitting.turn.marking is None
        if self.sitting.card is None or is_over:
            return "`quiz undo`"
        return f"{self._colon()}u"

    def _reveal(self, turning: Turning, *, is_ticked: bool = False) -> bool:
        """Shows the answer; whether it still waits for its rating."""
        show_truth(turning, self.sitting)
        event = None if is_ticked else tick(turning, self.sitting)
        if event is not None:
            self._take(event)
        if event is None or isinstance(event, Ticked):
            show_ticked(turning, self.sitting)
            show_after(turning, self.sitting)
            show_kept(turning)
        return self.sitting.phase is Phase.RATING

    def _turning(self, card: Card) -> Turning:
        language = self.screen.look.language
        followups = []
        for one in card.followups:
            text = one.get(language)
            linked = self.library.card(CardId(text))
            places = () if linked is None else shuffled_options(linked, self.seed)
            followups.append(Followup(text, linked, places))
        times = sum(one.card == card.id for one in self.sitting.done)
        return Turning(
            card,
            self.screen,
            self.tools,
            self.painter,
            self.open_link,
            tuple(followups),
            shuffled_options(card, self.seed, times=times),
            self.study,
            judge=self.judge,
            beside=self.beside,
            draft=self._drafts.back(card.id, self.sitting.turn.ticked),
            now_ms=self._now,
        )

    def _paint(self, card: Card, turning: Turning) -> str:
        """The question; what stands above it, in words."""
        look = self.screen.look
        self.screen.begin_card()
        deck = self.library.deck(card.deck)
        title = deck.title.get(look.language) if deck is not None else card.deck
        status, self._status = self._status, ""
        above = (
            self._welcome(card, look),
            look.label("status", text=status) if status else None,
            header_view(card, title, self._left(), look),
            question_view(
                card, look, shuffled=turning.shuffled, has_boxes=not look.is_plain
            ),
        )
        self.screen.show(*above)
        # The curve of a card that asks for it comes below: plotext loads slowly.
        ways = ways_view("answer.line", card, look, colon=":")
        around = (*above, ways)
        self.screen.show(graph_view(self.library, card, look, around=around))
        self._shown_at_ms = self._now()
        self.painter.prepare(card)
        if self.after_first_paint is not None:
            start, self.after_first_paint = self.after_first_paint, None
            start()
        return status

    def _repeat(self, said: str) -> None:
        """What an undo took back, where a low window has lost the first line of it."""
        is_back, self._is_back = self._is_back, False
        look = self.screen.look
        if is_back and said and self.screen.rows_used + _BELOW > look.height:
            self.screen.show(look.label("status", text=said))

    def _welcome(self, card: Card, look: Look) -> View:
        """Once, and not where a curve needs the whole window."""
        is_graph = isinstance(card.answer, Property) and card.answer.ask is Ask.GRAPH
        if not self.is_first_ever or is_graph:
            return None
        self.is_first_ever = False
        return welcome_view(look)

    def _left(self) -> Left:
        return left(
            self.sitting,
            self.library,
            new=self.new,
            again=self.again,
            most_minutes=self._room(),
            reason=self.reason,
        )

    def _room(self) -> int:
        """Whole minutes until time is up, at least one."""
        ends = [CARD_CAP_MS * len(self.sitting.queue)]
        if self.until_ms is not None:
            ends.append(self.until_ms - self._now())
        if self.most_ms is not None:
            ends.append(self.most_ms - self.spent_ms)
        return max(1, round(min(ends) / 60_000))

    def _take(self, event: Event) -> None:
        """Step, and keep what must be kept, before anything is shown of it."""
        card_id = self.sitting.card
        state, effects = step(self.sitting, event)
        now = self._now()
        took_ms = min(CARD_CAP_MS, max(0, now - self._shown_at_ms))
        then: NextTime | None = None
        for effect in effects:
            then = self.record.keep(effect, took_ms)
            if isinstance(effect, RecordReview):
                self.spent_ms += took_ms
        self.sitting = state
        if effects and card_id is not None:
            if isinstance(event, Undone):
                self._status = self._undone()
            else:
                look, way_back = self.screen.look, self._way_back()
                self._status = confirmation(event, card_id, then, look, way_back)

    def _undone(self) -> str:
        taken, is_rating = self.record.taken, self.sitting.phase is Phase.RATING
        is_rating = is_rating and bool(taken) and taken[-1].kind == Kind.REVIEW
        return undone(taken, self.screen.look, self.clock(), is_rating=is_rating)

    def _is_late(self) -> bool:
        if self.most_ms is not None and self.spent_ms >= self.most_ms:
            return True
        return self.until_ms is not None and self._now() >= self.until_ms

    def _now(self) -> int:
        return self.clock().at_ms
