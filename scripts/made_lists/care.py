"""Children looked after, care leavers, adoption and adopters."""

from __future__ import annotations

from datetime import date, timedelta

from made_lists.journeys import episode
from made_lists.people import Lists, Row, World, age, months_later, person

PLACEMENTS = ("U1", "U4", "U6", "U3", "K2", "H5", "P1", "K1", "R3", "S1", "P2", "Z1", "T4")
PLACEMENT_WEIGHTS = (9, 24, 24, 11, 14, 5, 6, 1, 2, 2, 1, 1, 1)
PLANS = ("Long-term fostering", "Return to family", "SGO or CAO", "Long-term residential",
         "Supported living", "Other")  # fmt: skip
PLAN_WEIGHTS = (16, 22, 20, 16, 15, 11)
ENDINGS = ("E4A", "E4B", "E45", "E46", "E48", "E41", "E13", "E8", "E3")
ENDING_WEIGHTS = (22, 8, 14, 3, 2, 6, 6, 8, 3)


def care(world: World, lists: Lists, new: bool, ceased: bool) -> None:
    """A period of care: list 8, and the episode of need in list 6."""
    child = world.child(1.6, 17.6)
    young = age(child["dob"], world.reference)
    days = (world.reference - child["dob"]).days
    start = world.day(world.start, world.reference - timedelta(days=9 if ceased else 0))
    if not new:
        start = world.back(190, max(200, min(days - 5, world.some((500, 1400, 4500), (4, 4, 3)))))
    end = (
        world.day(max(start + timedelta(days=8), world.start), world.reference) if ceased else None
    )
    staff = world.staff("Children in care")
    row = _care_row(world, child, start, end)
    if end and young >= 16 and world.chance.yes(0.5):
        row["ceased_reason"] = world.chance.choose(("E5", "E17", "E5"))
    lists[8].append(person(child, "disability") | row | staff)
    began = start - timedelta(days=world.chance.whole(0, 30))
    began = max(began, child["dob"])
    episode(world, lists, child, began, end, "Closed" if end else "Looked after", staff)
    if end and age(child["dob"], end) >= 16 and row["ceased_reason"] not in ("E3",):
        leaver(world, lists, child)
    elif not end and young >= 16 and world.chance.yes(0.6):
        leaver(world, lists, child, "Eligible")


def _care_row(world: World, child: Row, start: date, end: date | None) -> Row:
    until = end or world.reference
    young = age(child["dob"], world.reference)
    kind = world.some(PLACEMENTS, PLACEMENT_WEIGHTS)
    if young < 16 and kind in ("P2", "H5", "Z1", "T4") and not world.late(0.2):
        kind = "U6"
    placed = max(start, world.back(5, 1500)) if world.chance.yes(0.7) else start
    placed = min(placed, until - timedelta(days=1)) if end else min(placed, until)
    placed = max(placed, start)
    provider = "PR0" if kind == "P1" else world.some(("PR1", "PR4", "PR5", "PR2"), (55, 36, 6, 3))
    no_urn = kind in ("P1", "P2", "T4") or kind in ("H5", "R3", "S1", "Z1") or world.late(0.05)
    inside = world.chance.yes(0.63)
    away = world.some((0, 1, 3), (88, 8, 4))
    settled = "Long-term fostering" if kind in ("U1", "U4") and world.chance.yes(0.85) else ""
    row: Row = {
        "uasc": "Yes" if young >= 14 and world.chance.yes(0.15) else "No",
        "cla_start": start,
        "category_of_need": world.some(("N1", "N2", "N4", "N5", "N8"), (68, 4, 8, 12, 8)),
        "second_period": "Yes" if world.chance.yes(0.06) else "No",
        "legal_start": world.day(start, until),
        "legal_status": world.some(("C2", "C1", "V2", "J1"), (64, 20, 15, 1)),
        "permanence_plan": settled or world.some(PLANS, PLAN_WEIGHTS),
        "placements_12m": world.some((1, 2, 3, 5), (70, 20, 8, 2)),
        "cla_end": end,
        "ceased_reason": world.some(ENDINGS, ENDING_WEIGHTS) if end else None,
        "placement_start": placed,
        "placement_type": kind,
        "placement_provider": provider,
        "placement_postcode": f"NM{world.chance.whole(1, 9)} {world.chance.whole(1, 9)}AB",
        "placement_urn": None if no_urn else f"SC{world.chance.whole(100000, 499999)}",
        "placement_location": "In" if inside else "Out",
        "placement_la": world.authority if inside else "Easterby",
        "missing_12m": away,
        "absent_12m": world.some((0, 1), (93, 7)),
        "rhi_offered": None,
        "rhi_accepted": None,
    }
    if away:
        row["rhi_offered"] = "No" if world.chance.yes(0.08) else "Yes"
        if row["rhi_offered"] == "Yes":
            row["rhi_accepted"] = "Yes" if world.chance.yes(0.62) else "No"
    if (until - start).days <= 110 and world.chance.yes(0.4):
        row["permanence_plan"] = None
    if world.late(0.05):
        row["permanence_plan"] = None
    return row | _oversight(world, child, start, until)


