"""One planted fault for every rule on every list that it is run on: where, and what is changed.

A plant changes the first row that fits. Rules that need two rows, or a share of the list, have a
function of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
Lists = dict[int, list[Row]]
Found = set[tuple[int, int]]  # list and place of the row; -1 is the list as a whole
Plant = Callable[[Lists], Found]

REF = date(2026, 10, 31)
START = date(2026, 5, 1)


def days(count: int) -> timedelta:
    return timedelta(days=count)


def where(number: int, fits: Callable[[Row], Any], change: Callable[[Row], Row]) -> Plant:
    """Change the first row of a list that fits."""

    def plant(lists: Lists) -> Found:
        for place, row in enumerate(lists[number]):
            if fits(row):
                row.update(change(row))
                return {(number, place)}
        raise AssertionError(f"no row of list {number} fits")

    return plant


def put(number: int, fits: Callable[[Row], Any] | None = None, **fields: Any) -> Plant:
    return where(number, fits or (lambda row: row.get("age", 0) >= 0), lambda row: fields)


def share(number: int, field: str, value: Any, part: float, fits: Callable[[Row], Any]) -> Plant:
    """Change so many of a list's rows that the list as a whole is pointed out."""

    def plant(lists: Lists) -> Found:
        rows = [r for r in lists[number] if fits(r)]
        for row in rows[: int(len(lists[number]) * part) + 2]:
            row[field] = value
        return {(number, -1)}

    return plant


def again(number: int, fits: Callable[[Row], Any] = lambda row: True, **fields: Any) -> Plant:
    """Add a row like the first that fits, with other values here and there."""

    def plant(lists: Lists) -> Found:
        row = next(r for r in lists[number] if fits(r))
        lists[number].append({**row, **fields})
        return {(number, len(lists[number]) - 1)}

    return plant


def gone(
    number: int, other: int, fits: Callable[[Row], Any], has: Callable[[Row], Any] = bool
) -> Plant:
    """Take the rows of a child out of another list."""

    def plant(lists: Lists) -> Found:
        held = {r["child_id"] for r in lists[other] if has(r)}
        times = Counter(r["child_id"] for r in lists[number])
        for place, row in enumerate(lists[number]):
            who = row["child_id"]
            if fits(row) and who in held and times[who] == 1:
                lists[other] = [r for r in lists[other] if r["child_id"] != who]
                return {(number, place)}
        raise AssertionError(f"no row of list {number} fits")

    return plant


def with_other(
    number: int,
    other: int,
    fits: Callable[[Row, Row], Any],
    change: Callable[[Row, Row], None],
    flagged: int = 0,
) -> Plant:
    """Change a child's rows in two lists: the one, seeing the other."""

    def plant(lists: Lists) -> Found:
        theirs = {r["child_id"]: r for r in lists[other]}
        times = Counter(r["child_id"] for r in lists[number])
        for place, row in enumerate(lists[number]):
            second = theirs.get(row["child_id"])
            if second and times[row["child_id"]] == 1 and fits(row, second):
                change(row, second)
                if flagged == other:
                    return {(other, lists[other].index(second))}
                return {(number, place)}
        raise AssertionError(f"no rows of lists {number} and {other} fit")

    return plant


def joined(
    number: int, other: int, fits: Callable[[Row], Any], second: Callable[[Row], Row]
) -> Plant:
    """Give the child of a row in one list a row in another."""

    def plant(lists: Lists) -> Found:
        held = {r["child_id"] for r in lists[other]}
        place, row = next(
            (i, r) for i, r in enumerate(lists[number]) if fits(r) and r["child_id"] not in held
        )
        like = dict(lists[other][0])
        same = ("child_id", "gender", "ethnicity", "dob", "age", "disability")
        like.update({k: row[k] for k in same if k in row})
        lists[other].append({**like, **second(row)})
        return {(number, place)}

    return plant


def born(row: Row) -> bool:
    return row["dob"] is not None and row["dob"] <= REF


def differing(field: str) -> Plant:
    def plant(lists: Lists) -> Found:
        times = Counter(r["child_id"] for n in range(1, 11) for r in lists[n])
        row = next(r for r in lists[6] if times[r["child_id"]] >= 3 and born(r))
        row[field] = {"dob": row["dob"] - days(2), "gender": "Neither", "ethnicity": "CHNE"}[field]
        return {
            (n, i)
            for n in range(1, 11)
            for i, r in enumerate(lists[n])
            if r["child_id"] == row["child_id"]
        }

    return plant


