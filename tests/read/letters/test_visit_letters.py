"""Letters about monitoring and focused visits, joint inspections, and committee reports."""

# ruff: noqa: E501 (printed lines are long, and lists of words are easier to read)

from __future__ import annotations

from datetime import date

import pytest

from selfassess.read.letters import to_json

MONITORING = """Ofsted Piccadilly Gate Store Street Manchester M1 2WD

T 0300 123 1231 **Textphone** 0161 618 8524 www.gov.uk/ofsted

{date}

{address}

Dear {dear}

{title}

This letter summarises the findings of the monitoring visit to Trafford children's services on
{days}. {ordinal} {inspectors}

Leaders are making steady progress. However, plans are not yet good enough.

{covered}

 - the quality of plans for children in care
 - the oversight of managers

A range of evidence was considered during the visit, including electronic case records.

Overview

Visits are regular. Inspectors saw that risk is not always recog-
nised in time.

Findings and evaluation of progress

Assessments of children's needs have improved since the last visit, and most are now

completed in a timescale that is right for children. Dr. Example chairs the board.

I am copying this letter to the Department for Education.

Yours sincerely

Ann Example Her Majesty's Inspector
"""
PARTS = {
    "date": "8 June 2018",
    "address": "Mr Sam Sample\nDirector of Children's Services\nTrafford Council\nBristol Road",
    "dear": "Mr Sample",
    "title": "Monitoring visit of Trafford local authority children's services",
    "days": "15 and 16 May 2018",
    "ordinal": "The visit was the third monitoring visit since the local authority was judged inadequate in March 2017.",
    "inspectors": "The inspectors were Ann Example, Her Majesty's Inspector, and Jo Made HMI.",
    "covered": "Areas covered by the visit\n\nInspectors reviewed the progress made, including:",
}  # fmt: skip


def monitoring(**change):
    return MONITORING.format(**(PARTS | change))


def test_a_monitoring_letter_is_read_whole(read):
    found = read(monitoring())
    assert (found.kind, found.framework) == ("monitoring_visit_letter", "monitoring-visit")
    assert found.authority.value == "Trafford"
    assert found.letter_date.value == date(2018, 6, 8)
    assert (found.start.value, found.end.value) == (date(2018, 5, 15), date(2018, 5, 16))
    assert found.visit_ordinal.value == 3
    assert (found.previous_judgement.value, found.previous_month.value) == ("inadequate", "2017-03")
    assert found.inspectors == ("Ann Example", "Jo Made")
    assert found.addressee.value == "Sam Sample"
    assert found.signed_by == ("Ann Example",)
    assert [i.text for i in found.of_kind("covered")] == [
        "the quality of plans for children in care",
        "the oversight of managers",
    ]


def test_findings_are_sentences_with_their_section(read):
    assert [(f.section, f.text) for f in read(monitoring()).findings] == [
        ("Opening", "Leaders are making steady progress."),
        ("Opening", "However, plans are not yet good enough."),
        ("Overview", "Visits are regular."),
        ("Overview", "Inspectors saw that risk is not always recog-nised in time."),
        (
            "Findings and evaluation of progress",
            "Assessments of children's needs have improved since the last visit, and most are now "
            "completed in a timescale that is right for children.",
        ),
        ("Findings and evaluation of progress", "Dr. Example chairs the board."),
    ]


def test_an_unknown_place_is_named_and_doubted(read):
    title = "Monitoring visit of Northmere local authority children's services"
    found = read(monitoring(title=title)).authority
    assert (found.value, found.confidence.certainty) == ("Northmere", "doubtful")


@pytest.mark.parametrize(
    ("change", "addressee"),
    [
        ({"address": "Sam Sample Trafford Council Town Hall M1 1AA", "dear": "Mr Sample"}, "Sam Sample"),
        ({"address": "Jane O'Sample\nDirector", "dear": "Ms O'Sample"}, "Jane O'Sample"),
        ({"address": "Sam Sample\nDirector", "dear": "Sam"}, "Sam Sample"),
    ],
)  # fmt: skip
def test_the_person_addressed(read, change, addressee):
    assert read(monitoring(**change)).addressee.value == addressee


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("This was the first monitoring visit since the local authority was judged inadequate in May 2016.", 1),
        ("The visit was the 2nd monitoring visit since the local authority was judged to be inadequate in May 2016.", 2),
        ("The visit was the sixth monitoring visit since services were judged inadequate overall in May 2016.", 6),
    ],
)  # fmt: skip
def test_the_number_of_the_visit(read, sentence, number):
    found = read(monitoring(ordinal=sentence))
    assert found.visit_ordinal.value == number
    assert (found.previous_judgement.value, found.previous_month.value) == ("inadequate", "2016-05")


