"""What the child can be asked for, and how each request is written and read.

`decode` in `quiz.grader.wire` checks the formulas; here every other value is
checked, so that a malformed request costs an answer and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quiz.formula.proofs.claim import Claim
from quiz.formula.tree import Node
from quiz.grader.checks import CheckRequest
from quiz.grader.wire import Malformed, decode, encode

LARGEST_WIDTH = 1_000
_MOST_CONDITIONS = 40
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRequest:
    """A request to draw a formula."""

    tree: Node
    width: int
    language: str = "en"
    unicode: bool = True

    def document(self) -> dict[str, object]:
        """The request as JSON sees it."""
        return {
            "kind": "picture",
            "tree": encode(self.tree),
            "width": self.width,
            "language": self.language,
            "unicode": self.unicode,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRequest:
    """A request to prove that an answer is right."""

    claim: Claim

    def document(self) -> dict[str, object]:
        """The request as JSON sees it."""
        claim = self.claim
        return {
            "kind": "proof",
            "given": encode(claim.given),
            "expected": encode(claim.expected),
            "assumptions": [encode(one) for one in claim.assumptions],
            "exceptions": [encode(one) for one in claim.exceptions],
            "variable": claim.variable,
            "count": claim.count,
        }


Request = PictureRequest | ProofRequest | CheckRequest


def picture_request(document: Mapping[str, object]) -> PictureRequest:
    """The request that `PictureRequest.document` made.

    Raises:
        Malformed: something is missing, of another type or out of bounds.
    """
    width, language = document.get("width"), document.get("language")
    unicode = document.get("unicode")
    if not isinstance(width, int) or not 1 <= width <= LARGEST_WIDTH:
        raise Malformed("width")
    if not isinstance(language, str) or not isinstance(unicode, bool):
        raise Malformed("language")
    tree = decode(document.get("tree"))
    return PictureRequest(tree=tree, width=width, language=language, unicode=unicode)


def proof_request(document: Mapping[str, object]) -> ProofRequest:
    """The request that `ProofRequest.document` made.

    Raises:
        Malformed: something is missing, of another type or out of bounds.
    """
    claim = Claim(
        given=decode(document.get("given")),
        expected=decode(document.get("expected")),
        assumptions=_trees(document.get("assumptions")),
        exceptions=_trees(document.get("exceptions")),
        variable=_name(document.get("variable")),
        count=None if document.get("count") is None else _name(document.get("count")),
    )
    return ProofRequest(claim=claim)


def _trees(listed: object) -> tuple[Node, ...]:
    if not isinstance(listed, list) or len(listed) > _MOST_CONDITIONS:
        raise Malformed("conditions")
    return tuple(map(decode, listed))


def _name(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_NAME:
        raise Malformed("name")
    return value
