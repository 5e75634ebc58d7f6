"""Where a query cannot be read: the place under the query, above the error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from quiz.cli.output import look_for, write
from quiz.cli.preferences import Preferences
from quiz.errors import QuizError


@contextmanager
def place_shown(preferences: Preferences) -> Iterator[None]:
    """Mark the place of an error in a query on the error stream; the error goes on."""
    try:
        yield
    except QuizError as error:
        query, column = error.arguments.get("query"), error.arguments.get("column")
        width = error.arguments.get("width")
        if (
            isinstance(query, str)
            and isinstance(column, int)
            and isinstance(width, int)
            and not preferences.is_json
        ):
            from quiz.ui.cards_query import caret_view

            look = look_for(preferences, sys.stderr)
            view = caret_view(query, column, width, look)
            write(view, preferences=preferences, target=sys.stderr)
        raise