def _oversight(world: World, child: Row, start: date, until: date) -> Row:
    """Reviews, visits, contact by the reviewing officer, health and dental checks."""
    since = (until - start).days
    first = world.working_after(start, world.chance.whole(14, 19))
    review: date | None = first if first <= until else None
    if since > 100:
        review = until - timedelta(days=world.chance.whole(5, 85 if since < 200 else 170))
    if review and since > 100 and review <= world.working_after(start, 20):
        review = until - timedelta(days=5)
    if review and world.late(0.05):
        review = max(start, until - timedelta(days=world.chance.whole(190, 260)))
    visit = max(start, until - timedelta(days=world.chance.whole(0, 40)))
    if world.late(0.06):
        visit = max(start, until - timedelta(days=world.chance.whole(43, 120)))
    limit = 178 if age(child["dob"], world.reference) < 5 else 360
    health: date | None = max(start, until - timedelta(days=world.chance.whole(0, limit)))
    dental: date | None = max(start, until - timedelta(days=world.chance.whole(0, 360)))
    if world.late(0.08):
        health = max(start, until - timedelta(days=world.chance.whole(limit + 10, limit + 200)))
    if world.late(0.15):
        dental = None
    if since < 60 and world.chance.yes(0.5):
        health = dental = None
    officer = max(start, until - timedelta(days=world.chance.whole(0, 140)))
    return {
        "last_review": review,
        "last_visit": visit,
        "last_iro": officer,
        "last_health": health,
        "last_dental": dental,
    }


def leaver(world: World, lists: Lists, child: Row | None = None, kind: str = "") -> None:
    """A row of list 9."""
    child = child or world.child(
        *world.some(((17.6, 19.0), (19.0, 22.0), (22.0, 24.9)), (3, 10, 5))
    )
    old = age(child["dob"], world.reference)
    if not kind:
        kind = "Former relevant" if old >= 18 else "Relevant"
        if old >= 18 and world.chance.yes(0.06):
            kind = "Qualifying"
    touch = world.some(("Yes", "No", "REFU", "NREQ", "RHOM", "Died"), (900, 20, 12, 12, 3, 1))
    row: Row = {
        "uasc": "Yes" if world.chance.yes(0.12) else "No",
        "pa": f"{world.chance_name(old)} {world.chance.whole(1, 30)}",
        "eligibility": kind,
        "pathway_review": world.back(1, 178),
        "in_touch": touch,
        "last_contact": world.back(0, 58),
        "accommodation": None,
        "suitability": None,
        "activity": None,
    }
    if world.late(0.01):
        row["pa"] = None
    if world.late(0.1):
        row["pathway_review"] = world.back(190, 300)
    if world.late(0.11):
        row["last_contact"] = world.back(63, 200)
    if touch == "Yes":
        home = world.some(tuple("UDZBKXSVWTE"), (36, 14, 12, 14, 6, 3, 1, 1, 1, 8, 4))
        if home == "Z" and old < 18:
            home = "E"
        poor = home in "SVWX" or world.chance.yes(0.04)
        row |= {
            "accommodation": home,
            "suitability": "Unsuitable" if poor else "Suitable",
            "activity": world.some(
                ("F1", "F2", "F4", "F5", "P2", "P5", "G4", "G5", "G6"),
                (7, 13, 5, 20, 3, 6, 16, 22, 8),
            ),
        }
        if world.late(0.03):
            row["activity"] = None
        if poor and world.late(0.1):
            row["suitability"] = "Suitable"
    lists[9].append(person(child, "disability") | row | world.staff("Leaving care"))


