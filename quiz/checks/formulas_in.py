"""Which texts of a card are meant as formulas, told from how they look."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[0-9+*/^=()\\|]")
_WORDS = re.compile(r"[^\W\d_]{3,}\s+[^\W\d_]{2,}|[^\W\d_]{2,}\s+[^\W\d_]{3,}")
"""Prose: two words in a row."""
_FORMULA = re.compile(
    r"\^|\\[A-Za-z]|[\w)]\s*[*/=]\s*[\w(]|\b(?:exp|log|ln|max|min|sqrt|tanh|sigmoid)\("
)
_PROSE = re.compile(r"[^\W\d_]{4,}\s+[^\W\d_]{2,}|[^\W\d_]{3,}\s*/\s*[^\W\d_]{2,}")


def option_like(text: str) -> bool:
    """Whether an option may be meant as a formula; names and prose are not.

    >>> [option_like(one) for one in ("x^2", "$x$", "ReLU", "batch of 32")]
    [True, True, False, False]
    """
    bare = text.strip()
    if bare.startswith("$") and bare.endswith("$") and len(bare) > 2:
        return True
    return bool(_SIGNS.search(bare)) and not _WORDS.search(bare)


def gap_like(text: str) -> bool:
    """Whether a gap is surely meant as a formula.

    >>> [gap_like(one) for one in ("x^2", "exp(-x", "C++", "input/output")]
    [True, True, False, False]
    """
    return bool(_FORMULA.search(text)) and not _PROSE.search(text)
