"""The style contract: what each of our names is called in Word, and what stands in for it.

A council restyles by changing these styles in its own template. Where one is missing the
nearest built-in style is used, with a warning.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from selfassess.write.word.elements import w

PARAGRAPH, CHARACTER, TABLE = "paragraph", "character", "table"


@dataclass(frozen=True)
class Wanted:
    """One style of the contract: Word's name for it, its type, and our key of its stand-in."""

    name: str
    kind: str
    instead: str = ""


CONTRACT: dict[str, Wanted] = {
    "normal": Wanted("Normal", PARAGRAPH),
    "body": Wanted("Body Text", PARAGRAPH, "normal"),
    "title": Wanted("Title", PARAGRAPH, "normal"),
    "subtitle": Wanted("Subtitle", PARAGRAPH, "normal"),
    "heading1": Wanted("heading 1", PARAGRAPH, "normal"),
    "heading2": Wanted("heading 2", PARAGRAPH, "normal"),
    "heading3": Wanted("heading 3", PARAGRAPH, "normal"),
    "heading4": Wanted("heading 4", PARAGRAPH, "normal"),
    "bullet": Wanted("List Bullet", PARAGRAPH, "body"),
    "caption": Wanted("caption", PARAGRAPH, "body"),
    "header": Wanted("header", PARAGRAPH, "normal"),
    "footer": Wanted("footer", PARAGRAPH, "normal"),
    "contents": Wanted("TOC Heading", PARAGRAPH, "body"),
    "contents1": Wanted("toc 1", PARAGRAPH, "body"),
    "contents2": Wanted("toc 2", PARAGRAPH, "body"),
    "cover": Wanted("SA Cover", PARAGRAPH, "normal"),
    "stamp": Wanted("SA Stamp", PARAGRAPH, "cover"),
    "marking": Wanted("SA Marking", PARAGRAPH, "cover"),
    "lead": Wanted("SA Lead", PARAGRAPH, "body"),
    "status": Wanted("SA Status Line", PARAGRAPH, "body"),
    "note": Wanted("SA Small Note", PARAGRAPH, "body"),
    "line": Wanted("SA Line", PARAGRAPH, "body"),
    "prompt": Wanted("SA Prompt", PARAGRAPH, "body"),
    "space": Wanted("SA Space", PARAGRAPH, "normal"),
    "challenge": Wanted("SA Challenge", PARAGRAPH, "body"),
    "gap": Wanted("SA Gap", PARAGRAPH, "body"),
    "method": Wanted("SA Note", PARAGRAPH, "body"),
    "chart": Wanted("SA Chart", PARAGRAPH, "body"),
    "cell": Wanted("SA Cell", PARAGRAPH, "normal"),
    "cell_number": Wanted("SA Cell Number", PARAGRAPH, "cell"),
    "cell_head": Wanted("SA Cell Heading", PARAGRAPH, "cell"),
    "cell_head_number": Wanted("SA Cell Heading Number", PARAGRAPH, "cell_number"),
    "small": Wanted("SA Small Cell", PARAGRAPH, "cell"),
    "small_number": Wanted("SA Small Cell Number", PARAGRAPH, "cell_number"),
    "small_head": Wanted("SA Small Cell Heading", PARAGRAPH, "cell_head"),
    "small_head_number": Wanted("SA Small Cell Heading Number", PARAGRAPH, "cell_head_number"),
    "comment_text": Wanted("annotation text", PARAGRAPH, "normal"),
    "comment_mark": Wanted("annotation reference", CHARACTER),
    "strong": Wanted("Strong", CHARACTER),
    "emphasis": Wanted("Emphasis", CHARACTER),
    "link": Wanted("Hyperlink", CHARACTER),
    "placeholder": Wanted("Placeholder Text", CHARACTER),
    "reference": Wanted("SA Reference", CHARACTER),
    "label": Wanted("SA Label", CHARACTER, "strong"),
    "good": Wanted("SA Status Good", CHARACTER, "strong"),
    "poor": Wanted("SA Status Poor", CHARACTER, "strong"),
    "caution": Wanted("SA Status Caution", CHARACTER, "strong"),
    "neutral": Wanted("SA Status Neutral", CHARACTER, "strong"),
    "table": Wanted("SA Table", TABLE, "grid"),
    "small_table": Wanted("SA Small Table", TABLE, "table"),
    "grid": Wanted("Table Grid", TABLE),
}


class Styles:
    """The styles of one template, by our keys. `missing` holds the names that were not there."""

    def __init__(self, styles: etree._Element) -> None:
        self._held = {
            (style.get(w("type")), _name(style).lower()): style.get(w("styleId")) or ""
            for style in styles.iter(w("style"))
        }
        self._ids = {key: self._find(key) for key in CONTRACT}
        self.missing = tuple(
            wanted.name
            for wanted in CONTRACT.values()
            if (wanted.kind, wanted.name.lower()) not in self._held
        )

    def __getitem__(self, key: str) -> str:
        """The style id for one of our keys; "" where there is neither the style nor a stand-in."""
        return self._ids[key]

    def stand_in(self, key: str) -> str:
        """The name of the style that is used for one of our keys; "" where there is none."""
        while key:
            wanted = CONTRACT[key]
            if (wanted.kind, wanted.name.lower()) in self._held:
                return wanted.name
            key = wanted.instead
        return ""

    def _find(self, key: str) -> str:
        name = self.stand_in(key)
        return self._held.get((CONTRACT[key].kind, name.lower()), "") if name else ""


def _name(style: etree._Element) -> str:
    found = style.find(w("name"))
    return "" if found is None else found.get(w("val")) or ""
