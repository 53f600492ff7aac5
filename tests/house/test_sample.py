"""The sample of Northmere: the script makes it again, and its parts agree with one another."""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from datetime import date
from pathlib import Path

import docx
import pytest
from python_calamine import CalamineWorkbook

from selfassess.model.inspection import InspectionDocument
from selfassess.read.documents.door import read_document
from selfassess.read.letters.door import read_inspection
from selfassess.settings.documents import load_printed_words
from selfassess.settings.load import config_folder

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_inputs" / "northmere"
BOOKS = ("performance", "audits", "findings", "plan", "voice")
AREAS = ("Help and protection", "Children in care", "Care leavers", "Leaders")

Row = dict[str, object]


def cells(folder: Path, book: str) -> dict[str, list[list[object]]]:
    """Every cell of a workbook, by sheet."""
    opened = CalamineWorkbook.from_path(str(folder / "inputs" / f"{book}.xlsx"))
    return {name: opened.get_sheet_by_name(name).to_python() for name in opened.sheet_names}


def rows(book: str, sheet: str) -> list[Row]:
    """The rows of a sheet of the committed sample, without the worked example."""
    heading, example, *rest = cells(SAMPLE, book)[sheet]
    assert any("example" in str(value).lower() for value in example)
    return [dict(zip(map(str, heading), row, strict=True)) for row in rest]


def figures() -> list[Row]:
    return [row for area in AREAS for row in rows("performance", area)]


def by_indicator() -> dict[str, dict[str, Row]]:
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in figures():
        period = row["Period"]
        assert period not in found[str(row["Indicator"])], (row["Indicator"], period)
        found[str(row["Indicator"])][str(period)] = row
    return found


@pytest.fixture(scope="module")
def made_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import make_sample

        folder = tmp_path_factory.mktemp("northmere")
        make_sample.make(folder)
        return folder
    finally:
        sys.path.remove(str(ROOT / "scripts"))


@pytest.mark.parametrize("book", BOOKS)
def test_the_script_makes_the_committed_workbook_cell_by_cell(made_again: Path, book: str) -> None:
    assert cells(made_again, book) == cells(SAMPLE, book)


def test_the_script_makes_the_committed_letters_and_settings(made_again: Path) -> None:
    again = {p.name: p for p in (made_again / "inputs" / "letters").iterdir()}
    kept = {p.name: p for p in (SAMPLE / "inputs" / "letters").iterdir()}
    assert again.keys() == kept.keys()
    for name, path in again.items():
        if path.suffix == ".docx":
            texts = [[p.text for p in docx.Document(str(f)).paragraphs] for f in (path, kept[name])]
            assert texts[0] == texts[1]
        else:
            assert path.read_bytes() == kept[name].read_bytes(), name
    settings = "selfassess.toml"
    assert (made_again / settings).read_bytes() == (SAMPLE / settings).read_bytes()


def test_the_sample_is_as_large_as_life() -> None:
    found = by_indicator()
    assert len(found) >= 75
    assert sum(len(periods) >= 5 + 24 for periods in found.values()) >= 20
    assert len(rows("performance", "Targets")) >= 45
    assert len(rows("audits", "Audits")) >= 240
    assert len({r["Round"] for r in rows("audits", "Audits")}) == 8
    findings = rows("findings", "Findings")
    assert len(findings) >= 40
    documents = rows("findings", "Documents")
    assert len(documents) == 4
    assert len({d["Framework"] for d in documents}) == 3
    assert len(rows("plan", "Actions")) >= 30
    assert len(rows("voice", "Voice")) >= 100


def test_percentages_are_numerator_over_denominator() -> None:
    checked = 0
    for row in figures():
        num, den, value = (row[k] for k in ("Numerator", "Denominator", "Value"))
        if all(isinstance(x, int | float) for x in (num, den, value)):
            ways = [f * float(num) / float(den) for f in (100, 10000, 1)]
            assert any(abs(way - float(value)) <= 0.0501 for way in ways), row
            checked += 1
    assert checked > 1000


def test_months_and_quarters_add_up_to_the_year() -> None:
    names = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
    months = [f"{m} {2025 if i < 9 else 2026}" for i, m in enumerate(names)]
    quarters = [f"Q{q} 2025-26" for q in (1, 2, 3, 4)]
    checked = 0
    for name, periods in by_indicator().items():
        for parts in (months, quarters):
            inside = [periods[p] for p in parts if p in periods]
            column = "Numerator" if inside and inside[0]["Denominator"] != "" else "Value"
            if len(inside) < len(parts):
                continue
            year = periods["2025-26"]
            if column == "Numerator" and year["Denominator"] == inside[-1]["Denominator"]:
                continue  # a percentage of those there at the month end: nothing to add up
            if column == "Value" and not float(inside[0]["Value"]).is_integer():
                continue  # a percentage typed without its counts
            assert sum(r[column] for r in inside) == year[column], name
            checked += 1
    assert checked > 25


def test_snapshots_of_children_in_care_agree() -> None:
    found = by_indicator()
    here = {p: r["Value"] for p, r in found["Children looked after"].items()}
    homes = ("Children in foster care", "Children in children's homes or secure homes")
    for name in homes:
        for period, row in found[name].items():
            assert row["Denominator"] == here[period], (name, period)
    came = found["Children starting to be looked after"]["2025-26"]["Value"]
    left = found["Children ceasing to be looked after"]["2025-26"]["Value"]
    assert here["31 March 2025"] + came - left == here["31 March 2026"]


