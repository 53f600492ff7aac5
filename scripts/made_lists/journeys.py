"""Contacts, early help, referrals, assessments, enquiries, children in need and plans."""

from __future__ import annotations

from datetime import date, timedelta

from made_lists.people import Lists, Row, World, person

SOURCES = ("6", "2A", "3C", "3E", "1A", "3D", "5A", "8", "2B", "9", "10", "5D")
SOURCE_WEIGHTS = (32, 18, 5, 6, 9, 5, 6, 7, 4, 3, 2, 3)
NEEDS, NEED_WEIGHTS = ("N1", "N2", "N3", "N4", "N5", "N6", "N8"), (55, 9, 5, 9, 15, 5, 2)
CATEGORIES = ("Neglect", "Emotional", "Physical", "Sexual", "Multiple")
CATEGORY_WEIGHTS = (50, 34, 7, 4, 5)


def contact(world: World, lists: Lists, child: Row, day: date) -> None:
    row = {"contact_date": day, "source": world.some(SOURCES, SOURCE_WEIGHTS)}
    lists[1].append(person(child) | row)


def contacts_only(world: World, lists: Lists) -> None:
    """A child with a contact or a few, and nothing after it."""
    child = world.child(0.6, 17.3)
    days = {
        world.day(world.start, world.reference) for _ in range(world.some((1, 2, 3), (8, 2, 1)))
    }
    for day in sorted(days):
        contact(world, lists, child, day)


def early_help(world: World, lists: Lists, still_open: bool) -> None:
    child = world.child(0.8, 17.2)
    start = (
        world.day(world.start, world.reference) if world.chance.yes(0.6) else world.back(185, 330)
    )
    if world.late(0.03):
        start = world.back(370, 600)
    end = None
    if not still_open:
        start = min(start, world.reference - timedelta(days=20))
        end = world.day(max(start + timedelta(days=7), world.start), world.reference)
    help_from = world.chance.choose(("Family hub", "School", "Health visiting", "Youth service"))
    row = {"eh_start": start, "eh_end": end, "organisation": help_from}
    lists[2].append(person(child) | row)
    if world.late(0.05) and end and end < world.reference - timedelta(days=20):
        referral(world, lists, child, end + timedelta(days=world.chance.whole(0, 12)))


def referral(world: World, lists: Lists, child: Row | None = None, day: date | None = None) -> None:
    """A contact that becomes a referral, and what follows from it."""
    if child is None:
        expected = world.chance.yes(0.02)
        child = world.unborn() if expected else world.child(0.6, 17.2)
    day = day or world.day(world.start, world.reference)
    before = 1 if world.chance.yes(0.19) else 0
    twice = day > world.start + timedelta(days=50) and world.chance.yes(0.06)
    source = world.some(SOURCES, SOURCE_WEIGHTS)
    staff = world.staff("Assessment")
    common = person(child) | {"source": source, "referrals_12m": before + twice, **staff}
    if twice:
        first = world.day(world.start, day - timedelta(days=40))
        lists[3].append(common | {"referral_date": first, "nfa": "Yes"})
    contact(world, lists, child, max(world.start, day - timedelta(days=world.chance.whole(0, 1))))
    nfa = world.chance.yes(0.08)
    lists[3].append(common | {"referral_date": day, "nfa": "Yes" if nfa else "No"})
    if not nfa:
        assessed(world, lists, child, day, staff)


def assessed(world: World, lists: Lists, child: Row, day: date, staff: Row) -> None:
    """An assessment, an enquiry in some, and the episode of need that goes with it."""
    start = min(day + timedelta(days=world.chance.whole(0, 2)), world.reference)
    taken = world.some((9, 18, 28, 38, 43), (10, 15, 20, 25, 25)) - world.chance.whole(0, 8)
    if world.late(0.13):
        taken = 45 + world.chance.whole(1, 30)
    end: date | None = world.working_after(start, max(taken, 1))
    if world.clean and end is not None:
        end = min(end, world.working_after(day, 44))
    if end is not None and end > world.reference:
        end = None
    needed = world.chance.yes(0.68)
    seen = "Yes"
    if child["age"] < 0:
        seen = "No"
    elif world.late(0.02):
        seen = world.chance.choose(("No", "Unknown"))
    row = {
        "assessment_start": start,
        "child_seen": seen,
        "authorised": end,
        "support_needed": None if end is None else "Yes" if needed else "No",
    }
    lists[4].append(person(child, "disability") | row | staff)
    conference = enquiry(world, lists, child, start, staff) if world.chance.yes(0.37) else None
    if end is None or needed or conference:
        need(world, lists, child, day, end, conference, staff)


