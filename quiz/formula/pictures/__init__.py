"""Formulas as text: drawn in two dimensions, or in one line."""