def referred_twice(counts: tuple[int, int], gap: int = 30) -> Callable[[Lists], tuple[int, int]]:
    """Two referrals of one child; their places."""

    def plant(lists: Lists) -> tuple[int, int]:
        times = Counter(r["child_id"] for r in lists[3])
        place, row = next(
            (i, r)
            for i, r in enumerate(lists[3])
            if times[r["child_id"]] == 1 and r["referral_date"] > START + days(gap + 5)
        )
        earlier = {**row, "referral_date": row["referral_date"] - days(gap), "nfa": "Yes"}
        row["referrals_12m"], earlier["referrals_12m"] = counts
        lists[3].append(earlier)
        return place, len(lists[3]) - 1

    return plant


def both_flagged(counts: tuple[int, int]) -> Plant:
    return lambda lists: {(3, place) for place in referred_twice(counts)(lists)}


def enquiries_differ(lists: Lists) -> Found:
    place, row = next((i, r) for i, r in enumerate(lists[5]) if r["icpc_not_needed"] == "Yes")
    lists[5].append({**row, "strategy_date": row["strategy_date"] + days(3), "s47_12m": 4})
    return {(5, place), (5, len(lists[5]) - 1)}


def late_enquiry(lists: Lists) -> Found:
    """Needed, none held, long ago; and no plan for the child."""
    on_plan = {r["child_id"] for r in lists[7]}
    for place, row in enumerate(lists[5]):
        long_ago = row["icpc_not_needed"] == "Yes" and row["strategy_date"] < REF - days(40)
        if long_ago and row["child_id"] not in on_plan:
            row["icpc_not_needed"] = "No"
            return {(5, place)}
    raise AssertionError("no enquiry fits")


def care_leaver_in_need(lists: Lists) -> Found:
    busy = {r["child_id"] for n in (4, 7, 8, 9) for r in lists[n]}
    place, row = next(
        (i, r)
        for i, r in enumerate(lists[6])
        if r["cin_end"] is None and r["child_id"] not in busy and r["age"] >= 16
    )
    like = next(r for r in lists[9] if r["eligibility"] == "Relevant")
    same = ("child_id", "gender", "ethnicity", "dob", "age", "disability")
    lists[9].append({**like, **{k: row[k] for k in same}})
    return {(6, place)}


def not_followed_up(lists: Lists) -> Found:
    """A referral without its assessment, of a child who is not in list 6."""
    needs = {r["child_id"] for r in lists[6]}
    times = Counter(r["child_id"] for r in lists[3])
    for place, row in enumerate(lists[3]):
        who = row["child_id"]
        if row["nfa"] == "No" and who not in needs and times[who] == 1:
            lists[4] = [r for r in lists[4] if r["child_id"] != who]
            return {(3, place)}
    raise AssertionError("no referral fits")


def an_open_row(row: Row) -> bool:
    return row["cin_end"] is None and born(row)


# a date of each list that nothing else hangs on, or as little as may be
DATE = {
    1: "contact_date",
    2: "eh_end",
    3: "referral_date",
    4: "authorised",
    5: "strategy_date",
    6: "last_seen",
    7: "last_visit",
    8: "last_iro",
    9: "last_contact",
    10: "ffa_date",
    11: "left_date",
}
START_DATE = {
    1: "contact_date",
    2: "eh_start",
    3: "referral_date",
    4: "assessment_start",
    5: "strategy_date",
    6: "cin_start",
    7: "plan_start",
}
CODE = {
    1: "source",
    2: "gender",
    3: "nfa",
    4: "child_seen",
    5: "gender",
    6: "primary_need",
    7: "epo",
    8: "uasc",
    9: "uasc",
    10: "gender",
    11: "ffa",
}
END = {4: "authorised", 6: "cin_end", 7: "plan_end", 8: "cla_end"}


def has(field: str) -> Callable[[Row], Any]:
    return lambda row: row.get(field) is not None and row.get("age", 0) >= 0


