"""The page of each complaint about decks, from `quiz.ui.language.problems`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from quiz.deck.codes import SEVERITIES
from quiz.deck.diagnostics import Severity
from quiz.ui.grid import fact_rows
from quiz.ui.language import fill, table
from quiz.ui.look import Look
from quiz.ui.text import head, one_line, prose, visible

_PACKAGE = "quiz.ui.language.problems"


@dataclass(frozen=True, slots=True)
class Page:
    """What is said of one code."""

    code: str
    severity: Severity
    title: str
    text: str
    """Why it matters, and what to do."""
    wrong: str
    """Cards, functions or a deck with the fault; empty where a text cannot show it."""
    right: str
    """The same without the fault."""


@cache
def page(code: str, language: str) -> Page:
    """The page of a code that there is."""
    module = import_module(f"{_PACKAGE}.{code.lower()}")
    told: str = module.RUSSIAN if language == "ru" else module.__doc__ or ""
    title, _, text = told.strip().partition("\n\n")
    return Page(
        code,
        SEVERITIES[code],
        title,
        " ".join(text.split()),
        getattr(module, "WRONG", ""),
        getattr(module, "RIGHT", ""),
    )


def pages(language: str) -> list[Page]:
    """All pages, in the order of their codes."""
    return [page(code, language) for code in SEVERITIES]


def page_view(one: Page, look: Look) -> RenderableType:
    """One page: what is wrong, why it matters, an example and the mended one."""
    blocks: list[RenderableType] = [
        Text.assemble(
            (f"{_severity(one, look)} {one.code}", _style(one)), f": {one.title}"
        ),
        Text(),
        _prose(one.text, look),
    ]
    for key, example in (("wrong", one.wrong), ("right", one.right)):
        if example:
            blocks += [Text(), Text(_say(key, look), style="bold"), _indented(example)]
    return Group(*blocks)


def pages_view(listed: list[Page], look: Look) -> RenderableType:
    """All codes with what each is about, in groups."""
    blocks: list[RenderableType] = []
    for group in dict.fromkeys(group_of(one.code) for one in listed):
        if blocks:
            blocks.append(Text())
        blocks.append(Text(_say(group, look), style="bold"))
        rows = [
            (one.code, prose(one.title))
            for one in listed
            if group_of(one.code) == group
        ]
        blocks.append(fact_rows(rows, look))
    blocks += [Text(), Text(_say("one", look), style="quiet")]
    return Group(*blocks)


def group_of(code: str) -> str:
    """Which part of a deck a code is about: its first digit."""
    return {"0": "file", "1": "shape", "2": "traps"}.get(code[1], "formulas")


def _prose(text: str, look: Look) -> Text:
    return Text(visible(text)) if look.is_plain else prose(text)


def _indented(example: str) -> Text:
    lines = visible(example.rstrip("\n")).split("\n")
    return Text("\n".join(f"  {line}" for line in lines), style="code")


def _severity(one: Page, look: Look) -> str:
    is_error = one.severity is Severity.ERROR
    return look.say("complaint.error" if is_error else "complaint.warning")


def _style(one: Page) -> str:
    return "bad" if one.severity is Severity.ERROR else "unsure"


def _say(key: str, look: Look) -> str:
    return fill(table("explaining", look.language)[key], look.language, {})


def checking_line(
    name: str, taken_s: int, left_s: int | None, language: str, columns: int
) -> str:
    """How far the checks of formulas have come, on one line of a terminal."""
    key = "checking" if left_s is None else "checking.left"
    template = table("explaining", language)[key]
    arguments = {"name": "", "n": taken_s, "left": left_s}
    room = columns - 1 - cell_len(fill(template, language, arguments))
    arguments["name"] = head(one_line(name), max(room, 0))
    return head(fill(template, language, arguments), columns - 1)
