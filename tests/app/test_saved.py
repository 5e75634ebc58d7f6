"""Noticing that a file was saved, and checking it beside whoever looks at it."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from quiz.app.saved import Checks, Saved
from quiz.deck.diagnostics import Diagnostic, Span
from quiz.errors import QuizError


def test_a_save_is_told_once_also_where_an_editor_replaces_the_file(tmp_path: Path):
    path = tmp_path / "d.yaml"
    path.write_text("a")
    saved = Saved(path)
    assert not saved.is_new()
    path.write_text("ab")
    assert saved.is_new()
    assert not saved.is_new()
    other = tmp_path / ".d.yaml.swp"
    other.write_text("xy")
    times = path.stat().st_mtime_ns
    other.replace(path)
    os.utime(path, ns=(times, times))
    assert saved.is_new()


def test_a_file_that_is_gone_for_a_moment_is_no_save(tmp_path: Path):
    path = tmp_path / "d.yaml"
    path.write_text("a")
    saved = Saved(path)
    path.unlink()
    assert not saved.is_new()
    path.write_text("b")
    assert saved.is_new()


def test_only_checks_of_the_latest_text_are_told():
    begun, may_go_on, ended = threading.Event(), threading.Event(), threading.Event()
    calls: list[int] = []
    told_meanwhile: list[object] = []

    def run() -> list[Diagnostic]:
        calls.append(len(calls) + 1)
        begun.set()
        if calls == [1]:
            assert may_go_on.wait(10)
        else:
            told_meanwhile.append(checks.found())
            ended.set()
        return [Diagnostic(Span("d", len(calls), 1), "D301")]

    checks = Checks(run)
    checks.begin()
    assert begun.wait(10)
    checks.begin()
    may_go_on.set()
    assert ended.wait(10)
    assert told_meanwhile == [None]
    assert lines_found(checks) == [2]
    assert checks.found() is None


def lines_found(checks: Checks) -> list[int]:
    while checks.is_busy:
        threading.Event().wait(0.001)
    return [one.span.line for one in checks.found() or ()]


def test_a_check_of_a_file_that_is_gone_finds_nothing():
    def run() -> list[Diagnostic]:
        raise QuizError("no-such-path", path="d.yaml")

    checks = Checks(run)
    checks.begin()
    assert lines_found(checks) == []
