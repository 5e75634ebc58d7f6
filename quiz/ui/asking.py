"""What stands below a question while it is being answered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.text import Text

from quiz.deck.model import Card, Choice, ClozeText, LocalText, Option, Points
from quiz.session import Part, State, Tally
from quiz.session.layouts import other_layout
from quiz.ui.grid import numbered
from quiz.ui.items import items_view
from quiz.ui.keys import action_of
from quiz.ui.language import fill, table
from quiz.ui.look import THEME, Look, indented, stack
from quiz.ui.text import around, one_line, prose

Block = RenderableType
USUAL_SECONDS = 60
"""For an explanation whose card sets no time of its own."""
_SHORTEST_S = 1
_DIGITS = "123456789"
_KEY_NAMES = {"escape": "Esc", "tab": "Tab", "backspace": "Backspace"} | {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "delete": "Del",
}  # fmt: skip


def words(key: str, look: Look, **arguments: object) -> str:
    """A sentence of the table `cards`."""
    return fill(table("cards", look.language)[key], look.language, arguments)


def quietly(key: str, look: Look, **arguments: object) -> Text:
    """A sentence of the table `cards`, quietly."""
    return Text(words(key, look, **arguments), style="quiet")


def no_key_view(key: str, works: str, look: Look, **arguments: object) -> Block:
    """What is said to a key that does nothing: its name, and what works instead.

    Args:
        works: A sentence of the table `cards`.
    """
    name = _KEY_NAMES.get(key, "")
    if len(key) == 1:
        name = words("key.quoted", look, sign=one_line(key))
    idle = words("key.idle", look, name=name or words("key.that", look))
    return items_view([idle, words(works, look, **arguments)], look)


def item_keys(count: int) -> str:
    """The keys of numbered things: digits, then letters that command nothing.

    >>> item_keys(3)
    '123'
    """
    letters = (letter for letter in "abcdefghijklmnopqrstuvwxyz")
    free = [letter for letter in letters if action_of(letter) is None]
    return (_DIGITS + "".join(free))[:count]


def number_of(key: str, count: int) -> int | None:
    """The number that a key stands for, from 1, on either keyboard layout."""
    keys = item_keys(count)
    for one in (key.casefold(), *other_layout(key.casefold())):
        if len(one) == 1 and one in keys:
            return keys.index(one) + 1
    return None


def digit_of(option: Option) -> str:
    """The digit that an option is, in whatever marks; empty for any other text."""
    bare = option.text.variants[0][1].strip("`*$ ")
    return bare if bare.isdecimal() and len(bare) == 1 else ""


def option_key(options: Sequence[Option], key: object) -> str:
    """A key as it stands before an option: apart from options that are digits.

    Args:
        options: All of the card.
    """
    return f"{key})" if any(map(digit_of, options)) else str(key)


def clock_view(spent_s: int, limit_s: int, look: Look) -> Text:
    """The running clock: quiet, and in words once the time is over."""
    key = "clock.running" if spent_s <= limit_s else "clock.over"
    said = words(key, look, spent=clock(spent_s), limit=clock(limit_s))
    return Text(said, style="quiet" if spent_s <= limit_s else "unsure")


def clock_ready_view(limit_s: int, look: Look) -> Text:
    """How much time there is, before the learner begins to speak."""
    return quietly("clock.ready", look, limit=clock(limit_s))


def took_view(spent_s: int, limit_s: int, look: Look) -> Text | None:
    """How long the learner spoke; None for a moment in which nobody speaks."""
    if spent_s < _SHORTEST_S:
        return None
    key = "clock.took" if spent_s <= limit_s else "clock.took-over"
    said = words(key, look, spent=clock(spent_s), limit=clock(limit_s))
    return Text(said, style="quiet")


def clock(seconds: int) -> str:
    """Minutes and seconds.

    >>> clock(72)
    '1:12'
    """
    return f"{seconds // 60}:{seconds % 60:02}"


def points_groups(answer: Points) -> list[tuple[str, dict[int, LocalText]]]:
    """The points by number from 1, under the keys of their headings; none is empty."""
    groups: list[tuple[str, dict[int, LocalText]]] = []
    start = 1
    for key, texts in (
        ("points.needed", answer.points),
        ("points.bonus", answer.bonus),
        ("points.red-flags", answer.red_flags),
    ):
        if texts:
            groups.append((key, dict(enumerate(texts, start))))
            start += len(texts)
    return groups


def points_count(answer: Points) -> int:
    """How many points there are to tick, bonus and red flags among them."""
    return len(answer.points) + len(answer.bonus) + len(answer.red_flags)


@dataclass(frozen=True, slots=True)
class Page:
    """The points that are ticked at once: all, or in a low window one group."""

    keys: str
    """Those that tick, such as ``1–4``."""
    star: str
    """Those of the main points among them, which a star ticks; empty: none."""
    numbers: range
    place: int = 1
    of: int = 1

    @property
    def has_more(self) -> bool:
        """Another page comes after it."""
        return self.place < self.of


def page_of(answer: Points, shown: range, place: int = 1, of: int = 1) -> Page:
    """The page with the points of these numbers, the `place`-th of so many."""
    keys = item_keys(points_count(answer))
    main = range(shown.start, min(shown.stop, len(answer.points) + 1))
    return Page(_span(keys, shown), _span(keys, main), shown, place, of)


def main_keys(answer: Points) -> str:
    """What a star stands for: the keys of the main points."""
    return page_of(answer, range(1, len(answer.points) + 1)).star


def _span(keys: str, numbers: range) -> str:
    here = keys[slice(numbers.start - 1, numbers.stop - 1)]
    return f"{here[0]}–{here[-1]}" if len(here) > 1 else here


def page_end(page: Page, look: Look) -> str:
    """What Enter does on a page."""
    return words("ticks.on" if page.has_more else "ticks.done", look)


def points_boxes(
    answer: Points,
    ticked: Collection[int],
    look: Look,
    *,
    page: Page | None = None,
    is_done: bool = False,
    word: Block | None = None,
) -> RenderableType:
    """The points under their headings, each with a box.

    Args:
        page: Those of which page; None: all.
        is_done: Whether there is nothing left to press.
        word: What stands in the place of the keys.
    """
    page = page or page_of(answer, range(1, points_count(answer) + 1))
    keys = item_keys(points_count(answer))
    blocks: list[RenderableType] = []
    for key, texts in points_groups(answer):
        rows = [
            (keys[at - 1 : at], prose(text.get(look.language)), _box(at in ticked))
            for at, text in texts.items()
            if at in page.numbers
        ]
        if rows:
            blocks.append(Group(look.label(key), numbered(rows, look)))
    if is_done or word is not None:
        return stack(*blocks, word)
    said = [words("ticks.ways", look)]
    if page.star:
        said.append(words("ticks.star", look, keys=page.star))
    if page.has_more:
        said.append(words("ticks.more", look, n=page.place, of=page.of))
    else:
        said.append(page_end(page, look))
    if page.place > 1:
        said.append(words("ticks.page-back", look))
    said.append(look.say("answer.keys", key="?"))
    return stack(*blocks, items_view(said, look))


def options_boxes(
    answer: Choice,
    shuffled: Sequence[int],
    picked: Collection[int],
    look: Look,
    *,
    ways: Block | None = None,
) -> RenderableType:
    """The options, each with a box."""
    keys = item_keys(len(shuffled))
    rows = [
        (
            option_key(answer.options, keys[n - 1 : n]),
            prose(answer.options[place].text.get(look.language)),
            _box(n in picked),
        )
        for n, place in enumerate(shuffled, start=1)
    ]
    return stack(numbered(rows, look), ways)


def strip_view(
    key: str, picked: Collection[int], count: int, look: Look, *, has_more: bool = False
) -> Block:
    """What is ticked, on one line: for lists too long to be drawn over.

    Args:
        has_more: Whether another page comes after this one.
    """
    keys = item_keys(count)
    shown = " ".join(keys[number - 1] for number in sorted(picked))
    said = words(key, look, keys=shown or words("ticks.none", look))
    onward = words("ticks.on" if has_more else "ticks.done", look)
    return items_view([said, onward], look, "")


def fits(block: RenderableType, look: Look) -> bool:
    """Whether a block can be drawn over: all of it is on the screen at once."""
    lines = Console(width=look.width, theme=THEME).render_lines(block)
    return len(lines) + 2 < look.height


def ticked_view(
    answer: Points,
    ticked: Collection[int],
    look: Look,
    *,
    may_go_back: bool = False,
) -> RenderableType:
    """What the ticks come to: the share, a word of praise, what to say next time."""
    points = len(answer.points)
    bonus = points + len(answer.bonus)
    made = sum(number <= points for number in ticked)
    extra = sum(points < number <= bonus for number in ticked)
    flags = sum(number > bonus for number in ticked)
    said = words(
        "ticks.all" if made == points else "ticks.made", look, made=made, n=points
    )
    lines: list[RenderableType] = [Text(said, style="bold")]
    if may_go_back:
        back = words("ticks.back", look)
        if cell_len(f"{said} · {back}") <= look.width:
            lines = [Text.assemble((said, "bold"), (f" · {back}", "quiet"))]
        else:
            lines.append(Text(back, style="quiet"))
    if extra and made:
        is_good = made == points and not flags
        key = "ticks.bonus" if is_good else "ticks.bonus-too"
        lines.append(Text(words(key, look, n=extra), style="good" if is_good else ""))
    if flags:
        lines.append(Text(words("ticks.flag", look, n=flags), style="bad"))
    texts = (*answer.points, *answer.bonus, *answer.red_flags)
    for key, numbers in (
        ("ticks.missed", [n for n in range(1, points + 1) if n not in ticked]),
        ("ticks.flagged", [n for n in sorted(ticked) if n > bonus]),
    ):
        if numbers and (made or key != "ticks.missed"):
            lines.append(Text(words(key, look, n=len(numbers)), style="quiet"))
            rows = [("·", prose(texts[n - 1].get(look.language)), "") for n in numbers]
            lines.append(numbered(rows, look))
    return Group(*lines)


def told_view(fresh: Sequence[Part], look: Look) -> RenderableType:
    """What became of the names just typed; nothing of those still missing."""
    said: list[Text] = []
    for states, key, sign, style in (
        ((State.FOUND, State.SLIP), "list.hit", "✓", "good"),
        ((State.ALSO,), "", "✓", "good"),
        ((State.REPEATED,), "", "=", "unsure"),
        ((State.EXTRA,), "list.miss", "✗", "bad"),
    ):
        names = [_named(part, look) for part in fresh if part.state in states]
        if not names:
            continue
        label = words(key, look) if key else look.say(f"part.{states[0].value}")
        start = "" if look.is_plain else f"{sign} "
        said.append(Text.assemble((f"{start}{label}: ", style), ", ".join(names)))
    return indented(Group(*said), look)


def tally_prompt(told: Tally, look: Look) -> str:
    """How many are named of how many, as the prompt of the next line."""
    sign = ">" if look.is_plain else "›"
    said = words("list.prompt", look, found=told.counted, needed=told.needed)
    return f"{said} {sign} "


def given_view(prompt: str, given: Sequence[str]) -> Text:
    """What was typed, as it stood behind its prompt."""
    return Text(prompt + one_line("; ".join(given)))


def gap_prompt(text: ClozeText, number: int, look: Look) -> str:
    """The number of a gap, and what its author says of it."""
    hint = one_line(text.gaps[number - 1].hint)
    if hint and len(hint) <= look.width // 2:
        return words("gap.prompt-hint", look, n=number, hint=hint)
    return words("gap.prompt", look, n=number)


def gap_context(text: ClozeText, filled: Sequence[str], look: Look) -> Text:
    """One line around the gap to fill next, with the gaps before it as filled."""
    place = len(filled)
    before = ""
    for piece, given in zip(text.pieces, filled, strict=False):
        before += prose(piece, is_piece=True).plain + (one_line(given) or "…")
    before += prose(text.pieces[place], is_piece=True).plain
    after = prose(text.pieces[place + 1], is_piece=True).plain
    if place + 2 < len(text.pieces):
        after += f"[{place + 2}]"
    gap = f"[{place + 1}]"
    flat = [" ".join(part.split("\n")) for part in (before, after)]
    left, right = around(flat[0], flat[1], max(8, look.width - len(gap) - 2))
    return Text.assemble((left, "quiet"), (gap, "key"), (right, "quiet"))


def ways(card: Card, look: Look, *said: str, colon: str = "") -> Block:
    """What can be done here, on one quiet line, with hints and keys at the end."""
    parts = list(said)
    if card.hints:
        parts.append(look.say("answer.hint", key=f"{colon}h"))
    parts.append(look.say("answer.keys", key=f"{colon}?"))
    return items_view(parts, look)


def _named(part: Part, look: Look) -> str:
    given = one_line(part.given)
    if part.state is State.SLIP:
        return words("list.slip", look, expected=one_line(part.expected), given=given)
    return given


def _box(is_ticked: bool) -> str:
    return "[x]" if is_ticked else "[ ]"