def years_before(day: date, years: int) -> date:
    return date(day.year - years, day.month, min(day.day, 28))


def swappable(field: str) -> Callable[[Row], Any]:
    return lambda r: r.get(field) and r[field].day <= 12 and r[field].day != r[field].month


def as_text(field: str) -> Callable[[Row], Row]:
    return lambda r: {field: f"{r[field]:%d/%m/%Y}"}


def _common() -> dict[str, dict[int, Plant]]:
    """The rules that are run on several lists, by list."""
    every, all11 = range(1, 11), range(1, 12)
    adult = {"dob": years_before(REF, 18) - days(40), "age": 18}
    old = {"dob": date(1994, 1, 4), "age": 32}
    text_dates = {
        **DATE,
        2: "eh_start",
        4: "assessment_start",
        10: "decision_date",
        11: "stage1_start",
    }
    return {
        "AA-C-01": {n: put(n, child_id=None) for n in every},
        "AA-C-02": {n: put(n, child_id="17?4 b") for n in every},
        "AA-C-03": {n: where(n, born, lambda r: {"child_id": int(r["child_id"])}) for n in every},
        "AA-C-04": {n: put(n, dob="in spring") for n in every},
        "AA-C-05": {n: put(n, **old) for n in every},
        "AA-C-06": {n: where(n, born, lambda r: {"age": r["age"] + 3}) for n in every},
        "AA-C-07": {n: put(n, born, age=-1) for n in every},
        "AA-C-08": {n: put(n, born, dob=None) for n in range(1, 10)},
        "AA-C-09": {
            n: where(
                n,
                born,
                lambda r, n=n: {"dob": years_before(r[START_DATE[n]], 18) - days(2), "age": 18},
            )
            for n in range(1, 6)
        },
        "AA-C-09b": {
            6: put(6, an_open_row, **adult),
            7: put(7, lambda r: not r["plan_end"] and born(r), **adult),
        },
        "AA-C-10": {n: put(n, gender=None) for n in every},
        "AA-C-11": {n: share(n, "gender", "Not stated", 0.02, born) for n in every},
        "AA-C-12": {n: put(n, ethnicity=None) for n in every},
        "AA-C-13": {n: share(n, "ethnicity", "REFU", 0.1, lambda r: True) for n in every},
        "AA-C-15": {n: again(n) for n in all11},
        "AA-C-16": {n: put(n, **{DATE[n]: REF + days(5)}) for n in all11},
        "AA-C-17": {
            n: where(n, born, lambda r, n=n: {DATE[n]: r["dob"] - days(1)}) for n in (8, 9, 10)
        },
        "AA-C-17b": {
            n: where(n, born, lambda r, n=n: {START_DATE[n]: r["dob"] - days(290)})
            for n in range(1, 8)
        },
        "AA-C-18": {n: put(n, **{DATE[n]: "01/01/1900"}) for n in all11},
        "AA-C-19": {n: where(n, swappable(f), as_text(f)) for n, f in text_dates.items()},
        "AA-C-20": {n: put(n, **{CODE[n]: "as agreed locally"}) for n in all11},
        "AA-C-21": {n: put(n, disability=None) for n in (4, 5, 6)}
        | {n: share(n, "disability", "Unknown", 0.1, lambda r: True) for n in (7, 8)},
        "AA-C-22": {
            3: put(3, lambda r: r["nfa"] == "No", worker=None),
            4: put(4, lambda r: not r["authorised"], team=None),
            5: put(5, lambda r: not r["icpc_date"] and not r["icpc_not_needed"], worker=None),
            6: put(6, an_open_row, team=None),
            7: put(7, lambda r: not r["plan_end"], worker=None),
            8: put(8, lambda r: not r["cla_end"], team=None),
        },
        "AA-C-23": {
            1: put(1, contact_date=START - days(1)),
            2: put(2, has("eh_end"), eh_start=START - days(9), eh_end=START - days(1)),
            3: put(3, referral_date=START - days(3)),
            4: put(
                4, has("authorised"), assessment_start=START - days(8), authorised=START - days(4)
            ),
            5: put(5, lambda r: r["icpc_not_needed"] == "Yes", strategy_date=START - days(2)),
            6: put(
                6,
                has("cin_end"),
                cin_start=START - days(30),
                cin_end=START - days(4),
                last_seen=None,
            ),
            7: put(7, has("plan_end"), plan_end=START - days(1)),
            8: put(8, has("cla_end"), cla_end=START - days(1)),
        },
        "AA-C-24": {n: put(n, **{DATE[n]: "not yet"}) for n in all11},
    }


