"""Decks that mean to steer the terminal of whoever is asked by them."""

from __future__ import annotations

import json

STEERING = (
    "\x1b[2J\x1b[31;7;77mred\x1b[0m \x1b]0;a title\x07 \x1b]52;c;aGk=\x07 "
    "\x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x1b\\ \x07\x08\x0c\x7f\x00 "
    "\x9b77m\x9d0;title\x9c \u202eback\u202c \u2066iso\u2069 zero\u200bwidth \ufeffmark"
)
"""Nothing of this may reach a terminal as it is."""

STRANGE = (
    "a" + "\u0301" * 60 + " \u0301loose שלום مرحبا \U0001f469\u200d\U0001f4bb "
    "\U0001f44d\U0001f3fd \u2764\ufe0f \U0001f1f7\U0001f1fa 日本語のカード　全角 "
    "ﬁ ㎢ tab\there nar\u200drow soft\u00adhyphen \U000e0041tag "
    "[bold]x[/bold] [/tmp] :smile: {n} %s $x_i^2$ `code`"
)
"""Text that is allowed, and hard to show."""


def deck(extra: str, *, identity: str = "t/hostile") -> str:
    """A deck with `extra` in every text of every kind; JSON, so that YAML reads it."""

    def text(label: str) -> str:
        return f"{label} {extra}"

    common = {
        "hints": [text("hint")],
        "why": text("why"),
        "links": [{"title": text("link"), "url": "https://example.org/a"}],
        "followups": [text("followup")],
        "tags": ["odd"],
    }
    kinds: list[dict[str, object]] = [
        {"q": text("aloud?"), "a": text("answer")},
        {
            "q": text("points?"),
            "points": [text("one"), text("two")],
            "bonus": [text("bonus")],
            "red_flags": [text("flag")],
        },
        {"q": text("list?"), "list": [[text("first"), "one"], "two"], "also": ["x"]},
        {"q": text("formula?"), "formula": "max(0, x)", "name": text("name")},
        {"q": text("known?"), "function": "odd", "ask": "range"},
        {
            "q": text("options?"),
            "options": {
                "right": [text("right")],
                # YAML reads no longer keys.
                "wrong": {text("wrong")[:200]: text("so")},
            },
        },
        {"claim": text("claim"), "verdict": "true"},
        {"q": text("number?"), "number": "3", "unit": "kg"},
        {"q": text("cloze?"), "cloze": text("a [[hidden | alias :: hint]] gap")},
    ]
    cards = [
        {"id": f"card-{number}", **kind, **common}
        for number, kind in enumerate(kinds, start=1)
    ]
    function = {
        "name": text("Odd"),
        "formula": "max(0, x)",
        "range": "[0, oo)",
        "facts": {"note": text("note"), "used": text("used")},
        "reject": [{"form": "min(0, x)", "say": text("reject")}],
    }
    document = {
        "quiz": 1,
        "id": identity,
        "title": text("Title"),
        "lang": "en",
        "functions": {"odd": function},
        "cards": cards,
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


ANSWERS = "?\n:h\n" + "\n3\n" * 40
"""Goes through every card, and gives up most."""
