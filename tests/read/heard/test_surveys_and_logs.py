"""Surveys and logs in a council's own layout: answers counted, rows counted, nothing quoted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from selfassess.model.voice import VoiceItem
from selfassess.read.heard.door import HeardReader, read_any_voice
from selfassess.read.summaries import Placed
from selfassess.read.voice import ReadVoice
from selfassess.read.workbook import open_workbook
from selfassess.settings.heard import load_heard_words
from tests.books import COUNCIL, codes, form, places, settings, write

SURVEY = """
Care leavers survey, May 2026
Question | Strongly agree | Agree | Neither | Disagree | Don't know | Responses
My pathway plan helps me | 4 | 6 | 5 | 15 | 2 | 32
My personal adviser listens | 20 | 8 | 1 | 1 | 0 | 30
"""
LOG = """
Complaints log
Date received | Name | Category | Summary of complaint | Outcome | Complainant
1 May 2026 | Zebedee Quill | Delay | My son Zebedee waited | Upheld | Parent
20 May 2026 | Zebedee Quill | Delay | Again | Partially upheld | Mother
3 June 2026 | Zebedee Quill | delay | Again | Not upheld | Parent
4 June 2026 | Zebedee Quill | Ms Quill never rang Zebedee back | x | Ongoing | Parent
"""


def place(text: str, area: str, listed: str) -> Placed:
    """A stand-in for the classifier: it is sure of assessments alone."""
    return Placed("assessments", "help_protection", listed, "assessment" in text.lower())


def read(folder: Path, sheets: Mapping[str, str], name: str = "book.xlsx") -> ReadVoice:
    book = open_workbook(write(folder, sheets, name))
    reader = HeardReader(load_heard_words(), settings(), COUNCIL, place)
    return read_any_voice(book, form("voice"), reader, settings(), COUNCIL)


def told(item: VoiceItem) -> tuple[object, ...]:
    return (item.theme, item.points, item.count, item.out_of)


def test_a_row_a_question_and_a_column_an_answer(tmp_path: Path) -> None:
    done = read(tmp_path, {"Survey": SURVEY})
    assert [told(item) for item in done.items] == [
        ("My pathway plan helps me", "weakness", 15, 30),
        ("My personal adviser listens", "strength", 28, 30),
    ]
    first = done.items[0]
    assert (first.kind, first.group, first.period.say()) == ("survey", "care leavers", "May 2026")
    assert first.source.say() == "book.xlsx › Survey › A3"
    assert codes(done.problems) == []


def test_percentages_need_how_many_answered(tmp_path: Path) -> None:
    table = "Question | Agree | Disagree | Responses\nI like it | '80%' | '20%' | {}"
    done = read(tmp_path, {"Survey Q1 2026-27": table.format(40)})
    assert [told(item) for item in done.items] == [("I like it", "strength", 32, 40)]
    bare = read(tmp_path, {"Survey Q1 2026-27": table.format("")})
    assert (bare.items, codes(bare.problems)) == ((), ["SA-H01"])


def test_whole_numbers_that_make_a_hundred_may_be_percentages(tmp_path: Path) -> None:
    table = "Question | Agree | Disagree{}\nI like it | 80 | 20{}"
    unclear = read(tmp_path, {"Survey May 2026": table.format("", "")})
    assert codes(unclear.problems) == ["SA-H01"]
    clear = read(tmp_path, {"Survey May 2026": table.format(" | Responses", " | 100")})
    assert [told(item) for item in clear.items] == [("I like it", "strength", 80, 100)]


def test_a_question_worded_the_other_way_round_waits_for_a_person(tmp_path: Path) -> None:
    table = "Question | Agree | Disagree{}\nI feel lonely | 9 | 31{}"
    done = read(tmp_path, {"Survey May 2026": table.format("", "")})
    assert (done.items, codes(done.problems)) == ((), ["SA-H07"])
    said = read(tmp_path, {"Survey May 2026": table.format(" | Agreeing is", " | bad")})
    assert [told(item) for item in said.items] == [("I feel lonely", "strength", 31, 40)]


def test_an_aspect_beside_a_question_is_used(tmp_path: Path) -> None:
    table = "Question | Agree | Disagree | Aspect\nI like it | 9 | 31 | pathway-plans"
    done = read(tmp_path, {"Survey May 2026": table})
    assert [item.aspect for item in done.items] == ["pathway-plans"]


def test_a_survey_of_no_known_time_is_not_used(tmp_path: Path) -> None:
    done = read(tmp_path, {"Survey": "Question | Agree | Disagree\nI like it | 9 | 31"})
    assert (done.items, codes(done.problems)) == ((), ["SA-H06"])


def test_a_row_for_each_person_is_counted_and_what_they_wrote_is_not_kept(tmp_path: Path) -> None:
    table = """
