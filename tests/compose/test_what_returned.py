"""The order of what has returned, what was said since, and letters told apart."""

from __future__ import annotations

from datetime import date

from selfassess.compose.plain import as_markdown
from selfassess.model.finding import FindingKind
from tests import dossiers as make
from tests.compose import compositions as made

FIRST, SECOND = date(2019, 5, 10), date(2023, 6, 9)


def said(**more: object) -> str:
    return as_markdown(made.composed(make.dossier(**more)))  # type: ignore[arg-type]


def raised(name: str, aspect: str, visit: str, kind: FindingKind) -> object:
    return make.finding(
        name, f"The {aspect} is not good enough.", (aspect,), kind, inspection_id=visit
    )


def test_a_priority_action_that_returned_comes_before_an_earlier_chapter() -> None:
    weak, urgent = FindingKind.WEAKNESS, FindingKind.PRIORITY_ACTION
    text = said(
        inspections=(make.inspection("a", FIRST), make.inspection("b", SECOND)),
        findings=(
            raised("f1", "early-help", "a", weak),
            raised("f2", "early-help", "b", weak),
            raised("f3", "pathway-plans", "a", urgent),
            raised("f4", "pathway-plans", "b", weak),
        ),
    )
    returned = text.partition("What has returned")[2]
    assert returned.index("Pathway plans") < returned.index("Early help")


def test_what_a_later_letter_said_stands_beside_the_finding() -> None:
    text = said(
        values=(make.value("rereferrals_pct", make.financial_year(2025), of=(310, 1000)),),
        inspections=(make.inspection("a", FIRST), make.inspection("b", SECOND)),
        findings=(
            raised("f1", "early-help", "a", FindingKind.RECOMMENDATION),
            raised("f2", "early-help", "b", FindingKind.STRENGTH),
        ),
    )
    (row,) = [line for line in text.splitlines() if line.startswith("| May 2019, recommendation")]
    assert "(spoken of since: [F" in row


def test_two_letters_of_a_kind_in_one_month_are_told_apart_by_their_day() -> None:
    text = said(
        inspections=(
            make.inspection("a", date(2023, 6, 2)),
            make.inspection("b", date(2023, 6, 23)),
        ),
        findings=(
            raised("f1", "early-help", "a", FindingKind.WEAKNESS),
            raised("f2", "pathway-plans", "b", FindingKind.WEAKNESS),
        ),
    )
    assert "Weakness, 2 June 2023 |" in text
    assert "Weakness, 23 June 2023 |" in text
