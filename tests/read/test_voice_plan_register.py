"""Voice, plan and register: what is kept, what is left behind, and what people's columns decide."""

from __future__ import annotations

from pathlib import Path

from selfassess.read.plan import ReadPlan, read_plan
from selfassess.read.register import ReadRegister, read_register
from selfassess.read.voice import ReadVoice, read_voice
from tests.books import COUNCIL, codes, form, places, settings, write

VOICE = (
    "Kind | Who said it | When | Aspect | Theme | Positive or negative | How many said so"
    " | Out of | Comment | May be quoted"
)
PLAN = (
    "Ref | Action | Judgement area | Aspect | Answers finding | Start | Due | Indicators | Status"
)
DOCUMENTS = """
Document     | Title      | Kind       | Framework  | First day  | Last day
ilacs-2023-06 | Inspection | inspection | ilacs-2023 | 12/06/2023 | 16/06/2023
sif-2016-02   | Inspection | inspection | sif-2013   | 01/02/2016 | 25/02/2016
"""
FINDINGS = (
    "Finding | Document | Kind | Finding as printed | Judgement area then | Aspect"
    " | Other aspects | Page | Status | Linked indicators | Aspect corrected"
    " | Judgement area corrected | Text corrected"
)


def voice(folder: Path, *lines: str) -> ReadVoice:
    path = write(folder, {"Voice": "\n".join((VOICE, *lines))})
    return read_voice(path, form("voice"), settings(), COUNCIL, "voice.xlsx")


def plan(folder: Path, *lines: str) -> ReadPlan:
    path = write(folder, {"Actions": "\n".join((PLAN, *lines))})
    return read_plan(path, form("plan"), settings(), COUNCIL, "plan.xlsx")


def register(folder: Path, *findings: str, judgements: str = "") -> ReadRegister:
    sheets = {
        "Documents": DOCUMENTS,
        "Judgements": f"Document | Judgement area | Grade\n{judgements}",
        "Findings": FINDINGS + "\n" + "\n".join(findings),
    }
    path = write(folder, sheets)
    return read_register(path, form("findings"), settings(), COUNCIL, "findings.xlsx")


def test_a_comment_is_kept_only_where_it_may_be_quoted(tmp_path: Path) -> None:
    done = voice(
        tmp_path,
        "survey | care leavers | May 2026 | pathway-plans | Plan | negative | 8 | 41 | Secret | No",
        "survey | care leavers | Q1 2026-27 | | My plan | positive | 18 | 41 | It helped me | Yes",
        "complaint | parents | May 2026 | | Delay | | | | Secret |",
    )
    assert [i.quotation for i in done.items] == [None, "It helped me", None]
    assert [i.aspect for i in done.items] == ["pathway-plans", "", ""]
    assert [i.points for i in done.items] == ["weakness", "strength", "weakness"]
    assert done.comments == 2
    assert "Secret" not in repr(done)


def test_more_people_than_were_asked(tmp_path: Path) -> None:
    done = voice(tmp_path, "survey | staff | 2025-26 | | Caseloads | negative | 50 | 41 | |")
    assert places(done.problems, "SA-R51") == ["voice.xlsx › Voice › G2"]


def test_an_action_names_its_findings_and_indicators(tmp_path: Path) -> None:
    done = plan(
        tmp_path,
        "1 | Offer every interview | Help and protection | missing-children | a.1; a.2 ;a.1 | "
        "1 Sep 2026 | 31/03/2027 | rhi_72h_pct; Nonsense of ours | on track",
    )
    (action,) = done.actions
    assert (action.id, action.findings, action.indicators) == (
        "1",
        ("a.1", "a.2"),
        ("rhi_72h_pct",),
    )
    assert (action.area, str(action.due)) == ("help_protection", "2027-03-31")
    assert codes(done.problems) == ["SA-R44"]


def test_a_plan_takes_its_area_from_the_aspect_and_questions_a_clash(tmp_path: Path) -> None:
    done = plan(
        tmp_path,
        "1 | Do | | missing-children | | | | |",
        "2 | Do | Care leavers | missing-children | | 2/9/2026 | 1/9/2026 | |",
        "1 | Again | | | | | | |",
    )
    assert [a.area for a in done.actions] == ["help_protection", "care_leavers"]
    assert codes(done.problems) == ["SA-R54", "SA-R52", "SA-R53"]


def test_what_a_person_corrected_wins(tmp_path: Path) -> None:
    done = register(
        tmp_path,
        "f.1 | ilacs-2023-06 | weakness | As read | help_protection | assessments | core-groups"
        " | 3 | improving | rhi_72h_pct | missing-children | care_leavers | As printed",
        "f.2 | ilacs-2023-06 | strength | As read | help_protection | assessments | | | | | | |",
    )
    first, second = done.findings
    assert (first.aspects, first.aspects_by_person) == (("missing-children", "core-groups"), True)
    assert (first.text, first.area, first.status) == ("As printed", "care_leavers", "improving")
    assert first.source.cell == "M2", "the words that are used have their own cell"
    assert (second.aspects, second.aspects_by_person) == (("assessments",), False)
    assert (second.text, second.area) == ("As read", "help_protection")


def test_judgements_by_the_names_of_their_own_framework(tmp_path: Path) -> None:
    lines = (
        "sif-2016-02 | Children looked after and achieving permanence | Requires improvement\n"
        "ilacs-2023-06 | Overall effectiveness | Good\n"
        "ilacs-2023-06 | Overall effectiveness | Outstanding\n"
        "ilacs-2029-01 | Overall effectiveness | Good"
    )
    done = register(tmp_path, judgements=lines)
    sif = settings().frameworks["sif-2013"]
    (old,) = next(i for i in done.inspections if i.id == "sif-2016-02").judgements
    assert old.area in {area.id for area in sif.areas}
    (new,) = next(i for i in done.inspections if i.id == "ilacs-2023-06").judgements
    assert new.grade == "good"
    assert codes(done.problems) == ["SA-R56", "SA-R55"]


def test_a_finding_of_no_document_and_a_short_name_twice(tmp_path: Path) -> None:
    done = register(
        tmp_path,
        "f.1 | ilacs-2023-06 | weakness | One",
        "F.1 | ilacs-2023-06 | weakness | Two",
        "f.3 | gone | weakness | Three",
    )
    assert [f.id for f in done.findings] == ["f.1"]
    assert codes(done.problems) == ["SA-R54", "SA-R55"]
    tally = next(t for t in done.tallies if t.sheet == "Findings")
    assert (tally.read, tally.used) == (3, 1)
