"""The form of the workspace's workbooks and the names the catalogue gives, read from config/."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "config"


@dataclass(frozen=True)
class Column:
    key: str
    heading: str
    width: float
    person: bool
    example: str


@dataclass(frozen=True)
class Sheet:
    key: str
    title: str
    about: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Form:
    file: str
    title: str
    guidance: tuple[str, ...]
    sheets: tuple[Sheet, ...]

    def sheet(self, key: str) -> Sheet:
        return next(s for s in self.sheets if s.key == key)


def form(key: str) -> Form:
    """One workbook's form, with the columns of the audit dimensions set out one by one."""
    raw = tomllib.loads((CONFIG / "workbooks" / f"{key}.toml").read_text("utf-8"))
    sheets = tuple(
        Sheet(s["key"], s["title"], s["about"], tuple(columns(s["columns"]))) for s in raw["sheets"]
    )
    return Form(raw["file"], raw["title"], tuple(raw["guidance"]), sheets)


def columns(entries: list[dict]) -> list[Column]:
    out = []
    for c in entries:
        names = [(c["key"], c["heading"])]
        if c.get("from_list") == "dimensions":
            names = [(d["id"], d["title"]) for d in dimensions()]
        for key, heading in names:
            out.append(
                Column(
                    key, heading, c.get("width", 16), c.get("person", False), c.get("example", "")
                )
            )
    return out


def dimensions() -> list[dict]:
    return tomllib.loads((CONFIG / "audits.toml").read_text("utf-8"))["dimensions"]


def indicators() -> dict[str, dict]:
    """The catalogue: id to its entry (name, unit and so on)."""
    out: dict[str, dict] = {}
    for path in sorted((CONFIG / "indicators").glob("*.toml")):
        out.update(tomllib.loads(path.read_text("utf-8"))["indicators"])
    return out


AREA_TITLES = {
    "help_protection": "Help and protection",
    "children_in_care": "Children in care",
    "care_leavers": "Care leavers",
    "leaders": "Leaders",
}
