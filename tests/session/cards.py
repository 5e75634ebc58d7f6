"""Cards of every kind, small, for tests."""

from __future__ import annotations

from quiz.deck.diagnostics import Span
from quiz.deck.model import (
    Answer,
    Ask,
    Basic,
    Card,
    CardId,
    Choice,
    Claim,
    Cloze,
    ClozeText,
    Formula,
    Function,
    Gap,
    Item,
    Level,
    Link,
    Listing,
    LocalText,
    Number,
    Option,
    Points,
    Property,
    Source,
    Truth,
)

SPAN = Span("deck.yaml", 1, 1)


def text(english: str, russian: str = "") -> LocalText:
    pairs = [("en", english)]
    if russian:
        pairs.append(("ru", russian))
    return LocalText(tuple(pairs))


def source(formula: str) -> Source:
    return Source(formula, SPAN)


LEAKY = Function(
    key="leaky_relu",
    deck="d",
    name=text("Leaky ReLU"),
    aliases=("LReLU",),
    formula=source("max(0, x) + a*min(0, x)"),
    params=(("a", "0.01"),),
    assume=("0 < a < 1",),
    derivative=source("1 if x > 0 else a"),
    exceptions=((Ask.DERIVATIVE, ("0",)),),
    range=source("(-oo, oo)"),
    zero=source("0"),
    limits=(("oo", "oo"),),
    kinks=("0",),
    facts=(("used", text("wherever units die", "где умирают нейроны")),),
    span=SPAN,
)

ANSWERS: dict[str, Answer] = {
    "basic": Basic(text("Its slope is zero.", "Её наклон равен нулю.")),
    "points": Points(
        (text("one"), text("two"), text("three"), text("four")),
        (text("extra"),),
        (text("a howler"),),
    ),
    "list": Listing(
        (Item(("ReLU",)), Item(("sigmoid", "сигмоида", "logistic")), Item(("tanh",))),
        (Item(("GELU",)),),
    ),
    "formula": Formula(LEAKY),
    "property": Property(LEAKY, Ask.RANGE),
    "options": Choice(
        (
            Option(text("independent sigmoids"), True),
            Option(text("softmax"), False, text("it forces the sum to be 1")),
            Option(text("ReLU"), False),
        )
    ),
    "claim": Claim(Truth.FALSE),
    "number": Number(source("0.25")),
    "cloze": Cloze(
        (
            ClozeText(
                "en",
                ("The slope of a sigmoid is at most ", ", at x = ", "."),
                (Gap(("1/4", "0.25")), Gap(("0", "zero"), "a point")),
            ),
        )
    ),
}


def card(kind: str, **more: object) -> Card:
    fields: dict[str, object] = {
        "id": CardId(f"d:{kind}"),
        "deck": "d",
        "question": None if kind in ("formula", "property", "cloze") else text("Why?"),
        "answer": ANSWERS[kind],
        "level": Level.MIDDLE,
        "hints": (text("think of zero"), text("think again")),
        "links": (Link(text("Notes"), "https://example.org/a"),),
        "why": text("Because $x^2$ grows.", "Потому что $x^2$ растёт."),
        "span": SPAN,
    }
    return Card(**(fields | more))  # type: ignore[arg-type]
