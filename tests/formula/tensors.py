"""The witness of `arrays` in bfloat16 of PyTorch."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from quiz.formula.floats.formats import Format
from quiz.formula.floats.machine import Place
from quiz.formula.reading.vectors import FREE
from quiz.formula.tree import Node
from tests.formula.arrays import LIBRARY, Numpy

Array = Any
torch: Any = None
"""PyTorch, which is hardly ever at hand: imported by `by_torch`."""


class Torch(Numpy):
    """Values in bfloat16."""

    def number(self, value: float) -> Array:
        """A number rounded to bfloat16 once, from float64."""
        return torch.tensor(value, dtype=torch.float64).to(torch.bfloat16)

    def unary(self, name: str, value: Array) -> Array:
        """A function of one argument."""
        if name == "normcdf":
            # torch.special.ndtr itself is 0 below -5.6: it adds erf to 1.
            return (torch.erfc(-value.double() / 2**0.5) / 2).to(torch.bfloat16)
        if name == "normpdf":
            wide = value.double()
            density = torch.exp(-wide * wide / 2) / (2 * torch.pi) ** 0.5
            return density.to(torch.bfloat16)
        return getattr(torch, name)(value)

    def binary(self, name: str, left: Array, right: Array) -> Array:
        """``maximum`` and ``minimum``."""
        return getattr(torch, name)(left, right)

    def where(self, condition: Array, left: Array, right: Array) -> Array:
        """Both branches worked out, one chosen."""
        return torch.where(torch.as_tensor(condition), left, right)

    def library(self, key: str, value: Array) -> Array:
        """A function of a deck."""
        found = [LIBRARY[key](float(one)) for one in value]
        return torch.tensor(found, dtype=torch.float64).to(torch.bfloat16)


def by_torch(answer: Node, places: list[Place], form: Format) -> list[float]:
    """The formula's values in bfloat16; raises `ImportError` without PyTorch."""
    global torch
    torch = import_module("torch")

    def tensor(values: list[float]) -> Array:
        return torch.tensor(values, dtype=torch.float64).to(torch.bfloat16)

    scalars = {
        name: tensor([one.scalars[name] for one in places])
        for name in places[0].scalars
    }
    vectors = {
        name: [
            tensor([one.vectors[name][place] for one in places])
            for place in range(len(vector))
        ]
        for name, vector in places[0].vectors.items()
    }
    found = Torch(np.float64, scalars, vectors, {FREE: 1}).value(answer)
    assert found.dtype == torch.bfloat16
    return [float(one) for one in found.broadcast_to((len(places),))]
