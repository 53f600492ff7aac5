"""Audit workbooks: grades by aspect, and nothing of the child."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfassess.read.audits import ReadAudits, read_audits
from tests.books import COUNCIL, codes, dimensions, form, places, said, settings, write

HEAD = "Round | Date | Judgement area | Child reference | Overall grade | Moderated grade"
CHILD = "Zebedee Quill 1047"


def read(path: Path) -> ReadAudits:
    return read_audits(path, form("audits"), settings(), COUNCIL, dimensions(), "audits.xlsx")


def rows(folder: Path, *lines: str, head: str = HEAD) -> ReadAudits:
    return read(write(folder, {"Audits": "\n".join((head, *lines))}))


@pytest.mark.parametrize(
    "typed", ["Requires improvement", "RI", "r.i.", "Requires improvement to be good", "3"]
)
def test_a_grade_goes_by_its_spellings(tmp_path: Path, typed: str) -> None:
    done = rows(tmp_path, f"Q1 | 14/05/2026 | Help and protection | | {typed} |")
    assert [a.overall for a in done.audits] == ["requires_improvement"]
    assert codes(done.problems) == []


def test_a_dimension_is_the_aspect_of_the_records_own_area(tmp_path: Path) -> None:
    done = rows(
        tmp_path,
        "Q1 | 14/05/2026 | Help and protection | Good | Good",
        "Q1 | 15/05/2026 | Children in care | Good | RI",
        "Q1 | 16/05/2026 | Care leavers | Good | Good",
        head="Round | Date | Judgement area | Assessment | Emotional and mental health",
    )
    places_ = [[(g.aspect, g.grade) for g in a.aspects] for a in done.audits]
    assert places_[0] == [("assessments", "good")]
    assert places_[1] == [
        ("care-planning", "good"),
        ("emotional-health-cic", "requires_improvement"),
    ]
    assert places_[2] == [("pathway-plans", "good"), ("health-emotional-cl", "good")]
    assert done.audits[1].aspects[1].source.say() == "audits.xlsx › Audits › E3"


def test_grades_under_a_heading_without_an_aspect_are_counted(tmp_path: Path) -> None:
    head = "Round | Date | Judgement area | Permanence"
    done = rows(tmp_path, "Q1 | 14/05/2026 | Help and protection | Good", head=head)
    assert done.audits[0].aspects == ()
    assert said(done.problems, "SA-R50") == (
        'SA-R50 · audits.xlsx › Audits: grades under "Permanence" belong to no aspect of '
        "Help and protection: 1 not counted. Nothing needs doing, or say in selfassess.toml which "
        "aspect is meant."
    )


def test_the_same_record_twice_in_a_round_counts_once(tmp_path: Path) -> None:
    done = rows(
        tmp_path,
        f"Q1 | 14/05/2026 | Help and protection | {CHILD} | Good |",
        f"Q1 | 15/05/2026 | Help and protection | {CHILD.upper()} | Good |",
        f"Q2 | 15/08/2026 | Help and protection | {CHILD} | Good |",
    )
    assert [a.round for a in done.audits] == ["Q1", "Q2"]
    assert places(done.problems, "SA-R49") == ["audits.xlsx › Audits › row 3"]


def test_nothing_of_the_child_is_kept_or_said(tmp_path: Path) -> None:
    done = rows(
        tmp_path,
        f"Q1 | {CHILD} | Help and protection | {CHILD} | Good | | | ",
        f"Q1 | 14/05/2026 | {CHILD} | {CHILD} | Good | | | ",
        f"Q1 | 14/05/2026 | Help and protection | {CHILD} | {CHILD} | {CHILD} | 1047104 | {CHILD}",
        f"Q1 | 14/05/2026 | Help and protection | {CHILD} | Good | | |{CHILD}",
        f"Q1 | 14/05/2026 | Help and protection | {CHILD} | Goood | | |{CHILD}",
        head=f"{HEAD} | Practitioner took part | Strengths",
    )
    words = " ".join(said([p], p.code) for p in done.problems) + repr(done)
    for secret in ("zebedee", "quill", "1047"):
        assert secret not in words.casefold()
    assert "SA-R49" in codes(done.problems)
    assert (
        'found "other text". Did you mean "Good"?' in said(done.problems, "SA-R32")
        or 'found "other text"' in words
    )


def test_free_text_is_counted_and_dropped(tmp_path: Path) -> None:
    head = "Round | Date | Judgement area | Strengths | Areas for improvement"
    line = "Q1 | 14/05/2026 | Help and protection | Warm work by the team | "
    done = rows(tmp_path, line, head=head)
    assert done.free_text == {"strengths": 1, "improvements": 0}
    assert "Warm" not in repr(done)


def test_an_audit_dated_after_the_evidence_is_a_slip(tmp_path: Path) -> None:
    done = rows(tmp_path, "Q1 | 14/05/2027 | Help and protection | | Good |")
    assert (done.audits, codes(done.problems)) == ((), ["SA-R38"])


def test_the_programme(tmp_path: Path) -> None:
    done = read(write(tmp_path, {"Programme": "Round | Planned\nQ1 | 36\nQ2 | thirty"}))
    assert [(p.round, p.planned) for p in done.programme] == [("Q1", 36)]
    assert codes(done.problems) == ["SA-R12"]
