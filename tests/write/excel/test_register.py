"""The register merged: what people wrote stays, what they deleted stays deleted."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from selfassess.commands.new import choices
from selfassess.model.finding import Finding, FindingKind, Inspection, Judgement
from selfassess.model.source import Source
from selfassess.read.register import ReadRegister, read_register
from selfassess.write.excel.register import MergedRegister, merge_register
from selfassess.write.excel.register_rows import NOT_FOUND_AGAIN
from selfassess.write.excel.starter import starter_workbook
from tests.books import COUNCIL, codes, dimensions, form, settings

LETTER = Source(file="letters/report.pdf")
INSPECTION = Inspection(
    id="ilacs-2023-06",
    title="Inspection of children's services",
    kind="inspection",
    framework="ilacs-2023",
    start=date(2023, 6, 12),
    end=date(2023, 6, 16),
    judgements=(Judgement(area="overall", heading="Overall", grade="good", source=LETTER),),
    source=LETTER,
)
WORDS = (
    "The timeliness of return home interviews for children who go missing.",
    "The quality of supervision, so that plans do not drift.",
    "=The reach of advocacy for children in care.",
)


def finding(number: int, text: str, **more: object) -> Finding:
    return Finding.model_validate(
        {
            "id": f"ilacs-2023-06.{number}",
            "inspection": "ilacs-2023-06",
            "kind": FindingKind.RECOMMENDATION,
            "text": text,
            "area": "help_protection",
            "aspects": ("missing-children",),
            "number": str(number),
            "confidence": "sure",
            "source": LETTER,
            "document": Source(file="letters/report.pdf", page=2, paragraph=10 + number),
            **more,
        }
    )


FINDINGS = tuple(finding(number, text) for number, text in enumerate(WORDS, 1))


def starter() -> bytes:
    lists = choices(settings(), "ilacs-2026", [d.title for d in dimensions()])
    return starter_workbook(form("findings"), lists)


def merge(register: bytes, *findings: Finding) -> MergedRegister:
    return merge_register(register, form("findings"), (INSPECTION,), findings or FINDINGS)


def edited(data: bytes, **cells: object) -> bytes:
    book = load_workbook(io.BytesIO(data))
    for place, value in cells.items():
        book["Findings"][place] = value
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def read(data: bytes, folder: Path) -> ReadRegister:
    path = folder / "findings.xlsx"
    path.write_bytes(data)
    return read_register(path, form("findings"), settings(), COUNCIL)


def cell(data: bytes, place: str) -> object:
    return load_workbook(io.BytesIO(data))["Findings"][place].value


def test_what_letters_say_is_read_back_from_the_register(tmp_path: Path) -> None:
    done = merge(starter())
    assert done.added == ("ilacs-2023-06.1", "ilacs-2023-06.2", "ilacs-2023-06.3")
    register = read(done.data, tmp_path)
    assert codes(register.problems, ()) == []
    assert [f.text for f in register.findings] == list(WORDS)
    assert register.findings[0].document == FINDINGS[0].document
    (inspection,) = register.inspections
    assert (inspection.end, inspection.judgements[0].grade) == (INSPECTION.end, "good")


def test_reading_the_same_again_changes_not_a_byte() -> None:
    once = merge(starter()).data
    twice = merge(once)
    assert (twice.added, twice.updated, len(twice.unchanged)) == ((), (), 3)
    assert merge(twice.data).data == twice.data


def test_columns_of_people_survive_any_number_of_readings() -> None:
    data = edited(merge(starter()).data, O3="improving", P3="We hired a team.", S3="early-help")
    for text in ("One wording.", "Another wording.", WORDS[0]):
        data = merge(data, finding(1, WORDS[0], heading=text), *FINDINGS[1:]).data
        assert [cell(data, p) for p in ("O3", "P3", "S3")] == [
            "improving",
            "We hired a team.",
            "early-help",
        ]
        assert cell(data, "I3") == text, "what the tool owns is brought up to date"


def test_a_cell_that_a_person_typed_over_is_not_undone() -> None:
    data = edited(merge(starter()).data, E3="The words as printed.", C3="weakness")
    again = merge(data, finding(1, WORDS[0].replace("interviews", "interview")), *FINDINGS[1:])
    assert (cell(again.data, "E3"), cell(again.data, "C3")) == ("The words as printed.", "weakness")
    assert again.added == (), "it is known again by the words that were read"


def test_a_row_that_a_person_deleted_stays_deleted() -> None:
    book = load_workbook(io.BytesIO(merge(starter()).data))
    book["Findings"].delete_rows(4)
    held = io.BytesIO()
    book.save(held)
    again = merge(held.getvalue())
    assert (again.kept_out, again.added) == (("ilacs-2023-06.2",), ())
    assert WORDS[1] not in [cell(again.data, f"E{row}") for row in range(2, 9)]


def test_a_list_that_grew_keeps_the_names_of_its_findings() -> None:
    grown = (
        finding(1, "Something printed above all others."),
        *(f.model_copy(update={"id": f"ilacs-2023-06.{n}"}) for n, f in enumerate(FINDINGS, 2)),
    )
    done = merge(merge(starter()).data, *grown)
    assert done.added == ("ilacs-2023-06.4",)
    names = [cell(done.data, f"A{row}") for row in range(3, 7)]
    assert names == [f"ilacs-2023-06.{n}" for n in (1, 2, 3, 4)]


def test_a_finding_not_found_again_is_kept_and_marked() -> None:
    done = merge(merge(starter()).data, *FINDINGS[:2])
    assert done.missing == ("ilacs-2023-06.3",)
    assert (cell(done.data, "M5"), cell(done.data, "N5")) == ("doubtful", NOT_FOUND_AGAIN)
    back = merge(done.data)
    assert (back.missing, cell(back.data, "M5"), cell(back.data, "N5")) == ((), "sure", None)


def test_rows_and_columns_that_people_added_stay(tmp_path: Path) -> None:
    data = merge(starter()).data
    data = edited(data, A6="ours.1", B6="ilacs-2023-06", C6="weakness", E6="Typed by us", V1="Mine")
    done = merge(edited(data, V3="kept"))
    assert (cell(done.data, "V3"), cell(done.data, "E6")) == ("kept", "Typed by us")
    assert [f.id for f in read(done.data, tmp_path).findings][-1] == "ours.1"


def test_a_document_is_known_by_its_file_whatever_it_is_called(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(merge(starter()).data))
    book["Documents"]["A3"] = "our-inspection"
    for row in (3, 4, 5):
        book["Findings"][f"B{row}"] = "our-inspection"
    book["Judgements"]["A3"] = "our-inspection"
    held = io.BytesIO()
    book.save(held)
    done = merge(held.getvalue())
    register = read(done.data, tmp_path)
    assert [i.id for i in register.inspections] == ["our-inspection"]
    assert len(register.findings) == 3


def test_a_register_with_other_headings_is_refused_by_name() -> None:
    with pytest.raises(LookupError, match="Findings"):
        merge(edited(starter(), A1="Something else"))


def test_text_like_a_formula_stays_text() -> None:
    book = load_workbook(io.BytesIO(merge(starter()).data))
    assert book["Findings"]["E5"].data_type == "s"
    assert book["Findings"]["E5"].value == WORDS[2]