def _lists_1_to_5() -> dict[str, Plant]:
    return {
        "AA-1-01": put(1, contact_date=None),
        "AA-1-02": again(1, age=99),
        "AA-1-03": share(1, "source", "9", 0.11, lambda r: True),
        "AA-2-01": put(2, eh_start=None),
        "AA-2-02": where(2, has("eh_end"), lambda r: {"eh_start": r["eh_end"] + days(1)}),
        "AA-2-03": put(2, lambda r: not r["eh_end"] and r["age"] > 3, eh_start=REF - days(400)),
        "AA-2-04": put(2, organisation=None),
        "AA-3-01": put(3, referral_date=None),
        "AA-3-02": again(3, lambda r: r["referrals_12m"] == 1, source="1A"),
        "AA-3-03": put(3, source=None),
        "AA-3-04": put(3, nfa=None),
        "AA-3-05": put(3, referrals_12m="two or so"),
        "AA-3-06": both_flagged((2, 3)),
        "AA-3-07": both_flagged((0, 0)),
        "AA-4-01": put(4, assessment_start=None),
        "AA-4-02": where(
            4, has("authorised"), lambda r: {"authorised": r["assessment_start"] - days(1)}
        ),
        "AA-4-03": where(
            4, lambda r: not r["authorised"], lambda r: {"assessment_start": REF - days(80)}
        ),
        "AA-4-04": put(4, has("authorised"), support_needed=None),
        "AA-4-05": put(4, has("authorised"), child_seen="No"),
        "AA-4-06": again(4, lambda r: not r["authorised"], child_seen="Unknown"),
        "AA-4-07": again(4, has("authorised"), child_seen="Unknown"),
        "AA-5-01": put(5, strategy_date=None),
        "AA-5-02": where(
            5, has("icpc_date"), lambda r: {"icpc_date": r["strategy_date"] - days(1)}
        ),
        "AA-5-03": where(
            5, has("icpc_date"), lambda r: {"strategy_date": r["icpc_date"] - days(32)}
        ),
        "AA-5-04": put(5, has("icpc_date"), icpc_not_needed="Yes"),
        "AA-5-05": late_enquiry,
        "AA-5-06": put(5, lambda r: r["icpc_not_needed"] == "Yes", icpc_to_plan="No"),
        "AA-5-07": where(
            5,
            lambda r: r["icpc_date"] and r["icpc_date"].weekday() == 4,
            lambda r: {"icpc_date": r["icpc_date"] + days(1)},
        ),
        "AA-5-08": put(5, icpc_12m=0.5),
        "AA-5-09": enquiries_differ,
        "AA-5-10": again(5, lambda r: r["icpc_not_needed"] == "Yes", team="Another"),
    }


