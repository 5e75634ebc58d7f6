"""The deck as data. Nothing here reads a file or draws a character."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from quiz.deck.diagnostics import Span

CardId = NewType("CardId", str)
"""``deck-id:card-id``; made cards ``deck-id:function.ask``. Stable across edits."""


@dataclass(frozen=True, slots=True)
class LocalText:
    """One text in any number of languages; the deck's own language comes first."""

    variants: tuple[tuple[str, str], ...]
    """Pairs of language code and text; never empty."""

    def get(self, language: str) -> str:
        """The text in `language`, else in the deck's own language."""
        for code, text in self.variants:
            if code == language:
                return text
        return self.variants[0][1]


class Level(StrEnum):
    """How senior a candidate is expected to know the answer."""

    JUNIOR = "junior"
    MIDDLE = "middle"
    SENIOR = "senior"


@dataclass(frozen=True, slots=True)
class Link:
    """A study link, shown with the answer."""

    title: LocalText
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """Text of a formula as its author spelt it, and where it stands."""

    text: str
    span: Span


class Ask(StrEnum):
    """What a card made from a function asks for."""

    FORMULA = "formula"
    DERIVATIVE = "derivative"
    RANGE = "range"
    GRAPH = "graph"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Reject:
    """A wrong answer the author expects, and what to say to it."""

    form: Source
    say: LocalText | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A truth that cards, learners and `quiz check` refer to by name.

    Formulas are text here; `quiz.formula` reads them.
    """

    key: str
    """Its name inside the deck, such as ``leaky_relu``."""
    deck: str
    name: LocalText
    aliases: tuple[str, ...] = ()
    variables: tuple[str, ...] = ("x",)
    vectors: tuple[str, ...] = ()
    """Those of `variables` that are vectors."""
    formula: Source
    params: tuple[tuple[str, str], ...] = ()
    """Parameter and usual value, as spelt; an empty value means there is none."""
    param_aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    assume: tuple[str, ...] = ()
    rounded: tuple[str, ...] = ()
    """Constants that may be given to `digits` significant digits."""
    digits: int = 5
    derivative: Source | None = None
    exceptions: tuple[tuple[Ask, tuple[str, ...]], ...] = ()
    """Points where a convention decides, by what is asked: the key `except`."""
    range: Source | None = None
    domain: Source | None = None
    zero: Source | None = None
    """Value at zero; left out: computed."""
    limits: tuple[tuple[str, str], ...] = ()
    """Pairs of a point (``-oo``) and the limit there."""
    kinks: tuple[str, ...] = ()
    """Points where the function has no derivative."""
    stable: Source | None = None
    hidden: tuple[str, ...] = ()
    """Names an answer may not use although they are other functions: `hide`."""
    facts: tuple[tuple[str, LocalText], ...] = ()
    """Short statements for the reference screen: smoothness, Lipschitz constant,
    who uses it. Keys from `FACT_KEYS`."""
    sources: tuple[Link, ...] = ()
    asks: tuple[Ask, ...] = ()
    rejects: tuple[Reject, ...] = ()
    level: Level | None = None
    tags: tuple[str, ...] = ()
    span: Span


FACT_KEYS = ("monotone", "smooth", "saturates", "lipschitz", "gain", "used", "note")


# The kinds of answer: a closed union, dispatched by `match` with `assert_never`.


@dataclass(frozen=True, slots=True)
class Basic:
    """Key `a`: a text answer that the learner grades."""

    answer: LocalText


@dataclass(frozen=True, slots=True)
class Points:
    """Key `points`: explained aloud, then ticked off."""

    points: tuple[LocalText, ...]
    bonus: tuple[LocalText, ...] = ()
    red_flags: tuple[LocalText, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One item to name: any of its names counts; the first is shown."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Key `list`: name the items."""

    items: tuple[Item, ...]
    also: tuple[Item, ...] = ()
    need: int | None = None
    """How many suffice; None means all."""
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """Keys `formula` and `function`: a typed formula, graded against a function."""

    function: Function
    """For a one-off formula: an anonymous function, its key the card's id."""
    ask: Ask = Ask.FORMULA
    """FORMULA or DERIVATIVE."""


