"""A session in a terminal: keys read one by one, lines typed, widths read anew."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from quiz.ui.bounce import Bounce
from quiz.ui.history import Typed, offered
from quiz.ui.keys import action_of, word_action
from quiz.ui.look import NARROWEST, THEME, WIDEST, Look
from quiz.ui.run_on import BURST_S, PAUSE_S, RUN_ON_S, drop_keys, goes_on, is_text
from quiz.ui.screen import ANYTHING, END, Typing
from quiz.ui.text import visible
from quiz.ui.wanted import Answer, Wanted

if sys.platform == "win32":  # pragma: no cover - the other system's reader
    from quiz.ui.windows import handed_over, raw_keys, read_key, wait_for_key
else:
    from quiz.ui.unix import handed_over, raw_keys, read_key, wait_for_key

if TYPE_CHECKING:
    from quiz.ui.prompt import Prompter

MARGIN = 2
_CURSOR_OFF, _CURSOR_ON = "\x1b[?25l", "\x1b[?25h"
_PASTE_ON, _PASTE_OFF = "\x1b[?2004h", "\x1b[?2004l"
_ROOM_BELOW = 5
"""Rows kept free for what stands below a formula while it is typed."""
_GLANCE_S = 0.25
"""How often the size of the window is looked at while a key is waited for."""
_SMALLEST_QUESTION = 12
"""Rows that the question keeps in a low window."""


@dataclass(slots=True)
class Terminal:
    """The screen of someone who sits in front of it."""

    language: str
    told: str = ""
    """The text that the last key began, if it did."""
    _typed: list[Typed] = field(default_factory=list)
    _turn: int = 0
    _row: int | None = None
    """The cursor's row from 1; None until the first card takes the whole screen."""
    _pending: list[str] = field(default_factory=list)
    _has_keys: bool = False
    """The terminal gives its keys one by one."""
    _is_left: bool = False
    """The last key was the one that leaves."""
    _is_new: bool = False
    """Neither the card nor what came of a line has been drawn yet."""
    _has_remark: bool = False
    _prompter: Prompter | None = None
    _is_simple: bool = False
    """What edits lines cannot run here, and this was said."""
    _live_rows: int = 0
    """Rows of what may still be drawn over; none once something stands below it."""
    _live_size: tuple[int, int] = (0, 0)
    _live_block: RenderableType | None = None
    _shown: list[tuple[RenderableType, bool]] = field(default_factory=list)
    """What stands on the screen of this card, and whether each was tight."""
    _drawn_size: tuple[int, int] = (0, 0)
    """Of the window as the card was begun: what came after may fit another."""
    _rows: int = 0
    """Rows of this card, those above the window included."""
    _bounce: Bounce = field(default_factory=Bounce)

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Keys are neither echoed nor lost from here on, whenever they are typed."""
        with raw_keys():
            sys.stdout.write(_PASTE_ON)
            self._has_keys = True
            try:
                yield
            finally:
                self._has_keys = False
                if self._is_left:
                    drop_keys(wait_for_key, read_key)
                sys.stdout.write(_PASTE_OFF + _CURSOR_ON)
                sys.stdout.flush()

    @property
    def has_terminal(self) -> bool:
        """It is one."""
        return True

    @contextmanager
    def away(self) -> Iterator[None]:
        """Another program has the terminal; the next card is drawn anew."""
        sys.stdout.write(_PASTE_OFF + _CURSOR_ON)
        sys.stdout.flush()
        try:
            with handed_over():
                yield
        finally:
            self._has_remark = False
            sys.stdout.write(_PASTE_ON)
            sys.stdout.flush()

    @property
    def look(self) -> Look:
        """The size of the window as it is now."""
        columns, rows = _size()
        width = max(NARROWEST, min(WIDEST, columns)) - 2 * MARGIN
        return Look(width=width, height=rows, language=self.language)

    def begin_card(self) -> None:
        """Pushes what is on the screen up into the scrollback; nothing is erased."""
        self._turn += 1
        self._live_rows = 0
        self._rows = 0
        self._is_new = True
        if self._has_remark:
            self._has_remark = False
            return
        self._shown.clear()
        self._drawn_size = _, rows = _size()
        sys.stdout.write("\x1b[999;1H" + "\n" * rows + "\x1b[H")
        self._row = 1

    def show(self, *blocks: RenderableType | None, tight: bool = False) -> None:
        """Draws the blocks inside the margins, each after a blank line."""
        kept = [(block, tight) for block in blocks if block is not None]
        self._shown += kept
        self._draw(kept)

    def _draw(self, blocks: Sequence[tuple[RenderableType, bool]]) -> None:
        console = Console(
            width=self.look.width + MARGIN,
            highlight=False,
            markup=False,
            emoji=False,
            theme=THEME,
        )
        with console.capture() as captured:
            for block, is_tight in blocks:
                above = 0 if is_tight else 1
                console.print(Padding(block, (above, 0, 0, MARGIN), expand=False))
        drawn = captured.get()
        if self._is_new:
            self._is_new = False
            self._forget_assent()
        sys.stdout.write(drawn)
        sys.stdout.flush()
        self._went_down(drawn.count("\n"))
        self._live_rows = 0

    def _draw_anew(self) -> None:
        """The card as it stands, for a window that has another size by now."""
        live, self._live_rows = self._live_block if self._live_rows else None, 0
        self._drawn_size, self._rows = _size(), 0
        sys.stdout.write("\x1b[H\x1b[2J")
        self._row = 1
        self._draw(self._shown)
        if live is not None:
            self.live(live)

    def live(self, block: RenderableType | None) -> None:
        """Draws over what was drawn so before; after a resize, below it."""
        rows, size = self._live_rows, _size()
        if rows and self._live_size == size:
            sys.stdout.write(f"\x1b[{rows}A\r\x1b[J")
            self._went_down(-rows)
        if block is None:
            self._live_rows = 0
            return
        console = Console(width=self.look.width, theme=THEME)
        self._live_size, self._live_block = size, block
        rows = 1 + len(console.render_lines(block))
        self._draw([(block, False)])
        self._live_rows = rows

    def remark(self, block: RenderableType) -> None:
        """Draws it where the next card will stand below it."""
        self.begin_card()
        self.show(block)
        self._has_remark = True

    def key(self, patience_s: float | None = None) -> str:
        """Waits for one key; Ctrl-D and a closed terminal are the end."""
        self.told = ""
        self._forget_repeats()
        while True:
            if not self._pending and not self._is_pressed(patience_s):
                return ""
            sys.stdout.write(_CURSOR_OFF)
            try:
                key = self._next()
            finally:
                sys.stdout.write(_CURSOR_ON)
            if not self._bounce.repeats(key):
                break
        self._bounce.press(key)
        self._is_left = action_of(key) == "quit"
        return END if key == "ctrl-d" else key

    @property
    def rows_used(self) -> int:
        """Those drawn and typed since the card was begun."""
        return self._rows

    def pause(self) -> None:
        """Until any key; Enter and Space are done with, a command is for later."""
        key = self.key()
        if len(key) == 1 or key == END:
            self._pending.insert(0, "ctrl-d" if key == END else key)

    def runs_on(self, key: str) -> bool:
        """Whether letters follow each other quicker than commands do."""
        is_digit = key.isdecimal()
        if not self._comes(BURST_S if is_digit else RUN_ON_S):
            return False
        if not goes_on(self._pending) if is_digit else not is_text(self._pending[0]):
            return False
        typed = [key]
        while self._comes(PAUSE_S) and self._pending[0] not in ("ctrl-c", "ctrl-d"):
            if (letter := self._pending.pop(0)) == "enter":
                break
            typed.append(" " if letter == "space" else letter)
        self.told = "".join(letter for letter in typed if len(letter) == 1)
        return True

    def _comes(self, patience_s: float) -> bool:
        """Whether a key waits, or comes in time."""
        while not self._pending:
            if not self._is_pressed(patience_s):
                return False
            keys = read_key()
            if keys is None:
                return False  # the next reading notices it again
            self._pending.extend(keys)
        return True

    def forget(self) -> None:
        """Keys from before what they would act on; those that leave are kept."""
        self._read_pressed()
        leaving = ("ctrl-c", "ctrl-d", "q", "й")
        self._pending = [key for key in self._pending if key in leaving]

    def _read_pressed(self) -> None:
        while self._has_keys and wait_for_key(0):
            keys = read_key()
            if keys is None:
                break
            self._pending.extend(keys)

    def _forget_repeats(self) -> None:
        """The last key again, from before the screen was as it is now."""
        self._read_pressed()
        while self._pending and self._bounce.repeats(self._pending[0], waited=True):
            del self._pending[0]

    def _forget_assent(self) -> None:
        """Enter and Space from before a card was there are not meant for it."""
        self._read_pressed()
        while self._pending and self._pending[0] in ("enter", "space"):
            self._bounce.press(self._pending.pop(0))

    def _is_pressed(self, patience_s: float | None) -> bool:
        """Whether a key comes in time; meanwhile the window may be resized."""
        left_s = patience_s
        while left_s is None or left_s > 0:
            sys.stdout.flush()
            wait_s = _GLANCE_S if left_s is None else min(_GLANCE_S, left_s)
            if wait_for_key(wait_s):
                return True
            if left_s is not None:
                left_s -= wait_s
            if self._row is not None and _size() != self._drawn_size:
                self._draw_anew()
        return False

    def line(self, prompt: str, typing: Typing = ANYTHING) -> str | None:
        """Edits one line below the text, with the lines typed before at hand."""
        self._make_room(typing)
        if typing.gives_up:
            self._forget_repeats()
        # Where to type can be seen before what edits the line is loaded.
        sys.stdout.write(" " * MARGIN + prompt)
        sys.stdout.flush()

        def redraw() -> tuple[int, Look]:
            self._draw_anew()
            self._make_room(typing)
            sys.stdout.flush()
            return self._row or 1, self.look

        wanted = Wanted(
            prompt,
            MARGIN,
            self._row or 1,
            self.look,
            _size() if self._row is None else self._drawn_size,
            redraw,
            self._offered(typing),
            typing.preview,
            typing.clock,
            typing.cancels,
            lambda: self._bounce.repeats("enter"),
        )
        ahead, self._pending = self._pending, []
        answer = self._edited(wanted, ahead)
        self._pending = answer.ahead
        self._bounce.press("enter")
        self._is_new = True
        sys.stdout.write(_PASTE_ON)
        self._went_down(answer.rows)
        text = answer.text
        self._shown.append((Text(prompt + visible(text or "")), False))
        is_answer = text is not None and word_action(text) is None
        if text is not None and is_answer and not typing.cancels:
            self._typed.append(Typed(text, typing.subject, self._turn))
        return text

    def _offered(self, typing: Typing) -> tuple[str, ...]:
        if typing.cancels:
            return ()
        return offered(tuple(self._typed), typing.subject, self._turn)

    def _make_room(self, typing: Typing) -> None:
        """A blank line above the one to type on, and room for what stands below."""
        sys.stdout.write("\n")
        self._live_rows = 0
        self._went_down(1)
        if typing.preview is not None:
            self._keep_free(_ROOM_BELOW)
        elif typing.clock is not None:
            self._keep_free(1)

    def _edited(self, wanted: Wanted, ahead: list[str]) -> Answer:
        """The line, edited as well as it can be here."""
        if not self._is_simple:
            try:
                from quiz.ui.prompt import Prompter

                if self._prompter is None:
                    self._prompter = Prompter(_size)
                sys.stdout.write("\r")
                return self._prompter.ask(wanted, ahead)
            except (ImportError, OSError):
                self._is_simple = True
                sys.stdout.write("\r\x1b[J")
                self.show(self.look.label("line.simple"), tight=True)
                self._make_room(ANYTHING)
                sys.stdout.write(" " * MARGIN + wanted.prompt)
        from quiz.ui.plain_line import plain_line

        self._pending = ahead
        answer = plain_line(wanted, self._next, lambda: _size()[0])
        return replace(answer, ahead=self._pending)

    def _went_down(self, rows: int) -> None:
        self._rows += rows
        if self._row is not None:
            _, height = _size()
            self._row = min(height, self._row + rows)

    def _keep_free(self, rows: int) -> None:
        """Scrolls, before anything is typed, so that nothing moves afterwards."""
        _, height = _size()
        rows = max(1, min(rows, height - _SMALLEST_QUESTION))
        sys.stdout.write("\n" * rows + f"\x1b[{rows}A")
        self._row = (
            height - rows if self._row is None else min(self._row, height - rows)
        )

    def _next(self) -> str:
        while not self._pending:
            sys.stdout.flush()
            keys = read_key()
            if keys is None:
                return END
            self._pending.extend(keys)
        key = self._pending.pop(0)
        if key == "ctrl-c":
            # It came while a line was edited, when it does not interrupt by itself.
            raise KeyboardInterrupt
        return key


def _size() -> tuple[int, int]:
    try:
        size = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return 80, 24
    return size.columns or 80, size.lines or 24
