"""A formula typed at random in the ways of calculators, Python, LaTeX, Unicode, chats.

The text means what the formula means by ordinary reading rules: products from left
to right, powers before signs, brackets wherever they are needed and sometimes where
they are not.
"""

from __future__ import annotations

import random
from dataclasses import replace

from .spellings_of_functions import NAMES
from .terms import (
    BINDERS,
    COMPARISONS,
    CONDITIONS,
    Formula,
    Truth,
    letters,
    parts,
    size,
    substituted,
    within,
)
from .typist import (
    ATOM,
    POWER,
    PRODUCT,
    SUM,
    WHOLE,
    Typist,
    spelt_component,
    spelt_constant,
    spelt_letter,
    spelt_number,
)

STYLES = ("calculator", "python", "latex", "unicode", "russian")
_BARE = ("exp", "ln", "log", "tanh", "th", "sh", "ch", "sin", "cos", "sqrt", "erf")
_METHODS = ("exp", "log", "tanh", "sigmoid", "abs", "sqrt", "relu", "erf", "sign")
_SIGNS = {
    "<": ("<",), "<=": ("<=", "≤"), ">": (">",), ">=": (">=", "≥"), "==": ("==",),
    "!=": ("!=", "≠"),
}  # fmt: skip
_LATEX_SIGNS = {
    "<": ("<", r"\lt"), "<=": (r"\le", r"\leq", r"\leqslant"), ">": (">", r"\gt"),
    ">=": (r"\ge", r"\geq"), "==": ("=",), "!=": (r"\ne", r"\neq"),
}  # fmt: skip
_SUPERSCRIPTS = str.maketrans("0123456789-x", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ˣ")


def typed(
    formula: Formula, truth: Truth, dice: random.Random, *, renaming: bool = False
) -> str:
    """The formula as somebody might type it as an answer.

    With `renaming`, sometimes in another letter than x.
    """
    style = dice.choice(STYLES)
    spellings = dict(truth.aliases)
    if renaming and dice.randrange(6) == 0:
        formula = _renamed(formula, truth, dice)
    whole = style == "python" and _is_of_whole_vectors(formula, "i")
    typist = Typist(style, dice, spellings, whole)
    found, _ = _show(formula, typist)
    return _surrounded(found, formula, typist)


def _is_of_whole_vectors(formula: Formula, index: str) -> bool:
    """Whether every component is the one that whole vectors mean in its place."""
    if formula[0] == "at":
        return formula[2] == index
    inner = formula[1] if formula[0] in BINDERS else index
    return all(_is_of_whole_vectors(one, inner) for _, one in parts(formula))


def _renamed(formula: Formula, truth: Truth, dice: random.Random) -> Formula:
    """Another letter for the only variable."""
    if truth.vectors or truth.variables != ("x",) or "x" not in letters(formula):
        return formula
    return substituted(formula, "x", Formula((dice.choice("tz"),)))


def _surrounded(found: str, formula: Formula, typist: Typist) -> str:
    """With a left side, or the signs that go with a notation."""
    variable = next(iter(letters(formula) & set("xtzyu")), "x")
    kind = typist.dice.randrange(14)
    if typist.style == "python" and "at" not in {one[0] for one in within(formula)}:
        if kind == 0:
            return f"lambda {variable}: {found}"
        if kind == 1:
            return f"def f({variable}): return {found}"
        if kind == 2:
            return f"return {found}"
    elif typist.style == "latex":
        if kind == 0:
            return f"${found}$"
        if kind == 1:
            return f"f({variable}) = {found}"
    elif kind == 0 and variable != "y":
        return f"y = {found}"
    elif kind == 1:
        return f"f({variable}) = {found}"
    return f"  {found} " if kind == 3 else found


def _show(formula: Formula, typist: Typist) -> tuple[str, int]:
    """The text of a formula, and how tightly it holds together."""
    head = formula[0]
    match formula:
        case ("num", text):
            return spelt_number(text, typist)
        case ("at", vector, index):
            return spelt_component(vector, index, typist), ATOM
        case ("e",) | ("pi",):
            return spelt_constant(head, typist), ATOM
        case (name,):
            return spelt_letter(name, typist), ATOM
        case ("neg", one):
            sign = "−" if typist.style == "unicode" else "-"
            return f"{sign}{_at_least(one, PRODUCT, typist)}", SUM
        case ("+" | "-", one, other):
            return _sum(head, one, other, typist), SUM
        case ("*", one, other):
            return _product(one, other, typist)
        case ("/", one, other):
            return _quotient(one, other, typist)
        case ("^", one, exponent):
            return _power(one, exponent, typist)
        case ("exp", one) if typist.seldom(2) and typist.style != "python":
            return _e_to(one, typist)
        case ("abs", one) if typist.style != "python" and not typist.in_bars:
            inner, _ = _show(one, replace(typist, in_bars=True))
            if "|" not in inner:
                return _bars(inner, typist), ATOM
        case ("sqrt", one) if typist.style == "latex":
            return rf"\sqrt{{{_show(one, typist)[0]}}}", ATOM
        case ("sqrt", one) if typist.style in ("unicode", "russian"):
            inner, level = _show(one, typist)
            simple = level == ATOM and inner.isalnum()
            return f"√{inner}" if simple else f"√({inner})", ATOM
        case ("if", condition, one, other):
            return _by_cases(condition, one, other, typist)
        case ("mask", condition):
            return _mask(condition, typist), ATOM
        case ("sum" | "vmax" as kind, index, body):
            return _bound(kind, index, body, typist)
    if head in CONDITIONS:
        return _condition(formula, typist), WHOLE
    return _call(formula, typist)


def _at_least(formula: Formula, level: int, typist: Typist) -> str:
    """The text, in brackets unless it holds together well enough."""
    inner, found = _show(formula, typist)
    if found >= level and not typist.seldom(12):
        return inner
    return _in_brackets(inner, typist)


def _in_brackets(inner: str, typist: Typist) -> str:
    if typist.style == "latex" and not typist.seldom(3):
        return rf"\left({inner}\right)"
    return f"({inner})"


def _unsigned(formula: Formula, level: int, typist: Typist) -> str:
    """The same, in brackets as well if it begins with a sign."""
    inner = _at_least(formula, level, typist)
    return _in_brackets(inner, typist) if inner[0] in "-−" else inner


def _sum(head: str, one: Formula, other: Formula, typist: Typist) -> str:
    sign = "−" if head == "-" and typist.style in ("unicode", "russian") else head
    space = typist.any(" ", "")
    left = _at_least(one, SUM, typist)
    right = _unsigned(other, SUM if head == "+" else PRODUCT, typist)
    return f"{left}{space}{sign}{space}{right}"


def _product(one: Formula, other: Formula, typist: Typist) -> tuple[str, int]:
    left = _at_least(one, PRODUCT, typist)
    right = _unsigned(other, POWER, typist)
    if typist.style == "python":
        return f"{left}{typist.any(' * ', '*')}{right}", PRODUCT
    if _may_touch(one, left, right, typist):
        word = left.isalpha() and right[:1].isalpha()
        return f"{left}{' ' if word else typist.any('', '', ' ')}{right}", PRODUCT
    if typist.style == "latex":
        return left + typist.any(r" \cdot ", r" \times ", r"\cdot ") + right, PRODUCT
    if typist.style == "unicode":
        return left + typist.any("·", " ⋅ ", " × ") + right, PRODUCT
    return left + typist.any("*", " * ", "·") + right, PRODUCT


def _may_touch(one: Formula, left: str, right: str, typist: Typist) -> bool:
    """Whether a product may be typed by writing its factors side by side."""
    if (
        right.startswith("(если")
        or typist.seldom(3)
        or right[0] in "0123456789.,½¼¾⅓⅙|["
    ):
        return False
    if one[0] == "num":
        plain = left.isdigit() or left.replace(".", "").isdigit()
        return plain and left[-1] != "." and right[0] not in "eE"
    if len(one) == 1 and len(left) == 1 and one[0] not in ("e", "pi"):
        return right[0] not in "([" and not (right[:1].isalpha() and len(right) == 1)
    return left[-1] == ")" and right[0] == "(" and left[0] == "("


def _quotient(one: Formula, other: Formula, typist: Typist) -> tuple[str, int]:
    if typist.style == "latex" and not typist.seldom(5):
        above, below = _show(one, typist)[0], _show(other, typist)[0]
        over = typist.any(r"\frac", r"\dfrac")
        return f"{over}{{{above}}}{{{below}}}", POWER
    left = _at_least(one, PRODUCT, typist)
    right = _unsigned(other, POWER, typist)
    sign = typist.any("/", " / ", " ÷ ") if typist.style == "unicode" else "/"
    return f"{left}{sign}{right}", PRODUCT


def _power(base: Formula, exponent: Formula, typist: Typist) -> tuple[str, int]:
    under = _unsigned(base, ATOM, typist)
    inner, level = _show(exponent, typist)
    if typist.style == "latex":
        return f"{{{under}}}^{{{inner}}}", POWER
    small = inner.removeprefix("-").isdigit() or inner == "x"
    if typist.style == "unicode" and small and not typist.seldom(3):
        return under + inner.translate(_SUPERSCRIPTS), POWER
    above = inner if level == ATOM and not typist.seldom(3) else f"({inner})"
    sign = "**" if typist.style == "python" else "^"
    return f"{under}{sign}{above}", POWER


def _e_to(one: Formula, typist: Typist) -> tuple[str, int]:
    inner, level = _show(one, typist)
    if typist.style == "latex":
        return f"e^{{{inner}}}", POWER
    bare = inner.removeprefix("−").removeprefix("-")
    if typist.style == "unicode" and bare == "x":
        return "e" + inner.replace("−", "-").translate(_SUPERSCRIPTS), POWER
    simple = level == ATOM or (one[0] == "neg" and len(one[1]) == 1)
    return f"e^{inner}" if simple and not typist.seldom(3) else f"e^({inner})", POWER


def _bars(inner: str, typist: Typist) -> str:
    if typist.style == "latex":
        return typist.any(
            rf"\left|{inner}\right|", rf"\lvert {inner} \rvert", f"|{inner}|"
        )
    return f"|{inner}|"


def _call(formula: Formula, typist: Typist) -> tuple[str, int]:
    head, *given = formula
    names = NAMES[head].get(typist.style) or (head,)
    name = typist.dice.choice(names)
    inside = replace(typist, in_call=True, in_bars=False)
    if typist.style == "python" and head in _METHODS and typist.seldom(6):
        inner, level = _show(given[0], inside)
        plain = level == ATOM and given[0][0] != "num"
        return f"{inner if plain else f'({inner})'}.{head}()", ATOM
    arguments = [_show(one, inside)[0] for one in given]
    if typist.style == "python" and head == "clip" and typist.seldom(3):
        target, low, high = arguments
        return f"torch.clamp({target}, min={low}, max={high})", ATOM
    if len(given) == 1 and typist.style in ("calculator", "unicode", "russian"):
        bare = name in _BARE and len(given[0]) == 1 and typist.seldom(3)
        if bare and len(arguments[0]) == 1:
            return f"{name} {arguments[0]}", SUM  # looser: "tanh x" ends a term
    joined = typist.any(", ", ",").join(arguments)
    if typist.style == "latex" and head in ("max", "min") and typist.seldom(2):
        return rf"{name}\{{{joined}\}}", ATOM
    return f"{name}{_in_brackets(joined, typist)}", ATOM


def _condition(condition: Formula, typist: Typist) -> str:
    match condition:
        case ("and" | "or" as joined, *inner):
            chain = _chain(condition, typist)
            if chain and not typist.seldom(3):
                return chain
            texts = [_condition(one, typist) for one in inner]
            if typist.style == "python" and typist.seldom(2):
                sign = " & " if joined == "and" else " | "
                return sign.join(f"({one})" for one in texts)
            texts = [
                f"({text})" if one[0] in ("and", "or") else text
                for one, text in zip(inner, texts, strict=True)
            ]
            word = joined
            if typist.style == "russian":
                word = {"and": "и", "or": "или"}[joined]
            elif typist.style == "latex":
                word = rf"\text{{ {joined} }}"
            return f" {word} ".join(texts)
        case ("not", inner):
            word = "не" if typist.style == "russian" else "not"
            word = r"\text{not }" if typist.style == "latex" else word
            return f"{word} ({_condition(inner, typist)})"
    sign, one, other = condition
    plain = replace(typist, in_call=True)
    signs = _LATEX_SIGNS if typist.style == "latex" else _SIGNS
    written = typist.dice.choice(signs[sign])
    left, right = _at_least(one, SUM, plain), _at_least(other, SUM, plain)
    return f"{left} {written} {right}"


def _chain(condition: Formula, typist: Typist) -> str:
    """``-1 < x < 1``, if the condition is one."""
    match condition:
        case ("and", (first, low, one), (second, again, high)) if one == again and {
            first,
            second,
        } <= {"<", "<="}:
            plain = replace(typist, in_call=True)
            signs = _LATEX_SIGNS if typist.style == "latex" else _SIGNS
            return (
                f"{_at_least(low, SUM, plain)} {typist.dice.choice(signs[first])} "
                f"{_at_least(one, SUM, plain)} {typist.dice.choice(signs[second])} "
                f"{_at_least(high, SUM, plain)}"
            )
    return ""


def _mask(condition: Formula, typist: Typist) -> str:
    inner = _condition(condition, typist)
    compound = condition[0] not in COMPARISONS
    if typist.style == "python":
        if compound or typist.seldom(3):
            return f"np.where({inner}, 1, 0)"
        return typist.any(
            f"({inner})", f"({inner}).float()", f"({inner}).astype(float)"
        )
    if typist.style == "latex":
        return typist.any(rf"\mathbb{{1}}[{inner}]", rf"\mathbf{{1}}_{{{inner}}}")
    if typist.style == "unicode":
        return typist.any(f"𝟙[{inner}]", f"𝟙({inner})")
    return typist.any(f"[{inner}]", f"I({inner})")


def _by_cases(
    condition: Formula, one: Formula, other: Formula, typist: Typist
) -> tuple[str, int]:
    inside = replace(typist, in_call=True, in_bars=False)
    holds = _condition(condition, inside)
    first, second = (_show(k, inside)[0] for k in (one, other))
    if typist.style == "latex":
        word = typist.any(r"\text{if } ", "", r"\text{если } ")
        rest = typist.any(r"\text{otherwise}", r"\text{иначе}")
        comma = typist.any("", ",")
        rows = rf"{first}{comma} & {word}{holds} \\ {second}{comma} & {rest}"
        return rf"\begin{{cases}} {rows} \end{{cases}}", ATOM
    if typist.style == "python":
        loose, other_loose = _at_least(one, SUM, inside), _at_least(other, SUM, inside)
        return typist.any(
            f"np.where({holds}, {first}, {second})",
            f"torch.where({holds}, {first}, {second})",
            f"Piecewise(({first}, {holds}), ({second}, True))",
            f"({loose} if {holds} else {other_loose})",
        ), ATOM
    if typist.style == "russian":
        first, second = _at_least(one, SUM, inside), _at_least(other, SUM, inside)
        return typist.any(
            f"({first} если {holds} иначе {second})",
            f"(если {holds} то {first} иначе {second})",
            f"(если {holds}, то {first}, иначе {second})",
        ), ATOM
    first, second = _at_least(one, SUM, inside), _at_least(other, SUM, inside)
    return typist.any(
        f"({first} if {holds} else {second})",
        f"(({holds}) ? {first} : {second})",
        f"{{{first} if {holds}; {second} otherwise}}",
        f"{{{first}, {holds}; {second}, otherwise}}",
    ), ATOM


def _bound(kind: str, index: str, body: Formula, typist: Typist) -> tuple[str, int]:
    inner, level = _show(body, replace(typist, in_call=True))
    if typist.whole:
        if kind == "vmax":
            return typist.any(f"np.max({inner})", f"({inner}).max()"), ATOM
        return typist.any(
            f"np.sum({inner})", f"({inner}).sum()", f"torch.sum({inner}, dim=-1)"
        ), ATOM
    if kind == "vmax":
        if typist.style == "latex":
            return rf"\max_{{{index}}}\left({inner}\right)", ATOM
        return f"max_{index}({inner})", ATOM
    if typist.style == "latex":
        low = typist.any(rf"\sum_{{{index}=1}}^{{n}}", rf"\sum_{index}")
        return rf"{low} \left({inner}\right)", PRODUCT
    if typist.style == "unicode":
        return f"∑{'ⱼ' if index == 'j' else f'_{index} '}({inner})", PRODUCT
    if typist.seldom(2):
        return f"sum({inner}, {index})", ATOM
    short = level == ATOM and size(body) < 4 and not inner.startswith("(")
    return (f"sum_{index} {inner}" if short else f"sum_{index} ({inner})"), PRODUCT
