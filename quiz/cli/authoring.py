"""`quiz deck new` and `quiz deck schema`."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.agreeing import is_seated
from quiz.cli.output import look_for, session_screen, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit

if TYPE_CHECKING:
    from quiz.app.new_deck import Made, Place, Wish


def new_deck(name: str, wish: Wish, preferences: Preferences) -> int:
    """Write a new deck, as asked for by flags or, at a terminal, by questions."""
    from quiz.app.new_deck import make_deck, place_for

    is_told = any((wish.title, wish.question, wish.answer, wish.kinds))
    is_asked = not is_told and not preferences.is_json and is_seated()
    if is_asked:
        asked = _asked(name, preferences)
        if asked is None:
            return Exit.DONE
        place, wish = asked
    else:
        place = place_for(os.environ, name, wish.title)
    made = make_deck(place, wish, preferences.language)
    if preferences.is_json:
        write_json(
            {
                "path": str(made.place.path),
                "id": made.place.id,
                "title": made.title,
                "lang": made.language,
                "cards": made.cards,
                "schema": made.has_schema,
            }
        )
    elif not preferences.is_quiet:
        _tell(made, wish, preferences, is_asked=is_asked)
    return Exit.DONE


def print_schema(path: Path | None, preferences: Preferences) -> int:
    """Print the schema of decks, or write it to a file."""
    from quiz.app.deck_schema import schema_text, write_schema

    if path is None:
        sys.stdout.write(schema_text(preferences.language))
        return Exit.DONE
    write_schema(path, preferences.language)
    if not preferences.is_quiet:
        from quiz.ui.authoring import remark

        said = remark("schema.written", look_for(preferences), path=str(path))
        write(said, preferences=preferences)
    return Exit.DONE


def _asked(name: str, preferences: Preferences) -> tuple[Place, Wish] | None:
    """What the author answers; None if they leave."""
    from quiz.app.new_deck import Wish, place_for
    from quiz.ui.authoring import remark, told

    if name:
        place_for(os.environ, name, "")  # before anything is typed in vain
    screen = session_screen(preferences)
    look = screen.look

    with screen.opened():
        screen.show(remark("ask.intro", look))
        title = screen.line(told("ask.title", look))
        while title is not None and not title.strip() and not name:
            screen.show(remark("ask.title-again", look))
            title = screen.line(told("ask.title", look))
        if title is None:
            screen.show(remark("new.stopped", look))
            return None
        place = place_for(os.environ, name, title)
        question = screen.line(told("ask.question", look))
        answer: str | None = ""
        if question is not None and question.strip():
            answer = screen.line(told("ask.answer", look))
        if question is None or answer is None:
            screen.show(remark("new.stopped", look))
            return None
    return place, Wish(title, question, answer)


def _tell(made: Made, wish: Wish, preferences: Preferences, *, is_asked: bool) -> None:
    from quiz.app.deck_schema import NAME
    from quiz.ui.authoring import made_view, told

    look = look_for(preferences)
    said = [told("new.written", look, path=made.place.path)]
    if wish.question.strip() and not wish.kinds:
        said.append(told("new.own", look))
    else:
        count = made.cards - bool(wish.question.strip())
        said.append(told("new.examples", look, n=count))
    key = "new.schema" if made.has_schema else "new.no-schema"
    said.append(told(key, look, name=NAME))
    if not is_asked:
        assumed = [told("new.assumed.language", look, language=made.language)]
        if not wish.title:
            assumed.insert(0, told("new.assumed.title", look, title=made.title))
        said.append(told("new.assumed", look, what=", ".join(assumed)))
    name = shlex.quote(made.place.name)
    commands = [
        (f"quiz deck preview {name} --watch", "preview"),
        (f"quiz review {name}", "review"),
    ]
    if made.place.is_own:
        commands.append((f"quiz deck on {name}", "on"))
    else:
        commands.insert(1, (f"quiz deck check {name}", "check"))
    view = made_view(said, commands, look, is_after_questions=is_asked)
    write(view, preferences=preferences)
