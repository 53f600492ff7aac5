"""A chart in the text: caption above, the drawing with its words, a note below."""

from __future__ import annotations

from selfassess.model.statement import Chart
from selfassess.write.word.elements import paragraph, run
from selfassess.write.word.writing import Writing


def chart(block: Chart, writing: Writing, width: int) -> str:
    """The paragraphs of a chart block. `width` is in twentieths of a point."""
    return paragraph(writing.styles["chart"], run(block.alt))
