"""Starter workbooks: what people find in them, and that reading them back finds nothing yet."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from selfassess.commands.new import choices
from selfassess.model.forms import WorkbookForm
from selfassess.read.audits import read_audits
from selfassess.read.performance import read_performance
from selfassess.read.plan import read_plan
from selfassess.read.register import read_register
from selfassess.read.voice import read_voice
from selfassess.write.excel.starter import starter_workbook
from tests.books import AREAS, COUNCIL, codes, dimensions, form, settings

KEYS = ("performance", "audits", "findings", "plan", "voice")


def made(key: str) -> bytes:
    return of(form(key))


def of(wanted: WorkbookForm) -> bytes:
    lists = choices(settings(), "ilacs-2026", [d.title for d in dimensions()])
    return starter_workbook(wanted, lists, settings().frameworks["ilacs-2026"].areas)


def opened(key: str) -> Workbook:
    return load_workbook(io.BytesIO(made(key)))


@pytest.mark.parametrize("key", KEYS)
def test_a_starter_is_the_same_bytes_each_time(key: str) -> None:
    assert made(key) == made(key)


@pytest.mark.parametrize("key", KEYS)
def test_another_reader_sees_the_same_headings(key: str) -> None:
    other = CalamineWorkbook.from_filelike(io.BytesIO(made(key)))
    for ws in opened(key).worksheets:
        (heads, *_) = other.get_sheet_by_name(ws.title).to_python(skip_empty_area=False)
        assert [h for h in heads if h] == [c.value for c in ws[1] if c.value]


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_an_office_program_opens_them(tmp_path: Path) -> None:
    for key in KEYS:
        (tmp_path / f"{key}.xlsx").write_bytes(made(key))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path)]
    command += [str(tmp_path / f"{key}.xlsx") for key in KEYS]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert {p.stem for p in tmp_path.glob("*.pdf")} == set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_guidance_comes_first_and_the_lists_are_hidden(key: str) -> None:
    book = opened(key)
    assert book.sheetnames[0] == "Guidance"
    assert book["Lists"].sheet_state == "hidden"
    guidance = [c.value for row in book["Guidance"].iter_rows() for c in row if c.value]
    for sheet in form(key).sheets:
        for column in sheet.columns:
            assert "{" in column.heading or column.heading in guidance


@pytest.mark.parametrize("key", KEYS)
def test_headings_are_frozen_filtered_and_explained(key: str) -> None:
    for ws in opened(key).worksheets:
        if ws.title in ("Guidance", "Lists"):
            continue
        assert ws.freeze_panes == "B2"
        assert ws.auto_filter.ref
        assert ws.print_title_rows == "$1:$1"
        assert all(cell.comment for cell in ws[1]), ws.title


def test_each_area_offers_its_own_indicators() -> None:
    book = opened("performance")
    assert tuple(book.sheetnames[1:5]) == AREAS
    rules = book["Care leavers"].data_validations.dataValidation
    (rule,) = [r for r in rules if "A2" in r.sqref]
    place = book.defined_names[rule.formula1.lstrip("=")].attr_text
    sheet, _, cells = place.replace("$", "").partition("!")
    offered = {row[0].value for row in book[sheet][cells]}
    wanted = {i.name for i in settings().indicators.values() if i.area == "care_leavers"}
    assert offered == wanted


def test_every_offered_choice_is_understood_when_read() -> None:
    book = opened("plan")
    offered = [c.value for c in book["Lists"]["B"][1:] if c.value]
    assert len(offered) == len(set(offered)) == len(settings().aspects)


def test_columns_that_people_own_are_tinted() -> None:
    ws = opened("findings")["Findings"]
    person = {c.heading for c in form("findings").sheet("findings").columns if c.person}
    fills: dict[str, set[str]] = {"own": set(), "ours": set()}
    for cell in ws[1]:
        fills["own" if cell.value in person else "ours"].add(cell.fill.fgColor.rgb)
    assert len(fills["own"]) == len(fills["ours"]) == 1
    assert fills["own"] != fills["ours"]


@pytest.mark.parametrize("key", KEYS)
def test_the_example_row_is_set_aside_when_read(key: str, tmp_path: Path) -> None:
    path = tmp_path / form(key).file
    path.write_bytes(made(key))
    given = (path, form(key), settings(), COUNCIL)
    done = {
        "performance": lambda: read_performance(*given),
        "audits": lambda: read_audits(*given, dimensions()),
        "findings": lambda: read_register(*given),
        "plan": lambda: read_plan(*given),
        "voice": lambda: read_voice(*given),
    }[key]()
    assert set(codes(done.problems, ())) == {"SA-R30"}
    assert [(t.read, t.used) for t in done.tallies] == [(1, 0)] * len(done.tallies)
    assert {a.reason for t in done.tallies for a in t.set_aside} == {"worked example row"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_text_that_begins_like_a_formula_is_written_as_text(start: str) -> None:
    plan = form("plan")
    sheet = plan.sheets[0]
    column = sheet.columns[1].model_copy(update={"example": f"{start}1+1"})
    changed = sheet.model_copy(update={"columns": (sheet.columns[0], column)})
    book = load_workbook(io.BytesIO(of(plan.model_copy(update={"sheets": (changed,)}))))
    cell = book["Actions"]["B2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", f"{start}1+1", True)