Name | My worker listens to me | I have a say in my plan | Anything else?
Zebedee Quill | Agree | Disagree | My mum Zelda
Zelda Quill | Strongly agree | Disagree | Nothing
Zora Quill | Agree | Agree | Zebedee
"""
    done = read(tmp_path, {"Foster carers May 2026": table}, "Survey export.xlsx")
    assert [told(item) for item in done.items] == [
        ("My worker listens to me", "strength", 3, 3),
        ("I have a say in my plan", "weakness", 2, 3),
    ]
    assert "Z" not in str(done.items) and "Zel" not in str(done)


def test_complaints_are_counted_by_quarter_subject_and_outcome(tmp_path: Path) -> None:
    done = read(tmp_path, {"2026-27": LOG}, "Complaints log.xlsx")
    found = [(i.kind, i.theme, i.upheld, i.count, i.group) for i in done.items]
    assert found == [
        ("complaint", "Delay", True, 2, "parents"),
        ("complaint", "Delay", False, 1, "parents"),
        ("complaint", "another subject", None, 1, "parents"),
    ]
    assert {i.period.say() for i in done.items} == {"quarter 1 of 2026-27"}
    assert codes(done.problems) == ["SA-H03"]


def test_nothing_that_a_log_says_of_people_is_kept(tmp_path: Path) -> None:
    done = read(tmp_path, {"2026-27": LOG}, "Complaints log.xlsx")
    assert "Quill" not in str(done) and "Zebedee" not in str(done)


def test_a_subject_that_one_row_names_is_known_by_its_aspect_alone(tmp_path: Path) -> None:
    table = "Date | Category\n1 May 2026 | Late assessment of my Zelda"
    done = read(tmp_path, {"Complaints": table})
    assert [i.aspect for i in done.items] == ["assessments"]
    assert "Zelda" not in str(done)


def test_a_compliment_is_quoted_only_where_its_row_says_so(tmp_path: Path) -> None:
    table = """
Date | From | Compliment | May be quoted
1 May 2026 | Parent | You helped us | Yes
2 May 2026 | Parent | Zelda is lovely | No
"""
    done = read(tmp_path, {"Compliments": table})
    assert [i.quotation for i in done.items] == ["You helped us", None]
    assert {i.points for i in done.items} == {"strength"}
    assert "Zelda" not in str(done)


def test_rows_without_a_date_or_a_kind_are_said_and_set_aside(tmp_path: Path) -> None:
    table = """
Date | Feedback type | Category
some day | Complaint | Delay
1 May 2026 | Enquiry | Delay
1 May 2027 | Complaint | Delay
2 May 2026 | Complaint | Delay
"""
    done = read(tmp_path, {"Log": table})
    assert [item.count for item in done.items] == [1]
    assert sorted(codes(done.problems)) == ["SA-H04", "SA-H05", "SA-R38"]
    assert places(done.problems, "SA-H04") == ["book.xlsx › Log › row 2"]
    (tally,) = done.tallies
    assert (tally.read, tally.used) == (4, 1)


def test_days_as_excel_keeps_them(tmp_path: Path) -> None:
    from tests.books import make

    book = make({"Complaints": "Received | Theme\nx | Delay"})
    book["Complaints"]["A2"] = datetime(2026, 2, 3)
    path = tmp_path / "log.xlsx"
    book.save(path)
    reader = HeardReader(load_heard_words(), settings(), COUNCIL, place)
    (item,) = reader.read(open_workbook(path)).items
    assert item.period.say() == "quarter 4 of 2025-26"


def test_our_own_form_is_read_by_its_own_reader(tmp_path: Path) -> None:
    table = "Kind | Who said it | When | Theme\nsurvey | care leavers | May 2026 | Home"
    done = read(tmp_path, {"Feedback": table})
    assert [item.theme for item in done.items] == ["Home"]


@pytest.mark.parametrize("title", ["Notes", "Survey May 2026"])
def test_a_sheet_without_either_is_said(tmp_path: Path, title: str) -> None:
    done = read(tmp_path, {"Survey": SURVEY, title: "Some | words\nand | more"})
    assert "SA-H02" in codes(done.problems)


def test_a_list_of_children_is_no_survey(tmp_path: Path) -> None:
    table = """
Child ID | Has the child a disability? | Is the child on a plan? | Was a visit made in time?
1 | Yes | No | Yes
2 | No | No | Yes
3 | Yes | No | No
"""
    assert read(tmp_path, {"List 1": table}, "Annex A.xlsx").items == ()
