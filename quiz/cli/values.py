"""`quiz eval`: the values of a formula."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from quiz.cli.check import open_grader
from quiz.cli.output import look_for, write, write_json
from quiz.cli.plots import given_text
from quiz.cli.preferences import Preferences
from quiz.errors import Exit

if TYPE_CHECKING:
    from quiz.ui.values import Found, Row, Values

__all__ = ["evaluate_at"]


def evaluate_at(
    formula: str,
    points: Sequence[str],
    params: str | None,
    digits: int,
    preferences: Preferences,
) -> int:
    """Print the values of a formula in points, a row for each."""
    from quiz.app.checking import given_params
    from quiz.app.values import values_of
    from quiz.ui.values import values_view

    library, _ = open_grader()
    values = values_of(
        library,
        given_text(formula),
        points,
        params=dict(given_params(params)),
        digits=digits,
        language=preferences.language,
    )
    if preferences.is_json:
        write_json(_document(values))
    else:
        write(values_view(values, look_for(preferences)), preferences=preferences)
    return Exit.DONE


def _document(values: Values) -> dict[str, Any]:
    return {
        "formula": values.label,
        "letters": list(values.letters),
        "rows": [_row(row) for row in values.rows],
        "usual": dict(values.usual),
        "conventions": list(values.conventions),
    }


def _row(row: Row) -> dict[str, Any]:
    found = [_value(one) for one in row.found]
    return {"at": dict(row.at), **({"values": found} if row.is_vector else found[0])}


def _value(found: Found) -> dict[str, Any]:
    text = {"undefined": "undefined", "too-large": "too-large"}
    value: dict[str, Any] = {
        "value": text.get(found.state.value, found.text),
        "state": found.state.value,
    }
    return value | ({"fraction": found.fraction} if found.fraction else {})
