"""Quality of practice: audits over all records, moderation, aspects, teams, actions closed."""

from __future__ import annotations

from selfassess.compose import prompts
from selfassess.compose.figures import figure, say_percent
from selfassess.compose.matter import Matter, cell
from selfassess.compose.sections.tracker import sentence_case
from selfassess.compose.telling import audit_charts
from selfassess.compose.telling.audit import change, count, percent, printed, rounds_now
from selfassess.model.reading import AuditPractice, AuditReading
from selfassess.model.statement import (
    Block,
    Column,
    Figure,
    Heading,
    Paragraph,
    Prose,
    Row,
    Statement,
    Table,
)

ASPECTS_SHOWN = 8
SAME_TEAM = "same team"


def quality_of_practice(matter: Matter, teams: bool = False) -> list[Block]:
    """What the audit programme shows, and how far it can be relied on; coverage by team where it
    is asked for."""
    headings = matter.words.headings
    title = headings["quality_of_practice"]
    blocks: list[Block] = [Heading(id="practice", level=1, text=title, new_page=True)]
    overall = next((r for r in matter.audits if not r.aspect and not r.area), None)
    if overall is None or not overall.graded:
        none_held = matter.paragraph("practice.none", "practice.none")
        return [
            *blocks,
            Prose(
                id="practice.none",
                name="Quality of practice",
                paragraphs=(none_held,),
                prompts=(prompts.fixed(matter, "practice"),),
            ),
        ]
    blocks.append(_prose("practice.programme", headings["programme"], _programme(matter, overall)))
    chart = audit_charts.grades(matter, "practice.grades", "All audits", overall)
    blocks += [chart] if chart else []
    sections = (
        ("practice.moderation", "moderation", _moderation(matter, overall)),
        ("practice.closing", "closing", _actions(matter, overall)),
    )
    for identity, name, statements in sections:
        if statements:
            blocks.append(Heading(id=f"{identity}.heading", level=2, text=headings[name]))
            blocks.append(_prose(identity, headings[name], statements))
    aspects = [r for r in matter.audits if r.aspect and enough(matter, r)]
    if aspects:
        blocks.append(Heading(id="practice.aspects", level=2, text=headings["practice_aspects"]))
        drawn = audit_charts.by_aspect(matter, "practice.by_aspect", aspects)
        blocks += [drawn] if drawn else []
        blocks.append(_aspects(matter, aspects))
    if teams and overall.practice and len(overall.practice.teams) > 1:
        blocks.append(_teams(matter, overall, overall.practice))
    asked = blocks[1]
    assert isinstance(asked, Prose)
    blocks[1] = asked.model_copy(update={"prompts": (prompts.fixed(matter, "practice"),)})
    return blocks


def enough(matter: Matter, reading: AuditReading) -> bool:
    return reading.graded >= matter.thresholds.audit.minimum_graded


def _prose(identity: str, name: str, statements: list[Statement]) -> Prose:
    return Prose(id=identity, name=name, paragraphs=(Paragraph(statements=tuple(statements)),))


def _programme(matter: Matter, reading: AuditReading) -> list[Statement]:
    refs = matter.refer(reading.key)
    keys = (reading.key,)
    said = [_overall(matter, reading)]
    changed = change(matter, reading)
    if changed and reading.before_graded and reading.before_good_or_better is not None:
        said.append(
            matter.sentence(
                "practice.before",
                "practice.before",
                keys=keys,
                good=count(reading, "before", reading.before_good_or_better),
                graded=count(reading, "before_n", reading.before_graded),
                change=changed,
                refs=refs,
            )
        )
    if printed(matter, reading.targeted):
        said.append(
            matter.sentence(
                "practice.targeted",
                "practice.targeted",
                keys=keys,
                good=count(reading, "targeted_good", reading.targeted_good),
                graded=count(reading, "targeted", reading.targeted),
                refs=refs,
            )
        )
    return [*said, *_programme_done(matter, reading)]


def _overall(matter: Matter, reading: AuditReading) -> Statement:
    """How many records were good or better; not where so few were graded that it could be told
    whose they were."""
    refs, rounds = matter.refer(reading.key), rounds_now(reading)
    if not printed(matter, reading.graded):
        rule = "practice.overall_few"
        return matter.sentence("practice.overall", rule, keys=(reading.key,), **rounds, refs=refs)
    return matter.sentence(
        "practice.overall",
        "practice.overall",
        keys=(reading.key,),
        **rounds,
        good=count(reading, "good", reading.good_or_better),
        graded=count(reading, "graded", reading.graded),
        percent=percent(matter, reading),
        low=None if reading.protected else _bound(reading, "low", reading.low),
        high=_bound(reading, "high", reading.high),
        refs=refs,
    )


def _or_none(reading: AuditReading, slot: str, number: int) -> Figure:
    """A number in a sentence; nought in a word."""
    return count(reading, slot, number) if number else figure(f"{reading.key}.{slot}", "none")


def _bound(reading: AuditReading, name: str, share: float) -> Figure:
    """One end of the interval round a share, as a percentage."""
    return figure(f"{reading.key}.{name}", say_percent(100 * share))


