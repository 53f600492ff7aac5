"""What auditors wrote, in the ordinary language of practice. The names of children are invented:
they are planted so that tests can show that no output ever holds one (tests/promises)."""

from __future__ import annotations

from sample.chance import Chance

NAMES = (
    "Tamsin Quillfeather",
    "Obadiah Thrupp-Larkin",
    "Perpetua Windlestraw",
    "Jago Nethersole-Finch",
    "Elowen Brackenbury-Skaife",
    "Cosimo Hartlepyn",
    "Zubaida Marchbanks-Oyelaran",
    "Ignatius Dovecot-Reeve",
)

STRONG = {
    "assessment": (
        "The assessment draws on history and on every adult who matters, and says plainly what daily life is like for {child}.",
        "Clear analysis. Fathers were found and included, and the updated assessment followed the new concern within weeks.",
        "Good use of the chronology to explain why this pattern matters now.",
    ),
    "risk": (
        "The safety plan is realistic, written with the family and tested at visits.",
        "Risk was named early and the contingency is known to school and to grandparents.",
        "A swift response to the new information, and {child} was spoken to alone the same day.",
    ),
    "planning": (
        "Actions are dated, owned and reviewed; it is easy to see what has changed since the last review.",
        "The plan is short, in plain words, and the family holds a copy.",
        "Reviews are purposeful and bring the right people together.",
    ),
    "voice": (
        "Direct work is creative and the worker plainly knows {child} well.",
        "Views are recorded in the child's own words and shaped the decision about contact.",
        "Visits are regular, {child} is seen alone and the record says what was done, not only that a visit took place.",
    ),
    "identity": (
        "Faith, language and food at home are explored with the family and inform where the child lives.",
        "Thoughtful discussion of what being mixed heritage means to this young person.",
    ),
    "family": (
        "The family meeting brought in two aunts who now help on school days.",
        "Brothers and sisters meet every month and the plan says how this will go on.",
    ),
    "multi_agency": (
        "Health, school and police know their part and say so in the minutes.",
        "The reviewing officer challenged delay in writing and it was put right within a fortnight.",
    ),
    "permanence": (
        "The permanence plan was agreed by the second review and both options were pursued side by side.",
        "Matching is well evidenced and {child} has been told that this is home.",
    ),
    "health": (
        "The health plan is followed up and the young person was helped to register with a dentist.",
        "Support for emotional wellbeing began before the move and carried on after it.",
    ),
    "education": (
        "The personal education plan is specific and the virtual school chased the tutor.",
        "Attendance is tracked weekly and a reduced timetable was challenged at once.",
    ),
    "home": (
        "Carers were given full information before the move, and a stability meeting was held in good time.",
        "A settled home close to school, where {child} says there are people to talk to.",
    ),
    "oversight": (
        "Supervision is reflective, sets timed actions and comes back to them.",
        "The manager's reasons are recorded at each decision and the case moved on as a result.",
    ),
    "recording": (
        "Records are up to date, kind in tone and written so that the child could read them later.",
        "The chronology is current and useful.",
    ),
}
WEAK = {
    "assessment": (
        "The assessment describes events and does not say what they mean for {child}.",
        "Father's history is missing and the assessment was not updated after the baby was born.",
        "Too much copied from the earlier assessment; strengths are listed, risk is not weighed.",
    ),
    "risk": (
        "The safety plan depends on promises that nobody can check.",
        "No contingency is recorded if the arrangement fails at a weekend.",
        "Exploitation tool completed once in March and not again, although {child} went missing twice since.",
    ),
    "planning": (
        "Actions have no dates and the same plan has been carried forward for three reviews.",
        "The plan lists services, not what needs to change; the family could not say what it was for.",
        "Drift: nothing has moved since the spring.",
        "The pathway plan was written about the young person rather than with them and says nothing of contingency.",
    ),
    "voice": (
        "Visits are recorded as done but it is hard to hear {child}.",
        "Seen with parents each time; no direct work on record since the start of term.",
    ),
    "identity": (
        "Ethnicity is recorded, and what it means to the child is not explored.",
        "First language noted as other; no interpreter was used at the conference.",
    ),
    "family": (
        "The wider family was not asked, and a family meeting was first mentioned after legal advice was sought.",
        "Who matters to this young person is not known to the adviser.",
    ),
    "multi_agency": (
        "Core group minutes repeat the last ones and the school did not attend.",
        "No sign that the reviewing officer looked at the plan between reviews; delay was not challenged.",
        "The reviewing officer spoke to {child} on the day of the review for the first time in six months.",
    ),
    "permanence": (
        "No permanence plan by the second review and parallel planning began late.",
        "Long-term match agreed in principle a year ago and still not at panel.",
    ),
    "health": (
        "First health assessment was seven weeks late because consent went to the wrong team.",
        "Waiting for a service since the winter; nobody has offered anything in the meantime.",
    ),
    "education": (
        "Out of work or learning since the summer, and the plan says only to continue to encourage.",
        "Targets in the education plan are general and were not reviewed.",
    ),
    "home": (
        "The move was unplanned and the matching record is blank.",
        "The young person says the building does not feel safe; this was not followed up.",
    ),
    "oversight": (
        "Supervision is monthly but repeats the last note; actions are not dated and delay for {child} is not challenged.",
        "The rationale for stepping down is not recorded by the manager.",
        "Supervision took place on time; it describes tasks and never asks what difference they made.",
    ),
    "recording": (
        "Case summary is six months old and the chronology stops at the transfer.",
        "Records of two visits were added weeks later.",
    ),
}


def words(chance: Chance, area: str, grades: dict[str, str]) -> tuple[str, str]:
    """What was written under strengths and under areas for improvement, to fit the grades."""
    good = [d for d, g in grades.items() if g in ("Outstanding", "Good")]
    poor = [d for d, g in grades.items() if g not in ("Outstanding", "Good")]
    named = chance.choose(NAMES) if chance.yes(0.15) else ""
    return sentences(chance, STRONG, good, named), sentences(chance, WEAK, poor, named)


def sentences(
    chance: Chance, pool: dict[str, tuple[str, ...]], dimensions: list[str], named: str
) -> str:
    """Two sentences at most; the child is named where the auditor named them."""
    if not dimensions:
        return ""
    start = chance.whole(0, len(dimensions) - 1)
    chosen = [dimensions[start]]
    if len(dimensions) > 1 and chance.yes(0.6):
        chosen.append(dimensions[(start + 1) % len(dimensions)])
    parts = [chance.choose(pool[d]) for d in chosen]
    text = " ".join(parts).replace("{child}", named or "the child")
    return f"{named}: {text}" if named and named not in text else text
