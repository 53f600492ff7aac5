"""Single inspection reports, board reviews and 2013 looked-after reports."""

# ruff: noqa: E501, SIM905 (printed lines are long, and lists of words are easier to read)

from __future__ import annotations

import pytest

TITLE = (
    "Inspection of services for children in need of help and protection, children looked after "
    "and care leavers"
)
BOARD = "Review of the effectiveness of the local safeguarding children board"
ROWS = [
    ("1. Children who need help and protection", "Requires improvement"),
    ("2. Children looked after and achieving|permanence", "Good"),
    ("2.1 Adoption performance", "Outstanding"),
    ("2.2 Experiences and progress of care leavers", "Not judged"),
    ("3. Leadership, management and governance", "Inadequate"),
]
KEYS = {
    "help_protection": "requires_improvement",
    "care": "good",
    "adoption": "outstanding",
    "care_leavers": "not_judged",
    "leaders": "inadequate",
}
WHO = (
    "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november".split()
)


def front(
    printer, overall="Children's services in Trafford require improvement to be good", **change
):
    part = {
        "title": TITLE,
        "board": BOARD,
        "lscb": "",
        "place": "Trafford Metropolitan Borough Council",
    }
    part |= change
    p = printer()
    p.block(part["place"], 26)
    p.heading(part["title"])
    if part["board"]:
        p.block("and", 14)
        p.heading(part["board"])
    p.block("Inspection date: 20 January 2015 – 11 February 2015", 14)
    p.block("Report published: 27 March 2015", 14)
    if overall:
        p.heading(overall)
    for label, grade in ROWS:
        p.row(label, grade, middle=True)
    if part["lscb"]:
        p.heading(part["lscb"])
    return p.page()


def numbered(p, first, last):
    for n in range(first, last + 1):
        p.block(f"Work in team {WHO[n % 14]} is sound and children are seen {n // 14} times. " * 3,
                mark=f"{n}.")  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("Children's services in Trafford are good", "good"),
        ("Children's services in Trafford require improvement to be good", "requires_improvement"),
        ("Children's services in the Royal Borough of Greenwich are outstanding", "outstanding"),
        ("The overall judgement is that children's services require improvement", "requires_improvement"),
        ("The overall judgement is that children's services are inadequate", "inadequate"),
        ("The overall judgement is inadequate", "inadequate"),
        ("The overall judgement is requires improvement.", "requires_improvement"),
        ("The overall judgement is good", "good"),
    ],
)  # fmt: skip
def test_the_overall_sentence(printer, read, sentence, grade):
    found = {j.key: j.grade for j in read(front(printer, sentence)).judgements}
    assert found == KEYS | {"overall": grade}


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("The Local Safeguarding Children Board is good", "good"),
        ("The Local Safeguarding Children Board requires improvement to be good", "requires_improvement"),
        ("The effectiveness of the Local Safeguarding Children Board (LSCB) is inadequate", "inadequate"),
        ("The effectiveness of the LSCB is inadequate", "inadequate"),
    ],
)  # fmt: skip
def test_the_sentence_on_the_board(printer, read, sentence, grade):
    found = {j.key: j.grade for j in read(front(printer, lscb=sentence)).judgements}
    assert found["lscb"] == grade


def test_no_judgement_is_read_where_none_is_printed(printer, read):
    p = front(printer, overall="")
    p.block("Children's services in Trafford have changed since 2012, when they were inadequate.")
    assert {j.key: j.grade for j in read(p).judgements} == KEYS


def test_a_reinspection_says_so(printer, read):
    p = front(printer, title=TITLE.replace("Inspection", "Re-inspection"), board="")
    assert read(p).reinspection


def test_front_page_facts(printer, read):
    found = read(front(printer))
    assert (found.kind, found.framework) == ("sif_report", "sif-2013")
    assert found.authority.value == "Trafford"
    assert found.published.value.isoformat() == "2015-03-27"


def test_lists_divided_by_areas_and_sections_after_them(printer, read):
    p = front(printer)
    p.heading("What does the local authority need to improve?")
    p.heading("Priority and immediate action", 12)
    numbered(p, 1, 2)
    p.heading("Areas for improvement", 12)
    p.block("Leadership, management and governance")
    numbered(p, 3, 5)
    p.block("Care leavers")
    numbered(p, 6, 6)
    p.heading("The local authority's strengths")
    numbered(p, 7, 9)
    p.heading("Inspection judgements about the local authority")
    p.heading(
        "The experiences and progress of children who need help and protection require improvement"
    )
    numbered(p, 10, 14)
    p.heading("The graded judgement for adoption performance is that it is outstanding")
    numbered(p, 15, 17)
    found = read(p)
    assert [(i.number, i.kind, i.area) for i in found.items] == [
        (1, "priority", ""),
        (2, "priority", ""),
        (3, "improvement", "Leadership, management and governance"),
        (4, "improvement", "Leadership, management and governance"),
        (5, "improvement", "Leadership, management and governance"),
        (6, "improvement", "Care leavers"),
    ]
    assert [(s.key, s.first, s.last) for s in found.sections] == [
        ("priority", 1, 2),
        ("recommendations", 3, 6),
        ("strengths", 7, 9),
        ("help_protection", 10, 14),
        ("adoption", 15, 17),
    ]


