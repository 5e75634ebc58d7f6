"""The truth of every kind of card, shown once the learner has answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from quiz.deck.model import (
    Ask,
    Basic,
    Card,
    Choice,
    Claim,
    Cloze,
    Formula,
    Function,
    Item,
    Link,
    Listing,
    Number,
    Option,
    Points,
    Property,
)
from quiz.ui.asking import option_key, points_groups, words
from quiz.ui.grid import fact_rows, numbered
from quiz.ui.look import Look, indented, stack
from quiz.ui.readable import shown as readable
from quiz.ui.text import one_line, plain, prose, visible


@dataclass(frozen=True, slots=True)
class Pictures:
    """Formulas drawn by the caller; the text as written stands in for None."""

    reference: str | None = None
    given: str | None = None


def answer_view(
    card: Card,
    look: Look,
    *,
    pictures: Pictures = Pictures(),
    given: str = "",
    shuffled: Sequence[int] = (),
    picked: Sequence[str] = (),
) -> RenderableType:
    """The answer; for a formula beside the learner's own.

    Args:
        picked: For a choice, the numbers that the learner chose.
    """
    language = look.language
    match card.answer:
        case Basic(answer=answer):
            return indented(prose(answer.get(language)), look)
        case Points():
            return _points(card.answer, look)
        case Listing():
            return _items(card.answer, look)
        case Formula(function=function, ask=ask):
            source = function.derivative if ask is Ask.DERIVATIVE else function.formula
            text = source.text if source is not None else ""
            return formulas_view(
                pictures.reference or readable(text), pictures.given, given, look
            )
        case Property(function=function, ask=ask):
            return indented(property_view(function, ask, look), look)
        case Choice(options=options):
            return _options(options, shuffled, picked, look)
        case Claim(truth=truth):
            return indented(Text(look.say(f"claim.{truth.value}"), "bold"), look)
        case Number(value=value, unit=unit):
            shown = plain(readable(value.text))
            if unit is not None:
                shown.append(" " + one_line(unit.get(language)))
            return indented(shown, look)
        case Cloze():
            filled = card.answer.get(language)
            result = Text()
            for number, piece in enumerate(filled.pieces):
                result.append(visible(piece))
                if number < len(filled.gaps):
                    result.append(visible(filled.gaps[number].names[0]), style="good")
            return indented(result, look)
        case _:
            assert_never(card.answer)


def formulas_view(
    reference: str, own_picture: str | None, given: str, look: Look
) -> RenderableType:
    """The true formula and the learner's own, side by side where there is room."""
    truth = _formula(look.say("formula.reference"), reference)
    if not given.strip():
        return indented(truth, look)
    own = _formula(look.say("formula.yours"), own_picture or given)
    widths = [_width(reference), _width(own_picture or given)]
    if look.is_narrow or sum(widths) + 8 > look.width:
        return indented(stack(own, truth), look)
    both = Table.grid(padding=(0, 6, 0, 0))
    both.add_row(own, truth)
    return indented(both, look)


def after_view(
    card: Card, look: Look, *, general: Sequence[Link] = ()
) -> RenderableType | None:
    """What comes below the answer: the explanation and the card's own study links.

    Args:
        general: The links of the whole deck: they wait behind a key.
    """
    blocks: list[RenderableType] = []
    if card.why is not None:
        blocks.append(indented(prose(card.why.get(look.language)), look))
    own = [link for link in card.links if link not in general]
    if own := readable_links(own, look):
        blocks.append(indented(links_view(own, look), look))
    return stack(*blocks) if blocks else None


def readable_links(links: Sequence[Link], look: Look) -> list[Link]:
    """The links with a title that the reader can read, or all if none has one."""
    known = [link for link in links if look.can_show(link.title.get(look.language))]
    return known or list(links)


def links_view(links: Sequence[Link], look: Look) -> RenderableType:
    """Study links: the titles, and the addresses where all fit on the same lines.

    A terminal that can makes the title itself a link.
    """
    titles = [one_line(link.title.get(look.language)) for link in links]
    addresses = [one_line(link.url) for link in links]
    wholes = [
        f"{title}  {address}" if title != address else address
        for title, address in zip(titles, addresses, strict=True)
    ]
    if look.is_plain:
        return Group(*map(Text, wholes))
    has_room = max(map(cell_len, wholes), default=0) <= look.width - 2
    return Group(
        *(
            Text(shown, style=Style(dim=True, link=address))
            for shown, address in zip(
                wholes if has_room else titles, addresses, strict=True
            )
        )
    )


def property_view(function: Function, ask: Ask, look: Look) -> RenderableType:
    """Range, value at zero or name: what was asked, for other cards ask the rest."""
    found: dict[Ask, tuple[str, str]] = {}
    found[Ask.GRAPH] = ("property.name", function.name.get(look.language))
    if function.range is not None:
        found[Ask.RANGE] = ("property.range", readable(function.range.text))
    if function.zero is not None:
        found[Ask.ZERO] = ("property.zero", readable(function.zero.text))
    rows = [found[ask]] if ask in found else []
    return fact_rows([(look.say(key), plain(text)) for key, text in rows], look)


def _options(
    options: Sequence[Option],
    shuffled: Sequence[int],
    picked: Sequence[str],
    look: Look,
) -> RenderableType:
    rows, styles = [], []
    for number, place in enumerate(shuffled or range(len(options)), start=1):
        option = options[place]
        sign, style = ("✓", "good") if option.right else ("✗", "quiet")
        if look.is_plain:
            sign = look.say("option.right" if option.right else "option.wrong")
        said = prose(option.text.get(look.language))
        if str(number) in picked:
            said.append(f" ← {words('pick.yours', look)}", style="key")
        if option.reason is not None:
            said.append(" — ")
            said.append_text(prose(option.reason.get(look.language)))
        rows.append((option_key(options, number), said, sign))
        styles.append(style)
    return numbered(rows, look, styles)


def _points(answer: Points, look: Look) -> RenderableType:
    blocks: list[RenderableType] = []
    for key, texts in points_groups(answer):
        rows = [(at, prose(text.get(look.language)), "") for at, text in texts.items()]
        blocks.append(Group(look.label(key), numbered(rows, look)))
    return stack(*blocks)


def rest_of_list(
    answer: Listing, named: Sequence[str], look: Look
) -> RenderableType | None:
    """What the verdict on a list does not tell: its order, and what is right as well.

    Args:
        named: First names of the items that were given.
    """
    if answer.ordered:
        return _items(answer, look)
    also = [item for item in answer.also if item.names[0] not in named]
    return indented(_also(also, look), look) if also else None


def _also(items: Sequence[Item], look: Look) -> Text:
    names = ", ".join(one_line(item.names[0]) for item in items)
    return Text.assemble((look.say("list.also") + ": ", "quiet"), names)


def _items(answer: Listing, look: Look) -> RenderableType:
    between = " → " if answer.ordered and not look.is_plain else ", "
    names = between.join(one_line(item.names[0]) for item in answer.items)
    lines: list[RenderableType] = [Text(names)]
    if answer.also:
        lines.append(_also(answer.also, look))
    return indented(Group(*lines), look)


def _formula(label: str, picture: str) -> RenderableType:
    return Group(Text(label, style="quiet"), drawn_formula(picture))


def drawn_formula(picture: str) -> Text:
    """A picture, whose lines belong together, or one line, which may be broken."""
    is_drawn = "\n" in picture
    return Text(visible(picture), no_wrap=is_drawn, overflow="fold")


def _width(picture: str) -> int:
    return max((len(line) for line in picture.splitlines()), default=0)
