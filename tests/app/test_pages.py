"""A deck file as pages: every complaint at its card, and what a save has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.app.pages import (
    Pages,
    changed_from,
    only,
    read_pages,
    same_place,
    with_complaints,
)
from quiz.deck.diagnostics import Diagnostic, Span
from quiz.errors import QuizError
from quiz.library import Library

HEAD = "quiz: 1\nid: my\ntitle: M\nlang: en\ntypo: 1\n"
DECK = f"""{HEAD}functions:
  f:
    formula: x
    asks: [formula, zero]
cards:
- id: one
  q: One?
  a: 1
- id: two
  q: Two?
  anser: 2
- id: three
  q: Three: here?
  a: 3
- q: Four?
  a: 4
"""


class Book:
    """A deck that is saved again and again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.write_text(DECK)
        self.library = Library((path,))

    def read(self) -> Pages:
        return read_pages(self.library, self.path)

    def save(self, before: str, now: str) -> Pages:
        text = self.path.read_text().replace(before, now)
        self.path.write_text(text)
        return self.read()


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path / "my.yaml")


def test_every_card_has_its_page_and_its_complaints(book: Book):
    pages = book.read()
    told = [
        (one.line, one.own_id, bool(one.card), [it.code for it in one.complaints])
        for one in pages.pages
    ]
    assert told == [
        (1, "", False, ["D102"]),
        (7, "f.formula", True, []),
        (7, "f.zero", True, []),
        (11, "one", True, []),
        (14, "two", False, ["D115", "D102"]),
        (17, "three", False, ["D202"]),
        (20, "", True, []),
    ]
    assert pages.cards == 4
    assert len(pages.found) == 4


@pytest.mark.parametrize("text", ["", "\0", "- [", HEAD, "id: [\n", "quiz: 7\nid: x\n"])
def test_a_file_that_cannot_be_read_has_its_complaints(book: Book, text: str):
    book.path.write_text(text)
    pages = book.read()
    assert [one for page in pages.pages for one in page.complaints] == [*pages.found]
    assert pages.found


def test_what_was_changed_comes_first_else_one_stays_where_one_was(book: Book):
    before = book.read()
    now = book.save("anser: 2", "a: 2")
    assert changed_from(before, now) == (4,)
    # Another card above moves the one that is looked at.
    moved = book.save("- id: one\n", "- id: zero\n  q: Zero?\n  a: 0\n- id: one\n")
    assert changed_from(now, moved) == (3,)
    assert same_place(now.pages[4], 4, moved) == 5
    renamed = book.save("id: two", "id: second")
    assert same_place(moved.pages[5], 5, renamed) == 5
    book.path.write_text("")
    assert same_place(moved.pages[5], 5, book.read()) == 0


def test_one_card_is_found_by_its_id_even_if_it_cannot_be_read(book: Book):
    pages = book.read()
    assert [one.line for one in only(pages, "my:one").pages] == [11]
    assert [one.line for one in only(pages, "two").pages] == [14]
    with pytest.raises(QuizError) as raised:
        only(pages, "five")
    assert raised.value.arguments["known"] == "f.formula, f.zero, one, two, three"


def test_what_is_told_of_no_entry_is_told_with_the_last(book: Book):
    lost = Diagnostic(Span(str(book.path), 99, 1), "D391")
    pages = book.read()
    now = with_complaints(pages, (*pages.found, lost))
    assert now.pages[-1].complaints == (lost,)
    assert [one.card for one in now.pages] == [one.card for one in pages.pages]
