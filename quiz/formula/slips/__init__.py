"""Reasons: hypotheses about a wrong answer, tested against its values."""
