"""Verdicts on formulas, in English: a reason, a reason with a detail, a note."""

from __future__ import annotations

REASONS: dict[str, str] = {
    "equal": "",
    "reference-unreadable": "The deck's own formula cannot be read; you decide.",
    "undecided": "There is too little evidence to tell. Compare, and decide yourself.",
    "empty": "Nothing was typed.",
    "syntax": "From here on this is not a formula.",
    "syntax.found": "A formula has no “{found}”.",
    "syntax.operand": "A number, a letter or a function is expected here.",
    "syntax.operator": "The formula is complete here; “{found}” does not continue it.",
    "syntax.condition": "A condition is expected here, such as x > 0.",
    "syntax.partner": "This is never closed: “{found}” is missing.",
    "syntax.)": "A closing bracket ) is expected here.",
    "syntax.]": "A closing bracket ] is expected here.",
    "syntax.}": "A closing brace }} is expected here.",
    "syntax.|": "The second bar | of the absolute value is expected here.",
    "syntax.)|": "The second bar | of the absolute value is expected here.",
    "syntax.)floor": "The closing ⌋ is expected here.",
    "syntax.)ceil": "The closing ⌉ is expected here.",
    "syntax.(": "A function takes its argument in brackets: ( is expected here.",
    "syntax.[": "A list in square brackets is expected here.",
    "syntax.,": "A comma is expected here.",
    "syntax.:": "A colon is expected here.",
    "syntax.else": "The other case is missing: “else …” is expected here.",
    "syntax.left-side": (
        "Only a left side such as f(x) = may stand before an equals sign."
    ),
    "syntax.subscript": "A subscript is one letter or one number.",
    "syntax.index": "An index is expected here: one letter, such as j.",
    "syntax.arguments": "Arguments of {name}: it takes {count}, here are {found}.",
    "syntax.cases": "Of the environments only “cases” is read.",
    "syntax.\\end{cases}": "The cases are never ended: \\end{{cases}} is missing.",
    "unknown-name": "“{name}” is not a known name.",
    "unknown-name.suggestion": (
        "“{name}” is not a known name; did you mean {suggestion}?"
    ),
    "too-large": "This is too large to be worked out (the limit is {limit}).",
    "circular": "This names what is to be written out. Use simpler functions.",
    "reject": "This is a common slip.",
    "undefined-at": "It has no value there, though the true formula has one.",
    "one-point": "It is right everywhere but at one point.",
    "sign": "Everything has the opposite sign.",
    "constant-factor": "It is {factor} times what it should be.",
    "missing-parameter": "A parameter of this function is missing.",
    "other-function": "This is another function: {name}.",
    "unknown-letter": "The question has no letter “{name}”.",
    "different": "It is not the same function.",
    "renamed": "Other letters than the question's are fine.",
    "shorthand": "The letter alone is read as the function at x.",
    "default-value": "The parameter stands at its usual value.",
    "rounded-constant": "A rounded constant is fine here.",
}
"""Sentences by reason or note; ``reason.detail`` comes before ``reason``."""
