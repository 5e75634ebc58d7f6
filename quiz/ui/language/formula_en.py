"""Verdicts on formulas, in English: a reason, a reason with a detail, a note."""

from __future__ import annotations

REASONS: dict[str, str] = {
    "equal": "",
    "reference-unreadable": "The deck's own formula cannot be read.",
    "undecided": "There is too little evidence.",
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
    "syntax.interval": "An interval is expected here, such as (0, 1] or [−1, 1].",
    "syntax.standard-normal": "Only the standard normal law is read, N(0, 1).",
    "syntax.+": "The last term is expected here: … + x_n.",
    "syntax.{": "An opening brace {{ is expected here.",
    "syntax.arguments": "Arguments that {name} takes: {count}; given here: {found}.",
    "syntax.more-arguments": (
        "Arguments that {name} takes: {count} or more; given here: {found}."
    ),
    "syntax.cases": "Of the environments only “cases” is read.",
    "syntax.\\end{cases}": "The cases are never ended: \\end{{cases}} is missing.",
    "unknown-name": "“{name}” is not a known name.",
    "unknown-name.function": "{function} has no argument “{name}”.",
    "unknown-name.suggestion": (
        "“{name}” is not a known name; did you mean {suggestion}?"
    ),
    "layout": "It looks as if the Russian layout was on: {layout}?",
    "too-large": "This is too large to be worked out (the limit is {limit}).",
    "too-large.length": "This is too long to be worked out (at most {limit} signs).",
    "too-large.number": (
        "A number here is too large to be worked out (the limit is {limit})."
    ),
    "too-large.depth": (
        "Brackets, powers or calls are nested too deeply (at most {limit} levels)."
    ),
    "too-large.parts": (
        "This has too many parts to be worked out (at most {limit} numbers, letters "
        "and operations)."
    ),
    "too-large.terms": "This has too many terms to be worked out (at most {limit}).",
    "too-large.statements": "These are too many statements (at most {limit}).",
    "too-large.exponent": (
        "An exponent is too large to be worked out (the limit is {limit})."
    ),
    "circular": "Equal, but the question wants it without “{name}”.",
    "reject": "This is a common slip.",
    "undefined-at": "At some point this has no value, though the true formula has one.",
    "one-point": "It is right everywhere but at one point.",
    "sign": "Everything has the opposite sign.",
    "constant-factor": "It is {factor} times what it should be.",
    "missing-parameter": "A parameter of this function is missing.",
    "other-function": "This is another function: {name}.",
    "other-function.derivative": "This is the derivative of another function: {name}.",
    "one-point.edges": "It is right everywhere but at single points.",
    "sign.where": "The sign is lost where {where}.",
    "sign.side": "On a part of the line the sign is wrong.",
    "sign.inside": "One sign inside the formula is wrong.",
    "constant-factor.part": "One part is {part} times what it should be.",
    "constant-offset": "It is off by the same number everywhere: {offset}.",
    "swapped-branches": "The branches are swapped.",
    "output-for-input": (
        "This is written in the function's own value; here x is its input."
    ),
    "not-differentiated": "This is the function itself, not its derivative.",
    "not-differentiated.inner": (
        "The chain rule: the derivative of an inner function is wrong or missing."
    ),
    "not-differentiated.product": (
        "The product rule: a product is not differentiated like this."
    ),
    "not-differentiated.quotient": (
        "The quotient rule: a fraction is not differentiated like this."
    ),
    "not-differentiated.power": "The power rule: the exponent comes in front, too.",
    "derivative": "This is the derivative of what was asked.",
    "derivative.twice": "It is differentiated once too often.",
    "antiderivative": "The derivative of this is what was asked.",
    "wrong-default": "The number in the place of “{name}” is not its usual value.",
    "missing-brackets": "With one more pair of brackets it would be right.",
    "missing-brackets.moved": "A bracket stands in the wrong place.",
    "missing-brackets.log": (
        "“log” is the natural logarithm here, and another one is meant."
    ),
    "inverted": "It is upside down.",
    "inverted.part": "One part is upside down.",
    "wrong-argument": "The argument of a function is not right.",
    "wrong-argument.used": "This is the function of {used} instead of {meant}.",
    "swapped-arguments": "Two things stand in each other's places.",
    "missing-log": "A logarithm is missing.",
    "missing-exponential": "An exponential is missing.",
    "other-rule": "The derivative of {name} is written like this, not this one.",
    "wrong-index": "An index is wrong.",
    "wrong-index.length": "It is right only for vectors of length {length}.",
    "min-max": "Maximum and minimum are mixed up.",
    "wrong-base": "The base of a power or logarithm is wrong.",
    "rounded-too-far": "A constant is rounded too far.",
    "wrong-constant": "One of the numbers is wrong.",
    "wrong-threshold": "The place where the branches meet is wrong.",
    "wrong-power": "A power is wrong.",
    "wrong-condition": "A condition is wrong.",
    "wrong-condition.edge": "Look at the edge: to which branch does it belong?",
    "wrong-operation": "An operation is wrong: a sum for a product, or the like.",
    "wrong-function": "One of the functions inside is wrong.",
    "wrong-function.name": "“{name}” is not the function that belongs here.",
    "wrong-letter": "One letter stands in another's place.",
    "wrong-letter.number": "The letter {number} stands where a number belongs.",
    "misplaced": "Something inside a function belongs outside, or the other way round.",
    "missing-factor": "A factor is missing.",
    "extra-factor": "There is a factor too many.",
    "missing-factor.divisor": "Something to divide by is missing.",
    "extra-factor.divisor": "There is something too many to divide by.",
    "missing-term": "A term is missing.",
    "extra-term": "There is a term too many.",
    "wrong-bound": "A bound is wrong.",
    "wrong-bound.missing": "A bound is missing.",
    "wrong-bound.extra": "There is a bound too many.",
    "missing-function": "A function around one of the parts is missing.",
    "missing-function.sum": "A sum over the components is missing.",
    "extra-function": "There is a function too many.",
    "extra-function.name": "“{name}” is one function too many.",
    "wrong-branch": "It is right only on a part of the line.",
    "wrong-branch.where": "It is wrong where {where}, and right elsewhere.",
    "wrong-branch.right": "It is right only where {right}.",
    "wrong-branch.undifferentiated": (
        "Where {where}, this is still the function, not its derivative."
    ),
    "wrong-branch.one": "One of the cases is wrong, the others are right.",
    "approximation": "It is close everywhere, but not equal.",
    "approximation.zero": "It is close only near zero.",
    "approximation.far": "It is as good as right far from zero, and wrong nearer by.",
    "missing-parameter.variable": "It does not depend on {variable}, and it should.",
    "swapped-branches.besides": "Branches are swapped, and that is not all.",
    "min-max.besides": "Maximum and minimum are mixed up, and that is not all.",
    "sign.besides": "A sign is wrong, and that is not all.",
    "wrong-base.besides": (
        "The base of a power or logarithm is wrong, and that is not all."
    ),
    "wrong-argument.besides": (
        "The argument of a function is not right, and that is not all."
    ),
    "wrong-default.besides": (
        "A number is not the usual value of its parameter, and that is not all."
    ),
    "rounded-too-far.besides": "A constant is rounded too far, and that is not all.",
    "wrong-constant.besides": "One of the numbers is wrong, and that is not all.",
    "missing-exponential.besides": "An exponential is missing, and that is not all.",
    "missing-log.besides": "A logarithm is missing, and that is not all.",
    "wrong-power.besides": "A power is wrong, and that is not all.",
    "inverted.besides": "Something is upside down, and that is not all.",
    "missing-parameter.besides": "A parameter is missing, and that is not all.",
    "wrong-operation.besides": "An operation is wrong, and that is not all.",
    "wrong-function.besides": "One of the functions is wrong, and that is not all.",
    "wrong-letter.besides": (
        "One letter stands in another's place, and that is not all."
    ),
    "missing-factor.besides": "A factor is missing, and that is not all.",
    "extra-factor.besides": "There is a factor too many, and that is not all.",
    "missing-term.besides": "A term is missing, and that is not all.",
    "extra-term.besides": "There is a term too many, and that is not all.",
    "wrong-bound.besides": "A bound is wrong, and that is not all.",
    "missing-function.besides": (
        "A function around one of the parts is missing, and that is not all."
    ),
    "extra-function.besides": "There is a function too many, and that is not all.",
    "constant-factor.besides": (
        "One part is a multiple of what it should be, and that is not all."
    ),
    "unknown-letter": "The question has no letter “{name}”.",
    "different": "It is not the same function.",
    "renamed": "Other letters than the question's are fine.",
    "shorthand": "The letter alone is read as the function at x.",
    "default-value": "The parameter stands at its usual value.",
    "rounded-constant": "A rounded constant is fine here.",
}
"""Sentences by reason or note; ``reason.detail`` comes before ``reason``."""