def test_a_sentence_that_there_is_nothing_is_no_item(printer, read):
    p = front(printer)
    p.heading("Priority and immediate action")
    p.block("There are no areas for priority or immediate action.", mark="1.")
    p.heading("Areas for improvement")
    numbered(p, 2, 3)
    assert [i.number for i in read(p).items] == [2, 3]


def test_two_reports_bound_together_keep_two_numberings(printer, read):
    p = front(printer)
    p.heading("Recommendations")
    numbered(p, 1, 3)
    p.heading("The experiences and progress of children who need help and protection")
    numbered(p, 4, 12)
    p.page()
    p.heading("The Local Safeguarding Children Board (LSCB)", 16)
    p.heading("Recommendations")
    numbered(p, 1, 2)
    p.heading("Inspection findings")
    numbered(p, 3, 8)
    found = read(p)
    assert [(r.part, r.first, r.last) for r in found.runs] == [
        ("local_authority", 1, 12),
        ("lscb", 1, 8),
    ]
    assert {i.part for i in found.items if i.number == 2} == {"local_authority", "lscb"}
    assert [(s.key, s.part, s.first, s.last) for s in found.sections][-1] == ("lscb", "lscb", 3, 8)


def test_a_short_list_inside_a_paragraph_begins_no_new_numbering(printer, read):
    p = front(printer)
    p.heading("The experiences and progress of children who need help and protection")
    numbered(p, 1, 5)
    for n in (1, 2, 3):
        p.block("a point of an inner list", mark=f"{n}.")
    numbered(p, 6, 9)
    found = read(p)
    assert [(r.first, r.last, r.missing) for r in found.runs] == [(1, 9, ())]


def test_a_report_without_numbers_gives_its_bullets_as_findings(printer, read):
    p = front(printer)
    p.heading("The experiences and progress of children who need help and protection")
    p.block("Thresholds are well understood.", mark="\u2022")
    p.block("Plans are late.", mark="\u2022")
    found = read(p)
    assert [(q.number, q.text, q.section_key) for q in found.paragraphs] == [
        (None, "Thresholds are well understood.", "help_protection"),
        (None, "Plans are late.", "help_protection"),
    ]
    assert found.paragraphs[0].confidence.certainty == "likely"


def test_a_review_of_the_board_alone(printer, read):
    p = printer()
    p.block("Trafford Safeguarding Children Board", 26)
    p.heading(BOARD.capitalize())
    p.heading("Inspection date: 15 June 2015 – 17 June 2015")
    p.heading("The Local Safeguarding Children Board requires improvement")
    p.page().heading("Recommendations")
    p.block("Agree a data set.", mark="\u2022").block("Test what training changes.", mark="\u2022")
    p.heading("Inspection findings")
    numbered(p, 1, 6)
    found = read(p)
    assert (found.kind, found.framework) == ("lscb_review", "lscb-review-2013")
    assert [(j.key, j.grade) for j in found.judgements] == [("lscb", "requires_improvement")]
    assert [i.text for i in found.items] == ["Agree a data set.", "Test what training changes."]
    assert [(s.part, s.first, s.last) for s in found.sections] == [("lscb", 1, 6)]


def test_a_looked_after_report_keeps_adequate_apart(printer, read):
    p = printer()
    p.block("Inspection of looked after children services", 26)
    p.block("Trafford Council", 18)
    p.block("Inspection dates: 8 – 12 July 2013", 10, bold=True)
    p.block("Reporting inspector Ann Example HMI", 10, bold=True)
    p.page()
    number = 0
    for title in ("Overall effectiveness of services for looked after children and young people",
                  "Capacity to improve", "Leadership and management"):  # fmt: skip
        p.heading(title, 18)
        p.heading("Grade 3 (adequate)")
        numbered(p, number + 1, number + 3)
        number += 3
    found = read(p)
    assert (found.kind, found.lead_inspectors) == ("looked_after_children_report", ("Ann Example",))
    assert {j.key: j.grade for j in found.judgements} == {
        "overall": "adequate",
        "capacity": "adequate",
        "leaders": "adequate",
    }
    assert [(s.first, s.last) for s in found.sections] == [(1, 3), (4, 6), (7, 9)]