def test_the_scorecard_says_of_audits_what_the_audits_say() -> None:
    found = by_indicator()
    records = rows("audits", "Audits")
    for quarter in ("2024-25 Q3", "2026-27 Q2"):
        inside = [r for r in records if r["Round"] == quarter]
        typed = f"{quarter[8:]} {quarter[:7]}"
        assert found["Case audits completed"][typed]["Value"] == len(inside)
        final = [r["Moderated grade"] or r["Overall grade"] for r in inside]
        good = sum(grade in ("Outstanding", "Good") for grade in final)
        assert found["Audits graded good or outstanding"][typed]["Numerator"] == good


def test_audit_dates_fall_in_their_round_and_before_the_evidence_is_taken() -> None:
    for record in rows("audits", "Audits"):
        on = record["Date"]
        assert isinstance(on, date)
        year = on.year if on.month >= 4 else on.year - 1
        quarter = ((on.month - 4) % 12) // 3 + 1
        assert record["Round"] == f"{year}-{(year + 1) % 100:02d} Q{quarter}", on
        assert on.weekday() < 5
        assert on < date(2026, 10, 31)


def test_plan_and_register_name_things_that_exist() -> None:
    known = {
        key
        for path in (ROOT / "config" / "indicators").glob("*.toml")
        for key in tomllib.loads(path.read_text("utf-8"))["indicators"]
    }
    findings = {r["Finding"] for r in rows("findings", "Findings")}
    for action in rows("plan", "Actions"):
        assert set(split(action["Answers finding"])) <= findings
        assert set(split(action["Indicators"])) <= known
    for finding in rows("findings", "Findings"):
        assert set(split(finding["Linked indicators"])) <= known
    for document in rows("findings", "Documents"):
        assert (SAMPLE / "inputs" / "letters" / str(document["File"])).is_file()


def split(value: object) -> list[str]:
    return [part.strip() for part in str(value or "").split(";") if part.strip()]


def test_canaries_are_listed_and_nothing_quotable_holds_one() -> None:
    canaries = tomllib.loads((ROOT / "tests/promises/canaries.toml").read_text("utf-8"))
    planted = tomllib.loads((ROOT / "scripts/sample/words/audits.toml").read_text("utf-8"))
    assert canaries["names"] == planted["names"]
    prefix = canaries["references"][0]
    assert all(str(r["Child reference"]).startswith(prefix) for r in rows("audits", "Audits"))
    quotable = [r for r in rows("voice", "Voice") if r["May be quoted"] == "Yes"]
    assert len(quotable) == 10
    for row in quotable:
        assert not any(part in str(row) for part in canaries["parts"])
    named = [r for r in rows("voice", "Voice") if any(p in str(r) for p in canaries["parts"])]
    assert len(named) >= 8


def test_the_letters_hold_no_canary(made_again: Path) -> None:
    canaries = tomllib.loads((ROOT / "tests/promises/canaries.toml").read_text("utf-8"))
    written = "".join(
        p.read_text("utf-8") for p in (ROOT / "scripts" / "sample" / "letters").glob("*.txt")
    )
    assert len(written) > 20000
    assert [part for part in canaries["parts"] if part in written] == []


def as_read(file: str) -> InspectionDocument:
    document, problems = read_document(SAMPLE / "inputs" / "letters" / file)
    assert document is not None and problems == []
    read = read_inspection(document, load_printed_words(config_folder()))
    assert read is not None
    return read


def test_reading_the_letters_gives_the_documents_and_judgements_of_the_register() -> None:
    keys = {
        "Overall": "overall",
        "Leaders": "leaders",
        "Leadership": "leaders",
        "Help and protection": "help_protection",
        "Looked after and permanence": "care",
        "Children in care and care leavers": "care",
        "Children in care": "care",
        "Care leavers": "care_leavers",
        "Adoption": "adoption",
        "Safeguarding children board": "lscb",
    }
    judged = rows("findings", "Judgements")
    for document in rows("findings", "Documents"):
        read = as_read(str(document["File"]))
        assert read.start is not None and read.start.value == document["First day"]
        assert read.end is not None and read.end.value == document["Last day"]
        if document["Kind"] == "inspection":
            assert read.framework == document["Framework"]
            assert read.authority is not None and read.authority.value == "Northmere"
        expected = {
            (keys[str(j["Judgement area"])], j["Grade"])
            for j in judged
            if j["Document"] == document["Document"]
        }
        found = {(j.key, j.grade.replace("_", " ").capitalize()) for j in read.judgements}
        assert found == expected, document["Document"]


def test_reading_the_letters_gives_the_findings_of_the_register_in_their_places() -> None:
    for document in rows("findings", "Documents"):
        read = as_read(str(document["File"]))
        printed = {item.text: item.source for item in read.items}
        printed |= {paragraph.text: paragraph.source for paragraph in read.paragraphs}
        asked = 0
        for row in rows("findings", "Findings"):
            if row["Document"] != document["Document"]:
                continue
            recommended = row["Kind"] in ("recommendation", "priority action")
            if read.paragraphs or recommended:  # the letter's findings are read by sentence
                place = printed[str(row["Finding as printed"])]
                assert (place.page, place.paragraph) == (row["Page"], row["Paragraph"])
            asked += recommended
        lists = read.of_kind("recommendation", "improvement", "priority")
        assert len(lists) == asked
