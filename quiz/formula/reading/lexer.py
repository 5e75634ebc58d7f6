"""Characters to tokens, for calculator, Python, LaTeX and Unicode notation alike.

Every spelling of one sign becomes one token: ``\\cdot``, ``×`` and ``*`` are
``*``; ``²`` is ``^ ( 2 )``. Each token keeps its place in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from quiz.formula.reading import latex, names
from quiz.formula.reading.characters import (
    LOWERED,
    RAISED,
    SIGNS,
    SKIPPED,
    SPACES,
    folded,
    inside,
)
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.names import (
    GREEK,
    KEYWORDS,
    LOOKALIKES,
    PHRASES,
    builtin,
    letter,
    plain,
)

LONGEST = 2_000
"""Characters that a formula may have."""


@dataclass(frozen=True, slots=True)
class Token:
    """A sign, word or number and its place, in code points from 0."""

    kind: str
    """``num``, ``name``, ``op``, ``str``, ``cmd`` or ``end``."""
    text: str
    start: int
    end: int
    gap: bool = False
    """White space stands before it."""
    value: Fraction = Fraction(0)
    tex: bool = False
    """It was written as a LaTeX command."""
    line: bool = False
    """It starts a line of the text."""


_OPERATORS = (
    "...", "**", "<=", ">=", "==", "!=", "<>", "=>", "=<", "&&", "->", ":=", "::", "..",
    ".*", "./", ".^", ".+", ".-", ".<=", ".>=", ".==", ".<", ".>",
    "+", "-", "*", "/", "^", "(", ")", "[", "]", "{", "}", "|", ",", ";", ":",
    "?", "!", "=", "<", ">", "&", "~", ".", "_", "'",
)  # fmt: skip
_ENDS = (")", "]", "}", "'", ")|", ")floor", ")ceil")
_OPERATOR = re.compile("|".join(map(re.escape, _OPERATORS)))
_CANONICAL = {
    "**": "^", "&&": "and", "<>": "!=", "~": "not", "=<": "<=", ".*": "*", "./": "/",
    ".^": "^", ".+": "+", ".-": "-", ".<=": "<=", ".>=": ">=", ".==": "==",
    ".<": "<", ".>": ">", "..": "...",
}  # fmt: skip
_NUMBER = re.compile(
    r"[0-9]+\{,\}[0-9]+"  # LaTeX: a decimal comma without a gap
    r"|(?:[0-9]+\.[0-9]+|[0-9]+\.(?=[fF]\b|\*\*)|[0-9]+\.(?![0-9A-Za-z_.*/^])"
    r"|[0-9]+|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
)
_FLOAT_SUFFIX = re.compile(r"(?<=[.0-9])[fF]\b(?!\s*\()")
_WORD = re.compile(
    r"[A-Za-zА-Яа-яЁё][A-Za-z0-9А-Яа-яЁё]*(?:\\?_[A-Za-z0-9]+)*(?:_(?=\())?"
)
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_LATIN = re.compile(r"[A-Za-z]")
_PHRASE = re.compile(
    "|".join(
        re.escape(one) for one in sorted(PHRASES, key=len, reverse=True) if " " in one
    ),
    re.IGNORECASE,
)
_HIGHEST_EXPONENT = 10_000
_MOST_PIECES = 5  # of a name with underscores
_LONGEST_TAIL = 12  # of a name run into another word, from its first digit


def tokens(text: str, known: Callable[[str], bool]) -> list[Token]:
    """Split a formula into tokens, the last one of kind ``end``.

    Args:
        text: What was typed.
        known: Whether a word is a name as a whole; others are cut at digits
            and underscores, so that ``x_i`` is a component of x and
            ``leaky_relu`` is one name.

    Raises:
        Unreadable: a character that no notation has, or a text too long.
    """
    if len(text) > LONGEST:
        raise Unreadable("too-large", LONGEST, limit=str(LONGEST), expected="length")
    text = folded(text)
    found = list(_Scanner(text, known).scan(*inside(text)))
    while found and found[-1].text in (".", ";", ",") and found[-1].kind == "op":
        found.pop()
    return [*found, Token("end", "", len(text), len(text))]


class _Scanner:
    def __init__(self, text: str, known: Callable[[str], bool]) -> None:
        self.text = text
        self.known = known
        self.tex = "\\" in text
        self.in_text = False
        self.gap = False
        self.line = False
        self.braces = 0
        self.previous = Token("end", "", 0, 0)
        self.ends = False
        """Whether an operand ends with the token before."""

    def scan(self, position: int, end: int) -> Iterator[Token]:
        while position < end:
            char = self.text[position]
            if (
                char.isspace()
                or char in SPACES
                or char in "$`"
                or (char == "~" and (self.tex or self.in_text))
            ):
                self.gap = True
                self.line = self.line or char == "\n"
                position += 1
            elif char in "#/@<(" and (over := SKIPPED.match(self.text, position, end)):
                self.gap = True
                position = over.end()
            else:
                found, position = self.next(position, end)
                for token in found:
                    self.braces += (token.text == "{") - (token.text == "}")
                    yield token
                    if token.text not in ("|", "!"):  # these end what has ended
                        self.ends = token.kind in ("name", "num") or token.text in _ENDS
                    self.previous, self.gap, self.line = token, False, False

    def make(self, kind: str, text: str, start: int, end: int, **more: object) -> Token:
        return Token(kind, text, start, end, self.gap, line=self.line, **more)  # type: ignore[arg-type]

    def next(self, at: int, end: int) -> tuple[list[Token], int]:
        char = self.text[at]
        if char == "." and self.text.startswith(".(", at) and self.after_operand():
            return [], at + 1  # Julia: exp.(x)
        is_twice = char == "_" and self.text.startswith("__", at)
        if is_twice and not self.after_operand():
            return [], at + 2  # CUDA: __expf
        if char == "—" and self.previous.text.casefold() in names.ELSE:
            return [], at + 1  # otherwise — 0
        if char == "%" and self.text.startswith(("%e", "%pi"), at):
            return [], at + 1  # Maxima
        if number := _NUMBER.match(self.text, at, end):
            return self.number(number, at)
        if char == "\\":
            return self.command(at, end)
        if (char in "'’′" and not self.after_operand()) or char == '"':
            if (close := self.text.find(char, at + 1, end)) > 0:
                quoted = self.text[at + 1 : close]
                return [self.make("str", quoted, at, close + 1)], close + 1
            raise Unreadable("syntax", at, found=char)
        if char in RAISED and char != "·":
            return self.script(at, end, RAISED, "^")
        if char in LOWERED:
            return self.script(at, end, LOWERED, "_")
        if char in GREEK or char in "∑∏√∛∞∂𝟙ℯ∇":
            return self.symbol(at), at + 1
        if word := _WORD.match(self.text, at, end):
            return self.word(word.group(), at)
        if char in SIGNS:
            return [self.make("op", SIGNS[char], at, at + 1)], at + 1
        if char == "⅟":
            unit = self.make("num", "1", at, at + 1, value=Fraction(1))
            return [unit, Token("op", "/", at, at + 1)], at + 1
        if sign := _OPERATOR.match(self.text, at, end):
            spelt = sign.group()
            if spelt == "&&" and self.tex:
                spelt = "&"
            stop = at + len(spelt)
            return [self.make("op", _CANONICAL.get(spelt, spelt), at, stop)], stop
        if unicodedata.category(char) == "No":
            value = Fraction(unicodedata.numeric(char)).limit_denominator(100)
            return [self.make("num", char, at, at + 1, value=value)], at + 1
        folded = unicodedata.normalize("NFKC", char)
        if len(folded) == 1 and folded != char and folded.isalnum():
            inner = _Scanner(folded, self.known)
            one = [self.make(t.kind, t.text, at, at + 1, value=t.value)
                   for t in inner.scan(0, 1)]  # fmt: skip
            return one, at + 1
        shown = char if char.isprintable() else f"U+{ord(char):04X}"
        raise Unreadable("syntax", at, found=shown)

    def after_operand(self) -> bool:
        return self.ends and not self.gap

    def number(self, found: re.Match[str], at: int) -> tuple[list[Token], int]:
        spelt = found.group()
        end = at + len(spelt)
        spelt = spelt.replace("{,}", ".")
        if self.previous.text == "_" and self.tex and not self.gap:
            spelt, end = spelt[0], at + 1
        if suffix := _FLOAT_SUFFIX.match(self.text, end):
            end = suffix.end() if "." in spelt or "e" in spelt.lower() else end
        mantissa, _, exponent = spelt.lower().partition("e")
        if exponent and abs(int(exponent)) > _HIGHEST_EXPONENT:
            raise Unreadable("too-large", at, limit="1e10000", expected="number")
        value = Fraction(mantissa.rstrip(".") or "0")
        if exponent:
            value *= Fraction(10) ** int(exponent)
        return [self.make("num", spelt, at, end, value=value)], end

    def script(
        self, at: int, end: int, table: dict[str, str], sign: str
    ) -> tuple[list[Token], int]:
        """A run of raised or lowered characters: ``⁻ˣ`` is ``^ ( - x )``."""
        stop = at
        while stop < end and self.text[stop] in table:
            stop += 1
        while self.text[stop - 1] == "·":  # x²·y: a product, not part of the power
            stop -= 1
        plain = "".join(table[one] for one in self.text[at:stop])
        beside = self.text[stop : stop + 1] in ("⁄", "/") or self.previous.text == "/"
        if plain.isdigit() and beside and not self.after_operand():  # ¹⁄₂
            digits = self.make("num", plain, at, stop, value=Fraction(int(plain)))
            return [digits], stop
        inner = _Scanner(plain, self.known)
        opened, closed = ("(", ")") if sign == "^" else ("{", "}")
        made = [self.make("op", sign, at, at + 1), Token("op", opened, at, at + 1)]
        made += [
            Token(one.kind, one.text, at + one.start, at + one.end, False, one.value)
            for one in inner.scan(0, stop - at)
        ]
        return [*made, Token("op", closed, stop - 1, stop)], stop

    def symbol(self, at: int) -> list[Token]:
        char = self.text[at]
        match char:
            case "∑" | "Σ":
                return [self.make("name", "sum", at, at + 1)]
            case "∏":
                return [self.make("name", "prod", at, at + 1)]
            case "√" | "∛":
                return [self.make("cmd", "sqrt" if char == "√" else "cbrt", at, at + 1)]
            case "𝟙":
                return [self.make("num", "1", at, at + 1, value=Fraction(1), tex=True)]
            case "∞" | "∂" | "ℯ" | "∇":
                word = {"∞": "oo", "∂": "d", "ℯ": "e", "∇": "grad"}[char]
                return [self.make("name", word, at, at + 1)]
        return [self.make("name", letter(char), at, at + 1)]

    def word(self, word: str, at: int) -> tuple[list[Token], int]:
        phrase = _PHRASE.match(self.text, at)
        said = PHRASES.get(phrase.group().casefold()) if phrase else None
        if phrase and said:
            return [self.make("name", said, at, phrase.end())], phrase.end()
        if self.previous.text == "_" and self.tex and not self.gap:
            word = word[0]
        if "\\_" in word:
            joined = word.replace("\\_", "_")
            if self.known(joined):
                return [self.make("name", joined, at, at + len(word))], at + len(word)
            word = word.partition("\\")[0]
        word = self.latin(word)
        if joined := self.hyphened(word, at):
            return [self.make("name", plain(joined), at, at + len(joined))], (
                at + len(joined)
            )
        end = at + len(self.cut(word, at))
        return [self.make("name", word[: end - at], at, end)], end

    def hyphened(self, word: str, at: int) -> str:
        """A name with a hyphen, ``h-swish``; "" where it is a minus sign."""
        after = at + len(word)
        if self.text[after : after + 1] != "-" or self.known(word):
            return ""
        more = _WORD.match(self.text, after + 1)
        if more and self.known(plain(word + more.group())):
            return f"{word}-{more.group()}"
        return ""

    def latin(self, word: str) -> str:
        """The word with Cyrillic look-alikes of Latin letters put right."""
        if not _CYRILLIC.search(word) or word.casefold() in KEYWORDS:
            return word
        if self.known(word.casefold()):
            return word.casefold()
        if not _LATIN.search(word) and any(one not in LOOKALIKES for one in word):
            return word
        return "".join(LOOKALIKES.get(one, one) for one in word)

    def cut(self, word: str, at: int) -> str:
        if self.known(word) or word.casefold() in KEYWORDS:
            return word
        after = self.text[at + len(word) :].lstrip()
        begins = self.previous.text in ("(", ",", ";")
        is_argument = begins and word[1:2] not in ("", "_")  # x, x_i: conditions
        if is_argument and after.startswith("=") and not after.startswith("=="):
            return word
        pieces = word.split("_")
        for count in range(min(len(pieces) - 1, _MOST_PIECES), 0, -1):
            if self.known(start := "_".join(pieces[:count])):
                return start
        head = pieces[0]
        digits = re.search(r"[0-9]", head)
        if digits and not self.known(head) and head + after[:1] not in names.WITH_DIGIT:
            last = min(len(head) - 1, digits.start() + _LONGEST_TAIL)
            for stop in range(last, digits.start(), -1):
                inside_number = head[stop - 1].isdigit() and head[stop].isdigit()
                if not inside_number and self.known(head[:stop]):
                    return head[:stop]
            start = head[: digits.start()]
            is_deck_function = len(start) > 1 and not builtin(start)
            return head if is_deck_function and self.known(start) else start
        return head

    def command(self, at: int, end: int) -> tuple[list[Token], int]:
        """A LaTeX command: one or more tokens, and where to go on."""
        if not (found := latex.COMMAND.match(self.text, at, end)):
            raise Unreadable("syntax", at, found="\\")
        name, stop = found.group(1), found.end()
        if name in ("stackrel", "overset", "underset"):
            if defined := latex.DEFINED_AS.match(self.text, at, end):
                return [self.make("op", "=", at, defined.end())], defined.end()
            raise Unreadable("syntax", at, found=f"\\{name}")
        if name in latex.WITH_GROUP:
            return [], (latex.group_end(self.text, stop, end))
        if name == "cases":
            return self.opened_cases(at, stop)
        if name in latex.IGNORED:
            self.gap = True
            if name in ("left", "right") and self.text.startswith(".", stop):
                stop += 1
            return [], stop
        if name in ("\\", "cr") and (
            height := latex.ROW_HEIGHT.match(self.text, stop, end)
        ):
            return [self.make("op", "row", at, height.end())], height.end()
        if name in latex.OPERATORS:
            return [self.make("op", latex.OPERATORS[name], at, stop)], stop
        if name in latex.COMMANDS:
            return [self.make("cmd", latex.COMMANDS[name], at, stop)], stop
        if name in ("begin", "end"):
            return self.environment(name, at, stop)
        if name in latex.WRAPPERS:
            return self.wrapped(name, at, stop, end)
        word = latex.WORDS.get(name, letter(name))
        return [self.make("name", word, at, stop, tex=True)], stop

    def opened_cases(self, at: int, stop: int) -> tuple[list[Token], int]:
        """``\\cases{… \\cr …}`` of plain TeX."""
        opening = self.text.find("{", stop)
        if opening < 0:
            raise Unreadable("syntax", stop, expected="{")
        made = self.make("op", "{", at, opening + 1, tex=True)
        return [made], opening + 1

    def environment(self, name: str, at: int, stop: int) -> tuple[list[Token], int]:
        inside_brace = self.braces or self.text.startswith("cases", stop + 1)
        if not inside_brace and (shown := latex.DISPLAY.match(self.text, stop)):
            self.gap = True
            return [], shown.end()
        if not (found := latex.ENVIRONMENT.match(self.text, stop)):
            raise Unreadable("syntax", at, found=f"\\{name}", expected="cases")
        return [self.make("cmd", name, at, found.end(), tex=True)], found.end()

    def wrapped(
        self, name: str, at: int, stop: int, end: int
    ) -> tuple[list[Token], int]:
        """``\\text{if}``, ``\\mathrm{ReLU}``: the words inside the braces."""
        while stop < end and self.text[stop].isspace():
            stop += 1
        if not self.text.startswith("{", stop):  # \mathbf x
            return [], stop
        close = latex.closing_brace(self.text, stop, end)
        if close is None:
            raise Unreadable("syntax", stop, expected="}")
        content = self.text[stop + 1 : close]
        if content.strip() == "1" and name in latex.BLACKBOARD:
            one = self.make("num", "1", at, close + 1, value=Fraction(1), tex=True)
            return [one], close + 1
        whole = content.strip().replace("-", " ")
        if " " in whole and self.known(plain(whole)):
            return [self.make("name", plain(whole), at, close + 1)], close + 1
        inner = _Scanner(self.text, self.known)
        inner.tex = False
        inner.in_text = True
        inner.gap = self.gap
        return list(inner.scan(stop + 1, close)), close + 1
