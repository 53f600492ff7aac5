"""Widths of the letters of Helvetica and Helvetica-Bold, in thousandths of the type size."""

from __future__ import annotations

_REGULAR = """278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278
556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556
1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778
667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556
333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556
556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"""
_BOLD = """278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278
556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611
975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778
667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556
333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611
611 611 389 556 333 611 556 778 556 556 500 389 280 389 584"""
_MORE = {"’": (222, 278), "‘": (222, 278), "–": (556, 556), "•": (350, 350)}


def _table(widths: str, column: int) -> dict[str, int]:
    table = {chr(32 + i): int(w) for i, w in enumerate(widths.split())}
    return table | {letter: pair[column] for letter, pair in _MORE.items()}


REGULAR, BOLD = _table(_REGULAR, 0), _table(_BOLD, 1)


def width(text: str, size: float, bold: bool) -> float:
    """The width of a line in points."""
    table = BOLD if bold else REGULAR
    return sum(table[letter] for letter in text) * size / 1000


def wrap(text: str, size: float, bold: bool, measure: float) -> list[str]:
    """The lines of a paragraph set to a measure."""
    lines: list[str] = []
    for word in text.split():
        tried = f"{lines[-1]} {word}" if lines else word
        if lines and width(tried, size, bold) <= measure:
            lines[-1] = tried
        else:
            lines.append(word)
    return lines
