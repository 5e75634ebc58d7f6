"""Finds decks and hands out their cards. Bare listing reads no YAML."""

from quiz.library.facets import Facets
from quiz.library.files import bundled_folder
from quiz.library.library import DeckSummary, Library

__all__ = ["DeckSummary", "Facets", "Library", "bundled_folder"]