@dataclass(frozen=True, slots=True)
class Property:
    """A made card on a function's range, value at zero or graph."""

    function: Function
    ask: Ask
    """RANGE, ZERO or GRAPH."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice; a wrong one may say why it is wrong."""

    text: LocalText
    right: bool
    reason: LocalText | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Key `options`: one or several are right; shuffled when shown."""

    options: tuple[Option, ...]


class Truth(StrEnum):
    """Whether a claim holds."""

    TRUE = "true"
    FALSE = "false"
    PARTLY = "partly"


@dataclass(frozen=True, slots=True)
class Claim:
    """Keys `claim` and `verdict`: is the statement true? The claim is the question."""

    truth: Truth


@dataclass(frozen=True, slots=True)
class Number:
    """Key `number`: a value or a constant expression."""

    value: Source
    tolerance: Source | None = None
    """Largest absolute difference accepted; None: equal as shown to its digits."""
    unit: LocalText | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """One hidden part of a cloze text."""

    names: tuple[str, ...]
    """The hidden text, then its aliases."""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ClozeText:
    """Text pieces and gaps in turn: ``pieces`` is one longer than ``gaps``."""

    language: str
    pieces: tuple[str, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Cloze:
    """Key `cloze`: text with gaps, in any number of languages."""

    texts: tuple[ClozeText, ...]

    def get(self, language: str) -> ClozeText:
        """The text in `language`, else in the deck's own language."""
        for text in self.texts:
            if text.language == language:
                return text
        return self.texts[0]


Answer = Basic | Points | Listing | Formula | Property | Choice | Claim | Number | Cloze

KINDS: dict[type, str] = {
    Basic: "basic",
    Points: "points",
    Listing: "list",
    Formula: "formula",
    Property: "property",
    Choice: "options",
    Claim: "claim",
    Number: "number",
    Cloze: "cloze",
}
"""Names of the kinds, as the flag `--kind` and the logs spell them."""


@dataclass(frozen=True, slots=True)
class Varied:
    """A name in a card's texts, and the numbers it may stand for, as they are shown."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One question with one checkable answer."""

    id: CardId | None
    """None for a card whose author gave no id: shown, never scheduled."""
    deck: str
    question: LocalText | None
    """None where the interface asks in its own words: made cards, and cloze."""
    answer: Answer
    level: Level
    tags: tuple[str, ...] = ()
    hints: tuple[LocalText, ...] = ()
    links: tuple[Link, ...] = ()
    """The card's own, then the deck's."""
    why: LocalText | None = None
    """The explanation, shown after the answer."""
    followups: tuple[LocalText, ...] = ()
    """Questions in full, or ids of cards."""
    time_seconds: int | None = None
    aka: tuple[str, ...] = ()
    """Former ids, whose history this card takes over."""
    revision: int = 0
    vary: tuple[Varied, ...] = ()
    """Numbers that are drawn anew each time: key `vary`."""
    span: Span


@dataclass(frozen=True, slots=True)
class Pending:
    """A card on a function that its own file does not have.

    `quiz.deck.resolve` completes it once the decks that it `uses` are at hand.
    """

    card: Card
    """Complete but for its function, a stand-in that has no formula."""
    place: int
    """Where in the deck's cards it goes: before the card with this number."""
    function: Source
    """The name of the function as spelt."""
    ask: Ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """One file: its head, its functions and its good cards, made ones included."""

    id: str
    title: LocalText
    language: str
    level: Level = Level.MIDDLE
    tags: tuple[str, ...] = ()
    source: str = ""
    links: tuple[Link, ...] = ()
    uses: tuple[str, ...] = ()
    functions: tuple[Function, ...] = ()
    cards: tuple[Card, ...] = ()
    pending: tuple[Pending, ...] = ()
    """Cards that are not among `cards` yet."""
    mentions: tuple[tuple[CardId, Span], ...] = ()
    """Cards of other decks that follow-ups name, and where."""
    path: str
