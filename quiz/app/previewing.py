"""`quiz deck preview`: a deck's cards as they will look, again whenever it is saved."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quiz.app.decks import located
from quiz.app.desk import open_library
from quiz.app.editors import command_for, editor_of
from quiz.app.graphs import graph_view
from quiz.app.pages import (
    Page,
    Pages,
    changed_from,
    only,
    read_pages,
    same_place,
    with_complaints,
)
from quiz.app.pictures import Painter
from quiz.app.places import Places, find_places
from quiz.app.saved import Checks, Saved
from quiz.deck.diagnostics import Diagnostic
from quiz.errors import QuizError, system_reason
from quiz.library import Library, bundled_folder
from quiz.session.varying import example
from quiz.ui.authoring import remark
from quiz.ui.keys import action_of
from quiz.ui.look import Look, stack
from quiz.ui.pages import (
    card_view,
    head_view,
    keys_view,
    saved_text,
    saved_view,
    sum_view,
    wrong_view,
)
from quiz.ui.printing import View
from quiz.ui.screen import END, Screen

GLANCE_S = 0.2
"""How often the file is looked at: soon enough to feel at once, and no work."""
_STATUS_ROWS = 3
"""What stands below a page."""
_PICTURE_S = 5.0
"""A picture is waited for so long: the first one loads what draws them."""


@dataclass(slots=True)
class Preview:
    """A deck file that is looked at."""

    path: Path
    places: Places
    library: Library
    painter: Painter
    card: str | None = None
    """The only one that is wanted."""

    def read(self) -> Pages:
        """The file as it is now, with what can be said of it at once."""
        return self.chosen(read_pages(self.library, self.path))

    def chosen(self, pages: Pages) -> Pages:
        """The pages that are wanted."""
        return pages if self.card is None else only(pages, self.card)

    def view(self, pages: Pages, number: int, look: Look) -> View:
        """One page."""
        page = pages.pages[number]
        of = len(pages.pages)
        place = "" if of == 1 else f"{number + 1}/{of}"
        return stack(
            head_view(page.card, page.own_id, page.line, place, look, page.is_head),
            self._card(page, pages, look),
            wrong_view(
                page.complaints,
                pages.source,
                look,
                is_left_out=page.card is None and not page.is_head,
            ),
        )

    def _card(self, page: Page, pages: Pages, look: Look) -> View | None:
        if page.card is None:
            return None
        card = example(page.card)
        pictures = self.painter.pictures(
            card, "", width=look.width, patience_s=_PICTURE_S
        )
        graph = graph_view(self.library, card, look)
        return card_view(
            card,
            look,
            pictures=pictures,
            graph=graph,
            general=pages.general,
            tags=[one for one in card.tags if one not in pages.tags],
        )


def open_preview(
    environment: Mapping[str, str], name: str, card: str | None, look: Look
) -> Preview:
    """Look at a deck file, or at the file of a deck that is known by its id.

    Raises:
        QuizError: ``no-such-path``; ``file-unreadable``.
    """
    places = find_places(environment)
    path = located(places, name)
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        detail = system_reason(error)
        raise QuizError("file-unreadable", path=str(path), detail=detail) from error
    library = open_library(places, extra=(path,))
    painter = Painter(library, language=look.language, is_plain=look.is_plain)
    return Preview(path, places, library, painter, card)


def whole(preview: Preview, found: list[Diagnostic], look: Look) -> View:
    """Every page below the others, with these complaints as well.

    Raises:
        QuizError: ``preview-no-card``.
    """
    read = read_pages(preview.library, preview.path)
    pages = preview.chosen(with_complaints(read, (*read.found, *found)))
    preview.painter.start()
    for page in pages.pages:
        if page.card is not None:
            preview.painter.prepare(page.card)
    views = [preview.view(pages, place, look) for place in range(len(pages.pages))]
    return stack(*views, _sum(pages, look))


@dataclass(slots=True)
class Watch:
    """One page at a time, and the file looked at meanwhile."""

    preview: Preview
    screen: Screen
    environment: Mapping[str, str]
    checks: Checks
    place: int = 0
    _said: str = ""
    _pages: Pages = field(default_factory=lambda: Pages(Path()))

    def run(self) -> None:
        """Until the author leaves."""
        self.preview.painter.start()
        saved = Saved(self.preview.path)
        self._pages = self.preview.read()
        self._begin()
        while True:
            key = self.screen.key(GLANCE_S)
            if not key:
                if saved.is_new():
                    self._read_again()
                elif (found := self.checks.found()) is not None:
                    self._add(found)
                continue
            action = action_of(key)
            if key == END or action == "quit":
                return
            if key in ("enter", "space", "right", "down"):
                self._go(1)
            elif action == "undo" or key in ("left", "up", "backspace"):
                self._go(-1)
            elif action == "edit":
                self._edit()

    def _begin(self) -> None:
        wrong = [n for n, one in enumerate(self._pages.pages) if one.complaints]
        self.place = wrong[0] if wrong else 0
        self.checks.begin()
        self._show()

    def _read_again(self) -> None:
        before, at = self._pages, self._page()
        try:
            self._pages = self.preview.read()
        except QuizError:
            return  # the one card that is wanted is not there just now
        changed = changed_from(before, self._pages)
        if changed:
            self.place = changed[0]
        elif at is not None:
            self.place = same_place(at, self.place, self._pages)
        self._said = saved_text(len(changed), self.screen.look)
        self.checks.begin()
        self._show()

    def _add(self, found: list[Diagnostic]) -> None:
        """What the slower checks have found of the file as it is."""
        at = self._page()
        self._pages = with_complaints(self._pages, (*self._pages.found, *found))
        if at is not None:
            self.place = same_place(at, self.place, self._pages)
        if at == self._page():
            self._tell()
        else:
            self._show()

    def _page(self) -> Page | None:
        pages = self._pages.pages
        return pages[self.place] if self.place < len(pages) else None

    def _go(self, step: int) -> None:
        place = self.place + step
        if 0 <= place < len(self._pages.pages):
            self.place, self._said = place, ""
            self._show()

    def _show(self) -> None:
        look, pages = self.screen.look, self._pages
        self.screen.begin_card()
        if pages.pages:
            self.screen.show(self.preview.view(pages, self.place, look))
        else:
            self.screen.show(remark("page.nothing", look))
        self._tell()

    def _tell(self) -> None:
        """What became of the file, over what was said of it before."""
        look, pages = self.screen.look, self._pages
        name = ""
        page = self._page()
        if page is not None and self.screen.rows_used >= look.height - _STATUS_ROWS:
            # Its first line has left the window.
            name = f"{page.own_id} {self.place + 1}/{len(pages.pages)}".strip()
        problems, is_so_far = len(pages.found), self.checks.is_busy
        total = sum_view(pages.cards, problems, look, is_so_far=is_so_far)
        self.screen.live(
            keys_view(
                (name, self._said),
                total,
                look,
                has_before=self.place > 0,
                has_next=self.place + 1 < len(pages.pages),
            )
        )

    def _edit(self) -> None:
        """Opens the file at this page; what was saved is noticed as ever."""
        look, path = self.screen.look, self.preview.path
        page = self._page()
        line = page.line if page is not None else 1
        editor = editor_of(self.environment)
        place = f"{path}:{line}"
        if not _is_ones_own(path, self.preview.places):
            self.screen.show(remark("watch.fixed", look))
            return
        command = None if editor is None else command_for(editor, path, line)
        try:
            if command is not None:
                with self.screen.away():
                    subprocess.run(command, check=False)  # noqa: S603 - their own
                self._said = ""
                self._show()
                return
        except (OSError, ValueError):
            pass  # there is no such program, or it may not be run
        key = "watch.no-editor" if editor is None else "watch.failed"
        self.screen.show(remark(key, look, editor=editor, place=place))


def follow(preview: Preview, screen: Screen, checks: Checks) -> None:
    """The same in plain lines: what a save has changed is written below."""
    saved, pages = Saved(preview.path), Pages(Path())
    is_first = True
    while True:
        if is_first or saved.is_new():
            before, pages = pages, preview.read()
            numbers = changed_from(before, pages)
            look = screen.look
            for number in numbers:
                screen.begin_card()
                screen.show(preview.view(pages, number, look))
            said = None if is_first else saved_view(len(numbers), look)
            screen.begin_card()
            screen.show(said, _sum(pages, look))
            if is_first:
                screen.show(remark("watch.waiting", look, path=preview.path))
            is_first = False
            checks.begin()
        elif (found := checks.found()) is not None:
            now = with_complaints(pages, (*pages.found, *found))
            for one, other in zip(now.pages, pages.pages, strict=False):
                if one.complaints != other.complaints:
                    news = [it for it in one.complaints if it not in other.complaints]
                    screen.show(
                        wrong_view(news, pages.source, screen.look, is_left_out=False)
                    )
            pages = now
        time.sleep(GLANCE_S)


def _sum(pages: Pages, look: Look) -> View:
    return sum_view(pages.cards, len(pages.found), look)


def _is_ones_own(path: Path, places: Places) -> bool:
    """Whether a file may be edited where it is: it did not come with quiz or a pack."""
    here = path.resolve()
    kept = places.home.resolve(), bundled_folder().resolve()
    if here.is_relative_to(places.decks.resolve()):
        return os.access(here, os.W_OK)
    return os.access(here, os.W_OK) and not any(map(here.is_relative_to, kept))
