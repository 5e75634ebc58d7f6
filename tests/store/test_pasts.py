"""Payloads read in bulk are those read one by one."""

from __future__ import annotations

import pytest

from quiz.store import Event, Kind, fold
from quiz.store.event import decode
from quiz.store.pasts import _decoded

TEXTS = [
    '{"rating":3}',
    ' {"rating": 3}\n',
    '{"rating":3} trailing',
    '{"rating":3',
    '{"a":NaN}',
    '{"a":1,"a":2}',
    '["rating"]',
    "3",
    "null",
    "",
    "\ufeff{}",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_payload_mended_by_hand_is_read_the_same(text: str):
    assert _decoded(text) == decode(text)


@pytest.mark.parametrize("cram", ['"cram"', r'"cr\u0061m"'])
def test_practice_that_does_not_count_is_seen_however_it_is_spelled(store, cram):
    store.merge([Event("d" * 16, 1, 0, 0, Kind.REVIEW, "a:one", {"rating": 3})])
    store._database.execute(
        "INSERT INTO event VALUES (?, 2, 1, 0, 'attempt', 'a:one', ?)",
        ("d" * 16, f'{{{cram}:true,"given":["x"]}}'),
    )
    store.rebuild()
    assert store.pending_attempt() is None
    assert store.state("a:one") == fold(store.events()).cards["a:one"]