def _list_6_and_7() -> dict[str, Plant]:
    closed = has("cin_end")

    def on_plan(row: Row) -> bool:
        return an_open_row(row) and row["status"] == "Child in need plan"

    def open_plan(row: Row) -> bool:
        return row["plan_end"] is None and born(row)

    return {
        "AA-6-01": again(6, closed, team="Another"),
        "AA-6-02": put(6, cin_start=None),
        "AA-6-03": where(
            6, closed, lambda r: {"cin_start": r["cin_end"] + days(1), "last_seen": None}
        ),
        "AA-6-04": put(6, closed, closure_reason=None),
        "AA-6-05": put(6, on_plan, closure_reason="RC7"),
        "AA-6-06": put(6, on_plan, status="Closed"),
        "AA-6-07": put(6, closed, closure_reason="RC8"),
        "AA-6-08": put(6, on_plan, primary_need="N0"),
        "AA-6-09": where(6, has("last_seen"), lambda r: {"last_seen": r["cin_start"] - days(1)}),
        "AA-6-10": where(
            6,
            lambda r: on_plan(r) and r["cin_start"] < REF - days(100),
            lambda r: {"last_seen": REF - days(60)},
        ),
        "AA-6-11": put(6, on_plan, last_seen=None),
        "AA-7-01": again(7, has("plan_end"), team="Another"),
        "AA-7-02": put(7, has("plan_end"), plan_start=None),
        "AA-7-03": where(
            7,
            has("plan_end"),
            lambda r: {
                "plan_end": r["plan_start"] - days(1),
                "last_visit": None,
                "last_review": None,
            },
        ),
        "AA-7-04": where(
            7,
            has("plan_end"),
            lambda r: {"plan_start": r["plan_end"], "last_visit": None, "last_review": None},
        ),
        "AA-7-05": put(7, initial_category=None),
        "AA-7-06": put(7, previous_plans=None),
        "AA-7-07": where(7, open_plan, lambda r: {"last_visit": r["plan_start"] - days(1)}),
        "AA-7-08": where(
            7,
            lambda r: open_plan(r) and r["plan_start"] < START,
            lambda r: {"last_visit": REF - days(25)},
        ),
        "AA-7-09": put(7, lambda r: open_plan(r) and r["plan_start"] < START, last_visit=None),
        "AA-7-10": where(7, has("last_review"), lambda r: {"last_review": r["plan_start"]}),
        "AA-7-11": put(7, lambda r: open_plan(r) and r["plan_start"] < START, last_review=None),
        "AA-7-12": where(
            7,
            lambda r: open_plan(r) and r["plan_start"] < REF - days(230),
            lambda r: {"last_review": REF - days(190)},
        ),
        "AA-7-13": put(7, lambda r: open_plan(r) and r["age"] >= 5, seen_alone="No"),
        "AA-7-14": where(
            7,
            lambda r: open_plan(r) and r["plan_start"] < START and r["age"] > 3,
            lambda r: {"plan_start": REF - days(735)},
        ),
        "AA-7-15": put(7, epo=None),
    }


def _list_8() -> dict[str, Plant]:
    def held(row: Row) -> bool:
        return (
            row["cla_end"] is None and row["legal_status"] != "E1" and row["placement_type"] != "P1"
        )

    def long(row: Row) -> bool:
        return held(row) and row["cla_start"] < REF - days(500) and row["placement_type"] == "U6"

    ended = has("cla_end")
    return {
        "AA-8-01": again(8, ended, team="Another"),
        "AA-8-02": put(8, held, cla_start=None),
        "AA-8-03": where(
            8,
            ended,
            lambda r: {"cla_start": r["cla_end"] + days(1), "placement_start": r["cla_end"]},
        ),
        "AA-8-04": put(8, ended, ceased_reason=None),
        "AA-8-05": put(8, ended, ceased_reason="X1"),
        "AA-8-06": put(8, long, dob=years_before(REF, 18) - days(5), age=18),
        "AA-8-07": put(8, long, legal_status=None),
        "AA-8-08": put(8, ended, legal_status="V4"),
        "AA-8-09": put(8, category_of_need="N0"),
        "AA-8-10": where(8, ended, lambda r: {"legal_start": r["cla_end"] + days(1)}),
        "AA-8-11": put(8, held, placement_type=None, placement_urn=None),
        "AA-8-12": put(8, held, placement_provider="PR0"),
        "AA-8-13": where(8, held, lambda r: {"placement_start": r["cla_start"] - days(1)}),
        "AA-8-14": put(8, placements_12m=0),
        "AA-8-15": put(8, placement_postcode="nope"),
        "AA-8-16": put(8, long, placement_urn=None),
        "AA-8-17": put(8, lambda r: r["placement_type"] == "P1", placement_urn="SC400001"),
        "AA-8-18": put(8, lambda r: r["placement_location"] == "In", placement_la="Easterby"),
        "AA-8-19": put(8, lambda r: held(r) and r["age"] < 15, placement_type="Z1"),
        "AA-8-20": put(8, long, last_review=None),
        "AA-8-21": put(8, long, last_review=REF - days(190)),
        "AA-8-22": put(
            8,
            lambda r: (
                held(r) and r["permanence_plan"] == "Return to family" and r["cla_start"] < START
            ),
            last_visit=REF - days(50),
        ),
        "AA-8-23": put(8, lambda r: long(r) and r["age"] in (2, 3, 4), last_health=REF - days(250)),
        "AA-8-24": put(8, long, last_dental=None),
        "AA-8-25": put(8, absent_12m=None),
        "AA-8-26": put(8, lambda r: r["missing_12m"] == 0, missing_12m=2),
        "AA-8-27": put(8, lambda r: r["rhi_offered"] == "Yes", rhi_accepted=None),
        "AA-8-28": put(8, lambda r: 0 <= r["age"] < 9, uasc="Yes"),
        "AA-8-29": put(8, long, permanence_plan=None),
        "AA-8-30": put(8, second_period=None),
    }


