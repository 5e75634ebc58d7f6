"""How alike two cards are by their words: for memories whose card is gone.

Texts are compared by the groups of three characters in them, and a group counts the
more the fewer cards have it: what all questions of a deck share tells nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LEAST = 0.45
"""Below it two cards are not called alike."""
SURE = 0.8
"""From it on they are one card for all that one can tell."""
_WEIGHTS = (0.5, 0.3, 0.2)
"""Of question, answer and id."""
_BY_ID_ALONE = 0.9
"""An id alone says less than the words do."""
_ELSEWHERE = 0.9
"""Cards are seldom moved to another deck, and then as they are."""
_FULL_SIZE = 200.0
"""Size of a text from which it has its full weight: "no" says little."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What of a card is compared; question and answer may be unknown, or empty."""

    card: str
    question: str = ""
    answer: str = ""

    @property
    def deck(self) -> str:
        """The deck's id."""
        return self.card.partition(":")[0]

    @property
    def texts(self) -> tuple[str, str, str]:
        """Question, answer, and the id inside its deck."""
        return self.question, self.answer, self.card.partition(":")[2]


class Likeness:
    """Finds the likest of some cards.

    Args:
        cards: Those to be found.
        others: Further cards, which only tell what is rare.
    """

    def __init__(self, cards: Sequence[Spoken], others: Sequence[Spoken] = ()) -> None:
        self._cards = cards
        self._fields = tuple(
            _Field(
                [one.texts[place] for one in cards],
                [one.texts[place] for one in others],
            )
            for place in range(len(_WEIGHTS))
        )

    def nearest(self, old: Spoken, most: int) -> list[tuple[str, float]]:
        """The cards most like `old`, from 0 to 1, the likest first.

        None of them is below `LEAST`.
        """
        has_words = bool(old.question or old.answer)
        likes = [0.0] * len(self._cards)
        totals = [0.0] * len(self._cards)
        for weight, field, text in zip(_WEIGHTS, self._fields, old.texts, strict=True):
            if not text and not has_words:
                continue  # The log does not keep it; what a card says is no news.
            size, shared = field.shared(text)
            for at, own in enumerate(field.sizes):
                if size or own:
                    share = weight * min(1.0, max(size, own) / _FULL_SIZE)
                    totals[at] += share
                    likes[at] += share * 2 * shared.get(at, 0.0) / (size + own)
        found = []
        for card, like, total in zip(self._cards, likes, totals, strict=True):
            alike = like / total if total else 0.0
            alike *= 1.0 if has_words else _BY_ID_ALONE
            alike *= 1.0 if card.deck == old.deck else _ELSEWHERE
            if alike >= LEAST:
                found.append((card.card, min(1.0, alike)))
        return sorted(found, key=lambda one: (-one[1], one[0]))[:most]


class _Field:
    """One text of each card, by the groups of characters in it."""

    def __init__(self, texts: Sequence[str], others: Sequence[str]) -> None:
        groups = [_groups(text) for text in texts]
        counts = Counter(one for found in groups for one in found)
        for text in others:
            counts.update(_groups(text))
        total = len(texts) + len(others)
        self._weights = {
            group: math.log(1 + total / count) ** 2 for group, count in counts.items()
        }
        self._unknown = math.log(1 + total) ** 2
        self.sizes = [self._size(found) for found in groups]
        """Of each text: the weights of its groups."""
        self._having: dict[str, list[int]] = {}
        for number, found in enumerate(groups):
            for one in found:
                self._having.setdefault(one, []).append(number)

    def shared(self, text: str) -> tuple[float, dict[int, float]]:
        """The size of a text, and of what it shares with which others, by number."""
        groups = _groups(text)
        shared: dict[int, float] = {}
        for one in sorted(groups):
            for number in self._having.get(one, ()):
                shared[number] = shared.get(number, 0.0) + self._weights[one]
        return self._size(groups), shared

    def _size(self, groups: Iterable[str]) -> float:
        # Sums of floats hang on the order, which a set does not keep.
        return sum(self._weights.get(one, self._unknown) for one in sorted(groups))


def _groups(text: str) -> frozenset[str]:
    plain = " ".join(text.casefold().split())
    if not plain:
        return frozenset()
    padded = f"  {plain} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))
