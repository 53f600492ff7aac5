"""What the tests of the lists share: the form, the catalogue, and drawn lists written to a file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from selfassess.model.annex_a import AnnexAForm
from selfassess.model.indicator import Indicator
from selfassess.read.annex_a.door import ReadAnnexA, read_annex_a
from selfassess.settings.annex_a import load_annex_a
from selfassess.settings.catalogue import load_settings

ROOT = Path(__file__).resolve().parents[3]
if str(ROOT / "scripts") not in sys.path:
    sys.path.append(str(ROOT / "scripts"))

POPULATION = 46_000


@pytest.fixture(scope="session")
def form() -> AnnexAForm:
    return load_annex_a()


@pytest.fixture(scope="session")
def indicators() -> dict[str, Indicator]:
    return load_settings().indicators


@pytest.fixture
def read(
    form: AnnexAForm, indicators: dict[str, Indicator], tmp_path: Path
) -> Callable[..., ReadAnnexA]:
    """Writes sheets to a workbook and reads it as at the day the lists are drawn for."""
    from made_lists.book import package
    from made_lists.draw import REFERENCE

    def reading(sheets: list, **more: object) -> ReadAnnexA:
        path = tmp_path / "annex-a.xlsx"
        path.write_bytes(package(sheets))
        given = {"as_at": REFERENCE, "population": POPULATION, "authority": "Northmere"}
        given |= {"form": form, "indicators": indicators, **more}
        return read_annex_a(path, **given)

    return reading