def _lists_9_to_11() -> dict[str, Plant]:
    def placed(row: Row) -> bool:
        return row["placed_date"] is not None

    return {
        "AA-9-01": again(9, team="Another"),
        "AA-9-02": put(9, dob=years_before(REF, 27), age=27),
        "AA-9-03": put(9, eligibility=None),
        "AA-9-04": put(9, lambda r: r["age"] >= 19, eligibility="Relevant"),
        "AA-9-05": put(9, lambda r: r["in_touch"] == "Yes", in_touch=None),
        "AA-9-06": put(9, lambda r: r["in_touch"] == "Yes", activity=None),
        "AA-9-07": put(9, lambda r: r["in_touch"] in ("No", "REFU"), activity="G5"),
        "AA-9-08": put(
            9, lambda r: r["in_touch"] == "Yes", accommodation="X", suitability="Suitable"
        ),
        "AA-9-09": put(9, lambda r: r["age"] < 18 and r["in_touch"] == "Yes", accommodation="Z"),
        "AA-9-10": put(
            9, lambda r: r["eligibility"] == "Former relevant", pathway_review=REF - days(200)
        ),
        "AA-9-11": put(9, lambda r: r["in_touch"] == "Yes", last_contact=REF - days(62)),
        "AA-9-12": put(
            9, lambda r: r["eligibility"] == "Former relevant" and r["age"] < 21, pa=None
        ),
        "AA-10-01": put(10, decision_date=None),
        "AA-10-02": where(
            10, lambda r: True, lambda r: {"care_start": r["decision_date"] + days(1)}
        ),
        "AA-10-03": where(
            10, lambda r: True, lambda r: {"decision_date": r["placement_order"] + days(1)}
        ),
        "AA-10-04": where(
            10, has("match_date"), lambda r: {"match_date": r["decision_date"] - days(1)}
        ),
        "AA-10-05": where(10, placed, lambda r: {"match_date": r["placed_date"] + days(1)}),
        "AA-10-06": where(
            10, has("adoption_order"), lambda r: {"placed_date": r["adoption_order"] + days(1)}
        ),
        "AA-10-07": put(10, has("reversed_date"), reversed_reason=None),
        "AA-10-08": where(
            10, has("reversed_date"), lambda r: {"reversed_date": r["decision_date"] - days(1)}
        ),
        "AA-10-09": where(
            10,
            has("adoption_order"),
            lambda r: {"reversed_date": r["adoption_order"], "reversed_reason": "RD4"},
        ),
        "AA-10-10": put(
            10,
            lambda r: not r["match_date"] and not r["reversed_date"] and r["age"] >= 0,
            placement_order=REF - days(380),
        ),
        "AA-11-01": again(11, team="Another", ethnicity="WIRI"),
        "AA-11-02": where(
            11, has("stage2_end"), lambda r: {"stage1_start": r["enquiry_date"] - days(1)}
        ),
        "AA-11-03": where(
            11,
            lambda r: True,
            lambda r: {
                "stage1_start": r["stage1_end"] - days(75),
                "enquiry_date": r["stage1_end"] - days(90),
            },
        ),
        "AA-11-04": where(
            11,
            lambda r: True,
            lambda r: {
                "stage2_end": r["stage2_start"] + days(125),
                "placed_date": None,
                "match_date": None,
                "adoption_order": None,
                "children_placed": None,
            },
        ),
        "AA-11-05": put(11, lambda r: not r["left_date"], left_reason="2"),
        "AA-11-06": put(11, placed, children_placed=None),
    }