def enquiry(world: World, lists: Lists, child: Row, start: date, staff: Row) -> date | None:
    """A section 47 enquiry; the day of the conference that made a plan, if one did."""
    day = min(start + timedelta(days=world.chance.whole(0, 4)), world.reference)
    row: Row = {
        "strategy_date": day,
        "icpc_not_needed": None,
        "icpc_date": None,
        "icpc_to_plan": None,
        "s47_12m": 1 if world.chance.yes(0.15) else 0,
        "icpc_12m": 0,
    }
    wait = world.chance.whole(6, 15)
    if world.late(0.12):
        wait = world.chance.whole(16, 35)
    held = world.working_after(day, wait)
    plan = None
    if world.chance.yes(0.58):
        row["icpc_not_needed"] = "Yes" if day < world.reference - timedelta(days=6) else None
    elif held <= world.reference:
        made = world.chance.yes(0.82)
        row |= {"icpc_not_needed": "No", "icpc_date": held, "icpc_to_plan": "Yes" if made else "No"}
        plan = held if made else None
    elif world.chance.yes(0.5):
        row["icpc_not_needed"] = "No"
    lists[5].append(person(child, "disability") | row | staff)
    return plan


def need(
    world: World, lists: Lists, child: Row, start: date, authorised: date | None,
    conference: date | None, staff: Row,
) -> None:  # fmt: skip
    """The episode of need after an assessment: open, on a plan, or closed again."""
    status, end = "Child in need plan", None
    if conference:
        status = "Child protection plan"
        plan(world, lists, child, conference, None, staff)
    elif authorised is None:
        status = "Open assessment"
    elif world.chance.yes(0.4) and authorised < world.reference - timedelta(days=21):
        end = world.day(authorised + timedelta(days=14), world.reference)
        status = "Closed"
    episode(world, lists, child, start, end, status, staff)


def episode(
    world: World, lists: Lists, child: Row, start: date, end: date | None, status: str, staff: Row
) -> None:
    """A row of list 6."""
    seen: date | None = max(start, world.working_before(world.chance.whole(0, 27)))
    if end:
        seen = max(start, end - timedelta(days=world.chance.whole(0, 20)))
    elif child["age"] < 0 or (status == "Open assessment" and world.chance.yes(0.2)):
        seen = None
    elif world.late(0.18):
        seen = max(start, world.working_before(world.chance.whole(31, 70)))
    reason = world.some(("RC7", "RC5", "RC4"), (17, 2, 1)) if end else None
    row = {
        "cin_start": start,
        "primary_need": world.some(NEEDS, NEED_WEIGHTS),
        "last_seen": seen,
        "cin_end": end,
        "closure_reason": reason,
        "status": status,
    }
    worker = staff if not world.late(0.004) else staff | {"worker": None}
    lists[6].append(person(child, "disability") | row | worker)


def long_need(world: World, lists: Lists, still_open: bool) -> None:
    """An episode that began before the window: on a plan, or closed within the window."""
    child = world.child(1.2, 17.5)
    youngest = (world.reference - child["dob"]).days
    start = world.back(186, max(190, min(youngest, world.some((400, 900, 2200), (6, 3, 1)))))
    end = None if still_open else world.day(world.start, world.reference)
    status = "Child in need plan" if still_open else "Closed"
    episode(world, lists, child, start, end, status, world.staff("Safeguarding"))


def long_plan(world: World, lists: Lists, still_open: bool) -> None:
    """A protection plan that began before the window."""
    child = world.child(1.1, 17.4)
    oldest = min((world.reference - child["dob"]).days - 20, 450)
    if world.late(0.05):
        oldest = min((world.reference - child["dob"]).days - 20, 1100)
    started = world.next_working(world.back(190, max(195, oldest)))
    staff = world.staff("Safeguarding")
    end = None if still_open else world.day(world.start, world.reference)
    plan(world, lists, child, started, end, staff)
    episode_start = started - timedelta(days=world.chance.whole(10, 60))
    stepped = not still_open and world.chance.yes(0.6)
    status = "Child protection plan" if still_open else "Child in need plan"
    closed = end if end and not stepped else None
    status = "Closed" if closed else status
    episode(world, lists, child, episode_start, closed, status, staff)


def plan(world: World, lists: Lists, child: Row, start: date, end: date | None, staff: Row) -> None:
    """A row of list 7."""
    until = end or world.reference
    visit = max(start, world.working_before(world.chance.whole(0, 9)))
    if world.late(0.12):
        visit = max(start, world.working_before(world.chance.whole(11, 30)))
    if end:
        visit = max(start, end - timedelta(days=world.chance.whole(0, 9)))
    review = None
    if (until - start).days > 85:
        review = until - timedelta(days=world.chance.whole(1, min(150, (until - start).days - 20)))
        if world.late(0.04):
            review = None
    category = world.some(CATEGORIES, CATEGORY_WEIGHTS)
    alone = "Yes"
    if child["age"] < 4 or world.late(0.15):
        alone = world.chance.choose(("No", "Unknown", "No"))
    row = {
        "plan_start": start,
        "initial_category": category,
        "latest_category": category if world.chance.yes(0.9) else world.chance.choose(CATEGORIES),
        "last_visit": visit,
        "seen_alone": alone,
        "last_review": review,
        "plan_end": end,
        "epo": "Yes" if world.chance.yes(0.04) else "No",
        "previous_plans": world.some((0, 1, 2), (76, 20, 4)),
    }
    lists[7].append(person(child, "disability") | row | staff)
