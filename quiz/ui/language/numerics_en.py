"""How formulas behave in floating point, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "title": "In floating point",
    "safe": "safe",
    "safe.subnormal": "safe, but for subnormal numbers",
    "safe.everywhere": "Safe in float16, bfloat16, float32 and float64.",
    "unknown": "not studied, it would take too long",
    "unreadable": "How it behaves in floating point cannot be told.",
    "only-correct": "Its behaviour in floating point is studied once it is correct.",
    "line": "In {format}: {what} at {where}; {why}.",
    "line.short": "In {format}: {what} at {where}.",
    "line.inside": "In {format} at {where} the result is right, though {why} inside.",
    "line.inside.missed": (
        "In {format} at {where} {why} inside; the result, 0, is right but for "
        "subnormal numbers."
    ),
    "everywhere": "any argument",
    "what.nan": "nan",
    "what.overflow": "{given}",
    "what.zero": "0 for values up to {missed}",
    "what.lost": "not one digit is right",
    "what.inside": "right",
    "what.inside.missed": "0, right but for subnormals",
    "what.flush": "0 for subnormal numbers",
    "why.overflow": "{part} overflows",
    "why.underflow": "{part} underflows to 0",
    "why.cancels": "{part} subtracts nearly equal numbers",
    "why.absorbed": "{part} rounds its small term away",
    "why.zero-division": "{part} divides by 0",
    "why.pole": "{part} is infinite",
    "why.domain": "{part} has no value",
    "why.amplified": "{part} magnifies a rounding error",
    "though": "though {why}",
    "then": "{why}, then {form}",
    "stable": "Stable form: {formula}",
    "stable.all": "Stable form, free of this: {formula}",
    "stable.infinite": "Stable form, without nan and inf: {formula}",
}