def _across() -> dict[str, Plant]:
    def in_care(row: Row) -> bool:
        return row["cla_end"] is None

    def open_plan(row: Row) -> bool:
        return row["plan_end"] is None

    def reopen(plan: Row, need: Row) -> None:
        need["status"] = "Child in need plan"

    def set_status(need: Row, care: Row) -> None:
        need["status"] = "Child in need plan"

    def close_early(need: Row, care: Row) -> None:
        need["cin_end"] = care["cla_end"] - days(1)
        need["last_seen"] = need["cin_start"]

    def move_plan(plan: Row, enquiry: Row) -> None:
        plan["plan_start"] = plan["plan_start"] - days(1)

    def nfa_yet_open(referral: Row, need: Row) -> None:
        referral["nfa"] = "Yes"

    return {
        "AA-X-01": gone(3, 1, lambda r: True),
        "AA-X-02": not_followed_up,
        "AA-X-03": with_other(
            3,
            6,
            lambda r, n: n["cin_end"] is None and n["cin_start"] >= r["referral_date"],
            nfa_yet_open,
        ),
        "AA-X-04": gone(4, 6, lambda r: not r["authorised"]),
        "AA-X-05": gone(4, 6, lambda r: r["authorised"] and r["support_needed"] == "Yes"),
        "AA-X-06": gone(5, 7, lambda r: r["icpc_to_plan"] == "Yes"),
        "AA-X-07": with_other(
            7,
            5,
            lambda p, e: e["icpc_to_plan"] == "Yes" and p["plan_start"] > START + days(2),
            move_plan,
        ),
        "AA-X-08": gone(7, 5, lambda r: r["plan_start"] > START),
        "AA-X-09": gone(7, 6, open_plan),
        "AA-X-10": with_other(
            7, 6, lambda p, n: open_plan(p) and n["status"] == "Child protection plan", reopen
        ),
        "AA-X-11": put(
            6,
            lambda r: (
                r["status"] == "Child in need plan"
                and r["age"] >= 0
                and r["cin_start"] < START - days(10)
            ),
            status="Child protection plan",
        ),
        "AA-X-12": gone(8, 6, in_care),
        "AA-X-13": with_other(6, 8, lambda n, c: in_care(c), set_status),
        "AA-X-14": joined(
            7,
            8,
            open_plan,
            lambda r: {"cla_end": None, "ceased_reason": None, "legal_status": "C2"},
        ),
        "AA-X-15": with_other(
            9,
            8,
            lambda n, c: in_care(c) and n["eligibility"] == "Eligible",
            lambda n, c: n.update(eligibility="Relevant"),
        ),
        "AA-X-16": gone(8, 9, lambda r: r["cla_end"] and r["cla_end"] > START),
        "AA-X-17": gone(8, 10, lambda r: r["ceased_reason"] in ("E11", "E12")),
        "AA-X-18": with_other(
            8,
            10,
            lambda c, a: c["placement_type"] == "A5" and in_care(c),
            lambda c, a: a.update(placed_date=None),
        ),
        "AA-X-19": with_other(
            8,
            10,
            lambda c, a: in_care(c) and a["placement_order"] and not a["reversed_date"],
            lambda c, a: c.update(legal_status="C1"),
        ),
        "AA-X-20": with_other(
            10,
            8,
            lambda a, c: True,
            lambda a, c: a.update(care_start=a["care_start"] - days(1), dob=a["dob"]),
        ),
        "AA-X-21": put(10, lambda r: r["placed_date"], family_id="F1"),
        "AA-X-22": care_leaver_in_need,
        "AA-X-23": gone(5, 4, lambda r: r["icpc_not_needed"] == "Yes"),
        "AA-X-24": with_other(
            6,
            8,
            lambda n, c: c["cla_end"] and n["cin_start"] < c["cla_end"] - days(3) and n["cin_end"],
            close_early,
        ),
    }


def plants() -> list[tuple[str, int, Plant]]:
    """Rule, list, plant: one for every list that a rule is run on."""
    found = [
        (rule, number, plant)
        for rule, by_list in _common().items()
        for number, plant in by_list.items()
    ]
    for more in (_lists_1_to_5(), _list_6_and_7(), _list_8(), _lists_9_to_11(), _across()):
        found += [(rule, 0, plant) for rule, plant in more.items()]
    found += [("AA-C-14", 0, differing(f)) for f in ("dob", "gender", "ethnicity")]
    return found
