"""Cells, headings, files: the many forms in which the lists come."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfassess.model.annex_a import AnnexAForm
from selfassess.model.indicator import Indicator
from selfassess.read.annex_a.cells import Coded, Column, Dates, Identifiers, Wholes
from selfassess.read.annex_a.coded import Codes
from selfassess.read.annex_a.door import ReadAnnexA, infer_reference, read_annex_a
from selfassess.read.annex_a.functions import (
    add_months,
    age_on,
    days_between,
    working_days_counter,
)
from selfassess.read.annex_a.lists import ReadList
from selfassess.read.annex_a.matching import Matched, match_sheet, numbered
from selfassess.settings.annex_a import load_annex_a

SPEC = Path(__file__).resolve().parents[2] / "spec"
Reader = Callable[..., ReadAnnexA]
FORM = load_annex_a()


def lines(name: str, width: int) -> Iterator[list[str]]:
    """The rows of the tables of a page of the specification that have so many columns."""
    for line in (SPEC / name).read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == width and not cells[0].startswith("--"):
            yield cells


def reader(kind: str) -> Column:
    match kind:
        case "date" | "birth":
            return Dates(birth=kind == "birth")
        case "age" | "whole":
            return Wholes(floor=kind == "age")
        case "id":
            return Identifiers()
        case _:
            return Coded(Codes(FORM.codes[kind]))


CELLS = [c for c in lines("annex_a_cells.md", 4) if c[0] != "column"]


@pytest.mark.parametrize(("kind", "cell", "expected", "fault"), CELLS)
def test_a_cell_is_read_as_the_specification_says(
    kind: str, cell: str, expected: str, fault: str
) -> None:
    column = reader(kind)
    value = column[cell]
    assert ("nothing" if value is None else str(value)) == expected
    assert column.kinds.get(cell, "") == fault


def test_numbers_and_dates_of_a_workbook_are_read_as_they_are() -> None:
    assert Dates()[date(2026, 4, 3)] == "2026-04-03"
    assert Dates()[46115.0] == "2026-04-03"
    assert Identifiers()[9212044.0] == "9212044"
    assert Wholes()[3.0] == 3
    assert reader("source")[6.0] == "6"


def test_the_odd_form_among_identifiers_is_noticed() -> None:
    column = Identifiers()
    for value in ("1001", "1002", 1003.0, "00017", 17.0):
        column[value]
    column.settle()
    assert set(column.kinds) == {1003.0, 17.0}


@given(st.text(max_size=40) | st.floats() | st.integers() | st.dates() | st.booleans() | st.none())
def test_no_cell_raises(value: object) -> None:
    for kind in ("date", "birth", "age", "whole", "id", "gender", "source", "abuse_category"):
        column = reader(kind)
        read = column[value]
        assert read is None or isinstance(read, str | int)


@pytest.mark.parametrize(
    ("sheet", "number"), [c for c in lines("annex_a_headings.md", 2) if c[0] != "sheet"]
)
def test_a_sheet_is_the_list_its_name_says(sheet: str, number: str) -> None:
    found = numbered(sheet, FORM.lists)
    assert ("none" if found is None else str(found.number)) == number


@pytest.mark.parametrize(
    ("number", "heading", "column"),
    [c for c in lines("annex_a_headings.md", 3) if c[0] != "list"],
)
def test_a_heading_is_the_column_the_specification_says(
    number: str, heading: str, column: str
) -> None:
    form = FORM.list(int(number))
    others = [c.header for c in form.columns if c.id != column][:3]
    matched = match_sheet(f"List {number}", [["a title"], [*others, heading]], (form,))
    assert isinstance(matched, Matched)
    fields = {place: name for name, place in matched.columns.items()}
    assert fields.get(3, "none") == column
    assert matched.header_row == 1


@pytest.mark.parametrize(
    ("function", "a", "b", "result"),
    [c for c in lines("annex_a_days.md", 4) if c[0] != "function"],
)
def test_days_are_counted_as_the_specification_says(
    function: str, a: str, b: str, result: str
) -> None:
    functions: dict[str, Callable] = {
        "working_days": working_days_counter(FORM.bank_holidays),
        "days_between": days_between,
        "add_months": lambda day, months: add_months(day, int(months)),
        "age_on": age_on,
    }
    assert str(functions[function](a or None, b or None) or 0) == (result or "0")


def test_every_heading_of_the_template_is_its_own_column_and_no_other() -> None:
    for form in FORM.lists:
        heads = [column.header for column in form.columns]
        matched = match_sheet(form.label, [heads], FORM.lists)
        assert isinstance(matched, Matched)
        assert matched.columns == {column.id: n for n, column in enumerate(form.columns)}
        unnamed = match_sheet("Sheet1", [heads], FORM.lists)
        assert isinstance(unnamed, Matched)
        assert unnamed.form.number == form.number


# --- files --------------------------------------------------------------------------------------


def some_lists() -> list:
    from made_lists.book import tables
    from made_lists.draw import of_size

    return tables(of_size(1_600, "files", clean=True))


def as_csv(rows: list[list]) -> str:
    cells = [
        [
            '"' + f"{c:%d/%m/%Y}" + '"' if isinstance(c, date) else f'"{"" if c is None else c}"'
            for c in r
        ]
        for r in rows
    ]
    return "\n".join(",".join(row) for row in cells)


def test_a_folder_of_csv_files_says_what_the_workbook_says(
    read: Reader, form: AnnexAForm, indicators: dict[str, Indicator], tmp_path: Path
) -> None:
    sheets = some_lists()
    folder = tmp_path / "lists"
    folder.mkdir()
    for title, rows in sheets:
        (folder / f"{title}.csv").write_text(as_csv(rows[1:]), encoding="cp1252")
    apart = read_annex_a(folder, form, indicators, date(2026, 10, 31), 46_000, "Northmere")
    whole = read(sheets)
    assert [s.rows for s in apart.summaries] == [s.rows for s in whole.summaries]
    values = {v.indicator: v.value for v in whole.values}
    assert {v.indicator: v.value for v in apart.values} == values
    assert apart.results == ()


def test_an_opendocument_workbook_says_what_the_workbook_says(
    read: Reader, form: AnnexAForm, indicators: dict[str, Indicator], tmp_path: Path
) -> None:
    sheets = some_lists()
    path = tmp_path / "lists.ods"
    path.write_bytes(opendocument(sheets))
    found = read_annex_a(path, form, indicators, date(2026, 10, 31), 46_000, "Northmere")
    assert {v.indicator: v.value for v in found.values} == {
        v.indicator: v.value for v in read(sheets).values
    }


def opendocument(sheets: list) -> bytes:
    from html import escape

    tables = "".join(
        f'<table:table table:name="{title}">'
        + "".join(
            "<table:table-row>"
            + "".join(
                "<table:table-cell/>"
                if c is None
                else '<table:table-cell office:value-type="string"><text:p>'
                + escape(f"{c:%Y-%m-%d}" if isinstance(c, date) else str(c))
                + "</text:p></table:table-cell>"
                for c in row
            )
            + "</table:table-row>"
            for row in rows
        )
        + "</table:table>"
        for title, rows in sheets
    )
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<?xml version="1.0"?><m:manifest xmlns:m="{names}:manifest:1.0">'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
    )
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return held.getvalue()


def test_missing_lists_are_accepted_and_said(read: Reader) -> None:
    sheets = [s for s in some_lists() if s[0] not in ("List_2", "List_10", "List_11")]
    found = read(sheets)
    absent = {s.number for s in found.summaries if not s.present}
    assert absent == {2, 10, 11}
    assert [(r.rule, r.list) for r in found.results if r.rule == "AA-F-02"] == [("AA-F-02", 2)]
    assert any(p.code == "SA-X07" for p in found.problems)
    assert not any(v.indicator.startswith(("eh_", "adopt")) for v in found.values)


def test_an_older_list_9_is_measured_as_far_as_it_goes(read: Reader) -> None:
    newer = ("uasc", "pa", "pathway_review", "last_contact")
    heads = {c.header for c in FORM.list(9).columns if c.id in newer}
    sheets = dict(some_lists())
    rows = sheets["List_9"]
    kept = [n for n, head in enumerate(rows[1]) if head not in heads]
    sheets["List_9"] = [rows[0], *([row[n] for n in kept] for row in rows[1:])]
    found = read(list(sheets.items()))
    assert found.results == ()
    taken = {v.indicator for v in found.values if v.indicator.startswith("cl_")}
    assert "cl_eet_19_21_pct" in taken
    assert not taken & {"cl_uasc_pct", "cl_pa_allocated_pct", "cl_pathway_plan_6m_pct"}
    assert "cl_contact_2m_pct" not in taken


def test_sheets_without_names_or_titles_are_known_by_their_headings(read: Reader) -> None:
    sheets = some_lists()
    unnamed = [(f"Sheet{n}", rows[1:]) for n, (_, rows) in enumerate(sheets, 1)]
    assert [s.rows for s in read(unnamed).summaries] == [s.rows for s in read(sheets).summaries]


def test_footers_and_stray_rows_are_set_aside_and_counted(read: Reader) -> None:
    sheets = dict(some_lists())
    rows = sheets["List_1"]
    rows += [[None] * 7, ["Applied filters: Month is October"], ["None", "Male"], [None, None, "x"]]
    found = read(list(sheets.items()))
    assert found.summaries[0].set_aside == 3
    assert found.summaries[0].rows == len(rows) - 6
    tally = next(t for t in found.tallies if t.sheet == "List_1")
    assert tally.read == tally.used + 3
    assert [(r.list, r.failed) for r in found.results if r.rule == "AA-F-08"] == [(1, 3)]


def test_error_cells_are_reported_with_their_rows_and_never_read_as_blank(
    form: AnnexAForm, indicators: dict[str, Indicator], tmp_path: Path
) -> None:
    from made_lists.book import package

    sheets = some_lists()
    data = package(sheets)
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet6.xml"):
                part = part.replace(b'<row r="5">', b'<row r="5"><c r="M5" t="e"><v>#N/A</v></c>')
                part = part.replace(b'<row r="6">', b'<row r="6"><c r="I6"><f>TODAY()</f></c>')
            new.writestr(name, part)
    path = tmp_path / "errors.xlsx"
    path.write_bytes(held.getvalue())
    found = read_annex_a(path, form, indicators, date(2026, 10, 31), 46_000, "Northmere")
    assert [f.rows for f in found.failed if f.rule == "AA-F-09" and f.list == 6] == [(5, 6)]


def test_a_second_sheet_of_a_list_is_left_out_and_said(read: Reader) -> None:
    sheets = some_lists()
    found = read([*sheets, ("List 3 old", sheets[2][1])])
    assert [p.code for p in found.problems] == ["SA-X10"]


def test_the_day_of_the_lists_is_inferred_and_a_mistyped_year_passed_over() -> None:
    form = FORM.list(3)
    dates = ["2026-10-01", "2026-10-29", "2026-10-30", "2062-10-30", None]
    read = ReadList(form, present=True, columns={"referral_date": dates})
    assert infer_reference([read]) == date(2026, 10, 30)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("nothing.xlsx", b"", "SA-R02"),
        ("text.xlsx", b"child,dob\n", "SA-R05"),
        ("page.xlsx", b"<html></html>", "SA-R05"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "SA-R04"),
        ("broken.xlsx", b"PK\x03\x04 and no more", "SA-R07"),
        ("other.csv", b"a,b,c\n1,2,3\n", "SA-X03"),
        ("binary.csv", b"\xff\xfe\x00\x01\x02", "SA-X03"),
    ],
)
def test_what_is_no_list_is_refused_in_one_plain_way(
    form: AnnexAForm,
    indicators: dict[str, Indicator],
    tmp_path: Path,
    name: str,
    content: bytes,
    code: str,
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = read_annex_a(path, form, indicators)
    assert [p.code for p in found.problems] in ([code], [code, "SA-X01"])
    assert found.as_at is None
    assert found.values == ()


def test_what_is_not_there_is_said(form: AnnexAForm, indicators: dict[str, Indicator]) -> None:
    found = read_annex_a(Path("no/such/lists.xlsx"), form, indicators)
    assert [p.code for p in found.problems] == ["SA-R01"]
