"""`quiz deck new`: a small sound deck that says what goes where."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quiz.app.deck_schema import LINE, refresh_schema
from quiz.app.desk import open_library
from quiz.app.names import DECK_SUFFIXES
from quiz.app.places import find_places
from quiz.app.replacing import replace_file
from quiz.deck.amending import quoted
from quiz.deck.names import DECK_ID
from quiz.deck.tidying import tidied
from quiz.deck.tidying.naming import id_from
from quiz.errors import Exit, QuizError, system_reason
from quiz.ui.language import fill, table

USUAL_KINDS = ("a", "points", "formula")
"""Examples for someone who has no question yet."""
OTHER_KINDS = ("points", "options", "formula")
"""Those that stand as comments below one's own first question."""
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a new deck goes, and what it is called."""

    path: Path
    id: str
    is_own: bool
    """In the learner's deck folder, where it is found by its id."""

    @property
    def name(self) -> str:
        """What a command calls it by."""
        return self.id if self.is_own else str(self.path)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the author said of the deck; empty: nothing."""

    title: str = ""
    question: str = ""
    answer: str = ""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A deck that was written."""

    place: Place
    title: str
    language: str
    cards: int
    has_schema: bool
    """Whether the schema beside it is ours."""


def place_for(environment: Mapping[str, str], name: str, title: str) -> Place:
    """Where a deck goes that is named by an id or a path, or by its title alone.

    Raises:
        QuizError: ``new-nameless``; ``new-bad-name``; ``new-there``: a file is never
            written over; ``new-id-taken``.
    """
    places = find_places(environment)
    if not name and not title.strip():
        raise QuizError("new-nameless", exit_code=Exit.WRONG_USAGE)
    if name.endswith(DECK_SUFFIXES):
        path = Path(name).expanduser()
        own = path.stem if DECK_ID.fullmatch(path.stem) else id_from(path.stem)
    else:
        own = name or id_from(title)
        if DECK_ID.fullmatch(own) is None:
            raise QuizError("new-bad-name", exit_code=Exit.WRONG_USAGE, given=name)
        path = places.decks / f"{own.replace('/', '-')}.yaml"
    if path.exists() or path.is_symlink():
        raise QuizError("new-there", exit_code=Exit.CANNOT_RUN, path=str(path))
    if own in open_library(places).deck_ids():
        raise QuizError("new-id-taken", exit_code=Exit.WRONG_USAGE, id=own)
    is_own = path.resolve().is_relative_to(places.decks.resolve())
    return Place(path, own, is_own)


def make_deck(place: Place, wish: Wish, language: str) -> Made:
    """Write the deck, and the schema beside it.

    Args:
        language: Of the comments, and of questions that do not tell their own.

    Raises:
        QuizError: ``file-unwritable``; ``new-unknown-kind``.
    """
    known = table("examples", language)
    for kind in wish.kinds:
        if kind not in known:
            listed = ", ".join(known)
            raise QuizError(
                "new-unknown-kind", exit_code=Exit.WRONG_USAGE, given=kind, known=listed
            )
    wish = replace(
        wish,
        title=_one_line(wish.title),
        question=_one_line(wish.question),
        answer=_one_line(wish.answer),
    )
    own = language_of((wish.question, wish.answer), language)
    if not wish.question:
        own = language_of((wish.title,), language)
    title = wish.title or place.id
    text = deck_text(place, title, wish, own, language)
    try:
        place.path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place.path, text.encode("utf-8"))
    except OSError as error:
        raise QuizError(
            "file-unwritable", path=str(place.path), detail=system_reason(error)
        ) from error
    has_schema = refresh_schema(place.path.parent, language)
    cards = len(_live(wish)) + bool(wish.question)
    return Made(place, title, own, cards, has_schema)


def language_of(texts: Sequence[str], otherwise: str) -> str:
    """The language that texts are written in, told by their letters."""
    written = " ".join(texts)
    if _CYRILLIC.search(written):
        return "ru"
    # A name such as Git is no sign of English beside a Russian interface.
    is_sentence = len(_LATIN.findall(written)) > 0 and len(written.split()) > 1
    return "en" if is_sentence else otherwise


def deck_text(
    place: Place, title: str, wish: Wish, language: str, comments: str
) -> str:
    """The deck's file.

    Args:
        language: Of its questions.
        comments: The language of the comments.
    """
    head = [
        LINE,
        f"# {_told('head', comments, name=place.name)}",
        "quiz: 1",
        f"id: {quoted(place.id)}",
        f"title: {quoted(title)}",
        f"lang: {language}",
        "",
        "cards:",
    ]
    blocks = ["\n".join(head) + "\n"]
    if wish.question:
        answer = wish.answer or "…"
        card = f"- q: {quoted(wish.question)}\n  a: {quoted(answer)}\n"
        blocks.append(f"# {_told('a', comments)}\n{card}")
    examples = table("examples", language)
    blocks += [f"# {_told(kind, comments)}\n{examples[kind]}" for kind in _live(wish)]
    if wish.question and not wish.kinds:
        blocks.append(f"# {_told('more', comments)}\n")
        blocks += [
            f"# {_told(kind, comments)}\n{_commented(str(examples[kind]))}"
            for kind in OTHER_KINDS
        ]
    return tidied("\n".join(blocks), str(place.path)).text


def _live(wish: Wish) -> tuple[str, ...]:
    """The kinds that are shown by cards, not by comments."""
    return wish.kinds or (() if wish.question else USUAL_KINDS)


def _told(key: str, language: str, **arguments: object) -> str:
    return fill(table("authoring", language)[f"comment.{key}"], language, arguments)


def _commented(text: str) -> str:
    return "".join(f"#{line}\n" for line in text.splitlines())


def _one_line(text: str) -> str:
    """What was typed, on one line and without what no deck may hold."""
    words = "".join(one if one.isprintable() else " " for one in text)
    return " ".join(words.split())
