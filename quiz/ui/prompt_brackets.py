"""Brackets of the line being typed, drawn so that pairs can be seen."""

from __future__ import annotations

from prompt_toolkit.filters import is_done
from prompt_toolkit.layout.processors import (
    Processor,
    Transformation,
    TransformationInput,
)
from prompt_toolkit.layout.utils import explode_text_fragments

from quiz.ui.brackets import at_cursor, lonely


class Brackets(Processor):
    """Marks the pair at the cursor, and brackets that have no partner."""

    def apply_transformation(self, given: TransformationInput) -> Transformation:
        fragments = explode_text_fragments(given.fragments)
        if is_done():
            return Transformation(fragments)
        document = given.document
        marked = dict.fromkeys(lonely(document.text), "class:lonely")
        for place in at_cursor(document.text, document.cursor_position):
            marked[place] = "class:pair"
        for place, style in marked.items():
            if place < len(fragments):
                fragments[place] = (
                    f"{fragments[place][0]} {style}",
                    fragments[place][1],
                )
        return Transformation(fragments)
