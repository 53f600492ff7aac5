"""Colours of the house, each a place in the theme, so that a council can change them in Word."""

from __future__ import annotations

INK = ("1B1F23", "text1")
WHITE = ("FFFFFF", "background1")
NAVY = ("12344D", "text2")
PALE = ("EEF3F6", "background2")
TEAL = ("0B6E6E", "accent1")
AMBER = ("8A5A00", "accent2")
BRICK = ("9B2C2C", "accent3")
TINT = ("DCE6EC", "accent4")
SLATE = ("4A6072", "accent5")
RULE = ("B4C3CE", "accent6")

THEME = (
    ("dk1", INK),
    ("lt1", WHITE),
    ("dk2", NAVY),
    ("lt2", PALE),
    ("accent1", TEAL),
    ("accent2", AMBER),
    ("accent3", BRICK),
    ("accent4", TINT),
    ("accent5", SLATE),
    ("accent6", RULE),
    ("hlink", TEAL),
    ("folHlink", NAVY),
)

Colour = tuple[str, str]
_LIGHT = 0x1C  # of 255: how much of a colour is left in its tint


def colour(held: Colour) -> str:
    return f'<w:color w:val="{held[0]}" w:themeColor="{held[1]}"/>'


def shade(held: Colour) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{held[0]}" w:themeFill="{held[1]}"/>'


def tint(held: Colour) -> str:
    """A ground in a light tint of the colour."""
    parts = [int(held[0][at : at + 2], 16) for at in (0, 2, 4)]
    light = "".join(f"{round(255 - (255 - part) * _LIGHT / 255):02X}" for part in parts)
    return (
        f'<w:shd w:val="clear" w:color="auto" w:fill="{light}" w:themeFill="{held[1]}" '
        f'w:themeFillTint="{_LIGHT:02X}"/>'
    )


def border(side: str, held: Colour, size: int, space: int = 0, kind: str = "single") -> str:
    """A border; `size` in eighths of a point, `space` in points."""
    return (
        f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="{space}" w:color="{held[0]}" '
        f'w:themeColor="{held[1]}"/>'
    )
