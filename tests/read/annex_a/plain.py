"""Every measure worked out a second time, in plain Python, from the rows that were drawn.

Nothing here is the tool's: own dates, own working days, own reading of each definition.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from statistics import mean, median
from typing import Any

Row = dict[str, Any]
# value, numerator, denominator; None where a measure has no such part
Answer = tuple[float | None, float | None, float | None]

HOUSING, FOSTER = ("S", "V", "W"), ("U1", "U2", "U3", "U4", "U5", "U6")
SHORT_BREAKS = ("V1", "V3", "V4")
HEALTH = ("3A", "3B", "3C", "3D", "3E", "3F")
EET = ("F1", "F2", "F3", "F4", "F5", "P1", "P2", "P3", "P4", "P5")


def months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = [31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month]
    return date(year, month + 1, min(day.day, length))


class Plain:
    """The measures of one set of lists, by the id of the indicator."""

    def __init__(
        self,
        lists: dict[int, list[Row]],
        reference: date,
        holidays: Iterable[date],
        population: int,
    ) -> None:
        self.lists, self.reference, self.population = lists, reference, population
        following = reference + timedelta(days=1)
        self.start, self.year = months_on(following, -6), months_on(following, -12)
        day, self.working = date(2005, 1, 1), []
        closed = set(holidays)
        while day < date(2040, 1, 1):
            if day.weekday() < 5 and day not in closed:
                self.working.append(day)
            day += timedelta(days=1)
        self.found: dict[str, Answer] = {}

    def all(self) -> dict[str, Answer]:
        for work in (
            self.front_door,
            self.early_help,
            self.referrals,
            self.assessments,
            self.enquiries,
            self.need,
            self.plans,
            self.care,
            self.oversight,
            self.adoption,
            self.leavers,
            self.workers,
        ):
            work()
        return self.found

    # ways of counting

    def wd(self, a: date | None, b: date | None) -> int | None:
        if a is None or b is None:
            return None
        if b >= a:
            return bisect_right(self.working, b) - bisect_right(self.working, a)
        return -(
            bisect_left(self.working, a + timedelta(1))
            - bisect_left(self.working, b + timedelta(1))
        )

    def within(self, day: date | None, year: bool = False) -> bool:
        return day is not None and (self.year if year else self.start) <= day <= self.reference

    def age(self, row: Row) -> int | None:
        born = row["dob"]
        if born is None:
            return row["age"]
        if born > self.reference:
            return -1
        today = self.reference
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))

    def count(self, name: str, rows: Iterable[Any]) -> None:
        size = len(list(rows))
        self.found[name] = (size, size, None)

    def rate(self, name: str, rows: Iterable[Any], times: int = 1) -> None:
        size = len(list(rows))
        self.found[name] = (times * 10_000 * size / self.population, size, self.population)

    def share(self, name: str, rows: Iterable[Any], test: Callable[[Any], bool | None]) -> None:
        base = list(rows)
        top = sum(1 for row in base if test(row))
        self.found[name] = (100 * top / len(base) if base else None, top, len(base))

    def value(
        self, name: str, numbers: Iterable[float], of: Callable[[list[float]], float]
    ) -> None:
        held = list(numbers)
        self.found[name] = (of(held) if held else None, None, len(held))

    def ids(self, rows: Iterable[Row]) -> set[Any]:
        return {row["child_id"] for row in rows}

    def days(self, a: date | None, b: date | None) -> int | None:
        return None if a is None or b is None else (b - a).days

    # lists 1 to 5

    def front_door(self) -> None:
        rows = [r for r in self.lists[1] if self.within(r["contact_date"])]
        self.count("contacts_count", rows)
        self.rate("contacts_rate", rows, 2)
        referred = self.ids(r for r in self.lists[3] if self.within(r["referral_date"]))
        self.share("contacts_to_referral_pct", self.ids(rows), lambda c: c in referred)
        times = Counter(r["child_id"] for r in rows)
        self.share("contacts_repeat_pct", times, lambda c: times[c] > 1)
        known = [r for r in rows if r["source"] not in (None, "10")]
        self.share("contacts_police_pct", known, lambda r: r["source"] == "6")

    def early_help(self) -> None:
        rows = self.lists[2]
        begun = [r for r in rows if self.within(r["eh_start"])]
        self.count("eh_assessments_count", begun)
        self.rate("eh_rate", begun, 2)
        self.count("eh_open_count", self.ids(r for r in rows if r["eh_end"] is None))
        referred = defaultdict(list)
        for r in self.lists[3]:
            if self.within(r["referral_date"]):
                referred[r["child_id"]].append(r["referral_date"])
        starts = defaultdict(list)
        for r in rows:
            starts[r["child_id"]] += [r["eh_start"]] if r["eh_start"] else []
        self.share(
            "eh_to_referral_pct",
            starts,
            lambda c: bool(starts[c]) and any(d >= min(starts[c]) for d in referred[c]),
        )
        needs = defaultdict(list)
        for r in self.lists[6]:
            if r["cin_start"]:
                needs[r["child_id"]].append(r["cin_start"])
        self.share(
            "eh_step_up_pct",
            (r for r in rows if self.within(r["eh_end"])),
            lambda r: any(0 <= (d - r["eh_end"]).days <= 30 for d in needs[r["child_id"]]),
        )

    def referrals(self) -> None:
        rows = [r for r in self.lists[3] if self.within(r["referral_date"])]
        self.count("referrals_count", rows)
        self.rate("referrals_rate", rows, 2)
        places = {}
        by_child = defaultdict(list)
        for number, r in enumerate(rows):
            by_child[r["child_id"]].append((-r["referral_date"].toordinal(), number))
        for held in by_child.values():
            for place, (_, number) in enumerate(sorted(held)):
                places[number] = place
        counted = [(n, r) for n, r in enumerate(rows) if r["referrals_12m"] is not None]
        self.share("rereferrals_pct", counted, lambda x: x[1]["referrals_12m"] - places[x[0]] >= 1)
        self.share("referrals_nfa_pct", (r for r in rows if r["nfa"]), lambda r: r["nfa"] == "Yes")
        unneeded = [
            a for a in self.lists[4] if self.within(a["authorised"]) and a["support_needed"] == "No"
        ]
        top, base = len(unneeded), len(rows)
        self.found["referrals_not_in_need_pct"] = (100 * top / base if base else None, top, base)
        for name, codes in (("police", ("6",)), ("school", ("2A",)), ("health", HEALTH)):
            self.share(f"referral_source_{name}_pct", rows, lambda r, c=codes: r["source"] in c)
        closed = defaultdict(list)
        for r in rows:
            if r["nfa"] == "Yes":
                closed[r["child_id"]].append(r["referral_date"])
        self.share(
            "referrals_after_nfa_pct",
            rows,
            lambda r: any(d < r["referral_date"] for d in closed[r["child_id"]]),
        )

    def clock(self, row: Row) -> date | None:
        start = row["assessment_start"]
        if start is None:
            return None
        near = [d for d in self._referred[row["child_id"]] if 0 <= (start - d).days <= 31]
        return max(near, default=start)

    def assessments(self) -> None:
        self._referred = defaultdict(list)
        for r in self.lists[3]:
            if r["referral_date"]:
                self._referred[r["child_id"]].append(r["referral_date"])
        done = [r for r in self.lists[4] if self.within(r["authorised"])]
        waiting = [r for r in self.lists[4] if r["authorised"] is None]
        self.count("assessments_completed_count", done)
        self.rate("assessments_rate", done, 2)
        taken = {id(r): self.wd(self.clock(r), r["authorised"]) for r in done}
        self.share(
            "assessments_45wd_pct", done, lambda r: (t := taken[id(r)]) is not None and t <= 45
        )
        self.share(
            "assessments_within_10d_pct",
            done,
            lambda r: (t := taken[id(r)]) is not None and t <= 10,
        )
        times = [t for t in taken.values() if t is not None]
        self.found["assessments_median_days"] = (median(times) if times else None, None, len(done))
        self.count("assessments_open_count", waiting)
        self.share(
            "assessments_open_over45_pct",
            waiting,
            lambda r: (self.wd(self.clock(r), self.reference) or 0) > 45,
        )
        born = [r for r in done if r["child_seen"] and self.age(r) != -1]
        self.share("assessments_child_seen_pct", born, lambda r: r["child_seen"] == "Yes")
        self.share(
            "assessments_nfa_pct",
            (r for r in done if r["support_needed"]),
            lambda r: r["support_needed"] == "No",
        )

    def enquiries(self) -> None:
        rows = [r for r in self.lists[5] if self.within(r["strategy_date"])]
        self.count("s47_count", rows)
        self.rate("s47_rate", rows, 2)
        decided = [r for r in rows if r["icpc_date"] or r["icpc_not_needed"]]
        self.share("s47_to_icpc_pct", decided, lambda r: r["icpc_date"] is not None)
        said = [r for r in rows if r["icpc_not_needed"]]
        self.share("s47_icpc_not_needed_pct", said, lambda r: r["icpc_not_needed"] == "Yes")
        most: dict[Any, int] = {}
        for r in rows:
            if r["s47_12m"] is not None:
                most[r["child_id"]] = max(most.get(r["child_id"], 0), r["s47_12m"])
        self.share("s47_repeat_12m_pct", most, lambda c: most[c] >= 1)
        held = [r for r in self.lists[5] if self.within(r["icpc_date"])]
        self.count("icpc_count", held)
        self.rate("icpc_rate", held, 2)
        timed = [r for r in held if r["strategy_date"]]
        self.share(
            "icpc_15wd_pct", timed, lambda r: self.wd(r["strategy_date"], r["icpc_date"]) <= 15
        )
        self.value(
            "icpc_median_days", (self.wd(r["strategy_date"], r["icpc_date"]) for r in timed), median
        )
        self.share(
            "icpc_to_cpp_pct",
            (r for r in held if r["icpc_to_plan"]),
            lambda r: r["icpc_to_plan"] == "Yes",
        )

    # lists 6 and 7

    def need(self) -> None:
        rows, ref = self.lists[6], self.reference
        held = [r for r in rows if r["cin_end"] is None]
        on_plan = [r for r in held if r["status"] == "Child in need plan"]
        ended = [r for r in rows if self.within(r["cin_end"])]
        self.count("cin_count", held)
        self.rate("cin_rate", held)
        self.rate("cin_starts_rate", (r for r in rows if self.within(r["cin_start"])), 2)
        self.count("cin_plan_count", on_plan)
        self.rate("cin_plan_rate", on_plan)

        def long(r: Row, until: date) -> int:
            return -1 if r["cin_start"] is None else (until - r["cin_start"]).days

        self.share("cin_open_2yrs_pct", held, lambda r: long(r, ref) >= 730)
        self.share("cin_plan_over_12m_pct", on_plan, lambda r: long(r, ref) > 365)
        self.share("cin_open_under3m_pct", held, lambda r: 0 <= long(r, ref) < 91)
        self.share(
            "cin_closed_3m_pct",
            ended,
            lambda r: r["cin_start"] and (r["cin_end"] - r["cin_start"]).days < 91,
        )
        self.share("cin_closed_2yrs_pct", ended, lambda r: long(r, r["cin_end"]) >= 730)
        self.share(
            "cin_need_abuse_pct",
            (r for r in held if r["primary_need"]),
            lambda r: r["primary_need"] == "N1",
        )
        self.share("cin_disability_pct", held, lambda r: r["disability"] == "Yes")
        self.share(
            "cin_visits_timescale_pct",
            on_plan,
            lambda r: r["last_seen"] and self.wd(r["last_seen"], ref) <= 30,
        )
        everyone = [*held, *self.open_plans(), *self.in_care()]
        self.share("cin_allocated_pct", everyone, lambda r: r["worker"] is not None)

    def open_plans(self) -> list[Row]:
        return [r for r in self.lists[7] if r["plan_end"] is None]

    def plans(self) -> None:
        rows, ref, held = self.lists[7], self.reference, self.open_plans()
        started = [r for r in rows if self.within(r["plan_start"])]
        ended = [r for r in rows if self.within(r["plan_end"])]
        self.count("cpp_count", held)
        self.rate("cpp_rate", held)
        self.rate("cpp_start_rate", started, 2)
        self.count("cpp_starts_count", started)
        self.rate("cpp_end_rate", ended, 2)
        counted = [r for r in started if r["previous_plans"] is not None]
        self.share("cpp_repeat_pct", counted, lambda r: r["previous_plans"] >= 1)
        long = {id(r): self.days(r["plan_start"], r["plan_end"] or ref) for r in rows}
        self.share("cpp_2yrs_open_pct", held, lambda r: (long[id(r)] or 0) >= 730)
        self.share("cpp_2yrs_closed_pct", ended, lambda r: (long[id(r)] or 0) >= 730)
        self.share(
            "cpp_closed_under3m_pct", ended, lambda r: long[id(r)] is not None and long[id(r)] < 91
        )
        self.share("cpp_over_15m_pct", held, lambda r: (long[id(r)] or 0) >= 457)
        due = [r for r in held if r["plan_start"] and months_on(r["plan_start"], 3) < ref]
        self.share(
            "cpp_reviews_timescale_pct",
            due,
            lambda r: r["last_review"] and months_on(r["last_review"], 6) >= ref,
        )
        self.share(
            "cpp_visits_timescale_pct",
            held,
            lambda r: r["last_visit"] and self.wd(r["last_visit"], ref) <= 10,
        )
        asked = [r for r in held if r["seen_alone"] in ("Yes", "No") and (self.age(r) or 0) >= 1]
        self.share("cpp_seen_alone_pct", asked, lambda r: r["seen_alone"] == "Yes")
        self.share("cpp_category_neglect_pct", held, lambda r: r["latest_category"] == "Neglect")
        self.share(
            "cpp_category_emotional_pct", held, lambda r: r["latest_category"] == "Emotional"
        )
        self.count("cpp_dual_status_count", self.ids(held) & self.ids(self.in_care()))
        self.count("epo_police_protection_count", (r for r in rows if r["epo"] == "Yes"))

    # list 8

    def periods(self) -> list[Row]:
        return [r for r in self.lists[8] if r["legal_status"] not in SHORT_BREAKS]

    def in_care(self) -> list[Row]:
        return [r for r in self.periods() if r["cla_end"] is None]

    def care(self) -> None:
        held = self.in_care()
        new = [r for r in self.periods() if self.within(r["cla_start"])]
        gone = [r for r in self.periods() if self.within(r["cla_end"])]
        self.count("cla_count", held)
        self.rate("cla_rate", held)
        self.count("cla_starts_count", new)
        self.rate("cla_start_rate", new, 2)
        self.count("cla_ceased_count", gone)
        self.rate("cla_cease_rate", gone, 2)
        self.count("cla_uasc_count", (r for r in held if r["uasc"] == "Yes"))
        self.share("cla_uasc_pct", held, lambda r: r["uasc"] == "Yes")
        self.share("cla_starts_uasc_pct", new, lambda r: r["uasc"] == "Yes")
        self.share("cla_reentry_12m_pct", new, lambda r: r["second_period"] == "Yes")
        for name, field, codes in (
            ("cla_s20_pct", "legal_status", ("V2",)),
            ("cla_full_care_order_pct", "legal_status", ("C2",)),
            ("cla_placement_order_pct", "legal_status", ("E1",)),
            ("cla_foster_pct", "placement_type", FOSTER),
            ("cla_kinship_pct", "placement_type", FOSTER[:3]),
            ("cla_residential_pct", "placement_type", ("K1", "K2")),
            ("cla_supported_accom_pct", "placement_type", ("P2", "H5")),
            ("cla_other_placement_pct", "placement_type", ("Z1",)),
            ("cla_parents_pct", "placement_type", ("P1",)),
            ("cla_out_of_area_pct", "placement_location", ("Out",)),
        ):
            self.share(name, held, lambda r, f=field, c=codes: r[f] in c)
        provided = [r for r in held if r["placement_provider"]]
        self.share("cla_in_house_pct", provided, lambda r: r["placement_provider"] == "PR1")
        self.share("cla_private_pct", provided, lambda r: r["placement_provider"] == "PR4")
        early = self.ids(
            a
            for a in self.lists[10]
            if a["ffa_date"] and not (a["placed_date"] or a["adoption_order"] or a["reversed_date"])
        )
        self.count(
            "cla_ffa_count",
            (r for r in held if r["placement_type"] in ("U2", "U5") or r["child_id"] in early),
        )
        self.share("cla_3plus_placements_pct", held, lambda r: (r["placements_12m"] or 0) >= 3)
        for name, codes in (
            ("cla_adopted_pct", ("E11", "E12")),
            ("cla_sgo_pct", ("E45", "E46", "E47", "E48")),
            ("cla_cao_pct", ("E41",)),
            ("cla_home_planned_pct", ("E4A",)),
            ("cla_home_unplanned_pct", ("E4B",)),
        ):
            self.share(name, gone, lambda r, c=codes: r["ceased_reason"] in c)

    def oversight(self) -> None:
        held, ref = self.in_care(), self.reference
        ago = months_on

        def settled(r: Row) -> bool:
            lasting = r["permanence_plan"] in ("Long-term fostering", "Long-term residential")
            return (
                lasting
                and r["placement_start"] is not None
                and r["placement_start"] <= ago(ref, -12)
            )

        def review_in_time(r: Row) -> bool:
            if r["last_review"] is None:
                return False
            first = self.wd(r["cla_start"], r["last_review"]) <= 20
            return ago(r["last_review"], 3 if first else 6) >= ref

        started = [r for r in held if r["cla_start"]]
        past = [r for r in started if self.wd(r["cla_start"], ref) > 20]
        self.share("cla_reviews_timescale_pct", past, review_in_time)
        recent = [r for r in past if (ref - r["cla_start"]).days <= 90]
        self.share(
            "cla_first_review_20wd_pct",
            recent,
            lambda r: (
                r["last_review"]
                and r["last_review"] >= r["cla_start"]
                and self.wd(r["cla_start"], r["last_review"]) <= 20
            ),
        )
        self.share(
            "cla_visits_timescale_pct",
            held,
            lambda r: (
                r["last_visit"] and (ref - r["last_visit"]).days <= (91 if settled(r) else 42)
            ),
        )
        self.share(
            "iro_contact_3m_pct", held, lambda r: r["last_iro"] and (ref - r["last_iro"]).days <= 91
        )
        late = [r for r in started if (ref - r["cla_start"]).days > 120]
        self.share("cla_permanence_plan_pct", late, lambda r: r["permanence_plan"] is not None)
        lasting = [r for r in held if r["permanence_plan"] == "Long-term fostering"]
        self.share(
            "cla_long_term_matched_pct", lasting, lambda r: r["placement_type"] in ("U1", "U4")
        )
        long = [
            r
            for r in started
            if self.age(r) is not None and self.age(r) < 16 and r["cla_start"] <= ago(ref, -30)
        ]
        self.share(
            "cla_long_stability_pct",
            long,
            lambda r: (
                (r["placement_start"] and r["placement_start"] <= ago(ref, -24))
                or r["placement_type"] in ("A3", "A4", "A5", "A6")
            ),
        )
        year = [r for r in started if ago(r["cla_start"], 12) <= ref]

        def healthy(r: Row) -> bool:
            young = self.age(r) is not None and self.age(r) < 5
            return r["last_health"] is not None and r["last_health"] >= ago(
                ref, -6 if young else -12
            )

        self.share("cla_health_assessment_pct", year, healthy)
        self.share(
            "cla_dental_pct", year, lambda r: r["last_dental"] and r["last_dental"] >= ago(ref, -12)
        )
        new = [
            r
            for r in self.periods()
            if self.within(r["cla_start"]) and self.wd(r["cla_start"], r["cla_end"] or ref) >= 20
        ]
        self.share(
            "cla_iha_20wd_pct",
            new,
            lambda r: (
                r["last_health"]
                and r["last_health"] >= r["cla_start"]
                and self.wd(r["cla_start"], r["last_health"]) <= 20
            ),
        )
        everyone = self.periods()
        self.share("cla_missing_pct", everyone, lambda r: (r["missing_12m"] or 0) >= 1)
        self.share("cla_away_pct", everyone, lambda r: (r["absent_12m"] or 0) >= 1)
        missing = [r for r in everyone if (r["missing_12m"] or 0) >= 1]
        self.share("cla_rhi_offered_pct", missing, lambda r: r["rhi_offered"] == "Yes")
        offered = [r for r in everyone if r["rhi_offered"] == "Yes"]
        self.share("cla_rhi_accepted_pct", offered, lambda r: r["rhi_accepted"] == "Yes")

    # lists 9 to 11 and the staff

    def adoption(self) -> None:
        rows = self.lists[10]
        done = [r for r in rows if self.within(r["adoption_order"], year=True)]
        self.count("cla_adopted_count", done)

        def gap(name: str, a: str, b: str, of: Callable[[int], float]) -> None:
            both = [r for r in done if r[a] and r[b]]
            self.value(name, [of((r[b] - r[a]).days) for r in both], mean)

        gap("adoption_entry_to_placed_days", "care_start", "placed_date", float)
        gap("adoption_order_to_match_days", "placement_order", "match_date", lambda d: max(d, 0))
        gap(
            "adoption_decision_to_match_months",
            "decision_date",
            "match_date",
            lambda d: d / 30.4375,
        )
        self.count(
            "adoption_waiting_count",
            (
                r
                for r in rows
                if r["placement_order"]
                and not (r["placed_date"] or r["reversed_date"] or r["adoption_order"])
            ),
        )
        self.share(
            "adoption_reversal_pct", rows, lambda r: self.within(r["reversed_date"], year=True)
        )
        approved = [
            r
            for r in self.lists[11]
            if self.within(r["stage2_end"] or r["approved_date"], year=True)
        ]
        self.count("adopters_approved_count", {r["family_id"] or r["adopter_id"] for r in approved})
        first = [
            r
            for r in self.lists[11]
            if r["stage1_start"] and self.within(r["stage1_end"], year=True)
        ]
        self.share(
            "adopter_stage1_2m_pct",
            first,
            lambda r: r["stage1_end"] <= months_on(r["stage1_start"], 2),
        )

    def leavers(self) -> None:
        rows, ref = self.lists[9], self.reference
        left = [r for r in rows if r["eligibility"] != "Eligible"]

        def aged(low: int, high: int) -> list[Row]:
            return [r for r in left if self.age(r) is not None and low <= self.age(r) <= high]

        def counted(low: int, high: int) -> list[Row]:
            return [r for r in aged(low, high) if r["in_touch"] not in ("Died", "RHOM")]

        older, younger = counted(19, 21), counted(17, 18)
        self.count("cl_count", left)
        self.share("cl_in_touch_19_21_pct", older, lambda r: r["in_touch"] == "Yes")
        self.share("cl_not_in_touch_pct", older, lambda r: r["in_touch"] in ("No", "REFU", "NREQ"))
        for name, group in (("19_21", older), ("17_18", younger)):
            self.share(f"cl_suitable_{name}_pct", group, lambda r: r["suitability"] == "Suitable")
            self.share(f"cl_eet_{name}_pct", group, lambda r: r["activity"] in EET)
        self.share("cl_neet_19_21_pct", older, lambda r: r["activity"] in ("G4", "G5", "G6"))
        self.share("cl_he_pct", older, lambda r: r["activity"] in ("F1", "P1"))
        self.share("cl_apprenticeship_pct", older, lambda r: r["activity"] in ("F4", "P4"))
        self.share("cl_staying_put_pct", aged(18, 20), lambda r: r["accommodation"] == "Z")
        housed = [r for r in left if r["accommodation"]]
        self.share("cl_homeless_pct", housed, lambda r: r["accommodation"] in HOUSING)
        self.share("cl_custody_pct", housed, lambda r: r["accommodation"] == "X")
        entitled = [
            r for r in rows if r["eligibility"] in ("Relevant", "Former relevant", "Eligible")
        ]
        self.share(
            "cl_pathway_plan_6m_pct",
            entitled,
            lambda r: r["pathway_review"] and months_on(r["pathway_review"], 6) >= ref,
        )
        near = [r for r in left if r["in_touch"] == "Yes"]
        self.share(
            "cl_contact_2m_pct",
            near,
            lambda r: r["last_contact"] and (ref - r["last_contact"]).days <= 61,
        )
        owed = [r for r in rows if r["eligibility"] in ("Relevant", "Former relevant")]
        self.share("cl_pa_allocated_pct", owed, lambda r: r["pa"] is not None)
        self.share("cl_uasc_pct", left, lambda r: r["uasc"] == "Yes")
        self.count("cl_22_25_count", aged(22, 25))
        self.share("cl_disability_pct", left, lambda r: r["disability"] == "Yes")

    def workers(self) -> None:
        cases = Counter(
            r["worker"]
            for r in (
                *(r for r in self.lists[6] if r["cin_end"] is None),
                *(r for r in self.lists[9] if r["eligibility"] != "Eligible"),
            )
            if r["worker"]
        )
        size = len(cases)
        self.found["sw_caseload_mean"] = (cases.total() / size if size else None, None, size)
        self.share("sw_caseload_over_pct", cases.values(), lambda held: held > 20)