def _programme_done(matter: Matter, reading: AuditReading) -> list[Statement]:
    refs = matter.refer(reading.key)
    said: list[Statement] = []
    practice = reading.practice
    if practice is None:
        return said
    planned = sum(r.planned for r in practice.programme)
    if planned:
        said.append(
            matter.sentence(
                "practice.done",
                "practice.programme",
                keys=(reading.key,),
                done=count(reading, "done", sum(r.done for r in practice.programme)),
                planned=count(reading, "planned", planned),
                rounds=len(practice.programme),
                refs=refs,
            )
        )
    if practice.practitioner_said and practice.family_said:
        said.append(
            matter.sentence(
                "practice.took_part",
                "practice.took_part",
                keys=(reading.key,),
                practitioners=count(reading, "practitioners", practice.practitioner),
                practitioners_said=count(reading, "practitioners_n", practice.practitioner_said),
                families=count(reading, "families", practice.family),
                families_said=count(reading, "families_n", practice.family_said),
                refs=refs,
            )
        )
    return said


def _moderation(matter: Matter, reading: AuditReading) -> list[Statement]:
    refs = matter.refer(reading.key)
    keys = (reading.key,)
    said: list[Statement] = []
    if reading.moderated >= matter.thresholds.audit.minimum_moderated:
        said.append(
            matter.sentence(
                "practice.moderation",
                "practice.moderation",
                keys=keys,
                agreed=count(reading, "agreed", reading.agreed),
                moderated=count(reading, "moderated", reading.moderated),
                lowered=_or_none(reading, "lowered", reading.lowered),
                raised=_or_none(reading, "raised", reading.raised),
                refs=refs,
            )
        )
        if reading.kappa is not None:
            kappa = figure(f"{reading.key}.kappa", f"{reading.kappa:.2f}")
            said.append(
                matter.sentence(
                    "practice.kappa", "practice.kappa", keys=keys, kappa=kappa, refs=refs
                )
            )
    elif reading.moderations or reading.moderated:
        said.append(
            matter.sentence(
                "practice.few_moderated", "practice.few_moderated", keys=keys, refs=refs
            )
        )
    for moderation in reading.moderations:
        if moderation.by == SAME_TEAM and moderation.moderated:
            said.append(
                matter.sentence(
                    "practice.same_team",
                    "practice.same_team",
                    keys=keys,
                    moderated=count(reading, "same_team", moderation.moderated),
                    single=moderation.moderated == 1,
                    refs=refs,
                )
            )
    return said


def _actions(matter: Matter, reading: AuditReading) -> list[Statement]:
    practice = reading.practice
    if practice is None or not practice.actions:
        return []
    return [
        matter.sentence(
            "practice.actions",
            "practice.actions",
            keys=(reading.key,),
            actions=count(reading, "actions", practice.actions),
            done=count(reading, "actions_done", practice.actions_done),
            overdue=count(reading, "actions_overdue", practice.actions_overdue)
            if practice.actions_overdue
            else None,
            refs=matter.refer(reading.key),
        )
    ]


def _aspects(matter: Matter, readings: list[AuditReading]) -> Table:
    ranked = sorted(readings, key=lambda r: (r.good_or_better / r.graded, r.aspect))
    return Table(
        id="practice.aspects.table",
        name="Audits by aspect",
        caption=matter.wording.words_of("practice.table"),
        columns=(
            Column(title="Aspect", weight=3.6),
            Column(title="Good or better", weight=1.2),
            Column(title="Change", weight=1.8),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(f"{audit_charts.aspect_label(matter, r, ranked)} ", matter.refer(r.key)),
                    cell(
                        count(r, "good", r.good_or_better),
                        " of ",
                        count(r, "graded", r.graded),
                    ),
                    cell(sentence_case(change(matter, r) or ""), status=r.trend.value),
                ),
                rule="practice.table",
                keys=(r.key,),
            )
            for r in ranked[:ASPECTS_SHOWN]
        ),
        note=matter.wording.words_of(
            "practice.table_note", least=matter.thresholds.audit.minimum_graded
        ),
    )


def _teams(matter: Matter, reading: AuditReading, practice: AuditPractice) -> Table:
    """Records audited by team; teams with few are put together, so that none stands alone."""
    least = matter.thresholds.disclosure.small_base
    named = [team for team in practice.teams if printed(matter, team.graded)]
    few = [team for team in practice.teams if not printed(matter, team.graded)]
    rows = [(team.team, team.graded) for team in named]
    if few:
        words = matter.wording.words_of(
            "practice.other_teams", n=len(few), single=len(few) == 1, least=least
        )
        rows.append((words, sum(team.graded for team in few)))
    return Table(
        id="practice.teams",
        name="Audits by team",
        caption=matter.wording.words_of("practice.teams"),
        columns=(
            Column(title="Team", weight=3.0),
            Column(title="Records audited", weight=1.2, number=True),
        ),
        rows=tuple(
            Row(cells=(cell(name), cell(f"{graded:,}")), rule="practice.teams", keys=(reading.key,))
            for name, graded in rows
        ),
    )
