"""ILACS reports in every spelling of front page, table, list and headings that is known."""

# ruff: noqa: E501 (printed lines are long, and lists of words are easier to read)

from __future__ import annotations

from datetime import date

import pytest

HELP = "The experiences and progress of children who need help and protection"
CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
LEADERS = "The impact of leaders on social work practice with children and families"
ROWS_2023 = [
    ("The impact of leaders on social work|practice with children and families", "Good"),
    ("The experiences and progress of|children who need help and protection", "Requires improvement to|be good"),
    ("The experiences and progress of|children in care", "Outstanding"),
    ("The experiences and progress of care|leavers", "Inadequate"),
    ("Overall effectiveness", "Requires improvement to be good"),
]  # fmt: skip
SENTENCE = (
    "Children are seen often by workers who know them and write down what they say each time. "
)
WHO = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def report(printer, **change):
    """A short report; `change` replaces parts of it."""
    part = {
        "title": ["Inspection of Northumberland local authority children's services"],
        "footer": "8 to 19 June 2023",
        "dates": "Inspection dates: 8 to 19 June 2023",
        "lead": ["Lead inspector: Ann Example, His Majesty's Inspector"],
        "rows": ROWS_2023,
        "list": "What needs to improve?",
        "items": ["The quality of pathway plans.", "Timeliness of visits to children at home."],
        "headings": [f"{HELP}: good", f"{CARE}: good", f"{LEAVERS}: good", f"{LEADERS}: good"],
        "middle": False,
    } | change
    p = printer(footer=part["footer"])
    for line in part["title"]:
        p.heading(line, 26)
    p.block(part["dates"], bold=True)
    for line in part["lead"]:
        p.block(line, bold=True)
    p.row("Judgement", "Grade")
    for label, grade in part["rows"]:
        p.row(label, grade, part["middle"])
    p.block("Services have grown stronger since the last visit. " + SENTENCE * 2)
    if part["list"]:
        p.heading(part["list"])
    for item in part["items"]:
        p.block(item, mark="\u2022")
    number = 0
    for heading in part["headings"]:
        p.heading(heading)
        for _ in range(4):
            number += 1
            p.block(said(number), mark=f"{number}.")
    return p


def said(number: int) -> str:
    """A paragraph of its own for each number: repeated lines would be running lines."""
    who = f"{WHO[number % 9]} {WHO[number // 9]}"
    return " ".join(f"In the {who} team, {verb}. {SENTENCE.strip()}" for verb in ("a", "b", "c"))


def test_a_plain_report_is_read_whole(printer, read):
    found = read(report(printer))
    assert (found.kind, found.framework) == ("ilacs_report", "ilacs-2023")
    assert found.authority.value == "Northumberland"
    assert (found.start.value, found.end.value) == (date(2023, 6, 8), date(2023, 6, 19))
    assert found.lead_inspectors == ("Ann Example",)
    assert {j.key: j.grade for j in found.judgements} == {
        "leaders": "good",
        "help_protection": "requires_improvement",
        "care": "outstanding",
        "care_leavers": "inadequate",
        "overall": "requires_improvement",
    }
    assert [i.text for i in found.of_kind("improvement")] == [
        "The quality of pathway plans.",
        "Timeliness of visits to children at home.",
    ]
    assert [(s.key, s.first, s.last) for s in found.sections] == [
        ("help_protection", 1, 4),
        ("care", 5, 8),
        ("care_leavers", 9, 12),
        ("leaders", 13, 16),
    ]
    assert [p.number for p in found.paragraphs] == list(range(1, 17))
    assert found.paragraphs[4].section_key == "care"
    assert [p.text for p in found.paragraphs] == [said(n) for n in range(1, 17)]


def test_a_heading_that_differs_from_the_table_is_doubtful(printer, read):
    found = read(report(printer))
    grades = {j.key: j.confidence.certainty for j in found.judgements}
    assert grades["leaders"] == "sure"
    assert grades["care_leavers"] == "doubtful"