def test_what_a_letter_does_not_print_is_none(read):
    found = read(monitoring(ordinal="", inspectors=""))
    assert found.visit_ordinal is None
    assert found.previous_judgement is None
    assert found.inspectors == ()
    assert to_json(found)["previous_judgement_date"] is None


FOCUSED = """2 October 2023

Sam Sample
Director of Children's Services
Trafford Council

Dear Sam

Focused visit to Trafford children's services

This letter summarises the findings of the focused visit to Trafford children's services on
12 and 13 September 2023. The visit was carried out by Ann Example and Jo Made, His Majesty's
Inspectors.

Inspectors looked at the local authority's arrangements for the front door:

 - contacts and referrals
 - strategy discussions

Headline findings

Most children get help at once. Some wait too long.

What needs to improve in this area of social work practice?

 - The timeliness of strategy discussions.
 - The quality of case records.

Main findings

Contacts are screened on the day.

Yours sincerely

Ann Example
His Majesty's Inspector
"""


def test_a_focused_visit_letter(read):
    found = read(FOCUSED)
    assert (found.kind, found.framework) == ("focused_visit_letter", "ilacs-focused-visit")
    assert (found.start.value, found.end.value) == (date(2023, 9, 12), date(2023, 9, 13))
    assert found.inspectors == ("Ann Example", "Jo Made")
    assert [i.text for i in found.of_kind("covered")] == [
        "contacts and referrals",
        "strategy discussions",
    ]
    assert [i.text for i in found.of_kind("improvement")] == [
        "The timeliness of strategy discussions.",
        "The quality of case records.",
    ]
    assert "Some wait too long." in [f.text for f in found.findings]
    assert found.judgements == ()


def jtai(printer, **change):
    part = {
        "title": "Joint targeted area inspection of Trafford",
        "opening": "This letter summarises the findings of the joint targeted area inspection (JTAI) "
        "of the multi-agency response to serious youth violence in Trafford. This inspection took "
        "place from 13 November 2023 to 17 November 2023. It was carried out by inspectors from "
        "Ofsted, the Care Quality Commission (CQC) and His Majesty's Inspectorate of Constabulary "
        "and Fire & Rescue Services (HMICFRS).",
        "improve": "What needs to improve?",
        "strengths": "Strengths",
    } | change
    p = printer()
    p.block("30 January 2024")
    p.line("Sam Sample, Director of Children's Services, Trafford Council")
    p.line("Jo Made, Chief Constable, Example Police and Crime")
    p.line("Area")
    p.y -= 14
    p.block("Dear Trafford Safeguarding Children Partnership")
    p.heading(part["title"], 12)
    p.block(part["opening"])
    p.heading("Headline findings", 12)
    p.block("Partners work well together. Some children wait too long for help to reach them.")
    p.heading("Area for priority action", 12)
    p.block("Health leaders must act at once.", mark="\u2022")
    p.heading(part["improve"], 12)
    p.heading("Leadership and management", 12)
    p.block("The use of data by partners, in particular:", mark="\u2022")
    p.put("\u2013", 99)
    p.line("by health partners", 117)
    p.y -= 12
    p.block("Strategy meetings are late.", mark="\u2022")
    p.heading("Case study", 12)
    p.block("A child was seen three times in a week by the same worker.")
    p.heading(part["strengths"], 12)
    p.block("Leaders know their area.", mark="\u2022")
    p.heading("Main findings", 12)
    p.block("Thresholds are understood by every agency in the area.")
    p.heading("Next steps", 12)
    p.block("We have determined that Trafford Council is the principal authority and should prepare a "
            "written statement of proposed action. The statement should be sent to "
            "protection@example.gov.uk by 9 May 2024.")  # fmt: skip
    p.block("Yours sincerely")
    p.row("Ann Example", "Jo O'Made")
    return p


