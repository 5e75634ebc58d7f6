"""Editing the deck of a card in the middle of a session, and reading it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quiz.app.copying import is_read_only, place_of_copy
from quiz.app.decks import read_source
from quiz.app.desk import Desk
from quiz.app.editors import command_for, editor_of
from quiz.app.renames import follow_renames
from quiz.app.revisions import follow_revisions
from quiz.deck.diagnostics import Diagnostic, Severity
from quiz.deck.model import Card, CardId
from quiz.session import Edited
from quiz.ui.complaints import complaints_view
from quiz.ui.screen import Screen

_ROOM_FOR_CHOICE = 6
"""Lines that complaints leave free below them."""


@dataclass(slots=True)
class Editing:
    """What it takes to edit a deck and to go on with it."""

    desk: Desk
    screen: Screen
    environment: Mapping[str, str]
    counts: bool = True
    """Whether renamed and revised cards may be told to the log."""
    said: str = ""
    """What came of the latest edit, to be said above the card."""

    def edit(self, card: Card) -> Edited | None:
        """Let the learner edit the deck at the card; None if it is as it was.

        The file is edited until it reads without errors or the learner goes on
        with what there is: then a card that cannot be read stays as it was.
        """
        look = self.screen.look
        deck = self.desk.library.deck(card.deck)
        path = Path(card.span.path if deck is None else deck.path)
        line = card.span.line if Path(card.span.path) == path else 1
        editor = editor_of(self.environment)
        if editor is None or not self.screen.has_terminal:
            key = "edit.no-editor" if editor is None else "edit.no-terminal"
            self.screen.show(look.label(key, "", place=f"{path}:{line}"))
            return None
        is_copy = is_read_only(self.desk, card.deck, path)
        if is_copy:
            copy = self._copied(card.deck, path)
            if copy is None:
                return None
            path = copy
        before = _content(path)
        put_back = self.desk.library.keep(card.deck)
        while True:
            if not self._open(editor, path, line):
                if is_copy and _content(path) == before:
                    path.unlink()
                return None
            if _content(path) == before:
                return self._unchanged(path, is_copy=is_copy)
            self.desk.library.reload()
            errors = self._errors(path)
            is_lost = card.id is not None and self.desk.library.card(card.id) is None
            if errors:
                line = errors[0].span.line
                if self._wants_to_mend(errors, is_lost=is_lost):
                    continue
            self.said = look.say("edit.done")
            if is_copy:
                self.said = look.say("edit.copied", path=path)
            if errors and is_lost:
                put_back()
                self.said = look.say("edit.as-it-was")
                return Edited()
            now = self._followed()
            if is_lost and card.id not in dict(now):
                self.said = look.say("edit.gone")
            return Edited(now)

    def _copied(self, deck_id: str, path: Path) -> Path | None:
        """The deck's copy in the learner's folder."""
        import shutil

        look = self.screen.look
        copy = place_of_copy(self.desk.places.decks, deck_id, path)
        try:
            copy.parent.mkdir(parents=True, exist_ok=True)
            half = copy.with_name(f".{copy.name}.part")
            shutil.copyfile(path, half)
            half.replace(copy)
        except OSError:
            self.screen.show(look.label("edit.copy-failed", "", path=copy))
            return None
        return copy

    def _open(self, editor: str, path: Path, line: int) -> bool:
        """Whether the editor could be started; waits until it is closed."""
        import subprocess

        command = command_for(editor, path, line)
        try:
            if command is not None:
                with self.screen.away():
                    subprocess.run(command, check=False)  # noqa: S603 - their own
                return True
        except (OSError, ValueError):
            pass  # there is no such program, or it may not be run
        look = self.screen.look
        place = f"{path}:{line}"
        self.screen.show(look.label("edit.failed", "", editor=editor, place=place))
        return False

    def _unchanged(self, path: Path, *, is_copy: bool) -> Edited:
        if is_copy:
            path.unlink(missing_ok=True)
        self.said = self.screen.look.say("edit.unchanged")
        return Edited()

    def _errors(self, path: Path) -> list[Diagnostic]:
        found = self.desk.library.diagnostics(within=path)
        return [one for one in found if one.severity is Severity.ERROR]

    def _wants_to_mend(self, errors: list[Diagnostic], *, is_lost: bool) -> bool:
        look = self.screen.look
        room = max(4, look.height - _ROOM_FOR_CHOICE)
        self.screen.show(
            complaints_view(errors, look, read_source, at_most=room),
            look.label("edit.broken" if is_lost else "edit.flawed"),
        )
        return self.screen.key() in ("enter", "space")

    def _followed(self) -> tuple[tuple[CardId, CardId], ...]:
        """Tell the log of renamed and revised cards; the renamed ones."""
        if self.counts:
            follow_renames(self.desk)
            follow_revisions(self.desk)
        renamed = self.desk.library.renamed()
        return tuple((CardId(former), now) for former, now in renamed.items())


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
