"""One typed line, edited with prompt_toolkit, and what stands below it meanwhile.

prompt_toolkit takes a while to import, so this module is first imported when
the question is on the screen already. When a line is ended, all that remains
of it is the line.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Sequence
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Size
from prompt_toolkit.document import Document
from prompt_toolkit.filters import is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import create_input
from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead
from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style
from rich.cells import cell_len

from quiz.ui.glimpse import MARK, QUIET, Glimpse, Rows, glimpse_rows
from quiz.ui.history import Past, look_back
from quiz.ui.interrupting import interrupts
from quiz.ui.keys import COLONS
from quiz.ui.prompt_bindings import Editing, bindings
from quiz.ui.prompt_brackets import Brackets
from quiz.ui.prompt_keys import names, presses
from quiz.ui.signs import Completion, complete
from quiz.ui.wanted import Answer, Wanted
from quiz.ui.watching import Watcher

# An end that is asked for while history is read goes on, and is told in a log as well.
# Without a handler that would be written over the screen.
logging.getLogger("prompt_toolkit").addHandler(logging.NullHandler())

_STYLE = Style.from_dict(
    {
        "prompt": "bold",
        "pair": "ansicyan bold underline",
        "lonely": "ansiyellow underline",
        "mark": "ansiyellow",
        "quiet": "",
    }
)


_TICK_S = 0.5
"""How often a clock below the line is read."""
_CLOCK_BELOW = 4
"""Rows kept between a formula and the clock, so that it stays where it is."""


class Prompter:
    """Asks for lines at the terminal of this process.

    Args:
        size: Columns and rows of the window, as it is now.

    Raises:
        OSError: Lines cannot be edited here, as in a console that is none.
    """

    def __init__(self, size: Callable[[], tuple[int, int]]) -> None:
        self._size = size
        self._input = create_input()
        self._output = self._made_output()

    def ask(self, wanted: Wanted, ahead: Sequence[str]) -> Answer:
        """Let a line be edited until Enter, Ctrl-D or the end of input.

        Raises:
            KeyboardInterrupt: Ctrl-C was typed.
        """
        store_typeahead(self._input, presses(ahead))
        asking = _Asking(wanted, self._size)
        application = asking.application(self._input, self._output)
        try:
            with interrupts(application) as begun:

                def begin() -> None:
                    _pass_on_failures(application)
                    begun()

                text = application.run(
                    pre_run=begin,
                    set_exception_handler=False,
                    handle_sigint=False,
                )
        except EOFError:
            text = None
        finally:
            asking.close()
        return Answer(text, asking.line_rows, names(get_typeahead(self._input)))

    def _made_output(self) -> Output:
        if sys.platform == "win32":  # pragma: no cover - the other system's
            from prompt_toolkit.output import create_output
            from prompt_toolkit.output.win32 import NoConsoleScreenBufferError

            try:
                return create_output()
            except NoConsoleScreenBufferError as error:
                raise OSError(str(error)) from error

        def size() -> Size:
            columns, rows = self._size()
            return Size(rows=rows, columns=columns)

        # Where the prompt stands is known: nobody needs to ask the terminal.
        return Vt100_Output(
            sys.stdout,
            size,
            default_color_depth=ColorDepth.from_env(),
            enable_bell=False,
            enable_cpr=False,
        )


def _pass_on_failures(application: Application[str | None]) -> None:
    """Have a failure while drawing or editing end the line, and be raised."""

    def fail(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        found = context.get("exception") or RuntimeError(context.get("message"))
        if application.future is not None and not application.future.done():
            application.exit(exception=found)

    asyncio.get_running_loop().set_exception_handler(fail)


class _Asking(Editing):
    """The state of one line while it is edited."""

    def __init__(self, wanted: Wanted, size: Callable[[], tuple[int, int]]) -> None:
        self._wanted = wanted
        self._size = size
        self._row = wanted.row
        self._look = wanted.look
        self._drawn_size = wanted.drawn_size
        self._past = Past(wanted.lines)
        self._choices: Completion = Completion()
        self._glimpse: Glimpse | None = None
        self._application: Application[str | None] | None = None
        self._watcher: Watcher | None = None
        self.buffer = Buffer(multiline=False, on_text_changed=self._changed)

    def application(self, source: object, target: Output) -> Application[str | None]:
        """What prompt_toolkit runs."""
        below = Window(
            FormattedTextControl(self._below_text),
            height=lambda: Dimension.exact(len(self._below())),
            wrap_lines=False,
        )
        line = Window(
            BufferControl(
                self.buffer, input_processors=[Brackets()] if self._is_formula else []
            ),
            height=lambda: Dimension.exact(self.line_rows),
            wrap_lines=True,
            get_line_prefix=self._prefix,
        )
        has_below = ~is_done
        layout = Layout(HSplit([line, ConditionalContainer(below, has_below)]))
        self._application = Application(
            layout=layout,
            key_bindings=bindings(self),
            style=_STYLE,
            include_default_pygments_style=False,
            input=source,  # type: ignore[arg-type]
            output=target,
            before_render=self._follow_window,
            refresh_interval=None if self._wanted.clock is None else _TICK_S,
        )
        self._application.ttimeoutlen = 0.05
        if self._wanted.preview is not None:
            self._watcher = Watcher(self._wanted.preview, self._told)
        return self._application

    def close(self) -> None:
        """Stop looking at what is typed."""
        if self._watcher is not None:
            self._watcher.close()

    def recall(self, steps: int) -> None:
        self._past, text = look_back(self._past, self.buffer.text, steps)
        self.buffer.document = Document(text, len(text))

    def is_bounce(self) -> bool:
        return self._wanted.is_bounce()

    def may_cancel(self) -> bool:
        return self._wanted.cancels

    def complete(self) -> None:
        if not self._is_formula:
            return
        found = complete(self.buffer.document.text_before_cursor)
        if found.text:
            self.buffer.delete_before_cursor(found.length)
            self.buffer.insert_text(found.text)
        self._choices = found

    @property
    def line_rows(self) -> int:
        """Rows that the line takes on the screen, with room for the cursor."""
        columns, _ = self._size()
        room = max(1, columns - self._indent)
        return cell_len(self.buffer.text) // room + 1

    @property
    def _is_formula(self) -> bool:
        return self._wanted.preview is not None

    @property
    def _indent(self) -> int:
        return self._wanted.margin + cell_len(self._wanted.prompt)

    def _changed(self, _: Buffer) -> None:
        self._choices = Completion()
        text = self.buffer.text
        if not text.strip() or text.lstrip().startswith(COLONS):
            self._glimpse = None
            text = ""
        if self._watcher is not None:
            self._watcher.see(text)

    def _told(self, glimpse: Glimpse) -> None:
        self._glimpse = glimpse if glimpse.text else None
        if self._application is not None:
            self._application.invalidate()

    def _follow_window(self, application: Application[str | None]) -> None:
        """Draw what stands above anew if the window has another size by now."""
        if (size := self._size()) == self._drawn_size:
            return
        self._drawn_size = size
        application.renderer.reset()
        self._row, self._look = self._wanted.redraw()

    def _prefix(self, _line: int, wraps: int) -> StyleAndTextTuples:
        if wraps:
            return [("", " " * self._indent)]
        return [("", " " * self._wanted.margin), ("class:prompt", self._wanted.prompt)]

    def _below(self) -> Rows:
        _, rows = self._size()
        line_rows = self.line_rows
        # Whatever was drawn below the window's end has moved the line up.
        self._row = min(self._row, max(1, rows - line_rows + 1))
        room = rows - self._row + 1 - line_rows
        if self._wanted.clock is None or room < 1:
            return self._about(room)
        about = self._about(room - 1)
        if self._is_formula:
            about += [("", "")] * (min(_CLOCK_BELOW, room - 1) - len(about))
        said = self._wanted.clock()
        return [*about, (QUIET if said.style == "quiet" else MARK, said.plain)]

    def _about(self, room: int) -> Rows:
        """What there is to say of the text that is being typed."""
        columns, _ = self._size()
        width = columns - self._indent - 1
        if self._choices.choices:
            shown = "   ".join(f"{sign} {name}" for sign, name in self._choices.choices)
            return [("", shown[: max(1, width)])][:room]
        if self._glimpse is None:
            return []
        return glimpse_rows(
            self._glimpse,
            self._look,
            rows=room,
            columns=width,
            first=max(1, columns - self._indent),
        )

    def _below_text(self) -> StyleAndTextTuples:
        shown: StyleAndTextTuples = []
        for style, text in self._below():
            shown.append((style, f"{' ' * self._indent}{text}\n"))
        if shown:
            style, text, *_ = shown[-1]
            shown[-1] = (style, text.rstrip("\n"))
        return shown
