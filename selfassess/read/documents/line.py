"""A printed line: its words and where it stands on its page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Line:
    """One line, or one cell's share of it.

    Lengths are points. `y` is the baseline, counted up from the foot of the page; `height` is
    the height of the page.
    """

    page: int
    text: str
    x: float
    right: float
    y: float
    size: float
    bold: bool
    height: float = 842.0
    italic: bool = False
    indent: float = 0.0  # where the words begin after a list mark or number; else `x`

    @property
    def depth(self) -> float:
        """How far down the page the line stands: 0 at the top, 1 at the foot."""
        return 1.0 - self.y / self.height
