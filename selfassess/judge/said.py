"""Numbers in the reasons of a judgement, as people write them."""

from __future__ import annotations


def plain(value: float | None) -> str:
    """10,840 or 18.8: one decimal at most, and none where it is nought; a dash for no value."""
    if value is None:
        return "–"
    return f"{value:,.1f}".removesuffix(".0")


def signed(value: float) -> str:
    """A difference: +2.5, -731."""
    return f"{value:+,.1f}".removesuffix(".0")
