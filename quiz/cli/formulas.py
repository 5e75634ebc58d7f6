"""`quiz show`: what the decks know of a function."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quiz.app.checking import Question, find_target
from quiz.cli.check import open_grader
from quiz.cli.output import look_for, write, write_json
from quiz.cli.preferences import Preferences
from quiz.errors import Exit

if TYPE_CHECKING:
    from quiz.deck.model import Function, Source
    from quiz.ui.function import Known

__all__ = ["show_function"]


def show_function(name: str, preferences: Preferences) -> int:
    """Print what the decks say about a function."""
    from quiz.app.pictures import function_pictures
    from quiz.app.sheet import known_about
    from quiz.ui.function import function_view

    library, _ = open_grader()
    function = find_target(library, Question(name=name)).function
    look = look_for(preferences)
    has_chart = not preferences.is_json and not look.is_plain
    function, known = known_about(
        library, function, language=look.language, has_chart=has_chart
    )
    if preferences.is_json:
        write_json(_facts(function, known, look.language))
    else:
        drawn = function_pictures(
            library,
            function,
            width=look.width,
            language=look.language,
            is_plain=look.is_plain,
        )
        flat = drawn
        if not look.is_plain:
            flat = function_pictures(
                library,
                function,
                width=look.width,
                language=look.language,
                is_plain=True,
            )
        view = function_view(
            function,
            look,
            formula=drawn.formula,
            derivative=drawn.derivative,
            stable=drawn.stable,
            lines=(flat.formula, flat.derivative, flat.stable),
            known=known,
        )
        write(view, preferences=preferences)
    return Exit.DONE


def _facts(function: Function, known: Known, language: str) -> dict[str, Any]:
    def text(source: Source | None) -> str | None:
        return None if source is None else source.text

    return {
        "key": function.key,
        "deck": function.deck,
        "name": function.name.get(language),
        "aliases": list(function.aliases),
        "variables": list(function.variables),
        "vectors": list(function.vectors),
        "params": dict(function.params),
        "assume": list(function.assume),
        "formula": function.formula.text,
        "derivative": text(function.derivative),
        "domain": text(function.domain),
        "range": text(function.range),
        "zero": text(function.zero),
        "limits": dict(function.limits),
        "kinks": list(function.kinks),
        "slopes_at_zero": list(known.slopes),
        "partials": dict(known.partials),
        "stable": text(function.stable),
        "facts": {key: said.get(language) for key, said in function.facts},
        "computed": list(known.computed),
        "sources": [link.url for link in function.sources],
    }
