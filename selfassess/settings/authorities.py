"""The authorities of England: codes, regions and statistical neighbours, as DfE gives them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from selfassess.settings.load import config_folder


@dataclass(frozen=True, slots=True)
class KnownAuthority:
    """One authority. `neighbours` are the codes of its statistical neighbours, nearest first;
    `ons_codes` its nine-character codes, the newest first."""

    code: str
    name: str
    names: tuple[str, ...]
    region: str
    neighbours: tuple[str, ...]
    ons_codes: tuple[str, ...] = ()


@cache
def known_authorities(folder: Path | None = None) -> dict[str, KnownAuthority]:
    """Every authority by DfE's three-digit code, from `config/comparators`."""
    path = (folder or config_folder() / "comparators") / "local_authorities.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        return {
            row["la_code"]: KnownAuthority(
                code=row["la_code"],
                name=row["name"],
                names=(row["name"], *(n for n in row["also_known_as"].split("; ") if n)),
                region=row["region"],
                neighbours=tuple(row["statistical_neighbours"].split()),
                ons_codes=tuple(c for c in (row["ons_code"], row["ons_code_previous"]) if c),
            )
            for row in csv.DictReader(handle)
        }


def find_authority(name: str) -> KnownAuthority | None:
    """The authority with this name, however formally it is given: "Leeds City Council"."""
    wanted = _plain(name)
    for authority in known_authorities().values():
        if wanted in map(_plain, authority.names):
            return authority
    return None


def regions() -> tuple[str, ...]:
    """The nine regions of England."""
    return tuple(sorted({a.region for a in known_authorities().values()}))


def _plain(name: str) -> str:
    """A name without case, punctuation and the words that only say what kind of council it is."""
    plain = " ".join(re.findall(r"[a-z]+", name.casefold().replace("&", " and ")))
    kinds = r"(?:city|county|borough|metropolitan|district|unitary|royal|london)"
    plain = re.sub(rf"^(?:the )?(?:{kinds} )+of ", "", plain)
    plain = re.sub(rf"(?: {kinds})* (?:council|mbc|authority)$", "", plain)
    return re.sub(r" (?:city|county) of$", "", plain)