def adoption(world: World, lists: Lists, stage: str) -> None:
    """A child with a decision for adoption: "waiting", "matched", "placed", "adopted" recently or
    "earlier" in the year, or "reversed". All but "earlier" have a period of care in list 8."""
    if stage in ("adopted", "earlier"):
        ordered = world.back(3, 175) if stage == "adopted" else world.back(190, 350)
    else:
        ordered = None
    if ordered:
        placed: date | None = ordered - timedelta(days=world.chance.whole(110, 190))
        matched: date | None = placed - timedelta(days=world.chance.whole(8, 25))
    else:
        matched = world.back(20, 60) if stage in ("matched", "placed") else None
        placed = world.back(1, 15) if stage == "placed" else None
    after = matched or world.reference
    order = after - timedelta(days=world.chance.whole(30, 160))
    decided = order - timedelta(days=world.chance.whole(10, 60))
    start = decided - timedelta(days=world.chance.whole(70, 190))
    born = start - timedelta(days=world.chance.whole(0, 500))
    years = (world.reference - born).days / 365.25
    child = world.child(years, years)
    start = max(start, child["dob"])
    family = world.family() if matched else None
    reversed_on = world.back(2, 100) if stage == "reversed" else None
    if reversed_on and reversed_on <= order:
        reversed_on = order + timedelta(days=1)
    row = {
        "family_id": family,
        "care_start": start,
        "decision_date": decided,
        "placement_order": order,
        "match_date": matched,
        "placed_date": placed,
        "adoption_order": ordered,
        "reversed_date": reversed_on,
        "reversed_reason": "RD3" if reversed_on else None,
        "ffa_date": decided if stage == "waiting" and world.chance.yes(0.3) else None,
    }
    lists[10].append(person(child, "disability") | row)
    if family and placed:
        adopters(world, lists, family, placed, ordered)
    if stage != "earlier":
        _care_of_adopted(world, lists, child, row)


def _care_of_adopted(world: World, lists: Lists, child: Row, adopted: Row) -> None:
    staff = world.staff("Permanence")
    start, end = adopted["care_start"], adopted["adoption_order"]
    row = _care_row(world, child, start, end)
    waiting = adopted["reversed_date"] is None
    row |= {"permanence_plan": "Adoption", "uasc": "No"}
    row["legal_status"] = "E1" if waiting else "C2"
    row["legal_start"] = adopted["placement_order"] if waiting else adopted["reversed_date"]
    if adopted["placed_date"]:
        row |= {"placement_type": "A5", "placement_provider": "PR1", "placement_urn": None}
        row["placement_start"] = adopted["placed_date"]
    elif row["placement_type"] in ("P1", "P2", "T4", "Z1", "H5"):
        row |= {"placement_type": "U6", "placement_provider": "PR1", "placement_urn": "SC400123"}
    if end:
        row["ceased_reason"] = world.chance.choose(("E11", "E12"))
    lists[8].append(person(child, "disability") | row | staff)
    episode(world, lists, child, start, end, "Closed" if end else "Looked after", staff)


def adopters(
    world: World, lists: Lists, family: str, placed: date | None, ordered: date | None
) -> None:
    """The adopters of a family: one or two rows of list 11."""
    approved = (placed or world.back(5, 300)) - timedelta(days=world.chance.whole(30, 80))
    second = approved - timedelta(days=world.chance.whole(80, 118))
    if world.late(0.1):
        second = months_later(approved, -5)
    first_end = second - timedelta(days=world.chance.whole(1, 20))
    first = first_end - timedelta(days=world.chance.whole(40, 58))
    if world.late(0.2):
        first = first_end - timedelta(days=world.chance.whole(63, 90))
    dates = {
        "enquiry_date": first - timedelta(days=world.chance.whole(5, 60)),
        "stage1_start": first,
        "stage1_end": first_end,
        "stage2_start": second,
        "stage2_end": approved,
        "application_date": None,
        "approved_date": None,
        "match_date": placed - timedelta(days=7) if placed else None,
        "placed_date": placed,
        "children_placed": 1 if placed else None,
        "adoption_order": ordered,
        "left_date": None,
        "left_reason": None,
    }
    if not placed and world.chance.yes(0.1):
        dates |= {"left_date": approved + timedelta(days=4), "left_reason": "1"}
    for _ in range(world.chance.whole(1, 2)):
        row = {
            "adopter_id": world.family().replace("F", "A"),
            "family_id": family,
            "gender": world.chance.choose(("Male", "Female")),
            "ethnicity": "WBRI",
            "disability": "No",
            "ffa": "No",
        }
        lists[11].append(row | dates)
