"""The report on a mock interview as Markdown, to keep or to send."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quiz.ui.interview import told
from quiz.ui.interview_report import (
    MOST_REPEATED,
    Told,
    ToldQuestion,
    details_of,
    facts_of,
    figures,
    link_title,
    reason_of,
    summary_sentence,
    topic_sentence,
    unfinished,
)
from quiz.ui.look import Look
from quiz.ui.text import one_line

_KEPT = re.compile(r"\$\$.+?\$\$|\$[^$\n]+\$|`[^`\n]+`")
"""Mathematics and code, which Markdown writes as decks do."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~]|^[#+-]|^\d+(?=[.)]))")


def markdown(report: Told, look: Look) -> str:
    """The whole report as a Markdown document."""
    title = told("title", look)
    blocks = [
        f"# {title} · {report.begun:%Y-%m-%d %H:%M}",
        f"**{_escaped(summary_sentence(report, look))}**",
        _escaped(figures(report, look)),
    ]
    if note := unfinished(report, look):
        blocks.append(note)
    if report.strengths:
        blocks += [
            f"## {told('report.strengths', look)}",
            ", ".join(map(_escaped, report.strong)),
        ]
    if report.topics:
        rows = [
            f"- {_escaped(one.shown)}: {topic_sentence(one, look)}"
            for one in report.topics
        ]
        blocks += [f"## {told('report.topics', look)}", "\n".join(rows)]
    blocks.append(f"## {told('report.each', look)}")
    blocks += [_question(one, look) for one in report.questions]
    blocks += _next(report, look)
    return "\n\n".join(blocks) + "\n"


def _question(one: ToldQuestion, look: Look) -> str:
    lines = [f"### {one.number}. {_escaped(one.question)}", "", facts_of(one, look)]
    items: list[tuple[str, tuple[str, ...]]] = []
    if one.given:
        items.append((told("each.given", look), (_code(one.given),)))
    if reason := reason_of(one, look):
        lines += ["", _escaped(reason)]
    for label, texts in details_of(one, look):
        items.append((label, tuple(map(_escaped, texts))))
    if items:
        lines.append("")
    for label, shown in items:
        if len(shown) == 1:
            lines.append(f"- {label}: {shown[0]}")
            continue
        lines.append(f"- {label}:")
        lines += [f"  - {text}" for text in shown]
    return "\n".join(lines)


def _next(report: Told, look: Look) -> list[str]:
    blocks = []
    by_number = {one.number: one for one in report.questions}
    if report.repeat:
        first = [by_number[number] for number in report.repeat[:MOST_REPEATED]]
        rows = [
            f"{place}. {_escaped(one.question)}"
            for place, one in enumerate(first, start=1)
        ]
        blocks += [f"## {told('report.repeat', look)}", "\n".join(rows)]
    if report.read:
        blocks += [f"## {told('report.read', look)}", _links(report.read, look)]
    if report.command:
        blocks.append(f"{told('report.command', look)} {_code(report.command)}")
    return blocks


def _links(links: Sequence[tuple[str, str]], look: Look) -> str:
    return "\n".join(
        f"- [{_escaped(link_title(title, look))}](<{_address(address)}>)"
        for title, address in links
    )


def _address(text: str) -> str:
    return one_line(text).replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")


def _code(text: str) -> str:
    """Text in backticks, more of them than it has in a row itself."""
    shown = one_line(text)
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    space = " " if shown[:1] == "`" or shown[-1:] == "`" else ""
    return f"{fence}{space}{shown}{space}{fence}"


def _escaped(text: str) -> str:
    """Text in which nothing is taken for Markdown but mathematics and code."""
    source = one_line(text)
    pieces = []
    end = 0
    for match in _KEPT.finditer(source):
        pieces += [_SPECIAL.sub(r"\\\1", source[end : match.start()]), match[0]]
        end = match.end()
    pieces.append(_SPECIAL.sub(r"\\\1", source[end:]))
    return "".join(pieces)