def test_a_joint_inspection_letter_is_read_whole(printer, read):
    found = read(jtai(printer))
    assert (found.kind, found.authority.value) == ("jtai_letter", "Trafford")
    assert found.letter_date.value == date(2024, 1, 30)
    assert (found.start.value, found.end.value) == (date(2023, 11, 13), date(2023, 11, 17))
    assert found.theme.value == "serious-youth-violence"
    assert found.agencies == ("Ofsted", "CQC", "HMICFRS")
    assert found.addressees == (
        "Sam Sample, Director of Children's Services, Trafford Council",
        "Jo Made, Chief Constable, Example Police and Crime Area",
    )
    assert found.statement_deadline.value == date(2024, 5, 9)
    assert [i.text for i in found.of_kind("priority")] == ["Health leaders must act at once."]
    assert [(i.area, i.text) for i in found.of_kind("improvement")] == [
        ("Leadership and management", "The use of data by partners, in particular: by health partners"),
        ("Leadership and management", "Strategy meetings are late."),
    ]  # fmt: skip
    assert [i.text for i in found.of_kind("strength")] == ["Leaders know their area."]


@pytest.mark.parametrize(
    ("phrase", "theme"),
    [
        ("included a 'deep dive' focus on the response to child sexual exploitation and those missing from home", "child-sexual-exploitation"),
        ("included a 'deep dive' focus on children experiencing neglect", "neglect"),
        ("included a 'deep dive' focus on the response to child exploitation, including sexual and criminal exploitation", "child-exploitation"),
        ("included a 'deep dive' focus on child sexual abuse in the family environment", "sexual-abuse"),
        ("included a 'deep dive' focus on children living with domestic abuse", "domestic-abuse"),
        ("looked at the multi-agency response to children's mental health", "mental-health"),
        ("looked at the multi-agency response to identification of initial need and risk", "initial-need-and-risk"),
        ("looked at the multi-agency response to criminal exploitation of children", "criminal-exploitation"),
        ("looked at the multi-agency response to children who are victims of domestic abuse", "domestic-abuse"),
    ],
)  # fmt: skip
def test_themes(printer, read, phrase, theme):
    opening = (
        "Between 20 and 24 June 2016, Ofsted, HMI Constabulary (HMIC) and HMI Probation undertook a "
        f"joint inspection of the multi-agency response to abuse and neglect. It {phrase}."
    )
    found = read(
        jtai(printer, opening=opening, improve="Areas for improvement", strengths="Key strengths")
    )
    assert found.theme.value == theme
    assert found.agencies == ("Ofsted", "HMIC", "HMIP")


COMMITTEE = """TITLE OF REPORT: Ofsted Focused Visit

REPORT OF: Sam Sample, Strategic Director

Background

1. Inspectors do not grade. An area for priority action is either:
 - an area of serious weakness
2. Ofsted undertook a focused visit of Trafford's Children's Services on 20 and 21 March 2018, to evaluate the arrangements for care leavers. They met staff.

Summary of the Ofsted visit

3. The inspectors noted that "plans are good".
4. Ofsted identified the following areas for improvement:
 - Pathway plans are late.
5. An action plan has been developed with 2 key areas of work:
 - Train all personal advisers.

 - Check every plan.
6. The action plan has been implemented and progress has been made in relation to:
 - Training has taken place

Recommendations:

7. It is recommended that the Committee:
 - Notes the outcome.
"""


def test_a_committee_report_parts_findings_from_the_councils_actions(read):
    found = read(COMMITTEE)
    assert found.kind == "focused_visit_committee_report"
    assert found.authority.value == "Trafford"
    assert (found.start.value, found.end.value) == (date(2018, 3, 20), date(2018, 3, 21))
    texts = {k: [i.text for i in found.of_kind(k)] for k in
             ("covered", "priority", "improvement", "action", "progress", "recommendation")}  # fmt: skip
    assert texts == {
        "covered": ["the arrangements for care leavers"],
        "priority": [],
        "improvement": ["Pathway plans are late."],
        "action": ["Train all personal advisers.", "Check every plan."],
        "progress": ["Training has taken place"],
        "recommendation": ["Notes the outcome."],
    }
    assert [f.text for f in found.findings] == [
        'The inspectors noted that "plans are good".',
        "Pathway plans are late.",
    ]
    assert to_json(found)["paragraph_numbers"] == [1, 2, 3, 4, 5, 6, 7]
