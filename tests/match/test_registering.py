"""A read document becomes rows of the register that a quality assurance officer would keep."""

from __future__ import annotations

from datetime import date
from functools import cache

from selfassess.match.aspects import Classifier
from selfassess.match.registering import Registered, looked_at, register
from selfassess.model.finding import Finding, FindingKind
from selfassess.model.inspection import (
    Certainty,
    Confidence,
    InspectionDocument,
    PrintedFinding,
    PrintedItem,
    PrintedParagraph,
    Stated,
)
from selfassess.model.source import Source
from selfassess.settings.placing import load_placing
from tests import dossiers as make

SURE = Confidence(certainty=Certainty.SURE, reason="printed")
HERE = Source(file="letters/one.txt", page=1, paragraph=1)


@cache
def classifier() -> Classifier:
    return Classifier(load_placing())


def item(kind: str, text: str, place: int = 1, **more: object) -> PrintedItem:
    source = Source(file="letters/one.txt", page=1, paragraph=place)
    values = {"kind": kind, "text": text, "source": source, "confidence": SURE, **more}
    return PrintedItem.model_validate(values)


def paragraph(number: int, text: str, key: str = "help_protection") -> PrintedParagraph:
    return PrintedParagraph(
        number=number,
        text=text,
        section="A section",
        section_key=key,
        area=key,
        part="local_authority",
        source=HERE,
        confidence=SURE,
    )


def said(place: int, *texts: str) -> list[PrintedFinding]:
    source = Source(file="letters/one.txt", page=1, paragraph=place)
    return [
        PrintedFinding(text=t, section="Main findings", source=source, confidence=SURE)
        for t in texts
    ]


def document(kind: str = "ilacs_report", **more: object) -> InspectionDocument:
    day = date(2019, 3, 15)
    return InspectionDocument.model_validate(
        {
            "file": "letters/one.txt",
            "kind": kind,
            "framework": "ilacs-2018" if kind.endswith("report") else kind,
            "kind_confidence": SURE,
            "end": Stated[date](value=day, printed=str(day), source=HERE, confidence=SURE),
            **more,
        }
    )


def rows(read: InspectionDocument) -> Registered:
    known = make.settings()
    return register(read, classifier(), known.frameworks, known.aspects, date(2020, 1, 1))


def only(read: InspectionDocument) -> Finding:
    (one,) = rows(read).findings
    return one


def test_supervision_asked_of_a_whole_report_belongs_to_leaders() -> None:
    one = only(document(items=[item("improvement", "The quality of supervision.")]))
    assert (one.area, one.aspects[0]) == ("leaders", "supervision-oversight")
    assert one.kind is FindingKind.RECOMMENDATION


def test_supervision_asked_for_care_leavers_belongs_to_them() -> None:
    text = "Management oversight of the quality of personal advisers’ work."
    one = only(document(items=[item("improvement", text)]))
    assert (one.area, one.aspects[0]) == ("care_and_care_leavers", "management-oversight-cl")


def test_a_letter_on_care_leavers_is_registered_under_them_throughout() -> None:
    letter = document(
        "focused_visit_letter",
        items=[
            item("covered", "the quality of pathway plans for care leavers", 3),
            item("covered", "management oversight and staff supervision", 4),
        ],
        findings=[
            *said(7, "Supervision is regular and helps staff to reflect well."),
            *said(8, "Audits are regular and rigorous, and lead to improvement."),
        ],
    )
    made = rows(letter)
    assert {f.area for f in made.findings} == {"care_and_care_leavers"}
    assert [f.aspects[0] for f in made.findings] == [
        "management-oversight-cl",
        "quality-assurance-audit",
    ]
    assert made.left_out == {"says what inspectors looked at": 2}


def test_what_a_letter_looked_at_keeps_each_subject() -> None:
    letter = document(
        "focused_visit_letter",
        items=[item("covered", "the quality of pathway plans and health records for care leavers")],
    )
    known = make.settings()
    ((_, aspects),) = looked_at(letter, classifier(), known.frameworks, known.aspects)
    assert aspects == ("pathway-plans", "health-physical-cl")


def test_subjects_named_in_one_breath_are_kept_and_the_same_work_for_others_is_not() -> None:
    known = make.settings()
    letter = document(
        "focused_visit_letter",
        items=[
            item("covered", "the quality of assessment and planning for children in care"),
            item("covered", "management oversight and supervision"),
        ],
    )
    both, one = looked_at(letter, classifier(), known.frameworks, known.aspects)
    assert set(both[1]) == {"assessments", "care-planning"}
    assert len(one[1]) == 1


def test_a_letter_on_several_services_takes_the_area_of_each_paragraph() -> None:
    letter = document(
        "focused_visit_letter",
        items=[
            item("covered", "pathway plans for care leavers", 3),
            item("covered", "the response to children who go missing from home", 4),
        ],
        findings=[
            *said(7, "Pathway plans are poor."),
            *said(8, "Return home interviews are late for too many children who go missing."),
        ],
    )
    assert [f.area for f in rows(letter).findings] == ["care_and_care_leavers", "help_protection"]


def test_description_is_left_out_and_counted() -> None:
    read = document(
        paragraphs=[
            paragraph(1, "Of 36 children, 14 were placed in foster care in 2015."),
            paragraph(2, "Return home interviews are poor and too often late."),
        ]
    )
    made = rows(read)
    assert [f.number for f in made.findings] == ["2"]
    assert made.left_out == {"describes and judges nothing": 1}


def test_a_paragraph_that_a_recommendation_names_is_never_praise_alone() -> None:
    text = "Return home interviews are timely and of good quality."
    alone, named = (
        rows(document(items=items, paragraphs=[paragraph(24, text)])).findings[-1]
        for items in (
            [],
            [item("recommendation", "Improve return home interviews (paragraph 24).")],
        )
    )
    assert (alone.kind, named.kind) == (FindingKind.STRENGTH, FindingKind.MIXED)


def test_a_mark_is_kept_as_printed_and_says_that_there_is_a_weakness() -> None:
    text = "Return home interviews are too often late. (Recommendation)"
    one = only(document(paragraphs=[paragraph(24, text)]))
    assert one.text == text
    assert one.kind is FindingKind.WEAKNESS


def test_what_a_committee_asks_of_itself_is_no_finding() -> None:
    read = document(
        "focused_visit_committee_report",
        items=[
            item("recommendation", "Notes the outcome of the visit.", part="committee"),
            item("improvement", "The quality of pathway plans.", 2, part="committee"),
        ],
    )
    made = rows(read)
    assert [f.text for f in made.findings] == ["The quality of pathway plans."]
    assert made.left_out == {"asked of the council's own committee": 1}
