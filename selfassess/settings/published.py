"""How DfE's own data files are read: their columns, regions and authorities."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

from selfassess.model.period import PeriodKind
from selfassess.model.published import CarriedPeriod, PublishedColumn, PublishedForm
from selfassess.settings.authorities import known_authorities, regions
from selfassess.settings.load import build, config_folder, open_toml


@cache
def load_published_form(folder: Path | None = None) -> PublishedForm:
    """The form of DfE's data files, from `config/comparators`. Raises SettingsError."""
    folder = folder or config_folder() / "comparators"
    file = open_toml(folder / "columns.toml")
    columns = {
        name: build(PublishedColumn, entry, file, ("indicators", name))
        for name, entry in file.data["indicators"].items()
    }
    codes = {}
    for authority in known_authorities().values():
        for known in (authority.code, *authority.ons_codes, *authority.names):
            codes[known.casefold()] = authority.code
    places = {region.casefold(): region for region in regions()}
    places |= {str(k).casefold(): str(v) for k, v in file.data["regions"].items()}
    return PublishedForm(
        columns=columns, regions=places, authorities=codes, carried=_carried(folder)
    )


def _carried(folder: Path) -> dict[str, CarriedPeriod]:
    found: dict[str, CarriedPeriod] = {}
    with (folder / "areas.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.reader(handle):
            if row[0] != "indicator":
                end = date.fromisoformat(row[2])
                found[row[0]] = CarriedPeriod(kind=PeriodKind(row[1]), newest=end)
    return found