@pytest.mark.parametrize("middle", [False, True])
@pytest.mark.parametrize(
    ("label", "grade", "key", "value"),
    [
        ("The experiences and progress of|children care leavers", "Good", "care_leavers", "good"),
        ("The experience and progress of|children in care", "Good", "care", "good"),
        ("Experiences and progress of|children in care", "Good", "care", "good"),
        ("The experiences of children|in care", "Outstanding", "care", "outstanding"),
        ("The impact of leaders on practice|with children and families", "Good", "leaders", "good"),
        ("The experiences and progress of|children in care and care|leavers", "Good", "care", "good"),
        ("Overall effectiveness", "Requires|Improvement", "overall", "requires_improvement"),
        ("The experiences and progress of|care leavers", "Requires improvement to be|good", "care_leavers", "requires_improvement"),
        ("Overall effectiveness", "requires improvement to be good", "overall", "requires_improvement"),
    ],
)  # fmt: skip
def test_spellings_of_the_table(printer, read, label, grade, key, value, middle):
    headings = [HELP, LEADERS]
    found = read(report(printer, rows=[(label, grade)], headings=headings, middle=middle))
    assert {j.key: j.grade for j in found.judgements} == {key: value}


@pytest.mark.parametrize(
    "heading",
    [
        f"{HELP}: good",
        f"{HELP} is good",
        f"{HELP} are good",
        f"{HELP} is: good",
        f"{HELP} good",
        f"{HELP} requires improvement to be good",
        "Experiences and progress of children who need help and protection: good",
        "The experience and progress of children who need help and protection: good",
        "The experiences of children who need help and protection: good",
    ],
)
def test_spellings_of_a_section_heading(printer, read, heading):
    found = read(report(printer, headings=[heading, f"{LEADERS}: good"]))
    assert [(s.key, s.first, s.last) for s in found.sections] == [
        ("help_protection", 1, 4),
        ("leaders", 5, 8),
    ]


@pytest.mark.parametrize(
    "heading",
    ["What needs to improve?", "What needs to improve", "What needs to improve:",
     "What Needs to Improve", "What needs to improve?1", "What needs to improve? 4"],
)  # fmt: skip
def test_spellings_of_the_list(printer, read, heading):
    found = read(report(printer, list=heading))
    assert len(found.of_kind("improvement")) == 2


def test_a_list_in_prose_gives_no_items(printer, read):
    p = report(printer, items=[], headings=[])
    p.block("There is very little to improve. Leaders know what is left to do and do it well.")
    assert read(p).items == ()


@pytest.mark.parametrize(
    "tag",
    ["(outcome 4, national framework)", "(Outcome 1: national framework)", "(Outcome four)",
     "(National Framework, Outcome 1)", "(Enabler 2: Leaders drive conditions)",
     "Enabler three: National Framework."],
)  # fmt: skip
def test_tags_stay_in_the_text_and_are_kept_apart(printer, read, tag):
    found = read(report(printer, items=[f"The quality of plans {tag}"]))
    (item,) = found.of_kind("improvement")
    assert item.text == f"The quality of plans {tag}"
    assert item.tag.strip("().") == tag.strip("().")


@pytest.mark.parametrize(
    ("rows", "dates", "framework"),
    [
        (ROWS_2023, "Inspection dates: 16 to 27 January 2023", "ilacs-2023"),
        (ROWS_2023[:4], "Inspection dates: 27 April to 1 May 2026", "ilacs-2026"),
        ([*ROWS_2023[:2], ("The experiences and progress of|children in care and care leavers", "Good"),
          ROWS_2023[4]], "Inspection dates: 5 to 16 December 2022", "ilacs-2018"),
        ([], "Inspection dates: 5 to 16 December 2022", "ilacs-2018"),
        ([], "Inspection dates: 6 to 10 July 2026", "ilacs-2026"),
    ],
)  # fmt: skip
def test_the_framework_is_that_of_the_table_else_of_the_start(
    printer, read, rows, dates, framework
):
    found = read(report(printer, rows=rows, dates=dates, headings=[HELP, CARE]))
    assert found.framework == framework


def test_no_overall_judgement_is_made_from_history(printer, read):
    p = report(printer, rows=ROWS_2023[:4], dates="Inspection dates: 6 to 10 July 2026")
    p.block("The overall effectiveness of services was judged inadequate in 2023.")
    found = read(p)
    assert "overall" not in {j.key for j in found.judgements}


