"""The reference screen of one function: what is known about it."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.deck.model import FACT_KEYS, Function
from quiz.ui.answer import drawn_formula, links_view
from quiz.ui.grid import fact_rows
from quiz.ui.look import Look, indented, stack
from quiz.ui.question import letters_view
from quiz.ui.text import one_line, plain, prose


def function_view(
    function: Function,
    look: Look,
    *,
    formula: str | None = None,
    derivative: str | None = None,
    stable: str | None = None,
) -> RenderableType:
    """Definition, derivative, range, limits, kinks, facts and sources.

    Args:
        formula, derivative, stable: Pictures; the text as written stands in.
    """
    name = Text(one_line(function.name.get(look.language)), style="bold")
    if names := [one for one in function.aliases if look.can_show(one)]:
        also = ", ".join(map(one_line, names))
        name.append("  " + look.say("show.also", names=also), style="quiet")
    blocks: list[RenderableType | None] = [
        Group(name, letters_view(function, look)),
        _picture("show.formula", formula or function.formula.text, look),
    ]
    if function.derivative is not None:
        text = derivative or function.derivative.text
        blocks.append(_picture("show.derivative", text, look))
    if function.stable is not None:
        blocks.append(_picture("show.stable", stable or function.stable.text, look))
    rows = _rows(function, look)
    blocks.append(fact_rows(rows, look) if rows else None)
    blocks.append(links_view(function.sources, look) if function.sources else None)
    return stack(*blocks)


def _picture(key: str, picture: str, look: Look) -> RenderableType:
    return Group(look.label(key), indented(drawn_formula(picture), look))


def _rows(function: Function, look: Look) -> list[tuple[str, Text]]:
    rows: list[tuple[str, Text]] = []
    for key, source in (
        ("property.domain", function.domain),
        ("property.range", function.range),
        ("property.zero", function.zero),
    ):
        if source is not None:
            rows.append((look.say(key), plain(source.text)))
    rows += [
        (look.say("property.limit"), plain(f"{point} → {value}"))
        for point, value in function.limits
    ]
    if function.kinks:
        rows.append((look.say("property.kinks"), plain(", ".join(function.kinks))))
    facts = dict(function.facts)
    rows += [
        (look.say(f"fact.{key}"), prose(facts[key].get(look.language)))
        for key in FACT_KEYS
        if key in facts
    ]
    return rows
