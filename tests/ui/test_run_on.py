"""What is typed on after the key that leaves is read until nobody types."""

from __future__ import annotations

import pytest

from quiz.ui.run_on import drop_keys


@pytest.mark.parametrize(
    ("waiting", "read", "left"),
    [
        ([], 0, 0),
        (["u", "i", "t", "enter"], 4, 0),  # each in time after the one before
        (["u", "", "i"], 1, 1),  # a pause, and what comes then is for the shell
        (["u", None, "i"], 2, 1),  # the terminal is gone
    ],
)
def test_keys_are_dropped_until_none_comes_in_time(
    waiting: list[str | None], read: int, left: int
):
    keys, taken = list(waiting), list[str | None]()

    def wait(_seconds: float) -> bool:
        if keys[:1] == [""]:
            return bool(keys.pop(0))
        return bool(keys)

    def take() -> list[str] | None:
        taken.append(keys.pop(0))
        return None if taken[-1] is None else [taken[-1]]

    drop_keys(wait, take)
    assert len(taken) == read
    assert len(keys) == left