@pytest.mark.parametrize(
    ("title", "authority"),
    [
        (["Inspection of Bath and North East Somerset local authority children's services"], "Bath and North East Somerset"),
        (["Inspection of Bradford Children and Families Trust children's services"], "Bradford"),
        (["London Borough of Barking & Dagenham", "Inspection of children's social care services"], "Barking and Dagenham"),
        (["Royal Borough of Kingston upon Thames", "Inspection of children's social care services"], "Kingston upon Thames"),
        (["Inspection of West Northamptonshire local authority children's services"], "West Northamptonshire"),
        (["Hull City Council", "Inspection of children's social care services"], "Kingston upon Hull"),
        (["Inspection of St. Helens local authority children's services"], "St Helens"),
        (["City of York Council", "Inspection of children's social care services"], "York"),
        (["Inspection of Durham local authority children's services"], "Durham"),
    ],
)  # fmt: skip
def test_the_authority_is_named_as_people_say_it(printer, read, title, authority):
    assert read(report(printer, title=title)).authority.value == authority


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Lead inspector: Ann Example, His Majesty's Inspector"], ("Ann Example",)),
        (["Lead inspector: Ann Example", "Her Majesty's Inspector"], ("Ann Example",)),
        (["Lead inspector: Ann Example HMI"], ("Ann Example",)),
        (["Lead inspectors: Ann Example and Jo O'Made-Up, His Majesty's Inspectors"], ("Ann Example", "Jo O'Made-Up")),
        (["Lead inspector: Ann Example, Her Majesty's Inspector, and Jo Made, Her Majesty's Inspector"], ("Ann Example", "Jo Made")),
        (["Lead inspector: Mary-Ann Van Der Example, Senior HMI"], ("Mary-Ann Van Der Example",)),
        ([], ()),
    ],
)  # fmt: skip
def test_lead_inspectors(printer, read, lines, names):
    assert read(report(printer, lead=lines)).lead_inspectors == names


def test_a_number_without_its_full_stop_is_read_where_it_fills_a_gap(printer, read):
    p = report(printer, headings=[])
    p.heading(f"{HELP}: good")
    for mark in ("1.", "2", "3."):
        p.block(SENTENCE * 3, mark=mark)
    assert [q.number for q in read(p).paragraphs] == [1, 2, 3]


def test_a_missing_number_is_said_and_the_rest_kept(printer, read):
    p = report(printer, headings=[])
    p.heading(f"{HELP}: good")
    for mark in ("1.", "2.", "4.", "5."):
        p.block(SENTENCE * 3, mark=mark)
    (run,) = read(p).runs
    assert (run.first, run.last, run.missing) == (1, 5, (3,))


def test_numbers_printed_twice_keep_their_paragraphs(printer, read):
    p = report(printer, headings=[])
    p.heading(f"{HELP}: good")
    numbers = [1, 2, 3, 4, 5, 6, 7, 6, 7, 8, 9]
    for n, mark in enumerate(numbers):
        p.block(said(n), mark=f"{mark}.")
    assert [q.number for q in read(p).paragraphs] == numbers


def test_a_grade_may_stand_above_its_title(printer, read):
    p = printer().heading("Inspection of Sefton local authority children's services", 26)
    for grade, title in (("Good", LEADERS), ("Requires improvement", HELP), ("Good", CARE)):
        p.block(grade)
        p.block(title)
    assert {j.key: j.grade for j in read(p).judgements} == {
        "leaders": "good",
        "help_protection": "requires_improvement",
        "care": "good",
    }


@pytest.mark.parametrize(
    "title",
    [
        ["Inspection of Northmere local authority children's services"],
        ["Northmere", "Inspection of children's social care services"],
        ["Northmere City Council", "Inspection of children's social care services"],
        ["London Borough of Northmere", "Inspection of children's social care services"],
        ["Inspection of Northmere Children and Families Trust"],
    ],
)
def test_an_unknown_place_is_named_and_doubted(printer, read, title):
    found = read(report(printer, title=title)).authority
    assert (found.value, found.confidence.certainty) == ("Northmere", "doubtful")


def test_a_town_that_is_a_word_is_no_authority_in_small_letters(printer, read):
    p = printer().heading("Inspection of children's social care services", 26)
    p.block("Children enjoy reading in Medway.")
    assert read(p).authority.value == "Medway"


def test_numbers_inside_a_paragraph_start_no_paragraph(printer, read):
    p = report(printer, headings=[])
    p.heading(f"{HELP}: good")
    p.block(SENTENCE * 3, mark="1.")
    p.line("Support goes on for those who are older, and it is used by young people aged up to")
    p.line("18. This is well known to all who work with them and is written down each time.")
    p.y -= 12
    p.block(SENTENCE * 3, mark="2.")
    assert [q.number for q in read(p).paragraphs] == [1, 2]
